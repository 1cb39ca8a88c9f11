import { error, type RosterJob, type RosterRow, type Shard, ticketOfRow } from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { FolderIsTaken, nodeSystem, type System } from '../node/claim.ts';
import { Ledger, NoManifest } from '../node/ledger.ts';
import { rosterKey, versionsOf } from '../node/row-digest.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import { inputsOf } from './batch-inputs.ts';
import { type MarkedRow, makeRows, type PlacedRow } from './batch-make.ts';
import { startProgress } from './batch-progress.ts';
import type { Run } from './run.ts';
import { tellUnwritten } from './write-books.ts';

/** What a machine is to do: rows that are proven and have refs. */
export interface BatchTask {
  readonly rows: readonly RosterRow[];
  readonly folder: string;
  readonly shard: Shard | undefined;
  /** Whether these are all rows of the roster. */
  readonly isWhole: boolean;
  /** Where the roster lies. */
  readonly roster: string;
  readonly job: RosterJob;
  readonly run: Run;
  readonly system?: System;
}

/** Milliseconds to wait for another run: until a claim that was left on another machine is nobody's any more. */
const patience = 150_000;

/** What is done of a task already, and what is to do. */
export const openTask = async ({
  rows,
  folder,
  shard,
  roster,
  job,
  system = { ...nodeSystem, patience },
}: BatchTask) => {
  const { sources, base } = job;
  const key = await rosterKey(roster);
  const versions = versionsOf(sources);
  const under: System = shard ? { ...system, shard } : system;
  const ledger = new Ledger({ folder, versions, key, shard, system: under });
  const marked = rows.map((row): MarkedRow => {
    const inputs = inputsOf(ticketOfRow(base, row), versions, { sources, key });
    return { row, ref: row.ref ?? '', ...defined({ inputs }) };
  });
  return { ledger, marked, versions, system: under };
};

const goOn = 'make room there, or choose another place, and say it again: what is done is not made again';

/** Tells what the system says of a folder; throws what is a fault of ours. */
export const tellTrouble = (problem: unknown, folder: string, run: Run): void => {
  const place = shown(folder);
  if (problem instanceof NoManifest) {
    const said = `\`${problem.file}\` in \`${place}\` is not as Octavo wrote it`;
    run.report(error('batch/no-manifest', said, undefined, 'move it away, or choose another folder'));
  } else if (problem instanceof FolderIsTaken) tellUnwritten(problem, folder, run);
  else run.report(systemError(problem, `not all could be written to \`${place}\``, goOn));
};

/** What was done, what was done before, and what else is there. */
interface Outcome {
  readonly placed: readonly PlacedRow[];
  readonly done: number;
  readonly others: number;
}

const tell = ({ placed, done, others }: Outcome, { rows, folder, run }: BatchTask): void => {
  const files = placed.flatMap((one) => one.files);
  const count = (result: string): number => files.filter((file) => file.result === result).length;
  const parts = [
    `${count('written')} ${count('written') === 1 ? 'file' : 'files'} written`,
    ...(count('replaced') > 0 ? [`${count('replaced')} replaced`] : []),
    ...(count('unchanged') > 0 ? [`${count('unchanged')} unchanged`] : []),
  ];
  const before = done > 0 ? `; ${done} of ${rows.length} rows were done before` : '';
  const left = others === 0 ? '' : `; ${others} more there, of no row of this list`;
  run.say(`${shown(folder)}: ${parts.join(', ')}${before}${left}`);
};

/** Makes what of a task is missing or changed. */
export const fulfil = async (task: BatchTask): Promise<object> => {
  const { folder, job, run } = task;
  const placed: PlacedRow[] = [];
  let done: readonly MarkedRow[] = [];
  let others = 0;
  try {
    const { ledger, marked, system } = await openTask(task);
    done = marked.filter(({ ref, inputs }) => ledger.isDone(ref, inputs));
    const left = marked.filter((one) => !done.includes(one));
    const progress = startProgress(run, 'making', left.length);
    for await (const some of makeRows(left, { folder, job, ledger, run, progress, system }))
      placed.push(...some);
    ledger.end();
    if (task.isWhole) others = ledger.ofOthers(marked.map(({ ref }) => ref));
    progress.end();
    run.settle();
  } catch (problem) {
    tellTrouble(problem, folder, run);
  }
  tell({ placed, done: done.length, others }, task);
  return {
    made: placed.map(({ files, ...row }) => ({
      ...row,
      files: files.map(({ name, result }) => ({ file: name, result })),
    })),
    done: done.map(({ row, ref }) => ({ row: row.number, ref })),
  };
};
