import PDFDocument from 'pdfkit';
import type { Picture } from '../blocks/setting.ts';

const pngSignature = [0x89, 0x50, 0x4e, 0x47];
const pngEnd = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];

/** A PNG that ends before its end chunk has been cut off: pdfkit would only notice while writing. */
const isTruncated = (bytes: Uint8Array): boolean =>
  pngSignature.every((byte, index) => bytes[index] === byte) &&
  !pngEnd.every((byte, index) => bytes[bytes.length - pngEnd.length + index] === byte);

let scratch: PDFDocument | undefined;

/** Opens an image far enough to know its size; undefined when it is no whole PNG or JPEG. */
export const readPicture = (bytes: Uint8Array): Picture | undefined => {
  if (isTruncated(bytes)) return undefined;
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
