// The only public door of core.

export { firstBook, type Library, type Scope } from './author/library.ts';
export { packReading } from './author/packed.ts';
export { exerciseSchema } from './author/schemas.ts';
export { writeYaml } from './author/write-yaml.ts';
export { type Axes, type Choices, combinations, pick, type Written } from './author/written.ts';
export { readPrivateYaml, readYaml } from './author/yaml.ts';
export { type Binding, type Bound, bindPages } from './bind.ts';
export { reportMisfit } from './blocks/block.ts';
export type { Job } from './choose/choose.ts';
export type { Document } from './compose/document.ts';
export { type Diagnostic, distinct, error, hasErrors, type Place, type Report, warning } from './diagnostic.ts';
export { nearest, suggest } from './nearest.ts';
export type { Answers } from './paginate/fields.ts';
export { signatures } from './paginate/impose.ts';
export type { Pages } from './paginate/paginate.ts';
export { type Edition, openPress, type Press, readEdition } from './press.ts';
export { plain } from './prose.ts';
export { languageOf, type Review, review } from './review/review.ts';
export { openSpeller, type Speller } from './review/spelling.ts';
export { check, type Misfit, type Path } from './schema.ts';
export type { SourceFile, Sources } from './sources.ts';
export { readTicket, type Ticket } from './ticket.ts';
export { doubtsOf, spoken } from './vendor.ts';
export {
  composeDocument,
  fieldNamesOf,
  kinds,
  makePages,
  openWorkshop,
  overlaysOf,
  printPages,
  type Workshop,
} from './workbook.ts';
