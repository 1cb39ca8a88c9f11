/** A table of a font file (OpenType 1.9, “The OpenType Font File”). */
export interface FontTable {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

/** The tables of a font file whose directory is known to be right. */
export const tablesOf = (font: Uint8Array): readonly FontTable[] => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...font.subarray(at, at + 4));
    const from = view.getUint32(at + 8);
    return { tag, bytes: font.subarray(from, from + view.getUint32(at + 12)) };
  });
};

const checksum = (bytes: Uint8Array): number => {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4)
    sum =
      (sum +
        (((bytes[at] ?? 0) << 24) |
          ((bytes[at + 1] ?? 0) << 16) |
          ((bytes[at + 2] ?? 0) << 8) |
          (bytes[at + 3] ?? 0))) >>>
      0;
  return sum;
};

/** Tables put together into a font file, each at a multiple of four bytes. `sum`: makes their checksums. */
export const fontFileOf = (tables: readonly FontTable[], sum = checksum): Uint8Array => {
  const sorted = [...tables].sort((one, other) => (one.tag < other.tag ? -1 : 1));
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  const padded = (length: number): number => Math.ceil(length / 4) * 4;
  let at = 12 + sorted.length * 16;
  const font = new Uint8Array(at + sorted.reduce((sum, { bytes }) => sum + padded(bytes.length), 0));
  const view = new DataView(font.buffer);
  view.setUint32(0, 0x00010000);
  [sorted.length, power * 16, Math.log2(power), (sorted.length - power) * 16].forEach(
    (value, index) => void view.setUint16(4 + index * 2, value),
  );
  sorted.forEach(({ tag, bytes }, index) => {
    [...tag].forEach((letter, place) => void view.setUint8(12 + index * 16 + place, letter.charCodeAt(0)));
    [sum(bytes), at, bytes.length].forEach(
      (value, place) => void view.setUint32(16 + index * 16 + place * 4, value),
    );
    font.set(bytes, at);
    at += padded(bytes.length);
  });
  return font;
};
