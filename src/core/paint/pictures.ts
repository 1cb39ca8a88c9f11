import { unzlibSync } from 'fflate';
import PDFDocument from 'pdfkit';
import type { Picture } from '../blocks/set/setting.ts';
import { joined } from './bytes.ts';

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The cyclic redundancy check of PNG chunks (PNG specification, annex D), bit by bit: images are few and small. */
const checksum = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

/** Samples in a pixel, by PNG color type. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

/** The chunks of a PNG up to its end chunk; undefined when one is cut off or spoilt. */
const chunksOf = (bytes: Uint8Array): readonly Chunk[] | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = pngSignature.length; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length || checksum(bytes.subarray(at + 4, end)) !== view.getUint32(end))
      return undefined;
    chunks.push({
      type: String.fromCharCode(...bytes.subarray(at + 4, at + 8)),
      data: bytes.subarray(at + 8, end),
    });
    if (chunks.at(-1)?.type === 'IEND') return chunks;
    at = end + 4;
  }
  return undefined;
};

/** Whether a PNG holds all the pixels it speaks of: pdfkit unpacks some only while it writes, and too late to say. */
const isWholePng = (bytes: Uint8Array): boolean => {
  const chunks = chunksOf(bytes);
  const header = chunks?.find(({ type }) => type === 'IHDR')?.data;
  if (!chunks || !header || header.length < 13) return false;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [width, height, depth, color, interlaced] = [
    view.getUint32(0),
    view.getUint32(4),
    view.getUint8(8),
    view.getUint8(9),
    view.getUint8(12),
  ];
  try {
    const pixels = unzlibSync(joined(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
    const row = Math.ceil((width * depth * (samples[color] ?? 1)) / 8) + 1;
    return interlaced === 1 ? pixels.length > 0 : pixels.length >= row * height;
  } catch {
    // No deflate stream.
    return false;
  }
};

/** A JPEG ends with its end marker; some cameras write a little more after it. */
const isWholeJpeg = (bytes: Uint8Array): boolean => {
  const tail = bytes.subarray(Math.max(0, bytes.length - 4096));
  return tail.some((byte, index) => byte === 0xff && tail[index + 1] === 0xd9);
};

let scratch: PDFDocument | undefined;

/** Opens an image far enough to know its size; undefined when it is no whole PNG or JPEG. */
export const readPicture = (bytes: Uint8Array): Picture | undefined => {
  const isPng = pngSignature.every((byte, index) => bytes[index] === byte);
  if (!(isPng ? isWholePng(bytes) : isWholeJpeg(bytes))) return undefined;
  scratch ??= new PDFDocument({
    font: null,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: false,
    lang: 'en',
    displayTitle: false,
    info: {},
  });
  try {
    const { width, height } = scratch.openImage(bytes);
    return width > 0 && height > 0 ? { bytes, width, height } : undefined;
  } catch {
    // pdfkit throws for whatever it cannot read; the caller says which file it was.
    return undefined;
  }
};
