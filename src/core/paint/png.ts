import type { Flaw } from '../model/diagnostic.ts';
import { joined } from './bytes.ts';
import { inflateExactly } from './inflate.ts';

// Reads PNG (W3C Portable Network Graphics, third edition), and proves it before anything is unpacked. Of an animated one, the
// still picture is read. The clauses below are those of that text.

/** Color types (11.2.2): what a pixel is made of. */
const [grayscale, truecolor, indexed, grayscaleAlpha, truecolorAlpha] = [0, 2, 3, 4, 6];
/** Samples in a pixel, and how many bits each may have, by color type (11.2.2, table 12). */
const samplesOf: ReadonlyMap<number, number> = new Map([
  [grayscale, 1],
  [truecolor, 3],
  [indexed, 1],
  [grayscaleAlpha, 2],
  [truecolorAlpha, 4],
]);
const depthsOf: ReadonlyMap<number, readonly number[]> = new Map([
  [grayscale, [1, 2, 4, 8, 16]],
  [truecolor, [8, 16]],
  [indexed, [1, 2, 4, 8]],
  [grayscaleAlpha, [8, 16]],
  [truecolorAlpha, [8, 16]],
]);

export interface Png {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly depth: number;
  readonly color: 'gray' | 'rgb' | 'indexed';
  /** Samples in a pixel, the one for opacity among them. */
  readonly samples: number;
  readonly hasAlpha: boolean;
  readonly isInterlaced: boolean;
  /** Three bytes a color. */
  readonly palette: Uint8Array;
  /** `tRNS` (11.3.1.1): opacities of the palette, or the color that is transparent. */
  readonly transparency?: Uint8Array;
  /** The zlib stream of all data chunks. */
  readonly packed: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export const isPng = (bytes: Uint8Array): boolean => signature.every((byte, index) => bytes[index] === byte);

/** The cyclic redundancy check of chunks (annex D), by byte. */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

const checksum = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (remainders[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
};

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** The chunks up to the end chunk, each whole. */
const chunksOf = (bytes: Uint8Array): readonly Chunk[] | Flaw => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = signature.length; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (checksum(bytes.subarray(at + 4, end)) !== view.getUint32(end))
      return { flaw: 'a part of it is damaged' };
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    if (type === 'IEND') return chunks;
    at = end + 4;
  }
  return { flaw: 'it is cut off' };
};

/** Pixels of a picture at the most: a page in 400 dots an inch has half as many. */
const mostPixels = 32_000_000;

/** Why a picture of so many pixels is not taken. */
export const wrongSize = (width: number, height: number): Flaw | undefined => {
  if (width === 0 || height === 0) return { flaw: 'it has no pixels' };
  if (width * height <= mostPixels) return undefined;
  return { flaw: `it has more than ${mostPixels / 1_000_000} million pixels (${width} × ${height})` };
};

const colorsOf = (type: number): Png['color'] => {
  if (type === indexed) return 'indexed';
  return type === truecolor || type === truecolorAlpha ? 'rgb' : 'gray';
};

type Header = Omit<Png, 'palette' | 'transparency' | 'packed'>;

const headerOf = (first: Chunk | undefined): Header | Flaw => {
  if (first?.type !== 'IHDR' || first.data.length !== 13) return { flaw: 'its header is missing' };
  const view = new DataView(first.data.buffer, first.data.byteOffset, first.data.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth = 0, type = 0, compression, filter, interlace = 0] = first.data.subarray(8);
  const wrong = wrongSize(width, height);
  if (wrong) return wrong;
  if (!depthsOf.get(type)?.includes(depth))
    return { flaw: `its header is wrong: no pixels are of type ${type} in ${depth} bits` };
  if (compression !== 0 || filter !== 0 || interlace > 1)
    return { flaw: 'its header is wrong: it is packed in no known way' };
  return {
    width,
    height,
    depth,
    color: colorsOf(type),
    samples: samplesOf.get(type) ?? 1,
    hasAlpha: type === grayscaleAlpha || type === truecolorAlpha,
    isInterlaced: interlace === 1,
  };
};

/** Bytes of a `tRNS` chunk, by color; of an indexed picture, at the most. */
const transparencyBytes = { gray: 2, rgb: 6, indexed: 256 } as const;

const coloringOf = (
  { color, hasAlpha }: Header,
  chunks: readonly Chunk[],
): Pick<Png, 'palette' | 'transparency'> | Flaw => {
  const [palette, transparency] = ['PLTE', 'tRNS'].map(
    (type) => chunks.find((chunk) => chunk.type === type)?.data,
  );
  if (color === 'indexed' && !palette) return { flaw: 'its palette is missing' };
  if (palette && (palette.length === 0 || palette.length % 3 !== 0 || palette.length > 768))
    return { flaw: 'its palette is wrong' };
  const used = color === 'indexed' && palette ? palette : new Uint8Array();
  if (!transparency || hasAlpha) return { palette: used };
  const bytes = transparencyBytes[color];
  const isWrong = color === 'indexed' ? transparency.length > bytes : transparency.length !== bytes;
  return isWrong ? { flaw: 'its transparency is wrong' } : { palette: used, transparency };
};

/** One of the pictures that a PNG is stored as: one, or seven if it is interlaced (8.2). */
export interface Pass {
  readonly x: number;
  readonly y: number;
  /** From pixel to pixel. */
  readonly across: number;
  readonly down: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Bytes of a row, without the one that names its filter. */
  readonly row: number;
}

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Those that hold pixels, in their order. */
export const passesOf = ({ width, height, depth, samples, isInterlaced }: Header): readonly Pass[] =>
  (isInterlaced ? adam7 : ([[0, 0, 1, 1]] as const)).flatMap(([x, y, across, down]) => {
    const [wide, high] = [Math.ceil((width - x) / across), Math.ceil((height - y) / down)];
    const row = Math.ceil((wide * depth * samples) / 8);
    return wide > 0 && high > 0 ? [{ x, y, across, down, width: wide, height: high, row }] : [];
  });

/** Filters are numbered up to here (9.2). */
const lastFilter = 4;

const filtersAreKnown = (rows: Uint8Array, passes: readonly Pass[]): boolean => {
  let at = 0;
  for (const { height, row } of passes)
    for (let line = 0; line < height; line++, at += row + 1) if ((rows[at] ?? 0) > lastFilter) return false;
  return true;
};

/** The rows of all passes, filtered as they are stored; undefined when they are damaged, or not as many as the header declares. */
export const rowsOf = (png: Png): Uint8Array | undefined => {
  const passes = passesOf(png);
  const size = passes.reduce((sum, { height, row }) => sum + height * (row + 1), 0);
  const rows = inflateExactly(png.packed, size);
  return rows && filtersAreKnown(rows, passes) ? rows : undefined;
};

/** Reads a PNG, all of it proven: what comes back can be painted. Unpacks no more than the header declares. */
export const readPng = (bytes: Uint8Array): Png | Flaw => {
  const chunks = chunksOf(bytes);
  if ('flaw' in chunks) return chunks;
  const header = headerOf(chunks[0]);
  if ('flaw' in header) return header;
  const coloring = coloringOf(header, chunks);
  if ('flaw' in coloring) return coloring;
  const packed = joined(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const png = { ...header, ...coloring, packed };
  return rowsOf(png) ? png : { flaw: 'its pixels are damaged' };
};
