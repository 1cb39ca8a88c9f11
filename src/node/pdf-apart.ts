import type { FilledField } from '../core/answers/filled.ts';
import type { Flattened } from '../core/flatten/flatten.ts';
import { runApart } from './apart.ts';

/** What could not be made of a file, and why. */
interface Failed {
  readonly why: string;
}

/** Reads the fields of a form. */
export const readApart = async (
  bytes: Uint8Array,
): Promise<{ readonly fields: readonly FilledField[] } | Failed> => {
  const read = await runApart<readonly FilledField[]>('answers.cjs', bytes);
  return 'answer' in read ? { fields: read.answer } : read;
};

/** Draws the fields of a form into its pages. */
export const flattenApart = async (bytes: Uint8Array): Promise<Flattened | Failed> => {
  const made = await runApart<Flattened>('flatten.cjs', bytes);
  return 'answer' in made ? made.answer : made;
};
