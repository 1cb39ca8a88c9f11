import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Shard } from '../core/index.ts';

// One run at a time writes to a folder. Each lays a file of its own there, and looks round afterwards: of two that do so at once,
// whichever looks last sees the other. No such file is ever taken over, so none can be taken from a run that is still at work.

/** What lies under a run, so that tests may let any of it fail. */
export interface System {
  readonly files: typeof fs;
  readonly pid: number;
  readonly isAlive: (pid: number) => boolean;
  readonly sleep: (milliseconds: number) => void;
  /** Milliseconds to wait for another run. */
  readonly patience: number;
  /** Which of several machines writes: they write other files of one folder, and need not wait for one another. */
  readonly shard?: Shard;
}

export const nodeSystem: System = {
  files: fs,
  pid: process.pid,
  isAlive: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch (problem) {
      return !(problem instanceof Error && 'code' in problem && problem.code === 'ESRCH');
    }
  },
  sleep: (milliseconds) => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
  patience: 10_000,
};

/** A run's right to write, and what its files are like. */
export interface Claim {
  readonly folder: string;
  /** Process, machine, chance: nobody can guess what its files are called. */
  readonly id: string;
  readonly shard?: Shard | undefined;
  /** What a new file may be used for here, as the system says. */
  readonly mode: number;
  readonly owner: number;
  /** When it was claimed, by the clock of the folder's own system. */
  readonly since: number;
}

/** What a run lays into a folder beside its files: its claim, its journal, files that wait, files set aside. */
export type Trace = '.run' | '.journal' | `-${number}.new` | `-${number}.old`;

export const traceOf = ({ folder, id }: Pick<Claim, 'folder' | 'id'>, trace: Trace): string =>
  join(folder, `.octavo-${id}${trace}`);

const form =
  /^\.octavo-((\d{1,10})-([0-9a-f]{4})-[0-9a-f]{32}(?:-(\d{1,6})of(\d{1,6}))?)(\.run|\.journal|-\d{1,5}\.(?:new|old))$/;

export interface Found {
  readonly name: string;
  readonly id: string;
  readonly pid: number;
  readonly machine: string;
  readonly shard?: Shard | undefined;
  readonly trace: string;
}

/** Whether two runs are those of two machines that share a roster: their files differ. */
export const areApart = (one: Shard | undefined, other: Shard | undefined): boolean =>
  one !== undefined && one.of === other?.of && one.index !== other.index;

/** The names in a folder that are like those of runs. */
export const tracesIn = (folder: string, { files }: System): readonly Found[] =>
  files.readdirSync(folder).flatMap((name) => {
    const [, id, pid, machine, index, of, trace] = form.exec(name) ?? [];
    if (id === undefined || machine === undefined || trace === undefined) return [];
    const shard = of === undefined ? undefined : { index: Number(index), of: Number(of) };
    return [{ name, id, pid: Number(pid), machine, shard, trace }];
  });

/** Processes of two machines that share a folder may bear one number. */
export const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 4);

/** Writing takes seconds: after so many milliseconds a claim is nobody's, whatever process bears its number by now. */
const longest = 600_000;

/** Of machines that share a roster a task is tried again soon, perhaps elsewhere. Each of its acts takes a second. */
const longestOfShard = 120_000;

/** Another run that is at work in the same folder. */
export class FolderIsTaken extends Error {
  readonly claim: string;
  constructor(claim: string) {
    super('another run writes to this folder');
    this.claim = claim;
  }
}

/** Claims of other runs that hold. One that is a link, or has gone meanwhile, does not. */
export const heldIn = (
  claim: Pick<Claim, 'folder' | 'id' | 'since' | 'shard'>,
  system: System,
): readonly Found[] => {
  const { files, pid, isAlive } = system;
  const { folder, id, since } = claim;
  return tracesIn(folder, system).filter((found) => {
    if (found.trace !== '.run' || found.id === id || areApart(claim.shard, found.shard)) return false;
    const there = files.lstatSync(join(folder, found.name), { throwIfNoEntry: false });
    const most = found.shard ? longestOfShard : longest;
    if (!there?.isFile() || since - there.mtimeMs > most) return false;
    return found.machine !== machine || (found.pid !== pid && isAlive(found.pid));
  });
};

/** Claims a folder, unless another run holds it: then tells that run's claim. */
const claimOnce = (folder: string, system: System): Claim | Found => {
  const { files, pid } = system;
  const { shard } = system;
  const of = shard ? `-${shard.index}of${shard.of}` : '';
  const id = `${pid}-${machine}-${randomBytes(16).toString('hex')}${of}`;
  const path = traceOf({ folder, id }, '.run');
  files.writeFileSync(path, '', { flag: 'wx' });
  let isDone = false;
  try {
    const { mode, uid, mtimeMs } = files.lstatSync(path);
    const claim = { folder, id, shard, mode: mode & 0o777, owner: uid, since: mtimeMs };
    const [other] = heldIn(claim, system);
    isDone = other === undefined;
    return other ?? claim;
  } finally {
    if (!isDone) files.rmSync(path, { force: true });
  }
};

/** Waits for other runs, and claims the folder. Throws `FolderIsTaken` when they take too long. */
export const claimFolder = (folder: string, system: System): Claim => {
  for (let waited = 0; ; ) {
    const claim = claimOnce(folder, system);
    if (!('trace' in claim)) return claim;
    if (waited >= system.patience) throw new FolderIsTaken(claim.name);
    // Of two that have met, chance lets one come back first.
    const pause = 20 + Math.floor(Math.random() * 80);
    system.sleep(pause);
    waited += pause;
  }
};
