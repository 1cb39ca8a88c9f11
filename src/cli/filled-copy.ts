import type { FilledField } from '../core/index.ts';
import { error } from '../core/index.ts';
import { readBounded } from '../node/bounded.ts';
import { readApart } from '../node/pdf-apart.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import type { Run } from './run.ts';

/** The fields of a filled copy; undefined when they cannot be read, as reported. */
export const readFilledCopy = async (path: string, run: Run): Promise<readonly FilledField[] | undefined> => {
  let bytes: Uint8Array;
  try {
    bytes = readBounded(path);
  } catch (problem) {
    run.report(systemError(problem, `\`${shown(path)}\` cannot be read`, 'check the path'));
    return undefined;
  }
  const read = await readApart(bytes);
  if ('fields' in read) return read.fields;
  const hint = 'it must be a whole PDF file, saved without a password';
  run.report(
    error('cli/not-a-pdf', `\`${shown(path)}\` cannot be read as a PDF${read.why}`, undefined, hint),
  );
  return undefined;
};
