import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { machine, nodeSystem, type System } from './claim.ts';

const isCode = (problem: unknown, ...codes: readonly string[]): boolean =>
  problem instanceof Error && 'code' in problem && codes.includes(String(problem.code));

/** Gives a file that waits its name, unless that is taken: false then. */
const settle = (waiting: string, path: string, { files }: System): boolean => {
  try {
    files.linkSync(waiting, path);
    return true;
  } catch (problem) {
    if (isCode(problem, 'EEXIST')) return false;
    // Some disks know no second name for a file.
    if (!isCode(problem, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw problem;
  }
  try {
    files.copyFileSync(waiting, path, fs.constants.COPYFILE_EXCL);
    return true;
  } catch (problem) {
    if (isCode(problem, 'EEXIST')) return false;
    throw problem;
  }
};

const waitingFor = (path: string, { pid }: System): string =>
  join(dirname(path), `.${basename(path)}.${pid}-${machine}.part`);

/** Milliseconds after which what another machine has left is nobody's any more. */
const longest = 600_000;

/** Clears what killed runs have left: it holds the same words. */
const clearLeft = (path: string, { files, pid, isAlive }: System): void => {
  const folder = dirname(path);
  for (const name of files.readdirSync(folder)) {
    const [, of, owner, where] = /^\.(.*)\.(\d{1,10})-([0-9a-f]{4})\.part$/s.exec(name) ?? [];
    if (of !== basename(path)) continue;
    const left = join(folder, name);
    const age = Date.now() - (files.lstatSync(left, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    const isHere = where === machine;
    if (isHere ? Number(owner) !== pid && !isAlive(Number(owner)) : age > longest)
      files.rmSync(left, { force: true });
  }
};

/**
 * Writes a file whole, unless there is one of that name: false then, and nothing is asked for its bytes. Only its owner may read it,
 * or whoever may read the file it is `like`. Throws what the system says.
 */
export const writeOnce = async (
  path: string,
  bytes: () => Promise<Uint8Array>,
  like?: string,
  system: System = nodeSystem,
): Promise<boolean> => {
  const { files } = system;
  clearLeft(path, system);
  if (files.lstatSync(path, { throwIfNoEntry: false })) return false;
  const mode = like === undefined ? 0o600 : files.statSync(like).mode & 0o666;
  const waiting = waitingFor(path, system);
  try {
    files.writeFileSync(waiting, await bytes(), { mode, flush: true });
    return settle(waiting, path, system);
  } finally {
    files.rmSync(waiting, { force: true });
  }
};
