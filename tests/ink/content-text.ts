import type { Design, Pages } from '../../src/core/index.ts';
import { objectsOf, type PdfObject } from '../support/pdf-objects.ts';
import {
  isDictionary,
  type PdfDictionary,
  type PdfValue,
  readValue,
  unescaped,
} from '../support/pdf-values.ts';

// Pages of a file as text that people can read and compare: the operators as they are painted, with words in place of the
// numbers of their glyphs; then links and fields, and what the fields look like. Numbers of objects are left out, as any change
// to a file changes them.

/** What each glyph of each face stands for. */
export type GlyphTexts = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** The texts of all glyphs that stand on pages, and of the spaces between them. */
export const glyphTexts = (all: readonly Pages[], faces: Design['faces']): GlyphTexts => {
  const texts = new Map<string, Map<number, string>>();
  const spaceOf = (name: string): readonly (readonly [number, string])[] =>
    (faces.get(name)?.shape(' ').glyphs ?? []).map(({ id }) => [id, ' ']);
  const pages = all.flatMap(({ pages: some, folding }) => [...some, ...(folding ? [folding] : [])]);
  for (const mark of pages.flatMap(({ marks }) => marks)) {
    if (mark.kind !== 'glyphs') continue;
    const face = texts.get(mark.face) ?? new Map(spaceOf(mark.face));
    texts.set(mark.face, face);
    for (const word of mark.run)
      if (typeof word !== 'number')
        for (const { id, codePoints } of word.glyphs) face.set(id, String.fromCodePoint(...codePoints));
  }
  return texts;
};

/** A document, its objects by their numbers. */
interface Reading {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly texts: GlyphTexts;
}

const empty: PdfDictionary = { entries: new Map() };

const followed = (value: PdfValue | undefined, { objects }: Reading): PdfValue | undefined => {
  if (typeof value !== 'object' || !('object' in value)) return value;
  const dictionary = objects.get(value.object)?.dictionary;
  return dictionary === undefined ? undefined : readValue(dictionary);
};

const dictionaryOf = (value: PdfValue | undefined, reading: Reading): PdfDictionary => {
  const found = followed(value, reading);
  return isDictionary(found) ? found : empty;
};

const listOf = (value: PdfValue | undefined, reading: Reading): readonly PdfValue[] => {
  const found = followed(value, reading);
  return Array.isArray(found) ? found : [];
};

const streamOf = (value: PdfValue | undefined, { objects }: Reading): string =>
  typeof value === 'object' && 'object' in value ? (objects.get(value.object)?.stream ?? '') : '';

/** Colors need a digit more than places. */
const thousandth = (value: number): string => String(Math.round(value * 1000) / 1000 + 0);

/** A value on one line, whatever it is; references to other objects are only said to be there. */
const shown = (value: PdfValue | undefined): string => {
  if (value === undefined) return 'none';
  if (typeof value === 'number') return thousandth(value);
  if (typeof value === 'string') return value;
  if ('text' in value) return `(${value.text.replaceAll('\n', '\\n')})`;
  if ('object' in value) return 'object';
  if (isDictionary(value))
    return `<<${[...value.entries].map(([key, inner]) => `${key} ${shown(inner)}`).join(' ')}>>`;
  return `[${[...value].map(shown).join(' ')}]`;
};

/** Two bytes a glyph, as the fonts of pages have them. */
const glyphsIn = (bytes: string, face: ReadonlyMap<number, string> | undefined): string =>
  bytes.replace(/([\s\S])([\s\S])/g, (_, high: string, low: string) => {
    const id = (high.charCodeAt(0) << 8) | low.charCodeAt(0);
    return face?.get(id) ?? `‹${id}›`;
  });

/** A byte a character, as the usual font of fields has them. */
const charactersIn = (hex: string): string =>
  hex.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16)));

/** A content stream with words in place of glyphs. A font stays in force until another is set. */
const readable = (content: string, texts: GlyphTexts): string => {
  let font = '';
  const words = content.replace(
    /\/(\S+) \S+ Tf|\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9a-f]+)> Tj/g,
    (all, face: string | undefined, literal: string | undefined, hex: string | undefined) => {
      if (face !== undefined) font = face;
      if (literal !== undefined) return `(${glyphsIn(unescaped(literal), texts.get(font))})`;
      return hex !== undefined && font === 'Field' ? `(${charactersIn(hex)}) Tj` : all;
    },
  );
  return words.trimEnd();
};

/** What is drawn by name (8.10 and 8.9): forms with their content, images by their size. */
const drawnObjects = (resources: PdfDictionary, reading: Reading): readonly string[] =>
  [...dictionaryOf(resources.entries.get('/XObject'), reading).entries].map(([name, value]) => {
    const { entries } = dictionaryOf(value, reading);
    if (entries.get('/Subtype') === '/Image')
      return `image ${name} ${shown(entries.get('/Width'))} x ${shown(entries.get('/Height'))} ${shown(entries.get('/ColorSpace'))}`;
    return `form ${name} ${shown(entries.get('/BBox'))}\n${readable(streamOf(value, reading), reading.texts)}`;
  });

/** Appearances of a page's fields, each once, in the order in which they are first asked for. */
type Looks = Map<string, string>;

const lookOf = (value: PdfValue | undefined, looks: Looks, reading: Reading): string => {
  const content = `${shown(dictionaryOf(value, reading).entries.get('/BBox'))}\n${readable(streamOf(value, reading), reading.texts)}`;
  const name = looks.get(content) ?? `look ${looks.size + 1}`;
  looks.set(content, name);
  return name;
};

/** One appearance, or one for each state (12.5.5). */
const appearancesOf = (annotation: PdfDictionary, looks: Looks, reading: Reading): string => {
  const normal = dictionaryOf(annotation.entries.get('/AP'), reading).entries.get('/N');
  if (normal === undefined) return '';
  if (!isDictionary(normal)) return lookOf(normal, looks, reading);
  return [...normal.entries].map(([state, value]) => `${state} ${lookOf(value, looks, reading)}`).join(', ');
};

/** The whole name of a field, and what it has from those that hold it (12.7.3.1). */
const inherited = (field: PdfDictionary, reading: Reading): ReadonlyMap<string, PdfValue> => {
  const parent = field.entries.get('/Parent');
  if (parent === undefined) return field.entries;
  const above = inherited(dictionaryOf(parent, reading), reading);
  const names = [above.get('/T'), field.entries.get('/T')].flatMap((name) =>
    typeof name === 'object' && 'text' in name ? [name.text] : [],
  );
  return new Map([...above, ...field.entries, ['/T', { text: names.join('.') }] as const]);
};

/** What is not told of an annotation: what every one has, what is told elsewhere, and what only leads to other objects. */
const untold = new Set(['/Type', '/Subtype', '/Rect', '/AP', '/Parent', '/Kids', '/StructParent']);

const annotationText = (value: PdfValue, looks: Looks, reading: Reading): string => {
  const annotation = dictionaryOf(value, reading);
  const entries = inherited(annotation, reading);
  const told = [...entries]
    .filter(([key]) => !untold.has(key))
    .map(([key, inner]) => `${key} ${shown(followed(inner, reading))}`);
  const look = appearancesOf(annotation, looks, reading);
  const where = `${shown(entries.get('/Subtype'))} ${shown(entries.get('/Rect'))}`;
  return [where, ...told, ...(look ? [`| ${look}`] : [])].join(' ');
};

const pageText = (page: PdfDictionary, number: number, reading: Reading): string => {
  const { entries } = page;
  const looks: Looks = new Map();
  const annotations = listOf(entries.get('/Annots'), reading).map((one) =>
    annotationText(one, looks, reading),
  );
  return [
    `page ${number} ${shown(entries.get('/MediaBox'))}`,
    readable(streamOf(entries.get('/Contents'), reading), reading.texts),
    ...drawnObjects(dictionaryOf(entries.get('/Resources'), reading), reading),
    ...annotations,
    ...[...looks].map(([content, name]) => `${name} ${content}`),
    '',
  ].join('\n');
};

/** Pages of a file, counted from 1, as text. */
export const contentText = (bytes: Uint8Array, numbers: readonly number[], texts: GlyphTexts): string => {
  const all = objectsOf(bytes);
  const reading: Reading = { objects: new Map(all.map((one) => [one.number, one])), texts };
  const tree = all.find(({ dictionary }) => dictionary.includes('/Type /Pages'));
  const kids = tree
    ? listOf(dictionaryOf({ object: tree.number }, reading).entries.get('/Kids'), reading)
    : [];
  return numbers
    .map((number) => {
      const kid = kids[number - 1];
      if (kid === undefined) throw new Error(`the file has no page ${number}`);
      return pageText(dictionaryOf(kid, reading), number, reading);
    })
    .join('\n');
};
