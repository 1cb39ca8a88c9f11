import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Makes a folder and those above it, one by one: where a system refuses with “not there”, Node’s own recursion never ends. */
const makeFolder = (path: string): void => {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
};

/** Writes files all or none: each whole beside its place first, then all renamed into it. Throws what the system says. */
export const writeFiles = (files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): void => {
  const waiting: { readonly temporary: string; readonly path: string }[] = [];
  try {
    files.forEach(({ path, bytes }, index) => {
      makeFolder(dirname(path));
      const temporary = join(dirname(path), `.octavo-${process.pid}-${index}.tmp`);
      waiting.push({ temporary, path });
      writeFileSync(temporary, bytes);
    });
    for (const { path } of waiting)
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
        throw Object.assign(new Error('a folder is in the way'), { code: 'EISDIR' });
    for (const { temporary, path } of waiting) renameSync(temporary, path);
  } finally {
    for (const { temporary } of waiting) rmSync(temporary, { force: true });
  }
};
