import { create, type Font } from 'fontkit';
import type { Glyph, Word } from '../galley.ts';

/** An opened font: shapes words, and remembers them. */
export interface Face {
  readonly name: string;
  /** In thousandths of an em. */
  readonly capHeight: number;
  readonly xHeight: number;
  readonly has: (character: string) => boolean;
  readonly shape: (text: string) => Word;
}

const shapeWhole = (font: Font, text: string): Word => {
  const { glyphs, positions } = font.layout(text);
  const scale = 1000 / font.unitsPerEm;
  const shaped = glyphs.map(
    (glyph, index): Glyph => ({
      id: glyph.id,
      advance: (positions[index]?.xAdvance ?? glyph.advanceWidth) * scale,
      width: glyph.advanceWidth * scale,
      codePoints: glyph.codePoints,
    }),
  );
  return { text, glyphs: shaped, width: shaped.reduce((sum, { advance }) => sum + advance, 0) };
};

/**
 * Shapes a word from its letter pairs. fontkit takes some 0.1 ms for a new word, and a book has thousands of words but only
 * hundreds of pairs. Exact wherever a pair keeps its two glyphs (kerning looks at neighbours only); a word with any other
 * pair (a ligature) is shaped whole. Tests hold the two against each other.
 */
const pairShaper = (font: Font) => {
  const pairs = new Map<string, readonly [Glyph, Glyph] | undefined>();
  const pairOf = (text: string) => {
    if (pairs.has(text)) return pairs.get(text);
    const [first, second, ...more] = shapeWhole(font, text).glyphs;
    const pair = first && second && more.length === 0 && first.codePoints.length === 1 ? ([first, second] as const) : undefined;
    pairs.set(text, pair);
    return pair;
  };
  return (text: string): Word => {
    const letters = [...text];
    const glyphs: Glyph[] = [];
    let width = 0;
    for (let index = 0; index + 1 < letters.length; index++) {
      const pair = pairOf(`${letters[index]}${letters[index + 1]}`);
      if (!pair) return shapeWhole(font, text);
      glyphs.push(pair[0]);
      width += pair[0].advance;
      if (index + 2 === letters.length) {
        glyphs.push(pair[1]);
        width += pair[1].advance;
      }
    }
    return letters.length < 2 ? shapeWhole(font, text) : { text, glyphs, width };
  };
};

/** Opens a TrueType or OpenType font. Throws what fontkit throws when the bytes are no font. */
export const openFace = (name: string, bytes: Uint8Array): Face => {
  const font = create(bytes);
  const scale = 1000 / font.unitsPerEm;
  const shapeNew = pairShaper(font);
  const words = new Map<string, Word>();
  const known = new Map<string, boolean>();
  return {
    name,
    capHeight: font.capHeight * scale,
    xHeight: font.xHeight * scale,
    has: (character) => {
      let has = known.get(character);
      if (has === undefined) known.set(character, (has = font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)));
      return has;
    },
    shape: (text) => {
      let word = words.get(text);
      if (!word) words.set(text, (word = shapeNew(text)));
      return word;
    },
  };
};
