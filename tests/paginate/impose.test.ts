import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/index.ts';
import type { Page, Pages } from '../../src/core/model/page.ts';
import { mm } from '../../src/core/model/units.ts';
import {
  checkImposition,
  creepOf,
  foldedOrder,
  type Imposition,
  impose,
  leaves,
  type Signature,
  signatures,
} from '../../src/core/publish/impose.ts';
import { makeWorkbook } from '../support/workbook.ts';

const all = Array.from({ length: 200 }, (_, index) => index + 1);
const counts = fc.integer({ min: 1, max: 200 });
/** No signature has more pages than this; 0: there is one. */
const mosts = fc.constantFrom(0, 4, 8, 16, 30, 32, 40, 64, 200);

/** All pages in one booklet. */
const oneBooklet = (pages: number): Signature => signatures(pages, 0).flat();

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('sheets of a booklet, for every count of pages from 1 to 200', () => {
  it('laid into one another and folded, give the pages back in order', () => {
    for (const count of all) {
      const read = foldedOrder(oneBooklet(count));
      expect(read.slice(0, count)).toEqual(upTo(count));
      expect(read.slice(count).every((page) => page === undefined)).toBe(true);
    }
  });

  it('bear every page once', () => {
    for (const count of all) {
      const printed = oneBooklet(count).flatMap(({ front, back }) => [
        front.left,
        front.right,
        back.left,
        back.right,
      ]);
      expect(printed.filter((page) => page !== undefined).sort((one, other) => one - other)).toEqual(
        upTo(count),
      );
    }
  });

  it('bear two pages on each side that add up to the number of pages and one, when the pages fill them', () => {
    for (const count of all.filter((one) => one % 4 === 0))
      for (const { front, back } of oneBooklet(count))
        for (const { left, right } of [front, back]) expect((left ?? 0) + (right ?? 0)).toBe(count + 1);
  });

  it('bear a page and the next one back to back', () => {
    for (const count of all)
      for (const { front, back } of oneBooklet(count)) {
        if (front.right !== undefined && back.left !== undefined) expect(back.left).toBe(front.right + 1);
        if (front.left !== undefined && back.right !== undefined) expect(front.left).toBe(back.right + 1);
      }
  });

  it('are no more than the pages need', () => {
    for (const count of all) expect(oneBooklet(count)).toHaveLength(Math.ceil(count / 4));
  });
});

describe('several booklets', () => {
  it('folded, and put one behind the other, give the pages back in order', () => {
    fc.assert(
      fc.property(counts, mosts, (count, most) => {
        const read = signatures(count, most).flatMap(foldedOrder);
        expect(read.slice(0, count)).toEqual(upTo(count));
        expect(read).toHaveLength(Math.ceil(count / 4) * 4);
      }),
    );
  });

  it('have no more pages than asked, and differ by no more than a sheet', () => {
    fc.assert(
      fc.property(counts, mosts, (count, most) => {
        const sheets = signatures(count, most).map(({ length }) => length);
        if (most > 0) expect(Math.max(...sheets) * 4).toBeLessThanOrEqual(most);
        expect(Math.max(...sheets) - Math.min(...sheets)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are no more than that takes', () => {
    fc.assert(
      fc.property(counts, mosts, (count, most) => {
        const sheets = Math.ceil(count / 4);
        expect(signatures(count, most)).toHaveLength(
          most === 0 ? 1 : Math.ceil(sheets / Math.floor(most / 4)),
        );
      }),
    );
  });

  it('are one, of all pages, when nothing divides them', () => {
    for (const count of all) expect(signatures(count, 0)).toEqual([oneBooklet(count)]);
  });
});

const { theme } = makeWorkbook({
  form: 'fearful',
  edition: 'booklet',
  ticket: { only: ['pocket-card'] },
}).design;
const pages = (count: number): Pages => ({
  pages: upTo(count).map((number): Page => {
    const { width, height } = theme.page;
    return { number, side: number % 2 === 1 ? 'recto' : 'verso', width, height, section: 'any', marks: [] };
  }),
  anchors: new Map(),
  outline: [],
});
const sheet: Imposition = {
  width: mm(297),
  height: mm(210),
  signature: 0,
  cut: false,
  marks: false,
  caliper: mm(0.1),
};

describe('leaves that are cut', () => {
  it('lie in order once the sheets are cut in the middle, each page on the back of the one before it', () => {
    fc.assert(
      fc.property(counts, (count) => {
        const turned = leaves(count).flatMap(({ front, back }) => [
          front.left,
          back.right,
          front.right,
          back.left,
        ]);
        expect(turned.slice(0, count)).toEqual(upTo(count));
        expect(turned.slice(count).every((number) => number === undefined)).toBe(true);
      }),
    );
  });

  it('are not moved towards the middle, and come without a page on folding', () => {
    const folding = pages(1).pages[0];
    const many = pages(80);
    const sides = impose({ ...many, ...(folding ? { folding } : {}) }, { ...sheet, cut: true }, theme);
    expect(sides).toHaveLength(40);
    const xs = new Set(sides.flatMap(({ placed }) => placed.map(({ x }) => x)));
    expect(xs.size).toBe(2);
  });
});

describe('pages on a sheet', () => {
  it('stand with their inner edges on the fold, moved inwards by the thickness of the sheets around them', () => {
    fc.assert(
      fc.property(counts, mosts, (count, signature) => {
        const sides = impose(pages(count), { ...sheet, signature }, theme);
        const expected = signatures(count, signature).flatMap((sheets) =>
          sheets.flatMap((_, index) =>
            Array.from({ length: 2 }, () => creepOf(index, sheets.length, sheet.caliper)),
          ),
        );
        sides.forEach(({ placed, width }, index) => {
          for (const { page, x, half } of placed) {
            const isLeft = page.side === 'verso';
            const fromFold = isLeft ? x + page.width - width / 2 : width / 2 - x;
            expect(fromFold).toBeCloseTo(expected[index] ?? Number.NaN, 6);
            expect(isLeft ? half.x + half.width : half.x).toBeCloseTo(width / 2, 6);
          }
        });
      }),
    );
  });

  it('stay where they are in booklets of fewer than eight sheets, and move the more the farther in they are from eight up', () => {
    expect(upTo(7).map((index) => creepOf(index - 1, 7, mm(0.1)))).toEqual(upTo(7).map(() => 0));
    const creeps = upTo(16).map((index) => creepOf(index - 1, 16, mm(0.1)));
    expect(creeps).toEqual([...creeps].sort((one, other) => one - other));
    // 64 pages on paper of 80 g/m²: one and a half to two millimetres at the middle.
    expect(creeps.at(-1)).toBeGreaterThan(mm(1.5));
    expect(creeps.at(-1)).toBeLessThan(mm(2.1));
  });

  it('never reach over the fold with what they bear', () => {
    expect(creepOf(14, 15, sheet.caliper) + mm(11)).toBeLessThan(theme.page.margin.inner);
  });
});

describe('marks on sheets', () => {
  const marksOf = (imposition: Imposition) => impose(pages(40), imposition, theme).map(({ marks }) => marks);

  it('are there only when asked for', () => {
    expect(marksOf(sheet).every((marks) => marks.length === 0)).toBe(true);
    expect(marksOf({ ...sheet, marks: true }).every((marks) => marks.length === 2)).toBe(true);
  });

  it('say where to cut when the sheet is larger than its two pages, and never stand on a page', () => {
    const large = { ...sheet, width: mm(320), height: mm(225), marks: true };
    for (const { marks, width, height } of impose(pages(8), large, theme)) {
      const cuts = marks.filter((mark) => mark.kind === 'path' && Math.abs(mark.x - width / 2) > 1);
      expect(cuts).toHaveLength(8);
      const [left, top] = [width / 2 - theme.page.width, (height - theme.page.height) / 2];
      for (const { x, y } of cuts)
        expect(
          x < left || x > width - left || y < top || y > height - top,
          `${Math.round(x)} ${Math.round(y)}`,
        ).toBe(true);
    }
  });

  it('count the booklets on the outside of each, when there are several', () => {
    const counted = marksOf({ ...sheet, marks: true, signature: 16 }).map(({ length }) => length - 2);
    // 40 pages: booklets of 4, 3 and 3 sheets, of two sides each.
    expect(counted.flatMap((count, index) => (count > 0 ? [[index, count]] : []))).toEqual([
      [0, 1],
      [8, 2],
      [14, 3],
    ]);
  });
});

describe('what will not fold well', () => {
  const said = (count: number, imposition: Imposition): readonly Diagnostic[] => {
    const found: Diagnostic[] = [];
    checkImposition(pages(count), imposition, (one) => found.push(one));
    return found;
  };

  it('is said above fifteen sheets, with a way out that is silent', () => {
    expect(said(60, sheet)).toEqual([]);
    expect(said(61, sheet)).toMatchObject([{ severity: 'warning', code: 'impose/thick' }]);
    expect(said(61, sheet)[0]?.hints.join()).toContain('--signature 60');
    for (const count of all) expect(said(count, { ...sheet, signature: 60 })).toEqual([]);
  });

  it('is refused when two pages are larger than the sheet', () => {
    expect(said(8, { ...sheet, width: mm(200) })).toMatchObject([
      { severity: 'error', code: 'impose/sheet-too-small' },
    ]);
  });
});
