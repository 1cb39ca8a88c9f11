import { dirname, resolve } from 'node:path';
import {
  error,
  makeWorkbooks,
  openRow,
  type RosterJob,
  type RosterRow,
  type RowDiagnostic,
  type Workbook,
} from '../core/index.ts';
import { FolderIsTaken } from '../node/claim.ts';
import { nodePlatform } from '../node/platform.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import { type BookFiles, type NamedFile, type PlacedFile, writeFiles } from '../node/write-files.ts';
import { readAnswers } from './answers-file.ts';
import { startProgress } from './batch-progress.ts';
import type { Run } from './run.ts';

/** Where rows are made, and who hears of it. */
export interface RowsMaking {
  readonly folder: string;
  readonly run: Run;
  readonly found: RowDiagnostic[];
  /** Paths in a roster are meant from where it lies. */
  readonly rosterPath: string;
}

/** The files of a row, whole in memory. */
interface MadeRow {
  readonly row: RosterRow;
  readonly books: readonly BookFiles[];
}

/** A row whose files are in their places. */
export interface PlacedRow {
  readonly row: number;
  readonly ref: string;
  readonly files: readonly PlacedFile[];
}

const bookOf = async (workbook: Workbook, replace: boolean): Promise<BookFiles> => {
  const { name, isCopy, cover } = workbook;
  const files: NamedFile[] = [{ ending: '.pdf', bytes: await workbook.bytes() }];
  if (cover) files.push({ ending: `${cover.name.slice(name.length)}.pdf`, bytes: await cover.bytes() });
  return { name, isCopy, isMarked: true, replace, files };
};

/** What a filled copy holds that a row names. Undefined when it cannot be read, as reported. */
const answersFor = async (path: unknown, { rosterPath, run }: RowsMaking, report: RosterJob['report']) => {
  if (typeof path !== 'string') return {};
  return readAnswers(resolve(dirname(rosterPath), path), { ...run, report });
};

/** Makes the files of a row; undefined when they cannot be, as reported. */
const makeRow = async (row: RosterRow, job: RosterJob, making: RowsMaking): Promise<MadeRow | undefined> => {
  let isWrong = false;
  const { ticket, ...context } = openRow(row, {
    ...job,
    reportRow: (one) => {
      isWrong ||= one.diagnostic.severity === 'error';
      job.reportRow(one);
    },
  });
  const { report } = context;
  const answers = await answersFor(ticket.answers, making, report);
  if (!answers) return undefined;
  const books: BookFiles[] = [];
  const options = {
    ...context,
    ...answers,
    platform: nodePlatform,
    ...(job.today === undefined ? {} : { today: job.today }),
  };
  for (const workbook of makeWorkbooks(job.sources, ticket, options))
    books.push(await bookOf(workbook, ticket.replace === true));
  return isWrong ? undefined : { row, books };
};

/** Rows and bytes that are written in one act: each costs the disk some waiting. */
const [mostRows, mostBytes] = [64, 32 * 2 ** 20];

const bytesOf = (rows: readonly MadeRow[]): number =>
  rows.reduce(
    (sum, { books }) =>
      sum +
      books.reduce((all, { files }) => all + files.reduce((one, { bytes }) => one + bytes.length, 0), 0),
    0,
  );

const placeTogether = (
  rows: readonly MadeRow[],
  folder: string,
  report: RosterJob['report'],
): readonly PlacedRow[] | undefined => {
  const placed = writeFiles(
    folder,
    rows.flatMap(({ books }) => books),
    report,
  );
  if (!placed) return undefined;
  const left = [...placed];
  return rows.map(({ row: { number, ref = '' }, books }) => ({
    row: number,
    ref,
    files: left.splice(0, books.length).flatMap(({ files }) => files),
  }));
};

/** Puts the files of rows into their places, all of a row or none. Where one cannot be placed, the others are all the same. */
const place = (rows: readonly MadeRow[], job: RosterJob, { folder }: RowsMaking): readonly PlacedRow[] => {
  const together = placeTogether(rows, folder, () => undefined);
  if (together) return together;
  return rows.flatMap(
    (one) =>
      placeTogether([one], folder, (diagnostic) => job.reportRow({ row: one.row.number, diagnostic })) ?? [],
  );
};

const tellUnwritten = (problem: unknown, { folder, run }: RowsMaking): void => {
  const place = shown(folder);
  if (problem instanceof FolderIsTaken) {
    const hint = `wait until it has ended; where none is at work, remove \`${problem.claim}\` there`;
    run.report(error('cli/busy', `another run of Octavo writes to \`${place}\``, undefined, hint));
  } else run.report(systemError(problem, `no more could be written to \`${place}\``));
};

/** Makes rows, one after another, and writes them in handfuls. */
export const makeRows = async (
  rows: readonly RosterRow[],
  job: RosterJob,
  making: RowsMaking,
): Promise<object> => {
  const { run, folder } = making;
  const progress = startProgress(run, 'made', rows.length);
  const placed: PlacedRow[] = [];
  let waiting: MadeRow[] = [];
  const write = (): void => {
    placed.push(...place(waiting, job, making));
    waiting = [];
  };
  try {
    for (const row of rows) {
      const made = await makeRow(row, job, making);
      if (made) waiting.push(made);
      if (waiting.length >= mostRows || bytesOf(waiting) >= mostBytes) write();
      progress.step();
    }
    if (waiting.length > 0) write();
  } catch (problem) {
    tellUnwritten(problem, making);
  }
  progress.end();
  if (placed.length === rows.length) run.settle();
  const files = placed.flatMap((one) => one.files);
  const count = (result: PlacedFile['result']): number =>
    files.filter((file) => file.result === result).length;
  run.say(
    `${shown(folder)}: ${count('written')} files written, ${count('replaced')} replaced, ${count('unchanged')} unchanged`,
  );
  return {
    made: placed.map(({ row, ref, files: these }) => ({
      row,
      ref,
      files: these.map(({ name, result }) => ({ file: name, result })),
    })),
  };
};
