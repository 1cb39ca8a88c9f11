import { create, type Font, type FontRun } from 'fontkit';
import type { Flaw } from '../model/diagnostic.ts';
import type { Glyph, Word } from '../model/galley.ts';
import type { GlyphOf } from './cmap.ts';
import { hasAlternates } from './features.ts';
import { guardLayout } from './guarded-layout.ts';
import { type PairTables, readPairTables } from './opentype.ts';
import { type ProvenFont, proveFont } from './prove-font.ts';
import type { ForeignFont } from './prove-tables.ts';
import { type FontFacts, factsOf, type Heights, type Subset, subsetOf } from './subset.ts';

/** An opened font: shapes words, and remembers them. */
export interface Face {
  readonly name: string;
  /** In thousandths of an em. */
  readonly capHeight: number;
  readonly xHeight: number;
  readonly has: (character: string) => boolean;
  readonly shape: (text: string) => Word;
  /** The same by fontkit's layout engine, slowly: for what the fast way does not know, and for tests to compare. */
  readonly shapeSlowly: (text: string) => Word;
  readonly facts: FontFacts;
  /** The whole font, as read. */
  readonly bytes: Uint8Array;
  readonly subset: (glyphs: Iterable<number>) => Subset;
  /** Tables for kerning and ligatures that are damaged, and are done without. */
  readonly damaged: readonly string[];
}

/** All glyphs are made here: objects that are made alike are read fastest. */
const glyph = (id: number, width: number, codePoints: readonly number[], advance = width): Glyph => ({
  id,
  advance,
  width,
  codePoints,
});

const wordOf = (text: string, glyphs: readonly Glyph[]): Word => ({
  text,
  glyphs,
  width: glyphs.reduce((sum, { advance }) => sum + advance, 0),
});

/**
 * The characters of a text for those who copy or search the file. A space that no line may end at shares its glyph with the space,
 * and a file names one character for each glyph: there both are spaces.
 */
const charactersOf = (text: string): readonly number[] =>
  Array.from(text, (character) => (character === '\u00a0' ? 0x20 : (character.codePointAt(0) ?? 0)));

const shapeByFontkit = ({ glyphs, positions }: FontRun, text: string, scale: number): Word => {
  const characters = charactersOf(text);
  // fontkit keeps a glyph with the characters that it first showed, but one glyph may show others too (Ω and the ohm sign).
  const isOneForOne =
    glyphs.length === characters.length && glyphs.every(({ codePoints }) => codePoints.length === 1);
  const shaped = glyphs.map(({ id, advanceWidth, codePoints }, index) => {
    const advance = positions[index]?.xAdvance ?? advanceWidth;
    const shows = isOneForOne ? characters.slice(index, index + 1) : codePoints;
    return glyph(id, advanceWidth * scale, shows, advance * scale);
  });
  return wordOf(text, shaped);
};

/** Letters, digits and signs that are shaped alone. Anything else (combining marks, other scripts) goes to fontkit. */
const plainLetters =
  /^[\u0020-\u007e\u00a0-\u017f\u0192\u0218-\u021b\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20ac\u2190-\u2193\u2212]*$/;

/** A font's glyphs by character, and their widths. A map may name a glyph that there is none of: then the character is not in the font. */
interface Characters {
  readonly scale: number;
  readonly idOf: GlyphOf;
  /** In thousandths of an em. */
  readonly widthOf: (id: number) => number;
}

const charactersIn = ({ header, tables, glyphOf }: ProvenFont): Characters => {
  const scale = 1000 / header.unitsPerEm;
  return {
    scale,
    idOf: (codePoint) => {
      const id = glyphOf(codePoint);
      return id < header.glyphCount ? id : 0;
    },
    widthOf: (id) => (tables.get('hmtx')?.getUint16(Math.min(id, header.widthCount - 1) * 4) ?? 0) * scale,
  };
};

/** Looks letters up, as they stand with none after them: by their character, and for a ligature by its glyph and all the characters that it shows. */
interface Letters {
  readonly of: (codePoint: number) => Glyph;
  readonly ligature: (id: number, codePoints: readonly number[]) => Glyph;
}

/** The letters of a font, each made when it is first met: most stand in thousands of words. */
const lettersIn = ({ idOf, widthOf }: Characters): Letters => {
  const letters = new Map<number, Glyph>();
  const letterBy = (key: number, id: number, codePoints: readonly number[]): Glyph => {
    let letter = letters.get(key);
    if (!letter) letters.set(key, (letter = glyph(id, widthOf(id), codePoints)));
    return letter;
  };
  return {
    of: (codePoint) => letters.get(codePoint) ?? letterBy(codePoint, idOf(codePoint), [codePoint]),
    ligature: (id, codePoints) => letterBy(-id, id, codePoints),
  };
};

/** How much two glyphs are moved apart (above 0) or together, in thousandths of an em. */
const kerningIn = ({ kern }: PairTables, scale: number): ((first: number, second: number) => number) => {
  const kerns = new Map<number, number>();
  return (first, second) => {
    const key = first * 65_536 + second;
    let amount = kerns.get(key);
    if (amount === undefined) kerns.set(key, (amount = kern(first, second) * scale));
    return amount;
  };
};

/** The same letters, those that the font joins as one. */
const joined = (plain: readonly Glyph[], letters: Letters, tables: PairTables): readonly Glyph[] => {
  const result: Glyph[] = [];
  for (let at = 0; at < plain.length; at++) {
    const first = plain[at];
    if (!first) break;
    const ligature = tables
      .ligatures(first.id)
      .find(({ rest }) => rest.every((id, index) => plain[at + 1 + index]?.id === id));
    if (!ligature) {
      result.push(first);
      continue;
    }
    const parts = plain.slice(at, at + 1 + ligature.rest.length);
    const codePoints = parts.flatMap((part) => part.codePoints);
    result.push(letters.ligature(ligature.glyph, codePoints));
    at += ligature.rest.length;
  }
  return result;
};

/** Shapes words of plain letters from the font's own kerning and ligature tables. */
const plainShaper = (characters: Characters, tables: PairTables): ((text: string) => Word) => {
  const letters = lettersIn(characters);
  const kernOf = kerningIn(tables, characters.scale);
  return (text) => {
    const set = joined(charactersOf(text).map(letters.of), letters, tables);
    const glyphs = set.map((letter, index) => {
      const next = set[index + 1];
      const kern = next ? kernOf(letter.id, next.id) : 0;
      return kern === 0 ? letter : glyph(letter.id, letter.width, letter.codePoints, letter.width + kern);
    });
    return wordOf(text, glyphs);
  };
};

/** Heights in thousandths of an em: as the font declares them, else of its H and x, else its ascent. */
const heightsOf = (
  { capHeight, xHeight, header, tables }: ProvenFont,
  { scale, idOf }: Characters,
): Heights => {
  const topOf = (character: string): number | undefined => {
    const id = idOf(character.codePointAt(0) ?? 0);
    const [start = 0, end = 0] = header.glyphOffsets.subarray(id, id + 2);
    return id > 0 && end > start ? tables.get('glyf')?.getInt16(start + 8) : undefined;
  };
  const high = capHeight ?? topOf('H') ?? header.ascent;
  return { capHeight: high * scale, xHeight: (xHeight ?? topOf('x') ?? high) * scale };
};

/** A function of a text that computes each value once. */
const remembering = <Value>(compute: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) known.set(text, (value = compute(text)));
    return value;
  };
};

/** Characters of a word that fontkit lays out at the most: its time grows with the square of them, and no word is as long. */
const longestLaidOut = 200;

const faceOf = (name: string, bytes: Uint8Array, proven: ProvenFont): Face => {
  const { glyphCount } = proven.header;
  let whole: Font | undefined;
  const pairs = readPairTables(proven.tables, glyphCount);
  const characters = charactersIn(proven);
  const heights = heightsOf(proven, characters);
  const shapePlain = plainShaper(characters, pairs);
  const layout = guardLayout(proven.file);
  const isPlain = !hasAlternates(proven.tables.get('GSUB'));
  const shapeSlowly = (text: string): Word => {
    const run = layout(text);
    const isSound = run?.glyphs.every(({ id }) => id < glyphCount);
    return run && isSound ? shapeByFontkit(run, text, characters.scale) : shapePlain(text);
  };
  return {
    name,
    ...heights,
    has: remembering((character) => characters.idOf(character.codePointAt(0) ?? 0) !== 0),
    shape: remembering((text) =>
      (isPlain && plainLetters.test(text)) || text.length > longestLaidOut
        ? shapePlain(text)
        : shapeSlowly(text),
    ),
    shapeSlowly,
    facts: factsOf(proven, heights),
    bytes,
    subset: (glyphs) => subsetOf((whole ??= create(proven.file)), glyphs),
    damaged: pairs.damaged,
  };
};

/** Opens a TrueType font that has been proven: no text makes it throw. Gives the reason where it cannot be used. */
export const readFace = (name: string, bytes: Uint8Array): Face | Flaw | ForeignFont => {
  const proven = proveFont(name, bytes);
  return 'tables' in proven ? faceOf(name, bytes, proven) : proven;
};

/** The same for a font that is known to be one. Throws when it is none. */
export const openFace = (name: string, bytes: Uint8Array): Face => {
  const face = readFace(name, bytes);
  if ('shape' in face) return face;
  throw new Error(`the font ${name}: ${'flaw' in face ? face.flaw : face.reason}`);
};
