import PDFDocument from 'pdfkit';
import type { Picture } from '../blocks/setting.ts';

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

/** Whether every chunk is there, up to the end chunk, and unspoilt: pdfkit would only notice while it writes, and too late to say. */
const isWholePng = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = pngSignature.length; at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length || checksum(bytes.subarray(at + 4, end)) !== view.getUint32(end)) return false;
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IEND') return true;
    at = end + 4;
  }
  return false;
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
