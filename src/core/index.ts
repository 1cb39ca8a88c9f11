// The door of core for the command, the tests and the bench; programs that import the package see `public.ts`. What only a check
// needs is behind `check.ts`.

export { answerData, answeredIn, type FilledField } from './answers/filled.ts';
export { answersAsMarkdown, tableAsMarkdown } from './answers/markdown.ts';
export { refsOf, warnOfOtherCopy, warnOfRefs } from './answers/refs.ts';
export { answerSheet } from './answers/sheet.ts';
export { cellsOf, type FilledCopy, tableData, tableOfAnswers } from './answers/table.ts';
export type { Axes, Choices } from './author/axes.ts';
export { defaultBook } from './author/books.ts';
export { brandLogo, logoFileOf } from './author/brand.ts';
export type { Extent, Library } from './author/library.ts';
export { encodeNode } from './author/parse-cache.ts';
export { resolve } from './author/resolve.ts';
export { writeYaml } from './author/write-yaml.ts';
export { readPrivateYaml, readYaml } from './author/yaml.ts';
export type { YamlNode } from './author/yaml-node.ts';
export { type DescribedKind, describeKind } from './blocks/describe-kind.ts';
export { kinds } from './blocks/kinds/kinds.ts';
export { promptOf } from './blocks/set/field.ts';
export {
  type DescribedExercise,
  describeExercise,
  type ExerciseWishes,
  type ListedExercise,
  listExercises,
} from './catalog.ts';
export { isPacketBook } from './choose/appointments.ts';
export { shorthands } from './choose/shorthands.ts';
export { readTicket, type Ticket, type TicketContext } from './choose/ticket.ts';
export type { Document } from './compose/document.ts';
export { encodeLayout } from './compose/syntax.ts';
export {
  formAxisOf,
  type OfferedAxis,
  type OfferedBook,
  type OfferedExercise,
  type OfferedHelp,
  type OfferedOption,
  type OfferedTitle,
  offerExercises,
  offerTitle,
} from './describe-title.ts';
export { contrast } from './model/contrast.ts';
export { defined } from './model/defined.ts';
export {
  type Diagnostic,
  distinct,
  error,
  hasErrors,
  type Place,
  type Report,
  warning,
} from './model/diagnostic.ts';
export type { Color, Mark, Segment, Stroke, Word } from './model/galley.ts';
export { called, nearest, suggest } from './model/nearest.ts';
export type { Answers, Page, Pages } from './model/page.ts';
export type { BrandSource, SourceFile, Sources } from './model/sources.ts';
export type {
  AnswerOrigins,
  MakeOptions,
  Measures,
  Platform,
  Progress,
  TicketFields,
  Workbook,
} from './model/workbook.ts';
export { listMoments, type Moments } from './moments.ts';
export { namedEditions } from './named-editions.ts';
export { zipFiles } from './paint/zip.ts';
export { openProject, type Project } from './project.ts';
export { byShape, openAxes, openRow, proveRows, type RosterJob, saidOfSeveral } from './prove-rows.ts';
export { type Design, type Edition, readEdition } from './publish/design.ts';
export { filledPages } from './publish/filled-pages.ts';
export { formatLength } from './publish/vendor.ts';
export { type BlankRoster, blankRoster, headOf } from './roster/blank.ts';
export type { RosterColumn } from './roster/columns.ts';
export {
  isManifestName,
  type Manifest,
  type ManifestFile,
  type ManifestRow,
  manifestName,
  readManifest,
  type Versions,
  writeManifest,
} from './roster/manifest.ts';
export { fileColumns, type RosterField, rosterFields } from './roster/names.ts';
export { laidOver, type Roster, type RosterRow, readRoster, ticketOfRow } from './roster/rows.ts';
export { readShard, refKey, type Shard, shardOf } from './roster/shard.ts';
export { asTable, type Cells, type RosterTable, readRowList, rowList } from './roster/table.ts';
export { tellColumns } from './roster/tell-columns.ts';
export { gatherRows, type RowDiagnostic, type RowReport } from './roster/tell-rows.ts';
export type { DescribedField, DescribedValue } from './schema/describe.ts';
export type { Path } from './schema/vocabulary.ts';
export { writeCsv } from './tables/csv.ts';
export { type Face, readFace } from './type/face.ts';
export { type FontTable, fontFileOf, tablesOf } from './type/font-file.ts';
export { type MadeWorkbook, makeWorkbooks } from './workbooks.ts';
