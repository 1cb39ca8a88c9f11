import type { Flaw } from '../model/diagnostic.ts';
import { wrongSize } from './png.ts';

// Reads as much of a JPEG as a PDF must know of it (ITU-T T.81, annex B), and proves that its markers are whole. What is between
// them only a decoder can prove: a viewer shows what there is.

export interface Jpeg {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly color: 'gray' | 'rgb';
}

/** Markers (table B.1), by their second byte: start and end of the image, start of a scan. */
const [startOfImage, endOfImage, startOfScan] = [0xd8, 0xd9, 0xda];
/** Frames that a PDF can hold (PDF 32000-1, 7.4.8): baseline, extended, progressive. */
const frames = new Set([0xc0, 0xc1, 0xc2]);
/** Frames of all other kinds: without loss, in differences, or in arithmetic coding. */
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** Markers without a segment: for use within, and where a scan may be taken up again. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === startOfImage;

interface Segment {
  readonly marker: number;
  /** What follows its length. */
  readonly data: Uint8Array;
}

/** The offset of the next marker's second byte; the end, where there is none. */
const nextMarker = (bytes: Uint8Array, from: number): number => {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    // Filled up with 0xff, or the byte itself within a scan.
    if (marker !== 0xff && marker !== 0) return at + 1;
  }
  return bytes.length;
};

/** The segments from the start to the end marker. What follows the end, as some cameras write it, is no matter. */
const segmentsOf = (bytes: Uint8Array): readonly Segment[] | Flaw => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segments: Segment[] = [];
  for (let at = nextMarker(bytes, 2); at < bytes.length; ) {
    const marker = bytes[at] ?? 0;
    if (marker === endOfImage) return segments;
    if (standsAlone(marker)) at = nextMarker(bytes, at + 1);
    else {
      const length = at + 3 <= bytes.length ? view.getUint16(at + 1) : 0;
      const end = at + 1 + length;
      if (length < 2 || end > bytes.length) break;
      segments.push({ marker, data: bytes.subarray(at + 3, end) });
      at = nextMarker(bytes, end);
    }
  }
  return { flaw: 'it is cut off' };
};

const componentColors: ReadonlyMap<number, Jpeg['color']> = new Map([
  [1, 'gray'],
  [3, 'rgb'],
]);

const frameOf = (data: Uint8Array): Jpeg | Flaw => {
  if (data.length < 6) return { flaw: 'its header is cut off' };
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [precision, height, width, components] = [
    view.getUint8(0),
    view.getUint16(1),
    view.getUint16(3),
    view.getUint8(5),
  ];
  if (data.length < 6 + components * 3) return { flaw: 'its header is cut off' };
  const wrong = wrongSize(width, height);
  if (wrong) return wrong;
  if (precision !== 8)
    return { flaw: `it has ${precision} bits a sample, which a PDF cannot hold: save it with 8` };
  if (components === 4) return { flaw: 'it is in the colors of a design (CMYK): save it in RGB' };
  const color = componentColors.get(components);
  return color ? { width, height, color } : { flaw: `it has ${components} colors a pixel` };
};

/** Reads a JPEG. One in four colors is refused: a PDF/A whose colors are sRGB must not hold it (ISO 19005-2, 6.2.4.3). */
export const readJpeg = (bytes: Uint8Array): Jpeg | Flaw => {
  const segments = segmentsOf(bytes);
  if ('flaw' in segments) return segments;
  if (segments.some(({ marker }) => otherFrames.has(marker)))
    return { flaw: 'it is packed in a way that a PDF cannot hold: save it as a baseline JPEG' };
  const frame = segments.find(({ marker }) => frames.has(marker));
  if (!frame || !segments.some(({ marker }) => marker === startOfScan))
    return { flaw: 'it holds no picture' };
  return frameOf(frame.data);
};
