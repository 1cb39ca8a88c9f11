import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSpecimen } from '../support/specimen-book.ts';

describe('a word bank', () => {
  it('keeps the blanks for words of one’s own together, whatever stands before them', () => {
    const bank = fc.array(fc.stringMatching(/^[a-z]{3,24}$/), { minLength: 2, maxLength: 14 });
    let seen = 0;
    fc.assert(
      fc.property(bank, fc.integer({ min: 2, max: 3 }), (items, other) => {
        const { pages } = makeSpecimen(JSON.stringify([{ pick: { items, other } }]));
        const blanks = pages.pages
          .flatMap(({ marks }) => marks)
          .filter((mark) => mark.kind === 'path' && mark.segments.length === 2);
        const rows = new Set(blanks.map(({ y }) => Math.round(y)));
        expect(blanks).toHaveLength(other);
        expect(rows.size).toBe(1);
        seen += 1;
      }),
      { numRuns: 40 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});
