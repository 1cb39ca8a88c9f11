import { defined } from '../model/defined.ts';
import { createMemo } from '../model/memo.ts';
import type { Platform } from '../model/workbook.ts';
import { isJpeg, readJpeg } from './jpeg.ts';
import type { Dictionary, PdfDocument, Reference } from './pdfkit-adapter.ts';
import { readPng } from './png.ts';
import { pixelsOf } from './png-pixels.ts';

// Pictures as objects of a PDF (PDF 32000-1, 8.9.5). pdfkit has its own, but takes a color that is to be transparent for another,
// and unpacks narrow samples and interlaced pictures wrongly, in the background, where a mistake can be reported to nobody.

/** A picture as a document needs it: everything but the object numbers. */
interface Packed {
  readonly data: Dictionary;
  readonly stream: Uint8Array;
  /** Of an indexed picture, deflated. */
  readonly palette?: Uint8Array;
  readonly colors: number;
  /** How opaque each pixel is, deflated. */
  readonly opacities?: Uint8Array;
}

const deviceColors = { gray: 'DeviceGray', rgb: 'DeviceRGB' } as const;

/** A JPEG goes into a PDF as it is. */
const packedJpeg = (bytes: Uint8Array): Packed => {
  const jpeg = readJpeg(bytes);
  if ('flaw' in jpeg) throw new Error(jpeg.flaw);
  const { width: Width, height: Height } = jpeg;
  const data = {
    Width,
    Height,
    BitsPerComponent: 8,
    ColorSpace: deviceColors[jpeg.color],
    Filter: 'DCTDecode',
  };
  return { data, stream: bytes, colors: 0 };
};

/** So does a PNG that is neither transparent nor interlaced; any other is unpacked, and packed anew. */
const packedPng = (bytes: Uint8Array, { deflate }: Platform): Packed => {
  const png = readPng(bytes);
  if ('flaw' in png) throw new Error(png.flaw);
  const { width: Width, height: Height, depth, color, samples, palette } = png;
  const isIndexed = color === 'indexed';
  const ColorSpace = isIndexed ? undefined : deviceColors[color];
  const shared = defined({
    colors: palette.length / 3,
    palette: isIndexed ? deflate(palette) : undefined,
  });
  if (!png.hasAlpha && !png.transparency && !png.isInterlaced) {
    const DecodeParms = { Predictor: 15, Colors: samples, BitsPerComponent: depth, Columns: Width };
    const sizes = { Width, Height, BitsPerComponent: depth };
    const data = defined({ ...sizes, ColorSpace, Filter: 'FlateDecode', DecodeParms });
    return { ...shared, data, stream: png.packed };
  }
  const pixels = pixelsOf(png);
  return defined({
    ...shared,
    data: defined({ Width, Height, BitsPerComponent: 8, ColorSpace, Filter: 'FlateDecode' }),
    stream: deflate(pixels.colors),
    opacities: pixels.opacities && deflate(pixels.opacities),
  });
};

const memo = createMemo<Packed>();

const image = { Type: 'XObject', Subtype: 'Image' } as const;

/** Writes a picture that was proven when it was opened. */
export const writeImage = (document: PdfDocument, bytes: Uint8Array, platform: Platform): Reference => {
  const { data, stream, palette, colors, opacities } = memo([bytes, platform], '', () =>
    isJpeg(bytes) ? packedJpeg(bytes) : packedPng(bytes, platform),
  );
  const { Width, Height } = data;
  const mask = {
    ...image,
    Width,
    Height,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceGray',
    Filter: 'FlateDecode',
  };
  const further = defined({
    ColorSpace: palette && ['Indexed', 'DeviceRGB', colors - 1, document.stream({}, palette)],
    SMask: opacities && document.stream(mask, opacities),
  });
  return document.stream({ ...image, ...data, ...further }, stream);
};
