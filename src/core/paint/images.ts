import { defined } from '../model/defined.ts';
import { createMemo } from '../model/memo.ts';
import type { Platform } from '../model/workbook.ts';
import { grayJpeg, type Inked, type Inks, inkedPng, isInkedAlready } from './inked.ts';
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

/** Pixels that were changed, packed anew. */
const unpacked = (
  size: { readonly Width: number; readonly Height: number },
  { colors, samples, opacities }: Inked,
  deflate: Platform['deflate'],
): Packed =>
  defined({
    data: {
      ...size,
      BitsPerComponent: 8,
      ColorSpace: samples === 1 ? deviceColors.gray : deviceColors.rgb,
      Filter: 'FlateDecode',
    },
    stream: deflate(colors),
    colors: 0,
    opacities: opacities && deflate(opacities),
  });

/** A JPEG goes into a PDF as it is, unless only its shades do. */
const packedJpeg = (bytes: Uint8Array, { deflate }: Platform, { gray }: Inks): Packed => {
  const jpeg = readJpeg(bytes);
  if ('flaw' in jpeg) throw new Error(jpeg.flaw);
  const { width: Width, height: Height } = jpeg;
  const shades = gray && jpeg.color !== 'gray' ? grayJpeg(bytes) : undefined;
  if (shades) return unpacked({ Width, Height }, { colors: shades, samples: 1 }, deflate);
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
const packedPng = (bytes: Uint8Array, { deflate }: Platform, inks: Inks): Packed => {
  const png = readPng(bytes);
  if ('flaw' in png) throw new Error(png.flaw);
  if (!isInkedAlready(png, inks))
    return unpacked({ Width: png.width, Height: png.height }, inkedPng(png, inks), deflate);
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

const inColor: Inks = { gray: false, flat: false };

/** Writes a picture that was proven when it was opened. */
export const writeImage = (
  document: PdfDocument,
  bytes: Uint8Array,
  platform: Platform,
  inks: Inks = inColor,
): Reference => {
  const { data, stream, palette, colors, opacities } = memo(
    [bytes, platform],
    `${inks.gray} ${inks.flat}`,
    () => (isJpeg(bytes) ? packedJpeg(bytes, platform, inks) : packedPng(bytes, platform, inks)),
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
