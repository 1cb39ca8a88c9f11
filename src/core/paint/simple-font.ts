import type { Glyph } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Platform } from '../model/workbook.ts';
import type { Face } from '../type/face.ts';
import { fontFileOf, tablesOf } from '../type/font-file.ts';
import type { Code } from './field-text.ts';
import { writeDescriptor } from './fonts.ts';
import type { PdfDocument, Reference } from './pdfkit-adapter.ts';

// Viewers set what is typed into a field themselves, and can do so with simple fonts only (PDF 32000-1, 9.6 and 12.7.3.3): one
// byte a character. Of the encodings there are, WinAnsi knows most of the letters of Western Europe.

/** The characters of WinAnsi from 0x80 to 0x9F; where it has none, a bullet (PDF 32000-1, annex D.2, note 3). */
const upper = '€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ';
const [firstCode, lastCode] = [32, 255];

/** The character of each code from the first to the last. */
const characters: readonly string[] = Array.from({ length: lastCode - firstCode + 1 }, (_, index) => {
  const code = firstCode + index;
  if (code === 0x7f) return '•';
  return code >= 0x80 && code < 0xa0 ? (upper[code - 0x80] ?? '•') : String.fromCharCode(code);
});

const codes = new Map(
  characters.map((character, index) => [character, firstCode + index] as const).reverse(),
);

/** Whether the font has all of a text; ends of lines are no matter of fonts. */
export const isSimple = (text: string): boolean =>
  [...text.normalize('NFC')].every((letter) => codes.has(letter) || /\s/.test(letter));

/** Characters that are drawn as others are: a space at which no line ends, and a hyphen at which one may. */
const drawnAs: ReadonlyMap<string, string> = new Map([
  ['\u00a0', ' '],
  ['\u00ad', '-'],
]);

const glyphOf = (face: Face, character: string): Glyph | undefined => {
  const drawn = drawnAs.get(character) ?? character;
  return face.has(drawn) ? face.shape(drawn).glyphs[0] : undefined;
};

/** Widths in thousandths of an em, by code from the first on. */
const widthsOf = (face: Face): readonly number[] =>
  characters.map((character) => Math.round(glyphOf(face, character)?.width ?? 0));

/** A simple text in the font's own codes. */
export const simpleCodes = (face: Face, text: string): readonly Code[] =>
  [...text.normalize('NFC')].map((letter) => ({
    hex: (codes.get(letter) ?? firstCode).toString(16).padStart(2, '0'),
    width: Math.round(glyphOf(face, letter)?.width ?? 0),
  }));

/** A character map of format 4, Windows, Unicode: a segment for each character (OpenType 1.9, `cmap`). */
const characterMap = (glyphs: readonly (readonly [codePoint: number, glyph: number])[]): Uint8Array => {
  const segments = [...[...glyphs].sort(([one], [other]) => one - other), [0xffff, 0] as const];
  const count = segments.length;
  const length = 16 + count * 8;
  const bytes = new Uint8Array(12 + length);
  const view = new DataView(bytes.buffer);
  const power = 2 ** Math.floor(Math.log2(count));
  [0, 1, 3, 1].forEach((value, index) => void view.setUint16(index * 2, value));
  view.setUint32(8, 12);
  [4, length, 0, count * 2, power * 2, Math.log2(power), (count - power) * 2].forEach(
    (value, index) => void view.setUint16(12 + index * 2, value),
  );
  segments.forEach(([codePoint, glyph], index) => {
    view.setUint16(26 + index * 2, codePoint);
    view.setUint16(28 + (count + index) * 2, codePoint);
    view.setUint16(28 + (count * 2 + index) * 2, (glyph - codePoint) & 0xffff);
  });
  return bytes;
};

interface Cut {
  readonly file: Uint8Array;
  readonly length: number;
}

const memo = createMemo<Cut>();

/** A face cut down to the characters of WinAnsi, with a map from each to its glyph: simple fonts are looked up by character. */
const cut = (face: Face, platform: Platform): Cut =>
  memo([face, platform], 'simple', () => {
    const known = [...new Set(characters)].flatMap((character) => {
      const glyph = glyphOf(face, character);
      return glyph ? [[character.charCodeAt(0), glyph.id] as const] : [];
    });
    const { bytes, numberOf } = face.subset(known.map(([, id]) => id));
    const map = characterMap(known.map(([codePoint, id]) => [codePoint, numberOf.get(id) ?? 0]));
    const font = fontFileOf([
      ...tablesOf(bytes).filter(({ tag }) => tag !== 'cmap'),
      { tag: 'cmap', bytes: map },
    ]);
    return { file: platform.deflate(font), length: font.length };
  });

// Font descriptor flag: letters as in the Adobe standard set.
const nonsymbolic = 1 << 5;

/** Writes a face as a simple font, whole enough for anything that is typed. */
export const writeSimpleFont = (document: PdfDocument, face: Face, platform: Platform): Reference => {
  const name = `OCTAVO+${face.facts.postscriptName}`;
  const made = cut(face, platform);
  const descriptor = writeDescriptor(document, face, { name, flags: nonsymbolic, ...made });
  return document.object({
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: name,
    FirstChar: firstCode,
    LastChar: lastCode,
    Widths: widthsOf(face),
    Encoding: 'WinAnsiEncoding',
    FontDescriptor: descriptor,
  });
};
