import type { FilledField } from '../core/answers/filled.ts';
import { runApart } from './apart.ts';

type Read = { readonly fields: readonly FilledField[] } | { readonly why: string };

/** Reads the fields of a form. */
export const readApart = async (bytes: Uint8Array): Promise<Read> => {
  const read = await runApart<readonly FilledField[]>('answers.cjs', bytes);
  return 'answer' in read ? { fields: read.answer } : read;
};
