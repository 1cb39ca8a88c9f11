import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must, never, type Strip } from '../../src/core/model/galley.ts';
import { breakPages, fragmentHeight, grow, segmentsOf } from '../../src/core/paginate/breaks.ts';

const blank = (height: number): Strip => ({ height, skip: 0, cost: never, marks: [] });

const strip = (most: number): fc.Arbitrary<Strip> =>
  fc
    .record({
      height: fc.integer({ min: 0, max: most }),
      skip: fc.integer({ min: 0, max: 3 }),
      cost: fc.constantFrom(0, 0, 20, 100, 2000, never),
      pad: fc.constantFrom(0, 0, 0, 1, 2),
      fill: fc.option(
        fc.record({ pitch: fc.integer({ min: 1, max: 4 }), most: fc.integer({ min: 0, max: 9 }) }),
        {
          nil: undefined,
        },
      ),
    })
    .map(({ height, skip, cost, pad, fill }) => ({
      height,
      skip,
      cost,
      marks: [],
      ...(pad > 0 ? { head: [blank(pad)], foot: [blank(pad)] } : {}),
      ...(fill ? { fill: { ...fill, marks: [] } } : {}),
    }));

const depth = 30;
const galley = fc.array(strip(12), { minLength: 1, maxLength: 40 });

/** Every way to cut a short galley into pages that hold what is on them, by the breaks it makes after `never`. */
const fewestForced = (strips: readonly Strip[]): number => {
  const fewest = strips.map(() => Number.POSITIVE_INFINITY);
  const before = (from: number): number =>
    from === 0 ? 0 : (fewest[from - 1] ?? 0) + (strips[from - 1]?.cost === never ? 1 : 0);
  strips.forEach((_, index) => {
    for (let from = 0; from <= index; from++)
      if (fragmentHeight(strips, from, index + 1) <= depth)
        fewest[index] = Math.min(fewest[index] ?? 0, before(from));
  });
  return fewest.at(-1) ?? 0;
};

/** As blocks make them: what stands again above a strip is no higher than the strip before it. */
const withLowHeads = (strips: readonly Strip[]): readonly Strip[] =>
  strips.map(({ head, ...rest }, index) => {
    const height = (head ?? []).reduce((sum, one) => sum + one.height, rest.skip);
    return head && height <= (strips[index - 1]?.height ?? 0) ? { ...rest, head } : rest;
  });

describe('page breaks', () => {
  it('put every strip on one page, in order', () => {
    fc.assert(
      fc.property(fc.array(strip(45), { minLength: 1, maxLength: 40 }), (strips) => {
        const { fragments } = breakPages(strips, depth);
        const placed = fragments.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, index) => from + index),
        );
        expect(placed).toEqual(strips.map((_, index) => index));
        expect(fragments.every(({ from, to }) => to > from)).toBe(true);
      }),
    );
  });

  it('overfill no page that holds more than one strip', () => {
    fc.assert(
      fc.property(galley, (strips) => {
        for (const { from, to } of breakPages(strips, depth).fragments)
          if (to - from > 1) expect(fragmentHeight(strips, from, to)).toBeLessThanOrEqual(depth);
      }),
    );
  });

  it('part what must stay together no more often than any other way of breaking would', () => {
    fc.assert(
      fc.property(galley.map(withLowHeads), (strips) => {
        expect(breakPages(strips, depth).forced).toHaveLength(fewestForced(strips));
      }),
      { numRuns: 500 },
    );
  });

  it('tell every place where they had to part what must stay together', () => {
    fc.assert(
      fc.property(galley, (strips) => {
        const { fragments, forced } = breakPages(strips, depth);
        const ends = fragments.slice(0, -1).map(({ to }) => to - 1);
        expect(forced).toEqual(ends.filter((index) => strips[index]?.cost === never));
      }),
    );
  });

  it('leave a galley that fits a page on one page', () => {
    fc.assert(
      fc.property(fc.array(strip(3), { minLength: 1, maxLength: 5 }), (strips) => {
        expect(breakPages(strips, depth).fragments).toEqual([{ from: 0, to: strips.length }]);
      }),
    );
  });

  it('prefer a free place to a dear one when both leave the same room', () => {
    const line = (cost: number): Strip => ({ height: 10, skip: 0, cost, marks: [] });
    const { fragments } = breakPages([line(0), line(0), line(2000), line(0), line(0)], depth);
    expect(fragments.map(({ to }) => to)).toEqual([2, 5]);
  });

  it('are forced where the galley forces them, and nowhere lose a strip that has a height', () => {
    const forced = fc.array(
      fc.tuple(strip(12), fc.boolean()).map(([one, ends]) => (ends ? { ...one, cost: must } : one)),
    );
    fc.assert(
      fc.property(forced, (strips) => {
        const segments = segmentsOf(strips);
        expect(segments.flat().filter(({ height }) => height > 0)).toEqual(
          strips.filter(({ height }) => height > 0),
        );
        for (const segment of segments)
          expect(segment.slice(0, -1).every(({ cost }) => cost !== must)).toBe(true);
      }),
    );
  });
});

describe('writing space', () => {
  const room = fc.integer({ min: 0, max: 60 });

  it('grows no further than the room there is, and no further than it may', () => {
    fc.assert(
      fc.property(galley, room, (strips, slack) => {
        const grown = grow(strips, slack);
        const used = strips.reduce(
          (sum, { fill }, index) => sum + (grown[index] ?? 0) * (fill?.pitch ?? 0),
          0,
        );
        expect(used).toBeLessThanOrEqual(slack);
        strips.forEach(({ fill }, index) => expect(grown[index]).toBeLessThanOrEqual(fill?.most ?? 0));
      }),
    );
  });

  it('stops growing only when nothing more fits', () => {
    fc.assert(
      fc.property(galley, room, (strips, slack) => {
        const grown = grow(strips, slack);
        const left =
          slack - strips.reduce((sum, { fill }, index) => sum + (grown[index] ?? 0) * (fill?.pitch ?? 0), 0);
        strips.forEach(({ fill }, index) => {
          if (fill && (grown[index] ?? 0) < fill.most) expect(fill.pitch).toBeGreaterThan(left);
        });
      }),
    );
  });

  it('shares the room out evenly between questions of the same kind', () => {
    const lines: Strip = { height: 3, skip: 0, cost: 0, marks: [], fill: { pitch: 3, most: 9, marks: [] } };
    expect(grow([lines, lines, lines], 14)).toEqual([2, 1, 1]);
  });

  it('does not shrink when there is less than no room', () => {
    fc.assert(
      fc.property(galley, (strips) => {
        expect(grow(strips, -5).every((times) => times === 0)).toBe(true);
      }),
    );
  });
});
