import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nodeSystem, type System } from './claim.ts';

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
  const { files, pid } = system;
  if (files.lstatSync(path, { throwIfNoEntry: false })) return false;
  const mode = like === undefined ? 0o600 : files.statSync(like).mode & 0o666;
  const folder = dirname(path);
  const start = `.${basename(path)}.`;
  // What a killed run has left holds the same words.
  for (const name of files.readdirSync(folder))
    if (name.startsWith(start) && name.endsWith('.part')) {
      const owner = Number(name.slice(start.length, -'.part'.length));
      if (owner !== pid && !system.isAlive(owner)) files.rmSync(join(folder, name), { force: true });
    }
  const waiting = join(folder, `${start}${pid}.part`);
  try {
    files.writeFileSync(waiting, await bytes(), { mode, flush: true });
    return settle(waiting, path, system);
  } finally {
    files.rmSync(waiting, { force: true });
  }
};
