import { EAN13 } from 'jsbarcode/bin/barcodes/EAN_UPC/index.js';
import type { Mark } from '../model/galley.ts';
import { moved, rectangle } from '../model/shapes.ts';
import { mm, type Pt } from '../model/units.ts';
import { colorOf, styleOf, type Theme } from '../theme/theme.ts';
import { faceOf } from '../type/atoms.ts';
import type { CoverInput } from './cover-text.ts';

// The ISBN of a book as an EAN-13 symbol. Measures are those of the standard (ISO/IEC 15420; GS1 General Specifications, 5.2), at
// its nominal size.

/** The width of one module. */
const moduleWidth = mm(0.33);
/** Modules that stay light at the left and at the right. */
const [quietLeft, quietRight] = [11, 7];
const barHeight = mm(22.85);
/** How much further down the guards go: five modules. */
const guardDepth = 5 * moduleWidth;
const modules = 95;

/** What a symbol takes up, digits and light margins included. */
export const barcodeSize: { readonly width: Pt; readonly height: Pt } = {
  width: (quietLeft + modules + quietRight) * moduleWidth,
  height: mm(25.93) + mm(4),
};

/** The first, the middle and the last bars. */
const isGuard = (module: number): boolean =>
  module < 3 || (module >= 45 && module < 50) || module >= modules - 3;

/** Dark modules that touch, as bars: from, and how many. */
const barsIn = (data: string): readonly (readonly [from: number, count: number])[] =>
  [...data.matchAll(/1+/g)].map(({ index, 0: run }) => [index, run.length]);

const encoding = { flat: true, fontSize: 0, width: 1, height: 1, textMargin: 0 } as const;

/** Words in one line, in a width: letters as wide apart as they are. */
const digitsAt = (text: string, x: Pt, y: Pt, { theme, faces }: CoverInput): readonly Mark[] => {
  const style = styleOf(theme, 'small');
  const face = faceOf({ theme, style, faces });
  // The digits of the standard are some seven modules apart.
  const size = moduleWidth * 9;
  return [
    { kind: 'glyphs', x, y, face: face.name, size, color: inkOf(theme), run: [face.shape(text)], stretch: 1 },
  ];
};

const inkOf = (theme: Theme): string => colorOf(theme, 'ink');

/** An ISBN as a symbol in a light zone of a cover, in its middle. */
export const barcodeMarks = (
  isbn: string,
  zone: { readonly x: Pt; readonly y: Pt; readonly width: Pt; readonly height: Pt },
  input: CoverInput,
): readonly Mark[] => {
  const digits = isbn.replace(/\D/g, '');
  const { data } = new EAN13(digits, encoding).encode();
  const left = zone.x + (zone.width - barcodeSize.width) / 2 + quietLeft * moduleWidth;
  const top = zone.y + (zone.height - barcodeSize.height) / 2 + mm(4);
  const fill = inkOf(input.theme);
  const bars = barsIn(data).map(([from, count]) => {
    const height = barHeight + (isGuard(from) ? guardDepth : 0);
    return rectangle(from * moduleWidth, 0, count * moduleWidth, height, { fill });
  });
  const foot = top + barHeight + moduleWidth * 8;
  return [
    rectangle(zone.x, zone.y, zone.width, zone.height, { fill: colorOf(input.theme, 'paper') }),
    ...digitsAt(`ISBN ${isbn}`, left, top - moduleWidth * 3, input),
    ...moved(bars, left, top),
    ...digitsAt(digits.slice(0, 1), left - moduleWidth * 9, foot, input),
    ...digitsAt(digits.slice(1, 7), left + moduleWidth * 6, foot, input),
    ...digitsAt(digits.slice(7), left + moduleWidth * 52, foot, input),
  ];
};
