import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BreakRules, breakLines, type ChosenLine, type Chunk } from '../../src/core/type/lines.ts';

const measure = 100;
const ragged: BreakRules = { measure, justified: false, expansion: 0 };
const justified: BreakRules = { measure, justified: true, expansion: 0.012 };

const chunk = (widest: number): fc.Arbitrary<Chunk> =>
  fc.oneof(
    fc.record({
      width: fc.integer({ min: 1, max: widest }),
      rigid: fc.constant(0),
      space: fc.constantFrom(3, 3, 3, 0),
      hyphen: fc.constant(0),
      forced: fc.constantFrom(false, false, false, false, true),
    }),
    fc.record({
      width: fc.integer({ min: 1, max: widest }),
      rigid: fc.constant(0),
      space: fc.constant(0),
      hyphen: fc.constant(4),
      forced: fc.constant(false),
    }),
    fc
      .integer({ min: 1, max: widest })
      .map((width) => ({ width, rigid: width, space: 3, hyphen: 0, forced: false })),
  );

/** A paragraph: its last chunk is forced, as a paragraph’s always is. */
const paragraph = (widest: number): fc.Arbitrary<readonly Chunk[]> =>
  fc
    .array(chunk(widest), { minLength: 1, maxLength: 40 })
    .map((chunks) =>
      chunks.map((one, index) => (index + 1 === chunks.length ? { ...one, forced: true, hyphen: 0 } : one)),
    );

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The least width to which a line from..to can be brought: spaces give a quarter, letters what expansion allows. */
const narrowest = (
  chunks: readonly Chunk[],
  { from, to }: Pick<ChosenLine, 'from' | 'to'>,
  rules: BreakRules,
): number => {
  const line = chunks.slice(from, to + 1);
  const letters = sum(line.map(({ width, rigid }) => width - (width - rigid) * rules.expansion));
  const spaces = sum(line.slice(0, -1).map(({ space }) => space)) * (rules.justified ? 0.75 : 1);
  return letters + spaces + (line.at(-1)?.hyphen ?? 0);
};

/** Whether some way of breaking keeps every line within the measure. */
const canFit = (chunks: readonly Chunk[], rules: BreakRules): boolean => {
  const reached = [true];
  chunks.forEach((_, to) => {
    let fits = false;
    for (let from = to; from >= 0 && !fits; from--) {
      if (from < to && chunks[from]?.forced) break;
      fits = reached[from] === true && narrowest(chunks, { from, to }, rules) <= measure + 1e-9;
    }
    reached.push(fits);
  });
  return reached.at(-1) === true;
};

describe.each([
  ['ragged', ragged],
  ['justified', justified],
] as const)('line ends of a %s paragraph', (_, rules) => {
  it('put every chunk into one line, in order', () => {
    fc.assert(
      fc.property(paragraph(130), (chunks) => {
        const lines = breakLines(chunks, rules);
        const placed = lines.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, index) => from + index),
        );
        expect(placed).toEqual(chunks.map((_, index) => index));
      }),
    );
  });

  it('call a line overfull when it is, and let no other go over the measure', () => {
    fc.assert(
      fc.property(paragraph(104), (chunks) => {
        for (const line of breakLines(chunks, rules))
          if (!line.overfull) expect(narrowest(chunks, line, rules)).toBeLessThanOrEqual(measure + 1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('fall wherever they are forced', () => {
    fc.assert(
      fc.property(paragraph(130), (chunks) => {
        const ends = new Set(breakLines(chunks, rules).map(({ to }) => to));
        chunks.forEach(({ forced }, index) => {
          if (forced) expect(ends.has(index)).toBe(true);
        });
      }),
    );
  });

  it('are fewer or as many when there are fewer words', () => {
    fc.assert(
      fc.property(paragraph(40), fc.integer({ min: 1, max: 40 }), (chunks, count) => {
        const words = chunks.map((one) => ({ ...one, forced: false }));
        const ended = (some: readonly Chunk[]) =>
          some.map((one, index) => (index + 1 === some.length ? { ...one, forced: true, hyphen: 0 } : one));
        const shorter = breakLines(ended(words.slice(0, count)), rules).length;
        // One more than the least number of lines may look better, never two.
        expect(shorter).toBeLessThanOrEqual(breakLines(ended(words), rules).length + 1);
      }),
    );
  });
});

describe('line ends', () => {
  it('go over the measure only where that cannot be avoided', () => {
    fc.assert(
      fc.property(paragraph(104), (chunks) => {
        const lines = breakLines(chunks, ragged);
        for (const line of lines)
          expect(line.overfull).toBe(narrowest(chunks, line, ragged) > measure + 1e-6);
        if (canFit(chunks, ragged)) expect(lines.every(({ overfull }) => !overfull)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('rather leave a short line than hyphenate twice in a row', () => {
    const word = (width: number): Chunk => ({ width, rigid: 0, space: 3, hyphen: 0, forced: false });
    const syllable = (width: number): Chunk => ({ width, rigid: 0, space: 0, hyphen: 4, forced: false });
    const chunks = [word(60), syllable(30), word(60), syllable(30), word(60), { ...word(50), forced: true }];
    const lines = breakLines(chunks, ragged);
    const hyphens = lines.map(({ to }) => (chunks[to]?.hyphen ?? 0) > 0);
    expect(hyphens.some((one, index) => one && hyphens[index + 1])).toBe(false);
  });

  it('parts no word of ragged text that fits without', () => {
    const word = (width: number): Chunk => ({ width, rigid: 0, space: 3, hyphen: 0, forced: false });
    const words = fc.array(fc.tuple(fc.integer({ min: 8, max: 24 }), fc.integer({ min: 8, max: 24 })), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, (pairs) => {
        const chunks = pairs.flatMap(([first, second]) => [
          { ...word(first), space: 0, hyphen: 4 },
          word(second),
        ]);
        const ended = chunks.map((one, index) =>
          index + 1 === chunks.length ? { ...one, forced: true } : one,
        );
        for (const { to } of breakLines(ended, ragged)) expect(ended[to]?.hyphen).toBe(0);
      }),
    );
  });
});
