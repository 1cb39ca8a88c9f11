import type { Flaw } from '../model/diagnostic.ts';

// A font file's directory and the tables on which all others depend (OpenType 1.9). Each is proven here, before anything is
// read by anyone else: within its bounds, and its numbers such as can be meant.

export type Tables = ReadonlyMap<string, DataView>;

/** A font that cannot be embedded, by what it is. */
export interface ForeignFont {
  readonly kind: 'postscript' | 'packed' | 'collection';
  /** As the end of a sentence that names it. */
  readonly reason: string;
}

const foreign: Readonly<Record<string, ForeignFont>> = {
  OTTO: { kind: 'postscript', reason: 'has PostScript outlines (CFF), which cannot be embedded' },
  wOFF: { kind: 'packed', reason: 'is packed for web pages (WOFF)' },
  wOF2: { kind: 'packed', reason: 'is packed for web pages (WOFF2)' },
  ttcf: { kind: 'collection', reason: 'is a collection of several fonts (TTC)' },
};

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** How a TrueType font begins: version 1.0, or Apple's word for it. */
const beginnings = ['\0\x01\0\0', 'true'];

/** The tables of a font, each within the file. */
export const readTables = (bytes: Uint8Array): Tables | Flaw | ForeignFont => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return { flaw: 'it is no font' };
  const kind = foreign[tagAt(view, 0)];
  if (kind) return kind;
  if (!beginnings.includes(tagAt(view, 0))) return { flaw: 'it is no font' };
  const count = view.getUint16(4);
  if (12 + count * 16 > bytes.length) return { flaw: 'it is cut off' };
  const tables = new Map<string, DataView>();
  for (let record = 12; record < 12 + count * 16; record += 16) {
    const [offset, length] = [view.getUint32(record + 8), view.getUint32(record + 12)];
    if (offset + length > bytes.length)
      return { flaw: `its table \`${tagAt(view, record).trim()}\` is cut off` };
    tables.set(tagAt(view, record), new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  return tables;
};

/** The values of the required tables, in font units. */
export interface Header {
  readonly unitsPerEm: number;
  readonly box: readonly [number, number, number, number];
  readonly isItalic: boolean;
  readonly ascent: number;
  readonly descent: number;
  readonly glyphCount: number;
  /** How many glyphs `hmtx` gives a width of its own; those after them have the last one's. */
  readonly widthCount: number;
  /** Where each glyph begins in `glyf`, and where the last ends. */
  readonly glyphOffsets: Uint32Array;
}

/** Bytes that each required table has at the least. */
const least: Readonly<Record<string, number>> = {
  head: 54,
  hhea: 36,
  maxp: 32,
  hmtx: 4,
  loca: 4,
  glyf: 0,
  cmap: 4,
};

const damaged = (table: string): Flaw => ({ flaw: `its table \`${table}\` is damaged` });

/** Ascending, and within `glyf`; undefined when they are not. */
const offsetsIn = (loca: DataView, isLong: boolean, count: number, end: number): Uint32Array | undefined => {
  if (loca.byteLength < (count + 1) * (isLong ? 4 : 2)) return undefined;
  const offsets = new Uint32Array(count + 1);
  let last = 0;
  for (let index = 0; index <= count; index++) {
    const offset = isLong ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2;
    if (offset < last || offset > end) return undefined;
    offsets[index] = last = offset;
  }
  return offsets;
};

const [magic, mostUnits] = [0x5f0f3cf5, 16_384];

/** Reads the required tables but for the character map. Takes time in proportion to the number of glyphs. */
export const readHeader = (tables: Tables): Header | Flaw => {
  const missing = Object.entries(least).find(([tag, length]) => (tables.get(tag)?.byteLength ?? -1) < length);
  if (missing)
    return tables.has(missing[0]) ? damaged(missing[0]) : { flaw: `it has no table \`${missing[0]}\`` };
  const table = (tag: string): DataView => tables.get(tag) ?? new DataView(new ArrayBuffer(0));
  const [head, hhea, maxp] = [table('head'), table('hhea'), table('maxp')];
  const unitsPerEm = head.getUint16(18);
  if (head.getUint32(12) !== magic || unitsPerEm < 16 || unitsPerEm > mostUnits || head.getUint16(50) > 1)
    return damaged('head');
  const glyphCount = maxp.getUint16(4);
  if (maxp.getUint32(0) !== 0x00010000 || glyphCount === 0) return damaged('maxp');
  const metrics = hhea.getUint16(34);
  if (metrics === 0 || metrics > glyphCount) return damaged('hhea');
  if (table('hmtx').byteLength < metrics * 4 + (glyphCount - metrics) * 2) return damaged('hmtx');
  const glyphOffsets = offsetsIn(
    table('loca'),
    head.getUint16(50) === 1,
    glyphCount,
    table('glyf').byteLength,
  );
  if (!glyphOffsets) return damaged('loca');
  return {
    unitsPerEm,
    box: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    isItalic: (head.getUint16(44) & 0b10) !== 0,
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    glyphCount,
    widthCount: metrics,
    glyphOffsets,
  };
};
