import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/core/model/page.ts';
import { boxOf, isGlyphs, textOf } from '../support/measure-marks.ts';
import { isOnTab } from '../support/on-tab.ts';
import { makeSpecimen } from '../support/specimen-book.ts';
import { makeWorkbook, type Workbook } from '../support/workbook.ts';

const tabsOf = (page: Page, { design }: Workbook) =>
  page.marks
    .filter(isGlyphs)
    .filter((mark) => isOnTab(mark, page, design.theme.page))
    .map((mark) => ({ number: textOf(mark), y: mark.y, right: boxOf(mark).right }));

describe('the tab of a part', () => {
  const book = makeWorkbook({ form: 'dismissive', edition: 'a4' });
  const { page: sheet } = book.design.theme;

  it('stands at the outer edge of its pages, one step below that of the part before', () => {
    const heights = new Map<string, Set<number>>();
    for (const page of book.pages.pages)
      for (const { number, y, right } of tabsOf(page, book)) {
        heights.set(number, (heights.get(number) ?? new Set()).add(Math.round(y * 100) / 100));
        expect(page.side === 'verso' ? right : page.width - right).toBeLessThan(
          sheet.clear + sheet.tab.width,
        );
      }
    const levels = [...heights].sort(([one], [other]) => Number(one) - Number(other));
    expect(levels.map(([number]) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    const tops = levels.map(([, ys]) => [...ys]);
    expect(tops.every((ys) => ys.length === 1)).toBe(true);
    for (const [index, [y = 0] = []] of tops.entries())
      expect(y - (tops[0]?.[0] ?? 0)).toBeCloseTo(index * sheet.tab.step, 1);
  });

  it('is on every page of an exercise, and on none before the first part', () => {
    const exercises = book.pages.pages.filter(({ section }) => section === 'one-more-beat');
    expect(exercises.map((page) => tabsOf(page, book).length)).toEqual([1, 1]);
    const [first] = book.pages.pages.filter((page) => tabsOf(page, book).length > 0);
    expect(first?.number).toBeGreaterThan(20);
  });

  it('is in no book that a plant trims', () => {
    const bound = makeWorkbook({ form: 'dismissive', edition: 'lulu-coil' });
    expect(bound.design.theme.page.tab.width).toBe(0);
  });
});

describe('what stands where there is room', () => {
  const texts = (blocks: string) =>
    makeSpecimen(blocks).pages.pages.map(({ marks }) => marks.filter(isGlyphs).map(textOf));
  const lines = (count: number) => `- lines: { min: ${count}, most: 40 }\n`;

  it('takes its room before lines that only grow', () => {
    const [page = []] = texts(`${lines(3)}- if-room: [{ p: Spare. }]`);
    expect(page).toContain('Spare.');
  });

  it('is all there, or not at all, and makes no page', () => {
    const long = Array.from({ length: 12 }, () => '{ p: Spare. }').join(', ');
    const counts = Array.from({ length: 30 }, (_, count) => {
      const pages = texts(`${lines(count + 1)}- if-room: [${long}]`);
      expect(pages).toHaveLength(1);
      return pages.flat().filter((text) => text === 'Spare.').length;
    });
    expect(new Set(counts)).toEqual(new Set([12, 0]));
  });
});
