import type { Color, Mark, Segment, Stroke, Word } from '../galley.ts';
import type { Pt } from '../units.ts';

// Page content operators (PDF 32000-1, 8 and 9). pdfkit turns the page upside down first, so y runs downwards here and text is
// turned back by its own matrix.

/** Two decimals of a point are 0.0035 mm: finer than any printer. */
const number = (value: number): string => String(Math.round(value * 100) / 100);

const colour = (color: Color): string =>
  [1, 3, 5].map((at) => String(Math.round((Number.parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000)).join(' ');

const segment = (part: Segment, x: Pt, y: Pt): string => {
  if (part.op === 'close') return 'h';
  const to = `${number(x + part.x)} ${number(y + part.y)}`;
  if (part.op !== 'curve') return `${to} ${part.op === 'move' ? 'm' : 'l'}`;
  return `${number(x + part.x1)} ${number(y + part.y1)} ${number(x + part.x2)} ${number(y + part.y2)} ${to} c`;
};

const strokeState = ({ color, width, dash }: Stroke): string =>
  `${colour(color)} RG ${number(width)} w [${(dash ?? []).map(number).join(' ')}] 0 d`;

export const pathContent = ({ x, y, segments, fill, stroke }: Extract<Mark, { kind: 'path' }>): string => {
  const paint = fill && stroke ? 'B' : fill ? 'f' : stroke ? 'S' : 'n';
  const state = [fill ? `${colour(fill)} rg` : '', stroke ? strokeState(stroke) : ''].filter((part) => part !== '').join(' ');
  return `${state} ${segments.map((part) => segment(part, x, y)).join(' ')} ${paint}`;
};

/** How a face's words are written in one document: glyph numbers are those of the embedded subset. */
export interface Encoder {
  readonly resource: string;
  /** The word in hexadecimal, with kerning between its strings, ready to stand inside `[ ]`. */
  readonly encode: (word: Word) => string;
  readonly space: Word;
}

/** Thousandths of an em by which the next glyph moves left, as TJ wants it. */
const kern = (amount: number): string => {
  const rounded = Math.round(amount * 10) / 10;
  return rounded === 0 ? '' : String(-rounded);
};

export const encodeGlyphs = (word: Word, include: (glyph: Word['glyphs'][number]) => number): string => {
  let encoded = '<';
  for (const glyph of word.glyphs) {
    encoded += include(glyph).toString(16).padStart(4, '0');
    const move = kern(glyph.advance - glyph.width);
    if (move !== '') encoded += `>${move}<`;
  }
  return `${encoded}>`;
};

export const glyphContent = (mark: Extract<Mark, { kind: 'glyphs' }>, { resource, encode, space }: Encoder): string => {
  const { x, y, size, color, run, stretch, actual } = mark;
  const parts = run.map((part) => {
    if (typeof part !== 'number') return encode(part);
    const wanted = (part * 1000) / size / stretch;
    return encode(space) + kern(wanted - space.width);
  });
  const scaled = stretch === 1 ? '' : `${number(stretch * 100)} Tz `;
  const unscaled = stretch === 1 ? '' : ' 100 Tz';
  const text = `BT ${colour(color)} rg /${resource} ${number(size)} Tf ${scaled}1 0 0 -1 ${number(x)} ${number(y)} Tm [${parts.join('')}] TJ${unscaled} ET`;
  return actual === undefined ? text : `/Span <</ActualText <FEFF${utf16(actual)}>>> BDC ${text} EMC`;
};

const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
    .join('')
    .toUpperCase();

export const imageContent = ({ x, y, width, height }: Extract<Mark, { kind: 'image' }>, label: string): string =>
  `q ${number(width)} 0 0 ${number(-height)} ${number(x)} ${number(y + height)} cm /${label} Do Q`;
