import type { Field, Glyph } from '../model/galley.ts';
import type { FieldMark } from '../model/page.ts';
import type { Pt } from '../model/units.ts';
import type { Face } from '../type/face.ts';
import { colorContent, number } from './content.ts';

// What a field for words shows (PDF 32000-1, 12.7.3.3): its frame, and what was typed. y runs upwards.

export type TextField = Extract<Field, { kind: 'text' }>;

/** A character as a font names it, in hexadecimal; its width in thousandths of an em. */
export interface Code {
  readonly hex: string;
  readonly width: number;
}

/** A font to draw words in, by its name among resources. */
export interface ValueFont {
  readonly name: string;
  readonly codesOf: (text: string) => readonly Code[];
}

/** The glyphs of a text, letter by letter; what the face lacks is a question mark. */
export const glyphsOf = (face: Face, text: string): readonly Glyph[] =>
  [...text.normalize('NFC')].flatMap((letter) => face.shape(face.has(letter) ? letter : '?').glyphs);

const widthOf = (face: Face, letter: string): number =>
  glyphsOf(face, letter).reduce((sum, { width }) => sum + width, 0);

/** Glyphs by their numbers, as fonts of two bytes a glyph name them. */
export const wideCodes = (face: Face, text: string): readonly Code[] =>
  glyphsOf(face, text).map(({ id, width }) => ({ hex: id.toString(16).padStart(4, '0'), width }));

/** Text set into lines as wide as they may be. A word that is too wide is cut. */
const wrapped = (text: string, { codesOf }: ValueFont, size: Pt, width: Pt): readonly (readonly Code[])[] => {
  const wide = (word: readonly Code[]): Pt => word.reduce((sum, code) => sum + (code.width * size) / 1000, 0);
  const space = codesOf(' ');
  return text.split(/\r\n?|\n/).flatMap((paragraph) => {
    const lines: (readonly Code[])[] = [[]];
    for (const word of paragraph.split(/[ \t]+/).map(codesOf)) {
      const line = lines.at(-1) ?? [];
      const longer = line.length === 0 ? word : [...line, ...space, ...word];
      if (wide(longer) <= width) lines[lines.length - 1] = longer;
      else {
        if (line.length > 0) lines.push([]);
        for (const code of word) {
          const last = lines.at(-1) ?? [];
          if (wide([...last, code]) <= width || last.length === 0) lines[lines.length - 1] = [...last, code];
          else lines.push([code]);
        }
      }
    }
    return lines;
  });
};

/** Between the frame and what is typed, at the least; and from baseline to baseline, in ems. */
const [padding, lead] = [3, 1.25];
/** The frame's weight. */
export const frame: Pt = 0.75;

/** The operators that set a field's font and ink. */
export const setFont = (name: string, { appearance: { ink, size } }: TextField, gray: boolean): string =>
  `/${name} ${number(size)} Tf ${colorContent(ink, 'fill', gray)}`;

/** A field higher than so many times its text takes several lines. */
const roomy = 2.4;

export const takesSeveral = ({ height }: FieldMark, { appearance, choices }: TextField): boolean =>
  !choices && height > appearance.size * roomy;

/** How far letters reach below their line, in ems. */
const reach = 0.2;

/** Whether all of a value shows in its field. */
export const hasRoomFor = (mark: FieldMark, field: TextField, value: string, face: Face): boolean => {
  const { size } = field.appearance;
  const [width, height] = [mark.width - padding * 2, mark.height - padding * 2];
  const font: ValueFont = { name: '', codesOf: (text) => wideCodes(face, text) };
  if (takesSeveral(mark, field)) {
    const count = wrapped(value, font, size, width).length;
    return size * (1 + (count - 1) * lead + reach) <= height;
  }
  const wide = font.codesOf(value.replace(/\s+/g, ' ')).reduce((sum, code) => sum + code.width, 0);
  return (wide * size) / 1000 <= width;
};

/** A line of what was typed, and where it begins: from the top left of its field to its baseline. */
export interface TypedLine {
  readonly text: string;
  readonly x: Pt;
  readonly y: Pt;
}

/** What a field shows of a value, line by line. */
export const typedLines = (
  mark: FieldMark,
  field: TextField,
  value: string,
  face: Face,
): readonly TypedLine[] => {
  const { size } = field.appearance;
  const letters: ValueFont = {
    name: '',
    // Letters in place of their codes: what is wrapped is what is read.
    codesOf: (text) =>
      [...text.normalize('NFC')].flatMap((letter) => ({ hex: letter, width: widthOf(face, letter) })),
  };
  const textOf = (codes: readonly Code[]): string => codes.map(({ hex }) => hex).join('');
  if (!takesSeveral(mark, field)) {
    const cap = (face.capHeight * size) / 1000;
    return [{ text: value.replace(/\s+/g, ' '), x: padding, y: (mark.height + cap) / 2 }];
  }
  return wrapped(value, letters, size, mark.width - padding * 2).map((line, index) => ({
    text: textOf(line),
    x: padding,
    y: padding + size + index * size * lead,
  }));
};

/** Whether some letter of a value is none of the face's. */
export const lacksLetterOf = (face: Face, value: string): boolean =>
  [...value.normalize('NFC')].some((letter) => /\S/u.test(letter) && !face.has(letter));

interface Pen {
  readonly gray: boolean;
  readonly face: Face;
  readonly font: ValueFont;
}

/** A frame on a ground that hides the writing lines, and in it what was typed. */
export const textContent = (
  mark: FieldMark,
  field: TextField,
  value: string,
  { gray, face, font }: Pen,
): string => {
  const { width, height } = mark;
  const { appearance } = field;
  const several = takesSeveral(mark, field);
  const box = `${number(frame / 2)} ${number(frame / 2)} ${number(width - frame)} ${number(height - frame)} re`;
  const ground = `q ${colorContent(appearance.ground, 'fill', gray)} ${colorContent(appearance.line, 'stroke', gray)} ${frame} w ${box} B Q`;
  if (value === '') return `${ground} /Tx BMC EMC`;
  const lines = several
    ? wrapped(value, font, appearance.size, width - padding * 2)
    : [font.codesOf(value.replace(/\s+/g, ' '))];
  const cap = (face.capHeight * appearance.size) / 1000;
  const top = several ? height - padding - appearance.size : (height - cap) / 2;
  const shown = lines.map((line) => `<${line.map(({ hex }) => hex).join('')}> Tj`).join(' T* ');
  const text = `BT ${setFont(font.name, field, gray)} ${number(appearance.size * lead)} TL ${padding} ${number(top)} Td ${shown} ET`;
  return `${ground} /Tx BMC q ${box} W n ${text} Q EMC`;
};
