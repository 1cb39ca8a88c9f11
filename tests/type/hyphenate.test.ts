import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hyphenPoints } from '../../src/core/type/hyphenate.ts';
import { ownWords } from '../support/own-words.ts';

const bare = [...new Set(ownWords.map((word) => word.replace(/[^\p{L}]/gu, '')))].filter(
  (word) => word.length > 1,
);
const varieties = ['en-US', 'en-GB'] as const;
const divided = (word: string, language: string): string => {
  const points = [0, ...hyphenPoints(word, language), word.length];
  return points
    .slice(1)
    .map((end, index) => word.slice(points[index], end))
    .join('-');
};

const keepsItsLetters = (word: string, language: string): void => {
  const parts = divided(word, language).split('-');
  expect(parts.join('')).toBe(word);
  expect(parts.every((part) => part.length > 0)).toBe(true);
  if (parts.length < 2) return;
  expect(parts[0]?.length, word).toBeGreaterThanOrEqual(2);
  expect(parts.at(-1)?.length, word).toBeGreaterThanOrEqual(3);
};

describe('hyphenation', () => {
  it('leaves two letters before the first hyphen and three after the last, in every word of the content', () => {
    for (const language of varieties) for (const word of bare) keepsItsLetters(word, language);
    expect(bare.some((word) => hyphenPoints(word, 'en-US').length > 1)).toBe(true);
  });

  it('leaves as many in any run of letters', () => {
    const letters = fc
      .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéüñ'), { minLength: 1, maxLength: 20 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(letters, fc.constantFrom(...varieties), (word, language) =>
        keepsItsLetters(word, language),
      ),
      { numRuns: 500 },
    );
  });

  it('divides some words of the content otherwise in British than in American English', () => {
    const differing = bare.filter((word) => divided(word, 'en-US') !== divided(word, 'en-GB'));
    expect(differing.length).toBeGreaterThan(20);
  });

  it('does not divide words with signs or digits in them, short words, or other languages', () => {
    for (const word of ['well-being', 'O’Neill', 'A4-paper', 'closer2', 'people,'])
      expect(hyphenPoints(word, 'en-US')).toEqual([]);
    expect(hyphenPoints('going', 'en-US')).toEqual([]);
    expect(hyphenPoints('workbook', 'de')).toEqual([]);
    expect(hyphenPoints('workbook', 'en-US')).toEqual([4]);
  });
});
