import { describe, expect, it } from 'vitest';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { makeSpecimen } from '../support/specimen-book.ts';

const group = (title: string, rows: number): string =>
  `{ title: [${title}], rows: [${Array.from({ length: rows }, (_, row) => `[${title} ${row + 1}]`).join(', ')}] }`;

const tableOf = (groups: readonly string[]): string =>
  `- table: { columns: [{ head: What }], groups: [${groups.join(', ')}] }`;

/** The words of each page, row by row. */
const pagesOf = (blocks: string): readonly (readonly string[])[] =>
  makeSpecimen(blocks).pages.pages.map(({ marks }) =>
    marks
      .filter(isGlyphs)
      .sort((one, other) => one.y - other.y)
      .map(textOf),
  );

describe('groups of a table', () => {
  it('go overleaf whole, where a page has no room for them', () => {
    const [, second = []] = pagesOf(tableOf([group('Trees', 20), group('Birds', 20)]));
    expect(second.slice(0, 3)).toEqual(['What', 'Birds', 'Birds 1']);
  });

  it('longer than a page say overleaf to which title their rows belong', () => {
    const pages = pagesOf(tableOf([group('Trees', 3), group('Birds', 70)]));
    expect(pages.length).toBeGreaterThan(2);
    for (const rows of pages.slice(1)) expect(rows.slice(0, 2)).toEqual(['What', 'Birds']);
  });

  it('say their title once to those who listen', () => {
    const { pages } = makeSpecimen(tableOf([group('Birds', 70)])).pages;
    const titles = pages
      .flatMap(({ marks }) => marks.filter(isGlyphs))
      .filter((one) => textOf(one) === 'Birds');
    expect(titles.length).toBe(pages.length);
    expect(titles.filter(({ tag }) => tag !== undefined)).toHaveLength(1);
  });
});
