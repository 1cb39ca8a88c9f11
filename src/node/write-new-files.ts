import { mkdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, one by one: where a system refuses with “not there”, Node’s own recursion never ends. Tells
 * of each as soon as it is made.
 */
const makeFolder = (path: string, tell: (made: string) => void): void => {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path), tell);
  mkdirSync(path);
  tell(path);
};

/** A file to be written. */
interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files where none are, all or none: what stands there already is left as it is, and then nothing of ours stays beside it,
 * no folder either. Throws what the system says.
 */
export const writeNewFiles = (files: readonly File[]): void => {
  const undo: (() => void)[] = [];
  try {
    for (const { path, bytes } of files) {
      makeFolder(dirname(path), (made) => undo.push(() => rmdirSync(made)));
      // Ours from here on: a file that is there already is refused by this line.
      writeFileSync(path, '', { flag: 'wx' });
      undo.push(() => rmSync(path));
      writeFileSync(path, bytes);
    }
  } catch (problem) {
    for (const step of undo.reverse()) step();
    throw problem;
  }
};
