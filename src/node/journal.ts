import { basename, join } from 'node:path';
import { isManifestName } from '../core/roster/manifest.ts';
import { areApart, type Claim, heldIn, type System, traceOf, tracesIn } from './claim.ts';

// All files of a run change, or none. They wait beside their places, whole; a journal names them; then each takes its place, and
// what stood there is set aside. As long as one still waits, all of it can be undone; once none waits, the run is done.

/** Names that a run may write: a journal that tells of others is none of ours. */
const ownName = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,250}\.(?:pdf|png)$/u;

const isOwnName = (name: string): boolean => ownName.test(name) || isManifestName(name);

const isThere = (path: string, { files }: System): boolean =>
  files.lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Makes sure that what a folder lists is on the disk. Not every system can; then its own order has to do. */
export const syncFolder = (folder: string, { files }: System): void => {
  try {
    const descriptor = files.openSync(folder, 'r');
    try {
      files.fsyncSync(descriptor);
    } finally {
      files.closeSync(descriptor);
    }
  } catch {
    // Windows opens no folders.
  }
};

const namesIn = (text: string): readonly string[] | undefined => {
  try {
    const names: unknown = JSON.parse(text);
    if (!Array.isArray(names)) return undefined;
    const right = names.filter((name): name is string => typeof name === 'string' && isOwnName(name));
    const isOurs = right.length === names.length && new Set(right).size === right.length;
    return isOurs && right.every((name) => basename(name) === name) ? right : undefined;
  } catch {
    return undefined;
  }
};

/** The names that a run was about to write; undefined when it had not got as far, or the journal is not ours. */
const readJournal = (claim: Claim, system: System): readonly string[] | undefined => {
  const { files } = system;
  const path = traceOf(claim, '.journal');
  const there = files.lstatSync(path, { throwIfNoEntry: false });
  if (!there?.isFile() || there.uid !== claim.owner || there.size > 1 << 22) return undefined;
  return namesIn(files.readFileSync(path, 'utf8'));
};

/** Puts one file back to wait, and what it has replaced into its place. Each step may have been taken before. */
const undo = (name: string, index: number, claim: Claim, system: System): void => {
  const { files } = system;
  const target = join(claim.folder, name);
  const [waiting, aside] = [traceOf(claim, `-${index}.new`), traceOf(claim, `-${index}.old`)];
  if (!isThere(waiting, system)) files.renameSync(target, waiting);
  if (isThere(aside, system)) files.renameSync(aside, target);
};

/** Lets go of what one file has replaced. */
const finish = (name: string, index: number, claim: Claim, system: System): void => {
  const target = join(claim.folder, name);
  const aside = traceOf(claim, `-${index}.old`);
  if (!isThere(aside, system)) return;
  if (isThere(target, system)) system.files.rmSync(aside, { force: true });
  else system.files.renameSync(aside, target);
};

/** Brings a run to an end, its own or one that was stopped: done where nothing waits any more, undone otherwise. */
export const endRun = (claim: Claim, system: System): void => {
  const { folder } = claim;
  const names = readJournal(claim, system) ?? [];
  const waits = names.some((_, index) => isThere(traceOf(claim, `-${index}.new`), system));
  const steps = names.map((name, index) => [name, index] as const);
  if (waits) for (const [name, index] of steps.reverse()) undo(name, index, claim, system);
  else for (const [name, index] of steps) finish(name, index, claim, system);
  if (names.length > 0) syncFolder(folder, system);
  const left = tracesIn(folder, system).filter(({ id }) => id === claim.id);
  const order = ['.journal', '.new', '.run'];
  for (const ending of order)
    for (const { name, trace } of left)
      if (trace.endsWith(ending)) removeOurs(join(folder, name), claim, system);
};

/** Removes a file of ours; a link, or what belongs to somebody else, stays. */
const removeOurs = (path: string, { owner }: Claim, { files }: System): void => {
  const there = files.lstatSync(path, { throwIfNoEntry: false });
  if (there?.isFile() && there.uid === owner) files.rmSync(path, { force: true });
};

/** Ends the runs that were stopped in a folder that we have claimed. */
export const endStopped = (claim: Claim, system: System): void => {
  const found = tracesIn(claim.folder, system).filter(({ shard }) => !areApart(claim.shard, shard));
  // A run that waits for this one must find its own claim again.
  const alive = [claim, ...heldIn(claim, system)].map(({ id }) => id);
  const stopped = new Set(found.map(({ id }) => id).filter((id) => !alive.includes(id)));
  for (const id of stopped) endRun({ ...claim, id }, system);
};

/** Writes files that wait until all are there; then all take their places. When it fails, `endRun` undoes it. */
export const changeAll = (
  changes: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  claim: Claim,
  system: System,
): void => {
  const { files } = system;
  const { folder, mode } = claim;
  const secret = { flag: 'wx', mode: 0o600, flush: true } as const;
  for (const [index, { bytes }] of changes.entries())
    files.writeFileSync(traceOf(claim, `-${index}.new`), bytes, secret);
  files.writeFileSync(traceOf(claim, '.journal'), JSON.stringify(changes.map(({ name }) => name)), secret);
  syncFolder(folder, system);
  for (const [index, { name }] of changes.entries()) {
    const target = join(folder, name);
    const waiting = traceOf(claim, `-${index}.new`);
    if (isThere(target, system)) files.renameSync(target, traceOf(claim, `-${index}.old`));
    files.chmodSync(waiting, mode);
    files.renameSync(waiting, target);
  }
  syncFolder(folder, system);
};
