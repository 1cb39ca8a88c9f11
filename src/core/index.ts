// The only public door of core.

export type { Axes, Choices } from './author/axes.ts';
export { defaultBook, type Library, type Scope } from './author/library.ts';
export { encodeNode } from './author/parse-cache.ts';
export { combinations, resolve } from './author/resolve.ts';
export { exerciseSchema } from './author/schemas.ts';
export { writeYaml } from './author/write-yaml.ts';
export { readPrivateYaml, readYaml } from './author/yaml.ts';
export type { YamlNode } from './author/yaml-node.ts';
export { reportIssue } from './blocks/block.ts';
export { kinds } from './blocks/kinds/kinds.ts';
export type { Job } from './choose/choose.ts';
export { readTicket, type Ticket } from './choose/ticket.ts';
export type { Document } from './compose/document.ts';
export {
  type Diagnostic,
  distinct,
  error,
  hasErrors,
  type Place,
  type Report,
  warning,
} from './model/diagnostic.ts';
export { nearest, suggest } from './model/nearest.ts';
export type { Answers, Pages } from './model/page.ts';
export { plain } from './model/prose.ts';
export type { SourceFile, Sources } from './model/sources.ts';
export {
  composeDocument,
  openProject,
  overlaysOf,
  type Project,
} from './project.ts';
export { type Binding, type Bound, bindPages } from './publish/bind.ts';
export { type Design, type Edition, openDesign, readEdition } from './publish/design.ts';
export { signatures } from './publish/impose.ts';
export { makePages } from './publish/pages.ts';
export { fieldNamesOf, printPages } from './publish/print.ts';
export { formatLength, vendorWarnings } from './publish/vendor.ts';
export { languageOf, type Review, review } from './review/review.ts';
export { openSpeller, type Speller } from './review/spelling.ts';
export { check, type Issue } from './schema/check.ts';
export type { Path } from './schema/vocabulary.ts';
