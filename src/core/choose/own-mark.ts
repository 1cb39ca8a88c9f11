import { error, type Place, type Report } from '../model/diagnostic.ts';
import type { Path } from '../schema/vocabulary.ts';

interface Marked {
  readonly ref?: string | undefined;
  readonly reader: Readonly<Record<string, string>>;
}

const letters = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a mark is a word of the reader's own: it would name them wherever the file lies. */
const isOwnWord = (ref: string, reader: Marked['reader']): boolean => {
  const words = Object.values(reader).flatMap((value) => [
    letters(value).replace(/[^\p{L}\p{N}]+/gu, '-'),
    ...letters(value).split(/[^\p{L}\p{N}]+/u),
  ]);
  return /^[\p{L}-]{3,}$/u.test(ref) && words.includes(letters(ref));
};

/** Refuses a mark of a copy that names its reader, as files are called by it. */
export const checkMark = (
  { ref, reader }: Marked,
  { placeOf, report }: { readonly placeOf: (path: Path) => Place | undefined; readonly report: Report },
): void => {
  if (ref === undefined || !isOwnWord(ref, reader)) return;
  const said = '`ref` is one of the reader’s own words, and would stand in the name of the file';
  report(error('choose/ref-names', said, placeOf(['ref']), 'take a mark that names nobody, as `K17`'));
};
