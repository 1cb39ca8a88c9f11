import { type AnsweredField, answeredIn, askedBy, type FilledField } from '../answers/filled.ts';
import { type Report, warning } from '../model/diagnostic.ts';
import type { MakeOptions } from '../model/workbook.ts';
import { fitAnswers } from '../publish/answers.ts';
import type { MadeWorkbook } from '../workbooks.ts';
import { type BundleSources, openProduct } from './bundle.ts';
import { type Selling, workbooksFor } from './offer.ts';
import { phrasesOf } from './phrases.ts';
import { bookOfFields, type Candidate, candidatesOf, type WishedChoices } from './update-book.ts';
import { changesSince, type Since, updateBlocks, updatePage, withUpdatePage } from './update-page.ts';

// A buyer's update: a copy of the present version with what was filled into one of an earlier version, and a page of what has changed.

/** A copy as a buyer has filled it in. */
export interface EarlierCopy {
  readonly fields: readonly FilledField[];
  /** The day of its version, as its file tells. ISO date. */
  readonly made: string | undefined;
  /** How wide its first page is. Points. */
  readonly width?: number | undefined;
}

export interface UpdateWishes {
  /** The version of the earlier copies, where their day shall not tell. */
  readonly since?: string | undefined;
  /** What they are of, where their fields alone shall not tell. */
  readonly choices: WishedChoices;
}

/** A copy of the present version, and what is told of it. */
export interface Update {
  readonly bytes: Uint8Array;
  /** What tells it from others of the product, and its edition. */
  readonly of: readonly string[];
  /** The version of the earlier copy; undefined: older than all that `changes` tell of. */
  readonly since: string | undefined;
  readonly version: string;
  readonly carried: number;
  /** Answers to what is not asked any more. */
  readonly gone: number;
  /** Where the page of what has changed stands; undefined: nothing has. */
  readonly page: number | undefined;
}

/** Makes a buyer's copy; undefined when it cannot be made, as reported. */
export type UpdatePress = (copy: EarlierCopy, report: Report) => Promise<Update | undefined>;

const warnOfNothingNew = ({ version, newer }: Since, present: string, report: Report): void => {
  if (newer.length > 0) return;
  const said = `\`changes\` of the product tell of nothing since this copy, of version ${version ?? present}`;
  const hint = 'name its version with `--since`, if it is older than its day';
  report(warning('shop/nothing-new', said, undefined, hint));
};

/** The present version of a book for what is answered in an earlier copy, with a page of what has changed. */
const workbookFor = (
  { read, choices, entry }: Candidate,
  selling: Selling,
  blocks: ReturnType<typeof updateBlocks>,
): MadeWorkbook | undefined => {
  if (blocks.length === 0) return workbooksFor(read, choices, entry, selling).next().value ?? undefined;
  const sources = withUpdatePage(selling.sources, blocks, phrasesOf(selling.library.words));
  const { ticket } = read.product;
  const add = [updatePage, ...[ticket.add ?? []].flat()];
  const product = { ...read.product, ticket: { ...ticket, add } };
  const made = workbooksFor({ ...read, product }, choices, entry, { ...selling, sources });
  return made.next().value ?? undefined;
};

const answersIn = (
  answered: readonly AnsweredField[],
): Required<Pick<MakeOptions, 'answers' | 'origins'>> => ({
  answers: new Map(answered.map(({ name, value }) => [name, value])),
  origins: new Map(answered.map((field) => [field.name, { says: askedBy(field) }])),
});

/** Opens a press for updates; undefined when product or content cannot be read, as reported. */
export const openUpdates = (
  from: BundleSources,
  wishes: UpdateWishes,
  options: MakeOptions,
): UpdatePress | undefined => {
  const opened = openProduct(from, options.report);
  if (!opened) return undefined;
  const selling: Selling = { ...opened, sources: from.sources, brand: from.brand, options };
  const candidates = candidatesOf(opened.read, selling, wishes.choices);
  return async (copy, report) => {
    const { fields, made } = copy;
    const found = bookOfFields(candidates, copy, report);
    const since = found && changesSince(found.read, { named: wishes.since, made }, report);
    if (!found || !since) return undefined;
    const { version } = found.read.product;
    warnOfNothingNew(since, version, report);
    const answered = answeredIn(fields);
    const given = answersIn(answered);
    const unused = new Set(fitAnswers(found.workbook.pages, given.answers).unused);
    const gone = answered.filter(({ name }) => unused.has(name));
    const blocks = updateBlocks(since, gone, phrasesOf(selling.library.words));
    const own = { ...selling, options: { ...options, ...given, report } };
    const workbook = workbookFor(found, own, blocks);
    if (!workbook) return undefined;
    const page = workbook.pages.pages.find(({ section }) => section === updatePage)?.number;
    const carried = answered.length - gone.length;
    return {
      bytes: await workbook.bytes(),
      of: [...found.choices.values(), workbook.edition],
      since: since.version,
      version,
      carried,
      gone: gone.length,
      page,
    };
  };
};
