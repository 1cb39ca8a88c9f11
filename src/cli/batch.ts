import { resolve } from 'node:path';
import {
  type Diagnostic,
  error,
  gatherRows,
  openProject,
  proveRows,
  type RosterField,
  type RosterJob,
  type RosterRow,
  type RowDiagnostic,
  readRowList,
  rosterFields,
  type Sources,
  tellColumns,
} from '../core/index.ts';
import type { Spreadsheets } from '../node/spreadsheets.ts';
import { makeRows } from './batch-make.ts';
import { startProgress } from './batch-progress.ts';
import type { JobTicket } from './job-ticket.ts';
import { readJobSources } from './make.ts';
import { type RosterFile, readRosterFile } from './roster-file.ts';
import { withRefs } from './roster-refs.ts';
import { type Run, todayIs } from './run.ts';

/** What is asked of a roster. */
export interface BatchWishes {
  readonly roster: string;
  /** The rows to make, as a spreadsheet numbers them: `2-5,9`. */
  readonly rows?: string | undefined;
  /** Stops once everything wrong is told. */
  readonly dryRun?: boolean | undefined;
}

/** A run of `octavo batch`, and what is wrong with rows so far. */
export interface Batch {
  readonly wishes: BatchWishes;
  readonly job: JobTicket;
  readonly run: Run;
  readonly doors: Spreadsheets;
  readonly found: RowDiagnostic[];
}

/** What columns may be for the content at hand; undefined when that cannot be read, as reported. */
export const fieldsFor = (
  sources: Sources,
  { ticket }: JobTicket,
  run: Run,
): readonly RosterField[] | undefined => {
  const scope = { book: ticket.book ?? 'book', only: [], choices: ticket.choices };
  const project = openProject(sources, run.report, scope);
  return project && rosterFields(project.library, sources.editions.keys());
};

const chosenRows = ({ rows }: RosterFile, { wishes, run }: Batch): readonly RosterRow[] => {
  if (rows.length === 0)
    run.report(
      error('roster/no-rows', 'the roster has no row below its first', undefined, 'write one row a client'),
    );
  if (wishes.rows === undefined) return rows;
  const isChosen = readRowList(wishes.rows);
  const hint =
    'write row numbers as your spreadsheet shows them, as in `--rows 2-5,9`; the first is the head';
  if (!isChosen)
    run.report(error('roster/rows', 'what is given for `--rows` cannot be read', undefined, hint));
  const chosen = isChosen ? rows.filter(({ number }) => isChosen(number)) : [];
  if (isChosen && chosen.length === 0)
    run.report(error('roster/rows', 'none of the rows in `--rows` holds anything', undefined, hint));
  return chosen;
};

const isMistake = ({ diagnostic }: { readonly diagnostic: Diagnostic }): boolean =>
  diagnostic.severity === 'error';

/** Looks for everything wrong in rows. */
const prove = (rows: readonly RosterRow[], rosterJob: RosterJob, { wishes, run }: Batch): void => {
  const progress = startProgress(run, 'looking through', rows.length);
  const proven = proveRows(rows, rosterJob, { all: wishes.dryRun === true });
  for (const _ of proven) progress.step();
  progress.end();
};

/** Tells what is wrong with rows, and ends the run. */
const endBatch = ({ run, found }: Batch, result: object): number => {
  for (const diagnostic of gatherRows(found)) run.report(diagnostic);
  return run.end(result);
};

/** `octavo batch`. */
export const batch = async (
  wishes: BatchWishes,
  job: JobTicket,
  { run, doors }: { readonly run: Run; readonly doors: Spreadsheets },
): Promise<number> => {
  const found: RowDiagnostic[] = [];
  const given: Batch = { wishes, job, run, doors, found };
  const reportRow = (one: RowDiagnostic): void => void found.push(one);
  const sources = readJobSources(job, run);
  const fields = sources && fieldsFor(sources, job, run);
  const roster = fields && (await readRosterFile(wishes.roster, fields, { run, doors, reportRow }));
  if (!sources || !fields || !roster) return endBatch(given, {});
  const chosen = chosenRows(roster, given);
  const numbers = new Set(chosen.map(({ number }) => number));
  const { placeOf, ticket: base } = job;
  const rosterJob: RosterJob = {
    sources,
    columns: roster.columns,
    base,
    placeOf,
    report: run.report,
    reportRow,
    today: todayIs(),
  };
  for (const line of tellColumns(roster.columns)) run.say(line);
  const hasFailed = (): boolean =>
    run.failed() || found.some((one) => isMistake(one) && numbers.has(one.row));
  if (!run.failed()) prove(chosen, rosterJob, given);
  const marked = hasFailed()
    ? undefined
    : await withRefs(roster, { run, doors, fields, reportRow, isDry: wishes.dryRun === true });
  if (!marked || hasFailed() || wishes.dryRun === true) return endBatch(given, {});
  const rows = marked.rows.filter(({ number }) => numbers.has(number));
  const made = await makeRows(rows, rosterJob, {
    folder: resolve(base.out ?? 'out'),
    run,
    found,
    rosterPath: roster.path,
  });
  return endBatch(given, made);
};
