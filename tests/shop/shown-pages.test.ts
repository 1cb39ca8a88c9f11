import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/core/model/page.ts';
import { rectangle } from '../../src/core/model/shapes.ts';
import { pagesAcross, spreadsAcross } from '../../src/core/shop/shown-pages.ts';

/** A book of so many pages, a section to so many of them, each with as much on it as it is told. */
const bookOf = (marks: readonly number[], perSection: number): readonly Page[] =>
  marks.map((count, index) => ({
    number: index + 1,
    side: index % 2 === 0 ? 'recto' : 'verso',
    width: 100,
    height: 140,
    section: `section-${Math.floor(index / perSection)}`,
    marks: Array.from({ length: count }, () => rectangle(0, 0, 1, 1, {})),
  }));

const books = fc
  .tuple(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 5 }))
  .map(([marks, perSection]) => bookOf(marks, perSection));

describe('the pages that pictures of a listing show', () => {
  it('are spreads of their own, in the order of the book: as many as are asked for, or as there are', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 1, max: 6 }), (pages, count) => {
        const spreads = spreadsAcross(pages, count);
        expect(spreads.length).toBe(Math.min(count, Math.floor((pages.length - 1) / 2)));
        const lefts = spreads.map(({ pages: [left] }) => left.number);
        expect(lefts).toEqual([...new Set(lefts)].sort((one, other) => one - other));
        for (const { pages: facing } of spreads)
          expect([facing[0].number % 2, facing[1].number]).toEqual([0, facing[0].number + 1]);
      }),
    );
  });

  it('are the fullest spread of each stretch of the book', () => {
    const [early, late] = spreadsAcross(bookOf([9, 0, 0, 5, 5, 0, 0, 1, 0, 0, 0, 2, 2], 1), 2);
    expect([early?.pages[0].number, late?.pages[0].number]).toEqual([4, 12]);
  });

  it('are no page twice and never the cover: as many as fit, or all the others', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 1, max: 20 }), (pages, count) => {
        const numbers = pagesAcross(pages, count).map(({ number }) => number);
        expect(numbers.length).toBe(Math.min(count, pages.length - 1));
        expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
        expect(numbers).not.toContain(1);
      }),
    );
  });
});
