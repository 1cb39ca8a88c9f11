import {
  error,
  type ManifestRow,
  makeWorkbooks,
  openRow,
  type Report,
  type RosterJob,
  type RosterRow,
  type RowDiagnostic,
  type Workbook,
  warning,
} from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import type { System } from '../node/claim.ts';
import { type Ledger, manifestFile } from '../node/ledger.ts';
import { nodePlatform } from '../node/platform.ts';
import { shown } from '../node/walk.ts';
import type { BookFiles, NamedFile, PlacedFile } from '../node/write-files.ts';
import { readAnswers } from './answers-file.ts';
import type { BatchProgress } from './batch-progress.ts';
import { inHandfuls, placeHandful } from './handfuls.ts';
import type { Run } from './run.ts';

/** A row to be made, and the mark of what it is made of. */
export interface MarkedRow {
  readonly row: RosterRow;
  readonly ref: string;
  readonly inputs?: string | undefined;
}

/** Where rows are made, and who hears of it. */
export interface RowsMaking {
  readonly folder: string;
  readonly job: RosterJob;
  readonly ledger: Ledger;
  readonly run: Run;
  readonly progress: BatchProgress;
  /** Under which files are written. */
  readonly system?: System;
}

/** The files of a row, whole in memory. */
interface MadeRow extends MarkedRow {
  readonly books: readonly BookFiles[];
  /** As a manifest tells it. */
  readonly entry: ManifestRow;
}

/** A row whose files are in their places. */
export interface PlacedRow {
  readonly row: number;
  readonly ref: string;
  readonly files: readonly Pick<PlacedFile, 'name' | 'result'>[];
}

const filesOf = async ({ name, bytes, cover }: Workbook): Promise<readonly NamedFile[]> => {
  const book = { ending: '.pdf', bytes: await bytes() };
  return cover
    ? [book, { ending: `${cover.name.slice(name.length)}.pdf`, bytes: await cover.bytes() }]
    : [book];
};

/** The files of a workbook. They go in the place of what an earlier run has made for the same row, and of nothing else. */
const bookOf = async (
  workbook: Workbook,
  ref: string,
  replace: boolean,
  ledger: Ledger,
): Promise<BookFiles> => {
  const { name, isCopy } = workbook;
  const files = await filesOf(workbook);
  const isOwn = files.some(({ ending }) => ledger.isOwn(ref, `${name}${ending}`));
  return { name, isCopy, isMarked: true, replace: replace || isOwn, files };
};

const entryOf = (
  { ref, inputs }: MarkedRow,
  books: readonly BookFiles[],
  overridden: ReadonlySet<string>,
): ManifestRow => ({
  ref,
  files: books.flatMap(({ name, files }) =>
    files.map(({ ending, bytes }) => manifestFile(`${name}${ending}`, bytes)),
  ),
  ...defined({ inputs, overridden: overridden.size > 0 ? [...overridden] : undefined }),
});

/** A report that names no file of answers: one may be called after a person. */
const unnamed =
  ({ row }: MarkedRow, report: Report): Report =>
  ({ place, ...diagnostic }) => {
    const path = String(row.fields.answers);
    if (diagnostic.message.includes(shown(path)))
      report(error('batch/answers', 'its file of answers cannot be read', undefined, ...diagnostic.hints));
    else report(place && place.file !== shown(path) ? { ...diagnostic, place } : diagnostic);
  };

/** Makes the files of a row; undefined when they cannot be, as reported. */
const makeRow = async (marked: MarkedRow, { job, ledger, run }: RowsMaking): Promise<MadeRow | undefined> => {
  let isWrong = false;
  const reportRow = (found: RowDiagnostic): void => {
    isWrong ||= found.diagnostic.severity === 'error';
    job.reportRow(found);
  };
  const { ticket, ...context } = openRow(marked.row, { ...job, reportRow });
  const { answers: path, replace } = ticket;
  const report =
    typeof marked.row.fields.answers === 'string' ? unnamed(marked, context.report) : context.report;
  const answers = typeof path === 'string' ? await readAnswers(path, { ...run, report }, marked.ref) : {};
  if (!answers) return undefined;
  const options = {
    ...context,
    report,
    ...answers,
    platform: nodePlatform,
    ...defined({ today: job.today }),
  };
  const books: BookFiles[] = [];
  const overridden = new Set<string>();
  for (const workbook of makeWorkbooks(job.sources, ticket, options)) {
    for (const id of workbook.overridden) overridden.add(id);
    books.push(await bookOf(workbook, marked.ref, replace === true, ledger));
  }
  return isWrong ? undefined : { ...marked, books, entry: entryOf(marked, books, overridden) };
};

/** Tells of files that a row had under other names. They stay: somebody may want them. */
const tellLeftOver = ({ row, ref, entry }: MadeRow, { ledger, job }: RowsMaking): void => {
  const names = entry.files.map(({ name }) => name);
  for (const name of ledger.leftOver(ref, names)) {
    const said = `\`${name}\` is of an earlier run, and stays`;
    const hint = 'take it away where it is not needed any more';
    job.reportRow({ row: row.number, diagnostic: warning('batch/left-over', said, undefined, hint) });
  }
};

/** Puts the files of rows into their places, and tells the ledger. */
const place = (rows: readonly MadeRow[], making: RowsMaking): readonly PlacedRow[] => {
  const { folder, ledger, job, system } = making;
  ledger.begin(rows.map(({ entry }) => entry));
  const reportOn = ({ row }: MadeRow): Report => {
    return (diagnostic) => job.reportRow({ row: row.number, diagnostic });
  };
  const placed = placeHandful(rows, folder, reportOn, system);
  ledger.finish(placed.map(({ made }) => made.entry));
  for (const { made } of placed) tellLeftOver(made, making);
  return placed.map(({ made: { row, ref }, files }) => ({ row: row.number, ref, files }));
};

async function* madeOf(rows: readonly MarkedRow[], making: RowsMaking): AsyncGenerator<MadeRow> {
  for (const row of rows) {
    const made = await makeRow(row, making);
    making.progress.step();
    if (made) yield made;
  }
}

/** Makes rows, one after another, and writes them in handfuls; yields those that are in their places. Throws what the system says. */
export async function* makeRows(
  rows: readonly MarkedRow[],
  making: RowsMaking,
): AsyncGenerator<readonly PlacedRow[], void, undefined> {
  for await (const handful of inHandfuls(madeOf(rows, making))) yield place(handful, making);
}
