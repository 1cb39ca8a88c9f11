// The glyph of a character, from a map that is proven (OpenType 1.9, `cmap`; `prove-cmap.ts`). fontkit reads it too, but makes a glyph
// of each number, and for that unpacks a table of all of Unicode's marks: 20 ms of a cold run.

/** The number of a character's glyph; 0 where the font has none. */
export type GlyphOf = (codePoint: number) => number;

/** The index of the first of so many ascending numbers that is not below `value`. */
const firstFrom = (count: number, at: (index: number) => number, value: number): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

const numberAt = (map: DataView, at: number): number => (at + 2 <= map.byteLength ? map.getUint16(at) : 0);

/** Segments (format 4): characters are moved by a number, or looked up in a list that lies behind the segments. */
const bySegments = (map: DataView): GlyphOf => {
  const twice = map.getUint16(6);
  const [starts, deltas, offsets] = [16 + twice, 16 + twice * 2, 16 + twice * 3];
  return (codePoint) => {
    const index = firstFrom(twice / 2, (segment) => map.getUint16(14 + segment * 2), codePoint);
    const start = index * 2 < twice ? map.getUint16(starts + index * 2) : Infinity;
    if (codePoint < start) return 0;
    const delta = map.getUint16(deltas + index * 2);
    const offset = map.getUint16(offsets + index * 2);
    if (offset === 0) return (codePoint + delta) & 0xffff;
    // An offset counts from where it stands itself.
    const id = numberAt(map, offsets + index * 2 + offset + (codePoint - start) * 2);
    return id === 0 ? 0 : (id + delta) & 0xffff;
  };
};

/** One run of characters (format 6). */
const byRun = (map: DataView): GlyphOf => {
  const [first, count] = [map.getUint16(6), map.getUint16(8)];
  return (codePoint) => {
    const index = codePoint - first;
    return index >= 0 && index < count ? map.getUint16(10 + index * 2) : 0;
  };
};

/** Groups (format 12). */
const byGroups = (map: DataView): GlyphOf => {
  const count = map.getUint32(12);
  return (codePoint) => {
    const group = 16 + 12 * firstFrom(count, (index) => map.getUint32(20 + index * 12), codePoint);
    const start = group < 16 + 12 * count ? map.getUint32(group) : Infinity;
    return codePoint < start ? 0 : map.getUint32(group + 8) + (codePoint - start);
  };
};

const readers: ReadonlyMap<number, (map: DataView) => GlyphOf> = new Map([
  [4, bySegments],
  [6, byRun],
  [12, byGroups],
]);

/** Reads a table that holds one proven map. */
export const readCmap = (table: Uint8Array): GlyphOf => {
  const whole = new DataView(table.buffer, table.byteOffset, table.byteLength);
  const start = whole.getUint32(8);
  const map = new DataView(table.buffer, table.byteOffset + start, table.byteLength - start);
  return readers.get(map.getUint16(0))?.(map) ?? (() => 0);
};
