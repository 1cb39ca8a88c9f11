import { describe, expect, it } from 'vitest';
import { textOf } from '../support/measure-marks.ts';
import { forms, makeWorkbook } from '../support/workbook.ts';

const guide = makeWorkbook({ form: forms[0], edition: 'a4', ticket: { book: 'guide' } });
const { library } = guide.project;
const exercises = guide.document.sections.filter(({ id }) => library.entries.get(id)?.kind === 'exercise');

const [first, last] = [exercises[0], exercises.at(-1)].map(
  (one) => guide.pages.anchors.get(one?.id ?? '')?.page ?? 0,
);
const text = guide.pages.pages
  .filter(({ number }) => number >= (first ?? 0) && number <= (last ?? 0))
  .flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'glyphs' ? textOf(mark).trim() : [])))
  .join(' ')
  .replace(/\s+/g, ' ');

const count = (text: string, part: RegExp): number => [...text.matchAll(part)].length;

describe('the guide for practitioners', () => {
  it('is made without a diagnostic, of every exercise', () => {
    expect(guide.diagnostics).toEqual([]);
    expect(exercises).toHaveLength(
      [...library.entries.values()].filter(({ kind }) => kind === 'exercise').length,
    );
  });

  it('tells of each exercise, in every form it is meant for, time, dose and reading grade', () => {
    const columns = count(text, /(?:Dismissive|Fearful) form(?!:)/g);
    expect(columns).toBeGreaterThan(exercises.length);
    for (const part of [/minutes;/g, /asks \d of 3/g, /reading grade \d/g])
      expect(count(text, part), String(part)).toBe(columns);
  });

  it('sets exercises one behind the other on a page, and links still lead to each', () => {
    const placed = exercises.map(({ id }) => guide.pages.anchors.get(id)?.page ?? 0);
    expect(placed).toEqual([...placed].sort((a, b) => a - b));
    expect(Math.min(...placed)).toBeGreaterThan(0);
    expect(new Set(placed).size).toBeLessThan((exercises.length * 2) / 3);
    expect(guide.pages.outline.map(({ title }) => title)).toEqual(
      expect.arrayContaining(exercises.map(({ title }) => title)),
    );
  });
});
