import { error } from '../core/index.ts';
import { FolderIsTaken } from '../node/claim.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import { type BookFiles, type PlacedBook, writeFiles } from '../node/write-files.ts';
import type { Run } from './run.ts';

/** Tells why nothing could be written to a folder; throws what is no refusal of the system's. */
export const tellUnwritten = (problem: unknown, folder: string, run: Run): void => {
  const place = shown(folder);
  if (problem instanceof FolderIsTaken) {
    const hint = `wait until it has ended; where none is at work, remove \`${problem.claim}\` there`;
    run.report(error('cli/busy', `another run of Octavo writes to \`${place}\``, undefined, hint));
  } else run.report(systemError(problem, `nothing could be written to \`${place}\``));
};

/** Writes all files, or none; nothing when they cannot be, as reported. */
export const writeBooks = (books: readonly BookFiles[], folder: string, run: Run): readonly PlacedBook[] => {
  try {
    return writeFiles(folder, books, run.report) ?? [];
  } catch (problem) {
    tellUnwritten(problem, folder, run);
    return [];
  }
};
