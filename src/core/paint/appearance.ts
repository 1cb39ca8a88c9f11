import type { FieldMark } from '../model/page.ts';
import type { Platform } from '../model/workbook.ts';
import { number } from './content.ts';
import type { PdfDocument, Reference } from './pdfkit-adapter.ts';

// What fields show (PDF 32000-1, 12.7.3.3): streams of their own. Boxes that show the same share one. A field for words has one
// alone: some programs write what is typed into the stream that is there, and would write it into every field that shares it.

/** An appearance as written. */
export interface Appearance {
  readonly reference: Reference;
  readonly fonts: AppearanceFonts;
  /** How many fields show it. */
  readonly uses: number;
}

/** Appearances, by what they draw. */
export type Appearances = ReadonlyMap<string, Appearance>;

type Writer = Pick<PdfDocument, 'stream'>;

/** Fonts among the resources of an appearance. */
export type AppearanceFonts = Readonly<Record<string, Reference>>;

/** What an appearance draws, as a key. */
export const appearanceKey = ({ width, height, field }: FieldMark, content: string): string =>
  `${field.kind === 'text' ? field.name : ''} ${number(width)} ${number(height)} ${content}`;

/** Writes an appearance stream. */
export const writeAppearance = (
  { stream, platform: { deflate, latin1 } }: Writer & { readonly platform: Platform },
  { width, height }: FieldMark,
  content: string,
  fonts: AppearanceFonts,
): Reference => {
  const packed = deflate(latin1(`${content}\n`));
  const Resources = Object.keys(fonts).length > 0 ? { Font: fonts } : {};
  const data = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources };
  return stream({ ...data, Length: packed.length }, packed);
};
