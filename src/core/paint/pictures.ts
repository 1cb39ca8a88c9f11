import type { Picture } from '../blocks/set/setting.ts';
import type { Flaw } from '../model/diagnostic.ts';
import { isJpeg, readJpeg } from './jpeg.ts';
import { isPng, readPng } from './png.ts';

/** A picture that is no PNG or JPEG, by the name of its kind: `a WebP`. */
export interface Foreign {
  readonly kind: string;
}

/** Bytes of a file as characters. */
const textAt = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Brands of files in boxes (ISO/IEC 14496-12, 4.3; ISO/IEC 23008-12, annex B; AVIF 1.1, 6). */
const brands: Readonly<Record<string, string>> = {
  avif: 'an AVIF',
  avis: 'an AVIF',
  'jp2 ': 'a JPEG 2000',
  'jxl ': 'a JPEG XL',
};

/** Kinds by how their files begin. */
const beginnings: readonly (readonly [kind: string, begins: (start: string) => boolean])[] = [
  ['a GIF', (start) => start.startsWith('GIF8')],
  ['a WebP', (start) => start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP'],
  ['a TIFF', (start) => start.startsWith('II*\0') || start.startsWith('MM\0*')],
  ['a BMP', (start) => start.startsWith('BM')],
  ['a PDF', (start) => start.startsWith('%PDF')],
  ['a Photoshop', (start) => start.startsWith('8BPS')],
  ['a JPEG XL', (start) => start.startsWith('\xff\x0a') || start.startsWith('\0\0\0\x0cJXL ')],
  ['a JPEG 2000', (start) => start.startsWith('\0\0\0\x0cjP  ')],
  ['an SVG', (start) => /^(?:\xef\xbb\xbf)?\s*</.test(start) && start.includes('<svg')],
];

/** As many bytes of a file are looked at to find its kind: an SVG may begin after long comments. */
const looked = 4096;

/** The kind of a picture that is no PNG or JPEG; undefined when it is none that we know by name. */
const kindOf = (bytes: Uint8Array): string | undefined => {
  const start = textAt(bytes, 0, looked);
  if (start.slice(4, 8) === 'ftyp') return brands[start.slice(8, 12)] ?? 'a HEIC';
  return beginnings.find(([, begins]) => begins(start))?.[0];
};

const unknown: Flaw = { flaw: 'it is neither a PNG nor a JPEG' };

/** Opens a picture as far as its size, and proves that it can be painted. */
export const readPicture = (bytes: Uint8Array): Picture | Flaw | Foreign => {
  if (!isPng(bytes) && !isJpeg(bytes)) {
    const kind = kindOf(bytes);
    return kind === undefined ? unknown : { kind };
  }
  const read = isPng(bytes) ? readPng(bytes) : readJpeg(bytes);
  return 'flaw' in read ? read : { bytes, width: read.width, height: read.height };
};
