import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Passage } from './passages.ts';
import { wordsIn } from './plain-words.ts';

/** To a tenth. */
export const tenth = (figure: number): number => Math.round(figure * 10) / 10;

/** Syllables of a word; undefined of a term that the content explains. */
export type Counter = (word: string) => number | undefined;

/** Counts each word once. */
export const counter = (glossed: readonly string[]): Counter => {
  const known = new Map<string, number | undefined>(glossed.map((word) => [word.toLowerCase(), undefined]));
  return (text) => {
    const word = text.toLowerCase();
    if (!known.has(word)) known.set(word, Math.max(1, syllable(word)));
    return known.get(word);
  };
};

/** Grade of Flesch and Kincaid (1975), to a tenth; a term without a count weighs as much as the mean of the other words. */
export const gradeOf = (sentences: readonly string[], count: Counter): number | undefined => {
  const words = sentences.flatMap(wordsIn);
  const counts = words.flatMap((word) => count(word) ?? []);
  const syllables = (counts.reduce((sum, one) => sum + one, 0) / counts.length) * words.length;
  const grade = fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
  return Number.isFinite(grade) ? tenth(grade) : undefined;
};

export const isGraded = ({ role, isWhole }: Passage): boolean =>
  isWhole && (role === 'instruction' || role === 'explanation');
