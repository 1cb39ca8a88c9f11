import type { Header } from './prove-tables.ts';

// The outlines of glyphs (OpenType 1.9, `glyf`), walked but not read: each must lie within its own bytes, and its parts must be
// glyphs. Time is in proportion to the points of all glyphs.

/** A table, twice: numbers of two bytes are read from the one, and single bytes, faster, from the other. */
interface Glyf {
  readonly view: DataView;
  readonly bytes: Uint8Array;
}

/** Flags of a point: its coordinates are of one byte; another byte holds how often the flag is repeated; a coordinate is as the one before. */
const [shortX, shortY, repeats, sameX, sameY] = [0x02, 0x04, 0x08, 0x10, 0x20];
/** Flags of a part: its arguments are words; it is scaled, in both directions, turned; more follow; instructions follow. */
const [words, scale, scales, turn, more, instructions] = [0x01, 0x08, 0x40, 0x80, 0x20, 0x0100];

/** Readers look for the end of a contour at every point: a glyph in which that takes too long was never drawn by anyone. */
const mostWork = 20_000_000;

const coordinateBytes = (flag: number, short: number, same: number): number => {
  if ((flag & short) !== 0) return 1;
  return (flag & same) === 0 ? 2 : 0;
};

/** Bytes of both coordinates, by flag: the walk below takes most of the time in which a font is proven. */
const coordinatesOf = Uint8Array.from(
  { length: 256 },
  (_, flag) => coordinateBytes(flag, shortX, sameX) + coordinateBytes(flag, shortY, sameY),
);

/** Where an outline ends, whose flags begin there; beyond all bytes, when they are cut off. */
const outlineEnd = (bytes: Uint8Array, from: number, points: number): number => {
  let [at, coordinates] = [from, 0];
  for (let point = 0; point < points && at < bytes.length; ) {
    const flag = bytes[at++] ?? 0;
    // What is repeated beyond the last point is read all the same.
    const times = (flag & repeats) === 0 ? 1 : 1 + (bytes[at++] ?? 0);
    coordinates += times * (coordinatesOf[flag] ?? 0);
    point += times;
  }
  return at + coordinates;
};

const isWholeOutline = (glyf: Glyf, start: number, end: number, contours: number): boolean => {
  const { view, bytes } = glyf;
  const instructionsAt = start + 10 + contours * 2;
  if (instructionsAt + 2 > end) return false;
  let last = -1;
  for (let at = start + 10; at < instructionsAt; at += 2) {
    const point = view.getUint16(at);
    if (point <= last) return false;
    last = point;
  }
  if (contours * (last + 1) > mostWork) return false;
  const flagsAt = instructionsAt + 2 + view.getUint16(instructionsAt);
  return flagsAt < end && outlineEnd(bytes, flagsAt, last + 1) <= end;
};

const scaleBytes = (flags: number): number => {
  if ((flags & scale) !== 0) return 2;
  if ((flags & scales) !== 0) return 4;
  return (flags & turn) === 0 ? 0 : 8;
};

/** The glyphs that a glyph is made of; undefined when it does not lie within its bytes. */
const partsOf = (glyf: DataView, start: number, end: number): readonly number[] | undefined => {
  const parts: number[] = [];
  let [at, flags, instructed] = [start + 10, more, false];
  while ((flags & more) !== 0) {
    if (at + 4 > end) return undefined;
    flags = glyf.getUint16(at);
    parts.push(glyf.getUint16(at + 2));
    instructed ||= (flags & instructions) !== 0;
    at += 4 + ((flags & words) === 0 ? 2 : 4) + scaleBytes(flags);
  }
  if (instructed) at = at + 2 > end ? end + 1 : at + 2 + glyf.getUint16(at);
  return at > end ? undefined : parts;
};

/** Parts of parts of parts: fonts have two or three, and none is part of itself. */
const mostNested = 8;

const isNestedTooDeep = (parts: ReadonlyMap<number, readonly number[]>): boolean => {
  let wide: ReadonlyMap<number, readonly number[]> = parts;
  // Each round leaves those that have a part among those left before.
  for (let depth = 0; depth < mostNested && wide.size > 0; depth++) {
    const before = wide;
    wide = new Map([...before].filter(([, of]) => of.some((part) => before.has(part))));
  }
  return wide.size > 0;
};

/** Whether a glyph of these bytes is whole; of one that is made of others, those others. */
const isWhole = (glyf: Glyf, start: number, end: number): boolean | readonly number[] => {
  if (start === end) return true;
  if (end - start < 10) return false;
  const contours = glyf.view.getInt16(start);
  if (contours < 0) return partsOf(glyf.view, start, end) ?? false;
  return contours === 0 || isWholeOutline(glyf, start, end, contours);
};

/** The first glyph that is damaged, by its number; undefined when all are whole. */
export const damagedGlyph = (view: DataView, { glyphOffsets, glyphCount }: Header): number | undefined => {
  const glyf = { view, bytes: new Uint8Array(view.buffer, view.byteOffset, view.byteLength) };
  const composed = new Map<number, readonly number[]>();
  for (let glyph = 0; glyph < glyphCount; glyph++) {
    const whole = isWhole(glyf, glyphOffsets[glyph] ?? 0, glyphOffsets[glyph + 1] ?? 0);
    if (whole === false) return glyph;
    if (whole === true) continue;
    if (whole.some((part) => part >= glyphCount)) return glyph;
    composed.set(glyph, whole);
  }
  return isNestedTooDeep(composed) ? [...composed.keys()][0] : undefined;
};
