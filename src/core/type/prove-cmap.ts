// Character maps (OpenType 1.9, `cmap`). A font has several; one is proven and taken, and nobody sees the others.

/** Of Unicode, the best first: platform and encoding. */
const preferred = [
  [3, 10],
  [0, 6],
  [0, 4],
  [3, 1],
  [0, 3],
  [0, 2],
  [0, 1],
  [0, 0],
] as const;

/** Segments that ascend (format 4); gives the bytes of the map. */
const segmentsEnd = (map: DataView): number => {
  const twice = map.getUint16(6);
  const [ends, starts, whole] = [14, 16 + twice, 16 + twice * 4];
  if (twice === 0 || twice % 2 !== 0 || whole > map.byteLength) return 0;
  for (let at = 0, last = -1; at < twice; at += 2) {
    const [start, end] = [map.getUint16(starts + at), map.getUint16(ends + at)];
    if (start > end || start <= last) return 0;
    last = end;
  }
  // Its length is a number of two bytes, which some fonts outgrow.
  return Math.min(map.byteLength, Math.max(whole, map.getUint16(2)));
};

/** Groups that ascend (format 12). */
const groupsEnd = (map: DataView): number => {
  const whole = 16 + map.getUint32(12) * 12;
  if (whole > map.byteLength) return 0;
  for (let at = 16, last = -1; at < whole; at += 12) {
    const [start, end] = [map.getUint32(at), map.getUint32(at + 4)];
    if (start > end || start <= last || end > 0x10ffff) return 0;
    last = end;
  }
  return whole;
};

/** One run of characters (format 6). */
const runEnd = (map: DataView): number => {
  const whole = 10 + map.getUint16(8) * 2;
  return whole > map.byteLength ? 0 : whole;
};

const endOf: ReadonlyMap<number, (map: DataView) => number> = new Map([
  [4, segmentsEnd],
  [6, runEnd],
  [12, groupsEnd],
]);

/** The proven bytes of a map; undefined when it is damaged, or of a format that we do not read. */
const provenMap = (cmap: DataView, offset: number): Uint8Array | undefined => {
  if (offset + 16 > cmap.byteLength) return undefined;
  const map = new DataView(cmap.buffer, cmap.byteOffset + offset, cmap.byteLength - offset);
  const end = endOf.get(map.getUint16(0))?.(map) ?? 0;
  if (end === 0) return undefined;
  const bytes = Uint8Array.from(new Uint8Array(cmap.buffer, map.byteOffset, end));
  if (map.getUint16(0) === 4) new DataView(bytes.buffer).setUint16(2, Math.min(end, 0xffff));
  return bytes;
};

/** A table that holds the best of a font's maps of Unicode, and no other; undefined when none is whole. */
export const provenCmap = (cmap: DataView): Uint8Array | undefined => {
  const count = cmap.getUint16(2);
  if (4 + count * 8 > cmap.byteLength) return undefined;
  const records = Array.from({ length: count }, (_, index) => 4 + index * 8);
  for (const [platform, encoding] of preferred) {
    const record = records.find(
      (at) => cmap.getUint16(at) === platform && cmap.getUint16(at + 2) === encoding,
    );
    const map = record === undefined ? undefined : provenMap(cmap, cmap.getUint32(record + 4));
    if (!map) continue;
    const bytes = new Uint8Array(12 + map.length);
    const view = new DataView(bytes.buffer);
    [0, 1, platform, encoding].forEach((value, index) => void view.setUint16(index * 2, value));
    view.setUint32(8, 12);
    bytes.set(map, 12);
    return bytes;
  }
  return undefined;
};
