import type { Prose } from '../model/prose.ts';

/** A reference to a page ends its link; like a link that leads out of a workbook it goes, from the last comma on. */
const withoutPage = (words: string): string => words.replace(/,?[^,]*$/, '');

/** The words alone, as they would be read out: no marks, no blanks, no page numbers; apostrophes straight. */
export const plainWords = (prose: Prose): string => {
  let text = '';
  let link: string | undefined;
  let from = 0;
  for (const inline of prose) {
    if (inline.kind === 'page') text = text.slice(0, from) + withoutPage(text.slice(from));
    if (inline.kind === 'break') text += ' ';
    if (inline.kind !== 'span') continue;
    if (inline.to !== link) [link, from] = [inline.to, text.length];
    text += inline.text;
  }
  return text.replaceAll('’', "'").replace(/\s+/g, ' ').trim();
};

/** Where links of this text lead. */
export const linksIn = (prose: Prose): readonly string[] => [
  ...new Set(prose.flatMap((inline) => ('to' in inline && inline.to !== undefined ? [inline.to] : []))),
];

const word = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;

/** Words of a text of straight apostrophes; one with hyphens is one, a number too. */
export const wordsIn = (text: string): readonly string[] => text.match(word) ?? [];

/** Made when first asked for: to make one takes as long as to set ten pages. */
let segmenter: Intl.Segmenter | undefined;

/** Its sentences, by the rules of Unicode (UAX 29); what holds no word is none. */
export const sentencesIn = (text: string): readonly string[] =>
  [...(segmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' })).segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((sentence) => wordsIn(sentence).length > 0);
