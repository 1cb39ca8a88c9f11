import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, saddleStitch } from '../../src/core/paginate/impose.ts';

const counts = fc.integer({ min: 1, max: 200 });

test('sheets of a booklet, laid into one another and folded, give the pages back in order', () => {
  fc.assert(
    fc.property(counts, (count) => {
      const read = fold(saddleStitch(count));
      expect(read.slice(0, count)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
      expect(read.slice(count).every((page) => page === undefined)).toBe(true);
    }),
  );
});

test('the two pages of every full spread add up to the number of pages and one', () => {
  fc.assert(
    fc.property(counts, (quarter) => {
      const count = quarter * 4;
      for (const { front, back } of saddleStitch(count))
        for (const { left, right } of [front, back]) expect((left ?? 0) + (right ?? 0)).toBe(count + 1);
    }),
  );
});

test('a booklet takes no more sheets than its pages need', () => {
  fc.assert(
    fc.property(counts, (count) => {
      expect(saddleStitch(count)).toHaveLength(Math.ceil(count / 4));
    }),
  );
});
