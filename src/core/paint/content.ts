import type { Color, Glyph, Mark, Segment, Stroke, Word } from '../model/galley.ts';
import type { Pt } from '../model/units.ts';

// Page content operators (PDF 32000-1, 8 and 9). pdfkit turns the page upside down first, so y runs downwards here and text is
// turned back by its own matrix.

/** What follows the whole part of a number, by its hundredths. */
const decimals = Array.from({ length: 100 }, (_, hundredths) => String(hundredths / 100).slice(1));

/** Two decimals of a point are 0.0035 mm: finer than any printer. A page has thousands; put together from whole numbers, they take half the time. */
export const number = (value: number): string => {
  const hundredths = Math.round(value * 100);
  const size = Math.abs(hundredths);
  return `${hundredths < 0 ? '-' : ''}${Math.floor(size / 100)}${decimals[size % 100]}`;
};

const shares = new Map<Color, readonly [number, number, number]>();

const sharesOf = (color: Color): readonly [number, number, number] => {
  const known = shares.get(color);
  if (known) return known;
  const share = (at: number): number =>
    Math.round((Number.parseInt(color.slice(at, at + 2), 16) / 255) * 1000) / 1000;
  const all = [share(1), share(3), share(5)] as const;
  shares.set(color, all);
  return all;
};

/** Lightness as a printer without colors makes it (ITU-R BT.601). */
const lightness = ([red, green, blue]: readonly [number, number, number]): number =>
  Math.round((0.299 * red + 0.587 * green + 0.114 * blue) * 1000) / 1000;

type Use = 'fill' | 'stroke';

/** The operator that sets a color. */
export const colorContent = (color: Color, use: Use, gray: boolean): string => {
  const all = sharesOf(color);
  if (gray) return `${lightness(all)} ${use === 'fill' ? 'g' : 'G'}`;
  return `${all.join(' ')} ${use === 'fill' ? 'rg' : 'RG'}`;
};

/** A color as annotations hold it. */
export const colorShares = (color: Color, gray: boolean): readonly number[] => {
  const all = sharesOf(color);
  return gray ? [lightness(all)] : all;
};

const segment = (part: Segment, x: Pt, y: Pt): string => {
  if (part.op === 'close') return 'h';
  const to = `${number(x + part.x)} ${number(y + part.y)}`;
  if (part.op !== 'curve') return `${to} ${part.op === 'move' ? 'm' : 'l'}`;
  return `${number(x + part.x1)} ${number(y + part.y1)} ${number(x + part.x2)} ${number(y + part.y2)} ${to} c`;
};

/** What is set on a page already: it stays in force until something else is set. */
export interface Ink {
  /** Colors are written by their lightness alone. */
  readonly gray: boolean;
  fill?: Color;
  stroke?: Stroke;
  face?: string;
  size?: Pt;
}

const fillWith = (color: Color, ink: Ink): string => {
  if (ink.fill === color) return '';
  ink.fill = color;
  return `${colorContent(color, 'fill', ink.gray)} `;
};

const isSame = (one: Stroke, other: Stroke | undefined): boolean =>
  one.color === other?.color &&
  one.width === other.width &&
  one.dash?.join() === other.dash?.join() &&
  one.round === other.round;

/** How lines end and meet (8.4.3): round, or cut off. */
const endsOf = ({ round }: Stroke): string => (round ? '1 J 1 j ' : '0 J 0 j ');

const strokeWith = (stroke: Stroke, ink: Ink): string => {
  if (isSame(stroke, ink.stroke)) return '';
  const ends = stroke.round === ink.stroke?.round ? '' : endsOf(stroke);
  ink.stroke = stroke;
  const { color, width, dash = [] } = stroke;
  return `${ends}${colorContent(color, 'stroke', ink.gray)} ${number(width)} w [${dash.map(number).join(' ')}] 0 d `;
};

const setIn = (face: string, size: Pt, ink: Ink): string => {
  if (ink.face === face && ink.size === size) return '';
  ink.face = face;
  ink.size = size;
  return `/${resourceOf(face)} ${number(size)} Tf `;
};

/** What ends a path (8.5.3): filled by the nonzero winding rule, stroked, both or neither. */
const paintingOperator = (isFilled: boolean, isStroked: boolean): string => {
  if (isFilled) return isStroked ? 'B' : 'f';
  return isStroked ? 'S' : 'n';
};

export const pathContent = (
  { x, y, segments, fill, stroke }: Extract<Mark, { kind: 'path' }>,
  ink: Ink,
): string => {
  let content = fill ? fillWith(fill, ink) : '';
  if (stroke) content += strokeWith(stroke, ink);
  for (const part of segments) content += `${segment(part, x, y)} `;
  return content + paintingOperator(fill !== undefined, stroke !== undefined);
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

/** Numbers of glyphs as bytes of a literal string (7.3.4.2): two for each, the higher first. Half as long as in hexadecimal. */
const codeOf = ({ id }: Glyph): string =>
  String.fromCharCode(id >> 8, id & 0xff).replace(/[\\()\r]/g, (one) => (one === '\r' ? '\\r' : `\\${one}`));

const encoded = new WeakMap<Word, string>();

/** The word as it is written in a string; where letters are kerned, one string ends and the next begins. */
const encode = (word: Word): string => {
  const known = encoded.get(word);
  if (known !== undefined) return known;
  let text = '';
  for (const glyph of word.glyphs) {
    const move = kern(glyph.advance - glyph.width);
    text += codeOf(glyph) + (move && `)${move}(`);
  }
  encoded.set(word, text);
  return text;
};

/** A text matrix but for its place: four decimals keep a line of text straight across a page. */
const turn = ({ x, y }: { readonly x: number; readonly y: number }): string =>
  [x, y, y, -x].map((part) => String(Math.round(part * 10_000) / 10_000 + 0)).join(' ');

/** Of text that runs to the right. */
const upright = turn({ x: 1, y: 0 });

/** `space`: the word space of the mark's face. */
export const glyphContent = (mark: Extract<Mark, { kind: 'glyphs' }>, space: Word, ink: Ink): string => {
  const { x, y, size, color, face, run, stretch, actual, along } = mark;
  let words = '';
  for (const part of run) {
    if (typeof part !== 'number') words += encode(part);
    else {
      const move = kern((part * 1000) / size / stretch - space.width);
      words += encode(space) + (move && `)${move}(`);
    }
  }
  const set = fillWith(color, ink) + setIn(face, size, ink);
  const [scaled, unscaled] = stretch === 1 ? ['', ''] : [`${number(stretch * 100)} Tz `, ' 100 Tz'];
  const text = `${set}BT ${scaled}${along ? turn(along) : upright} ${number(x)} ${number(y)} Tm [(${words})] TJ${unscaled} ET`;
  return actual === undefined ? text : `/Span <</ActualText <FEFF${utf16(actual)}>>> BDC ${text} EMC`;
};

const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0'))
    .join('')
    .toUpperCase();

export const imageContent = ({ x, y, width, height, image }: Extract<Mark, { kind: 'image' }>): string =>
  `q ${number(width)} 0 0 ${number(-height)} ${number(x)} ${number(y + height)} cm /${resourceOf(image)} Do Q`;
