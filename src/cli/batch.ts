import { resolve } from 'node:path';
import {
  byShape,
  type Diagnostic,
  error,
  fileColumns,
  gatherRows,
  namedEditions,
  openProject,
  proveRows,
  type RosterField,
  type RosterJob,
  type RosterRow,
  type RowDiagnostic,
  readRowList,
  rosterFields,
  type Shard,
  type Sources,
  shardOf,
  tellColumns,
} from '../core/index.ts';
import type { System } from '../node/claim.ts';
import type { Spreadsheets } from '../node/spreadsheets.ts';
import { checkPaths, locatedRow, withBrandsOf } from './batch-inputs.ts';
import { mergeShards } from './batch-merge.ts';
import { startProgress } from './batch-progress.ts';
import { fulfil } from './batch-run.ts';
import type { JobTicket } from './job-ticket.ts';
import { readJobSources } from './make.ts';
import { type RosterFile, readRosterFile } from './roster-file.ts';
import { withRefs } from './roster-refs.ts';
import { withTickets } from './row-tickets.ts';
import { type Run, todayIs } from './run.ts';
import { shardFrom } from './shard-flag.ts';

/** What is asked of a roster. */
export interface BatchWishes {
  readonly roster: string;
  /** The rows to make, as a spreadsheet numbers them: `2-5,9`. */
  readonly rows?: string | undefined;
  /** Stops once everything wrong is told. */
  readonly dryRun?: boolean | undefined;
  /** Which of how many machines this is, `2/4`; `auto`: as Slurm says. */
  readonly shard?: string | undefined;
  /** Makes nothing, and checks what several machines have made. */
  readonly merge?: boolean | undefined;
}

/** What a run stands on; tests lay something else under it. */
export interface BatchGround {
  readonly run: Run;
  readonly doors: Spreadsheets;
  readonly system?: System;
}

/** A run of `octavo batch`, once its roster is read. */
interface Batch {
  readonly wishes: BatchWishes;
  readonly roster: RosterFile;
  readonly job: RosterJob;
  readonly fields: readonly RosterField[];
  readonly found: readonly RowDiagnostic[];
}

/** What columns may be for the content at hand; undefined when that cannot be read, as reported. */
export const fieldsFor = (
  sources: Sources,
  { ticket }: JobTicket,
  run: Run,
): readonly RosterField[] | undefined => {
  const scope = { book: ticket.book ?? 'book', only: [], choices: ticket.choices };
  const project = openProject(sources, run.report, scope);
  return project && [...rosterFields(project.library, namedEditions(sources)), ...fileColumns];
};

const readBatch = async (
  wishes: BatchWishes,
  job: JobTicket,
  { run, doors }: BatchGround,
): Promise<Batch | undefined> => {
  const found: RowDiagnostic[] = [];
  const reportRow = (one: RowDiagnostic): void => void found.push(one);
  const read = readJobSources(job, run);
  const fields = read && fieldsFor(read, job, run);
  const roster = fields && (await readRosterFile(wishes.roster, fields, { run, doors, reportRow }));
  if (!roster) return undefined;
  // Before what is named in some of them takes their place.
  for (const line of tellColumns(roster)) run.say(line);
  const located = roster.rows.map((row) => locatedRow(row, roster.path));
  const rows = withTickets(located, { fields: job.ticket, content: read.content }, run, reportRow);
  const sources = withBrandsOf(rows, read, run);
  checkPaths(rows, sources, reportRow);
  const { ticket: base, placeOf } = job;
  const { columns } = roster;
  return {
    wishes,
    fields,
    found,
    roster: { ...roster, rows },
    job: { sources, columns, base, placeOf, report: run.report, reportRow, today: todayIs() },
  };
};

const rowsHint =
  'write row numbers as your spreadsheet shows them, as in `--rows 2-5,9`; the first is the head';

/** The rows that are asked for, whichever machine makes them; none, as reported, where there are none. */
const chosenRows = ({ roster: { rows }, wishes }: Batch, run: Run): readonly RosterRow[] => {
  const tell = (said: string, hint: string): void => run.report(error('roster/rows', said, undefined, hint));
  if (rows.length === 0) tell('the roster has no row below its first', 'write one row a client');
  if (wishes.rows === undefined) return rows;
  const isChosen = readRowList(wishes.rows);
  const chosen = isChosen ? rows.filter(({ number }) => isChosen(number)) : [];
  if (!isChosen) tell('what is given for `--rows` cannot be read', rowsHint);
  else if (chosen.length === 0) tell('none of the rows in `--rows` holds anything', rowsHint);
  return chosen;
};

/** The rows of one machine. Its refs must be those that the other machines see. */
const rowsOfShard = (
  rows: readonly RosterRow[],
  shard: Shard | undefined,
  run: Run,
): readonly RosterRow[] => {
  if (!shard) return rows;
  if (rows.some(({ ref }) => ref === undefined)) {
    const hint =
      'run it once without `--shard` for a row, as `--rows 2`: that writes a copy with refs; give that to all machines';
    run.report(
      error('batch/no-refs', 'machines can share a roster only where each row has a ref', undefined, hint),
    );
  }
  return rows.filter(({ ref }) => ref !== undefined && shardOf(ref, shard.of) === shard.index);
};

const isMistake = ({ diagnostic }: { readonly diagnostic: Diagnostic }): boolean =>
  diagnostic.severity === 'error';

/** Looks for everything wrong in rows. */
const prove = (rows: readonly RosterRow[], { job, wishes }: Batch, run: Run): void => {
  const progress = startProgress(run, 'looking through', rows.length);
  for (const _ of proveRows(rows, job, { all: wishes.dryRun === true })) progress.step();
  progress.end();
};

/** Tells what is wrong in rows, of those that are asked for, and ends the run. */
const endBatch = (
  found: readonly RowDiagnostic[],
  rows: ReadonlySet<number>,
  run: Run,
  result: object,
): number => {
  for (const diagnostic of gatherRows(found.filter(({ row }) => rows.has(row)))) run.report(diagnostic);
  return run.end(result);
};

/** `octavo batch`. */
export const batch = async (wishes: BatchWishes, job: JobTicket, ground: BatchGround): Promise<number> => {
  const { run, doors } = ground;
  if (job.ticket.ref !== undefined) {
    const hint = 'give each row its own, in a column `Ref`; without one, rows get theirs by chance';
    run.report(error('batch/one-ref', 'one `ref` cannot mark many rows', job.placeOf(['ref']), hint));
  }
  const shard = shardFrom(wishes.shard, run);
  const read = await readBatch(wishes, job, ground);
  if (!read) return run.end({});
  const { roster, fields, found } = read;
  const chosen = rowsOfShard(chosenRows(read, run), shard, run);
  const numbers = new Set(chosen.map(({ number }) => number));
  const hasFailed = (): boolean =>
    run.failed() || found.some((one) => isMistake(one) && numbers.has(one.row));
  const isDry = wishes.dryRun === true;
  if (!run.failed() && wishes.merge !== true) prove(chosen, read, run);
  const { reportRow } = read.job;
  const marked = hasFailed() ? undefined : await withRefs(roster, { run, doors, fields, reportRow, isDry });
  if (!marked || hasFailed()) return endBatch(found, numbers, run, {});
  if (isDry) {
    run.say(`${chosen.length === 1 ? '1 row is' : `${chosen.length} rows are`} right; nothing was written`);
    return endBatch(found, numbers, run, {});
  }
  const rows = byShape(marked.rows, read.job).filter(({ number }) => numbers.has(number));
  const folder = resolve(job.ticket.out ?? 'out');
  const isWhole = wishes.rows === undefined && !shard;
  const task = { ...ground, rows, folder, shard, isWhole, roster: roster.path, job: read.job };
  return endBatch(found, numbers, run, await (wishes.merge === true ? mergeShards(task) : fulfil(task)));
};
