import { error, type Place, type Report } from '../model/diagnostic.ts';
import type { Path } from '../schema/vocabulary.ts';

interface Marked {
  readonly ref?: string | undefined;
  readonly reader: Readonly<Record<string, string>>;
}

const letters = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** So many words are a name; more of them are a sentence, of which a mark may share one. */
const longestName = 3;

/** Whether a mark is a word of the reader's own: it would name them wherever the file lies. */
const isOwnWord = (ref: string, reader: Marked['reader']): boolean => {
  const wholes = Object.values(reader).map((value) => letters(value).replace(/[^\p{L}\p{N}]+/gu, '-'));
  const isName = /^[\p{L}-]{2,}$/u.test(ref) && wholes.includes(letters(ref));
  const isWord = /^\p{L}{3,}$/u.test(ref) && wholes.some((one) => one.split('-').includes(letters(ref)));
  const names = wholes.map((one) => one.split('-')).filter(({ length }) => length <= longestName);
  // Two letters of a longer name may be any two.
  const parts = letters(ref)
    .split(/[^\p{L}]+/u)
    .filter(({ length }) => length > 2);
  const holdsName = names.some((words) =>
    parts.some((part) => words.includes(part) || words.join('') === part),
  );
  return isName || isWord || holdsName;
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
