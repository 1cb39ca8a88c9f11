import { lstatSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { error } from '../core/index.ts';
import { shown } from '../node/walk.ts';
import { type PlacedFile, writeFiles } from '../node/write-files.ts';
import type { Run } from './run.ts';
import { tellUnwritten } from './write-books.ts';

/** A file by the name that somebody gives it. */
interface NamedByUser {
  readonly folder: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether it takes the place of what is there. */
  readonly replace: boolean;
}

const isOther = (path: string, bytes: Uint8Array): boolean => {
  const there = lstatSync(path, { throwIfNoEntry: false });
  return there !== undefined && !(there.isFile() && readFileSync(path).equals(bytes));
};

/** Writes a file, whole or not at all; what became of what stood there, or undefined where it cannot be written, as reported. */
export const writeOneFile = (
  { folder, name, bytes, replace }: NamedByUser,
  run: Run,
): PlacedFile['result'] | undefined => {
  const path = join(folder, name);
  try {
    if (!replace && isOther(path, bytes)) {
      const hint = 'name another file, or say `--replace`';
      run.report(error('cli/taken', `\`${shown(path)}\` holds something else`, undefined, hint));
      return undefined;
    }
    const ending = extname(name);
    const book = { name: name.slice(0, name.length - ending.length), isCopy: false, isMarked: false };
    const placed = writeFiles(folder, [{ ...book, replace: true, files: [{ ending, bytes }] }], run.report);
    run.settle();
    return placed?.[0]?.files[0]?.result;
  } catch (problem) {
    tellUnwritten(problem, folder, run);
    return undefined;
  }
};
