import type { Glyph, Mark, Word } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Page } from '../model/page.ts';
import type { Faces } from '../type/atoms.ts';

// Which glyphs of which faces pages use: fonts are cut down to them.

/** The words of every face in some marks, each once: most occur many times. */
const wordsIn = (marks: readonly Mark[]): ReadonlyMap<string, ReadonlySet<Word>> => {
  const used = new Map<string, Set<Word>>();
  for (const mark of marks) {
    if (mark.kind !== 'glyphs') continue;
    const words = used.get(mark.face) ?? new Set();
    used.set(mark.face, words);
    for (const part of mark.run) if (typeof part !== 'number') words.add(part);
  }
  return used;
};

/** Glyphs by number. */
type Glyphs = ReadonlyMap<number, Glyph>;

/** Whether two glyphs of one number show the same text. */
export const showTheSame = ({ codePoints: one }: Glyph, { codePoints: other }: Glyph): boolean =>
  one === other || (one.length === other.length && one.every((point, index) => point === other[index]));

const isBefore = ({ codePoints: one }: Glyph, { codePoints: other }: Glyph): boolean =>
  String.fromCodePoint(...one) < String.fromCodePoint(...other);

/** A glyph may show several texts, and a file can name but one: the first in the order of characters, in whatever order they are met. */
const enter = (glyphs: Map<number, Glyph>, glyph: Glyph): void => {
  const known = glyphs.get(glyph.id);
  if (!known || (!showTheSame(glyph, known) && isBefore(glyph, known))) glyphs.set(glyph.id, glyph);
};

const glyphsByNumber = (words: Iterable<Word>): Map<number, Glyph> => {
  const glyphs = new Map<number, Glyph>();
  for (const word of words) for (const glyph of word.glyphs) enter(glyphs, glyph);
  return glyphs;
};

const memoUsed = createMemo<ReadonlyMap<string, Glyphs>>();

/** The glyphs of every face that a page uses. */
export const glyphsOn = ({ marks }: Page): ReadonlyMap<string, Glyphs> =>
  memoUsed(
    [marks],
    '',
    () => new Map([...wordsIn(marks)].map(([name, words]) => [name, glyphsByNumber(words)])),
  );

/** The glyphs of every face that pages use, by number; spaces always, so that text can be copied whole. */
export const glyphsIn = (pages: readonly Page[], faces: Faces): ReadonlyMap<string, readonly Glyph[]> => {
  const used = new Map<string, Map<number, Glyph>>();
  for (const page of pages)
    for (const [name, glyphs] of glyphsOn(page)) {
      const space = faces.get(name)?.shape(' ');
      const all = used.get(name) ?? glyphsByNumber(space ? [space] : []);
      used.set(name, all);
      for (const glyph of glyphs.values()) enter(all, glyph);
    }
  return new Map(
    [...used].map(([name, glyphs]) => [name, [...glyphs.values()].sort((one, other) => one.id - other.id)]),
  );
};

/** The glyphs of a face as a text: the same for the same glyphs that show the same. One may show several characters: the map gives all of them to a copied text. */
export const spelled = (glyphs: readonly Glyph[]): string =>
  glyphs.map(({ id, codePoints }) => `${id}:${codePoints}`).join(' ');
