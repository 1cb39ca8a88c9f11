import type { Flattened } from '../core/flatten/flatten.ts';
import type { FilledPdf } from '../reader/pdf-fields.ts';
import { runApart } from './apart.ts';

/** What could not be made of a file, and why. */
interface Failed {
  readonly why: string;
}

/** Reads a form. */
export const readApart = async (bytes: Uint8Array): Promise<FilledPdf | Failed> => {
  const read = await runApart<FilledPdf>('answers.cjs', bytes);
  return 'answer' in read ? read.answer : read;
};

/** Draws the fields of a form into its pages. */
export const flattenApart = async (bytes: Uint8Array): Promise<Flattened | Failed> => {
  const made = await runApart<Flattened>('flatten.cjs', bytes);
  return 'answer' in made ? made.answer : made;
};
