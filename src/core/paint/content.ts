import type { Color, Mark, Segment, Stroke, Word } from '../galley.ts';
import type { Pt } from '../units.ts';

// Page content operators (PDF 32000-1, 8 and 9). pdfkit turns the page upside down first, so y runs downwards here and text is
// turned back by its own matrix.

/** Two decimals of a point are 0.0035 mm: finer than any printer. */
export const number = (value: number): string => String(Math.round(value * 100) / 100);

const shares = new Map<Color, readonly [number, number, number]>();

const sharesOf = (color: Color): readonly [number, number, number] => {
  const known = shares.get(color);
  if (known) return known;
  const share = (at: number): number => Math.round((Number.parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000;
  const all = [share(1), share(3), share(5)] as const;
  shares.set(color, all);
  return all;
};

/** Lightness as a printer without colours makes it (ITU-R BT.601). */
const lightness = ([red, green, blue]: readonly [number, number, number]): number =>
  Math.round((0.299 * red + 0.587 * green + 0.114 * blue) * 1000) / 1000;

const filled = (color: Color, { grey }: Ink): string => {
  const all = sharesOf(color);
  return grey ? `${lightness(all)} g` : `${all.join(' ')} rg`;
};

const stroked = (color: Color, { grey }: Ink): string => {
  const all = sharesOf(color);
  return grey ? `${lightness(all)} G` : `${all.join(' ')} RG`;
};

/** A colour as annotations hold it. */
export const colorShares = (color: Color, grey: boolean): readonly number[] => {
  const all = sharesOf(color);
  return grey ? [lightness(all)] : all;
};

/** The operator that sets a colour, whatever is in force. */
export const colorContent = (color: Color, use: 'fill' | 'stroke', grey: boolean): string =>
  (use === 'fill' ? filled : stroked)(color, freshInk(grey));

const segment = (part: Segment, x: Pt, y: Pt): string => {
  if (part.op === 'close') return 'h';
  const to = `${number(x + part.x)} ${number(y + part.y)}`;
  if (part.op !== 'curve') return `${to} ${part.op === 'move' ? 'm' : 'l'}`;
  return `${number(x + part.x1)} ${number(y + part.y1)} ${number(x + part.x2)} ${number(y + part.y2)} ${to} c`;
};

/** What is set on a page already, as operators: they stay in force until something else is set. */
export interface Ink {
  /** Colours are written by their lightness alone. */
  readonly grey: boolean;
  fill: string;
  stroke: string;
  font: string;
}

/** A page begins with nothing set. */
export const freshInk = (grey: boolean): Ink => ({ grey, fill: '', stroke: '', font: '' });

/** The operators, unless they are in force. */
const changed = (ink: Ink, part: 'fill' | 'stroke' | 'font', operators: string): string => {
  if (ink[part] === operators) return '';
  ink[part] = operators;
  return `${operators} `;
};

const strokeState = ({ color, width, dash }: Stroke, ink: Ink): string =>
  `${stroked(color, ink)} ${number(width)} w [${(dash ?? []).map(number).join(' ')}] 0 d`;

export const pathContent = ({ x, y, segments, fill, stroke }: Extract<Mark, { kind: 'path' }>, ink: Ink): string => {
  let content = fill ? changed(ink, 'fill', filled(fill, ink)) : '';
  if (stroke) content += changed(ink, 'stroke', strokeState(stroke, ink));
  for (const part of segments) content += `${segment(part, x, y)} `;
  return content + (fill && stroke ? 'B' : fill ? 'f' : stroke ? 'S' : 'n');
};

/** The name under which pages refer to a face or an image: the same in every document (PDF 32000-1, 7.3.5). */
export const resourceOf = (name: string): string =>
  name.replace(/[^A-Za-z0-9._-]/gu, (character) =>
    character < '\u0080'
      ? `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`
      : encodeURIComponent(character).replaceAll('%', '#'),
  );

/** Thousandths of an em by which the next glyph moves left, as TJ wants it. */
const kern = (amount: number): string => {
  const rounded = Math.round(amount * 10) / 10;
  return rounded === 0 ? '' : String(-rounded);
};

const encoded = new WeakMap<Word, string>();

/** The word in hexadecimal, with kerning between its strings, ready to stand inside `[ ]`. */
const encode = (word: Word): string => {
  const known = encoded.get(word);
  if (known !== undefined) return known;
  let text = '<';
  for (const glyph of word.glyphs) {
    text += glyph.id.toString(16).padStart(4, '0');
    const move = kern(glyph.advance - glyph.width);
    if (move !== '') text += `>${move}<`;
  }
  text += '>';
  encoded.set(word, text);
  return text;
};

/** A text matrix but for its place: four decimals keep a line of text straight across a page. */
const turn = ({ x, y }: { readonly x: number; readonly y: number }): string =>
  [x, y, y, -x].map((part) => String(Math.round(part * 10_000) / 10_000 + 0)).join(' ');

const upright = { x: 1, y: 0 };

/** `space`: the word space of the mark's face. */
export const glyphContent = (mark: Extract<Mark, { kind: 'glyphs' }>, space: Word, ink: Ink): string => {
  const { x, y, size, color, face, run, stretch, actual, along = upright } = mark;
  let words = '';
  for (const part of run) {
    if (typeof part !== 'number') words += encode(part);
    else words += encode(space) + kern((part * 1000) / size / stretch - space.width);
  }
  const set = changed(ink, 'fill', filled(color, ink)) + changed(ink, 'font', `/${resourceOf(face)} ${number(size)} Tf`);
  const [scaled, unscaled] = stretch === 1 ? ['', ''] : [`${number(stretch * 100)} Tz `, ' 100 Tz'];
  const text = `${set}BT ${scaled}${turn(along)} ${number(x)} ${number(y)} Tm [${words}] TJ${unscaled} ET`;
  return actual === undefined ? text : `/Span <</ActualText <FEFF${utf16(actual)}>>> BDC ${text} EMC`;
};

const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
    .join('')
    .toUpperCase();

export const imageContent = ({ x, y, width, height, image }: Extract<Mark, { kind: 'image' }>): string =>
  `q ${number(width)} 0 0 ${number(-height)} ${number(x)} ${number(y + height)} cm /${resourceOf(image)} Do Q`;
