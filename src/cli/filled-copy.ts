import { error, type FilledField } from '../core/index.ts';
import { readBounded } from '../node/bounded.ts';
import { isFolder } from '../node/folders.ts';
import { readApart } from '../node/pdf-apart.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import type { Run } from './run.ts';

/** What a thread made of the file at a path; undefined where it cannot be read, as reported; `as`: one that is there and is no PDF. */
export const withPdf = async <Made extends object>(
  path: string,
  act: (bytes: Uint8Array) => Promise<Made | { readonly why: string }>,
  run: Run,
  as: typeof error = error,
): Promise<Made | undefined> => {
  let bytes: Uint8Array;
  try {
    bytes = readBounded(path);
  } catch (problem) {
    const hint = isFolder(path) ? 'there is no PDF in it' : 'check the path';
    run.report(systemError(problem, `\`${shown(path)}\` cannot be read`, hint));
    return undefined;
  }
  const made = await act(bytes);
  if (!('why' in made)) return made;
  const hint = 'it must be a whole PDF file, saved without a password';
  run.report(as('cli/not-a-pdf', `\`${shown(path)}\` cannot be read as a PDF${made.why}`, undefined, hint));
  return undefined;
};

/** Tells of a file that is no form. */
export const tellNoFields = (path: string, as: typeof error, run: Run): void => {
  const hint = 'answers are kept in the edition `fillable`';
  run.report(as('cli/no-fields', `\`${shown(path)}\` has no fields`, undefined, hint));
};

/** The fields of a filled copy; undefined when they cannot be read, as reported. */
export const readFilledCopy = async (
  path: string,
  run: Run,
  as?: typeof error,
): Promise<readonly FilledField[] | undefined> => (await withPdf(path, readApart, run, as))?.fields;
