import { describe, expect, it } from 'vitest';
import type { Mark } from '../../src/core/model/galley.ts';
import type { Page } from '../../src/core/model/page.ts';
import { boxOf, isGlyphs, textOf } from '../support/measure-marks.ts';
import { overlaps } from '../support/overlaps.ts';
import { makeSpecimen } from '../support/specimen-book.ts';
import { makeWorkbook } from '../support/workbook.ts';

/** Random, and the same each time. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const words = (count: number, first: string): string =>
  [first, ...Array.from({ length: count }, (_, index) => `word${index % 7}`)].join(' ');

const makers: readonly ((random: (below: number) => number) => string)[] = [
  (random) => `- p: "${words(random(90), 'Text')}"`,
  (random) => `- heading: "${words(random(5), 'Head')}"`,
  (random) => `- p: { style: note, icon: map, text: "${words(random(14), 'Note')}" }`,
  (random) => `- steps: ["${words(random(30), 'Step')}", "${words(random(9), 'Step')}"]`,
  () => '- table: { columns: [{ head: Across }, { head: Both }], rows: [[a, b], [c, d]] }',
  (random) => `- glance: { time: 5 minutes, when: "${words(random(12), 'When')}" }`,
  (random) => `- lines: { ask: Asked, min: ${1 + random(5)}, most: 7 }`,
  (random) => `- notices: { items: [{ icon: shield, title: First, text: "${words(random(40), 'this')}" }] }`,
];

const randomPage = (seed: number): string => {
  const random = randomFrom(seed);
  return Array.from({ length: 45 }, () => makers[random(makers.length)]?.(random) ?? '').join('\n');
};

const texts = ({ marks }: Page): readonly string[] => marks.filter(isGlyphs).map(textOf);

const isAbove = (mark: Mark, depth: number): boolean => boxOf(mark).bottom <= depth + 0.01;

describe('what stands beside the text', () => {
  const made = Array.from({ length: 60 }, (_, seed) => makeSpecimen(randomPage(seed + 1)));

  it('never lies over anything, in random pages', () => {
    for (const [index, { pages }] of made.entries())
      expect({ index, found: pages.pages.flatMap(overlaps) }).toEqual({ index, found: [] });
  });

  it('never reaches below the area of the text', () => {
    for (const { pages, design } of made) {
      const { height, margin } = design.theme.page;
      for (const page of pages.pages)
        expect(page.marks.filter((mark) => !isAbove(mark, height - margin.bottom))).toEqual([]);
    }
  });

  it('loses no word: each is there once', () => {
    for (const [index, { pages }] of made.entries()) {
      const said = pages.pages.flatMap(texts).join(' ').split(/\s+/);
      const count = (word: string): number => said.filter((one) => one === word).length;
      const asked = (word: string): number =>
        randomPage(index + 1).split(new RegExp(`\\b${word}\\b`)).length - 1;
      for (const word of ['Text', 'Head', 'Note', 'Step', 'When', 'Across', 'Asked'])
        expect([index, word, count(word)]).toEqual([index, word, asked(word)]);
    }
  });

  it('is read before the text that it stands beside', () => {
    const { pages } = makeSpecimen(
      '- heading: Beside\n- p: The text.\n- p: { style: note, text: Noted }\n- p: More.',
    );
    expect(pages.pages.flatMap(texts).filter((text) => text !== 'Specimen')).toEqual([
      'Beside',
      'The text.',
      'Noted',
      'More.',
    ]);
  });

  it('stands in the text where the theme has no column for it', () => {
    const wide = makeWorkbook({ form: 'fearful', edition: 'booklet' });
    expect(wide.design.theme.side).toBe(0);
    expect(wide.diagnostics).toEqual([]);
  });

  it('tells of an icon that the theme does not have', () => {
    const { diagnostics } = makeSpecimen(
      '- heading: { text: A title, level: title, icon: leef }\n- p: Text.',
    );
    expect(diagnostics.map(({ code, hints }) => [code, ...hints])).toEqual([
      ['art/unknown-icon', 'did you mean `leaf`?'],
    ]);
  });
});
