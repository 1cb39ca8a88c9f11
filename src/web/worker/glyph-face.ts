import { type FontTable, fontFileOf, tablesOf } from '../../core/index.ts';
import type { GlyphFace } from '../model/messages.ts';

// Faces whose characters are glyph numbers: a browser that draws with them shapes nothing, and draws the very glyphs of the PDF.

/** The private characters of Unicode's first plane, U+E000 to U+F8FF: above it, browsers disagree on how places are counted. */
const [firstCharacter, mostCharacters] = [0xe000, 6400];

/** Tables that choose glyphs or move them, and those that a changed file makes untrue. */
const left: ReadonlySet<string> = new Set([
  'cmap',
  'GSUB',
  'GPOS',
  'GDEF',
  'BASE',
  'kern',
  'DSIG',
  'morx',
  'kerx',
]);

/** Glyphs lie in blocks, a face each, as a font may have more of them than there are characters. */
const blockOf = (glyph: number): number => Math.floor(glyph / mostCharacters);

/** The face that draws a glyph, as styles can name it without quotes. */
export const familyOf = (face: string, glyph: number): string =>
  `octavo-${face.replaceAll(/[^A-Za-z0-9]/g, '_')}-${blockOf(glyph)}`;

/** The character that stands for a glyph in its face. */
export const characterOf = (glyph: number): string =>
  String.fromCharCode(firstCharacter + (glyph % mostCharacters));

/** A character map (OpenType 1.9, cmap format 4) of two segments: our characters, and the last, which every map has. */
const characterMap = (first: number, count: number): Uint8Array => {
  const words = [
    ...[0, 1, 3, 1, 0, 12],
    ...[4, 32, 0, 4, 4, 1, 0],
    ...[firstCharacter + count - 1, 0xffff, 0, firstCharacter, 0xffff],
    ...[(first - firstCharacter) & 0xffff, 1, 0, 0],
  ];
  const map = new Uint8Array(words.length * 2);
  const view = new DataView(map.buffer);
  words.forEach((word, index) => void view.setUint16(index * 2, word));
  return map;
};

const glyphCountOf = (tables: readonly FontTable[]): number => {
  const profile = tables.find(({ tag }) => tag === 'maxp')?.bytes ?? new Uint8Array(6);
  return new DataView(profile.buffer, profile.byteOffset, profile.byteLength).getUint16(4);
};

/** A font as faces by glyph, one for each block of its glyphs. */
export const glyphFacesOf = (name: string, font: Uint8Array): readonly GlyphFace[] => {
  const tables = tablesOf(font);
  const count = glyphCountOf(tables);
  const kept = tables.filter(({ tag }) => !left.has(tag));
  return Array.from({ length: blockOf(count - 1) + 1 }, (_, block) => {
    const first = block * mostCharacters;
    const bytes = characterMap(first, Math.min(count - first, mostCharacters));
    const file = new Uint8Array(fontFileOf([...kept, { tag: 'cmap', bytes }]));
    return { family: familyOf(name, first), bytes: file.buffer };
  });
};
