import fc from 'fast-check';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { readCmap } from '../../src/core/type/cmap.ts';
import { openFace } from '../../src/core/type/face.ts';
import { provenCmap } from '../../src/core/type/prove-cmap.ts';
import { ownSources } from '../support/sources.ts';

/** Characters that follow one another, with the glyphs that show them. */
interface Run {
  readonly start: number;
  readonly glyphs: readonly number[];
}

const u16 = (...values: readonly number[]): readonly number[] =>
  values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]);
const u32 = (...values: readonly number[]): readonly number[] =>
  values.flatMap((value) => u16(value >>> 16, value & 0xffff));

const last = ({ start, glyphs }: Run): number => start + glyphs.length - 1;

/** Format 4; runs of even index move their characters by a number, the others look them up. */
const segments = (runs: readonly Run[]): readonly number[] => {
  const all = [...runs, { start: 0xffff, glyphs: [0] }];
  const listed: number[] = [];
  const offsets = all.map(({ glyphs }, index) => {
    if (index % 2 === 0) return 0;
    const offset = (all.length - index + listed.length) * 2;
    listed.push(...glyphs);
    return offset;
  });
  const deltas = all.map(({ start, glyphs: [first = 0] }, index) => (index % 2 === 0 ? first - start : 0));
  const starts = all.map(({ start }) => start);
  const parts = [...all.map(last), 0, ...starts, ...deltas, ...offsets, ...listed];
  return u16(4, 14 + parts.length * 2, 0, all.length * 2, 0, 0, 0, ...parts);
};

const groups = (runs: readonly Run[]): readonly number[] => [
  ...u16(12, 0),
  ...u32(16 + runs.length * 12, 0, runs.length),
  ...runs.flatMap((run) => u32(run.start, last(run), run.glyphs[0] ?? 0)),
];

const oneRun = ([{ start, glyphs } = { start: 0, glyphs: [0] }]: readonly Run[]): readonly number[] =>
  u16(6, 10 + glyphs.length * 2, 0, start, glyphs.length, ...glyphs);

const read = (map: readonly number[], encoding: number) => {
  const table = Uint8Array.from([...u16(0, 1, 3, encoding), ...u32(12), ...map]);
  return readCmap(provenCmap(new DataView(table.buffer)) ?? table);
};

/** Runs apart from each other, of characters up to `most`; glyphs in their order, or in any. */
const runsIn = (most: number, areInOrder: (index: number) => boolean): fc.Arbitrary<readonly Run[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 2, max: most >> 4 }), fc.array(fc.integer({ min: 1, max: 9999 }))), {
      minLength: 1,
      maxLength: 8,
    })
    .map((made) => {
      let at = 32;
      return made.map(([gap, given], index) => {
        const [first = 7, ...more] = given;
        const glyphs = areInOrder(index)
          ? [first, ...more.map((_, nth) => first + 1 + nth)]
          : [first, ...more];
        const run = { start: at + gap, glyphs };
        at = last(run);
        return run;
      });
    });

const expectRead = (runs: readonly Run[], map: readonly number[], encoding: number): void => {
  const glyphOf = read(map, encoding);
  for (const { start, glyphs } of runs)
    expect([-1, ...glyphs.keys(), glyphs.length].map((nth) => glyphOf(start + nth))).toEqual([
      0,
      ...glyphs,
      0,
    ]);
  expect([0, 31, 0xffff, 0x10ffff].map(glyphOf)).toEqual([0, 0, 0, 0]);
};

describe('a map of characters', () => {
  it('gives the glyph of each, and 0 for those beside: segments', () => {
    fc.assert(
      fc.property(
        runsIn(0x8000, (index) => index % 2 === 0),
        (runs) => expectRead(runs, segments(runs), 1),
      ),
    );
  });

  it('gives the glyph of each, and 0 for those beside: groups', () => {
    fc.assert(
      fc.property(
        runsIn(0x8_0000, () => true),
        (runs) => expectRead(runs, groups(runs), 10),
      ),
    );
  });

  it('gives the glyph of each, and 0 for those beside: one run', () => {
    fc.assert(
      fc.property(
        runsIn(0x8000, () => false),
        (runs) => expectRead(runs.slice(0, 1), oneRun(runs), 1),
      ),
    );
  });
});

describe.each([...ownSources.fonts])('the font %s', (name, bytes) => {
  it('has the glyphs, and they the widths, that fontkit finds', () => {
    const [font, face] = [create(bytes), openFace(name, bytes)];
    const scale = 1000 / font.unitsPerEm;
    const differing: string[] = [];
    for (let codePoint = 1; codePoint < 0xffff; codePoint++) {
      const character = String.fromCharCode(codePoint);
      if (face.has(character) !== font.hasGlyphForCodePoint(codePoint)) differing.push(character);
      if (!/^[a-z0-9\u00c0-\u017f]$/i.test(character) || !face.has(character)) continue;
      const [theirs] = font.layout(character).glyphs;
      const [glyph] = face.shape(character).glyphs;
      const width = (theirs?.advanceWidth ?? 0) * scale;
      if (glyph?.id !== theirs?.id || Math.abs((glyph?.width ?? 0) - width) > 1e-9) differing.push(character);
    }
    expect(differing).toEqual([]);
  });
});
