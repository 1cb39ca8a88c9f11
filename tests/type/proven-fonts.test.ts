import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { type Face, openFace, readFace } from '../../src/core/type/face.ts';
import { fontFileOf, tablesOf } from '../../src/core/type/font-file.ts';
import { guardLayout } from '../../src/core/type/guarded-layout.ts';
import { ownSources } from '../support/sources.ts';

const whole = ownSources.fonts.get('PatrickHand-Regular') ?? new Uint8Array();

type Table = Uint8Array<ArrayBuffer>;

/** The font with tables changed; one that is `undefined` is left out. */
const withTables = (
  changes: Readonly<Record<string, (table: Table) => Uint8Array | undefined>>,
  font = whole,
): Uint8Array =>
  fontFileOf(
    tablesOf(font).flatMap(({ tag, bytes }) => {
      const copy = Uint8Array.from(bytes);
      const changed = tag in changes ? changes[tag]?.(copy) : copy;
      return changed ? [{ tag, bytes: changed }] : [];
    }),
  );

/** Numbers of two bytes written over a table. */
const write =
  (at: number, ...numbers: readonly number[]) =>
  (table: Table): Table => {
    numbers.forEach((number, index) => void new DataView(table.buffer).setUint16(at + index * 2, number));
    return table;
  };

const words = (...numbers: readonly number[]): Table =>
  write(0, ...numbers)(new Uint8Array(numbers.length * 2));
const tag = (text: string): readonly number[] =>
  [0, 2].map((at) => text.charCodeAt(at) * 256 + text.charCodeAt(at + 1));

const toldOf = (bytes: Uint8Array): string => {
  const read = readFace('Font', bytes);
  if ('shape' in read) return 'taken';
  return 'flaw' in read ? read.flaw : read.reason;
};

const beginning = (text: string): Uint8Array =>
  Uint8Array.from([...Buffer.from(text, 'latin1'), ...whole.subarray(4)]);

/** A lookup at any glyph that twice asks for the next one; the last asks for none. Twenty-eight of them come to 2^28 steps. */
const asksTwice = (next: number, isLast: boolean): readonly number[] => [
  ...[5, 0, 1, 8],
  ...[3, 1, isLast ? 0 : 2, 16, 0, next, 0, next],
  ...[2, 1, 0, 0xffff, 0],
];

/** Substitutions that every text asks for by one feature, and that take very long. */
const endless = (): Table => {
  const lookups = Array.from({ length: 28 }, (_, index) => asksTwice(index + 1, index === 27));
  const offsets = lookups.map((lookup, index) => 2 + lookups.length * 2 + index * lookup.length * 2);
  return words(
    ...[1, 0, 10, 30, 44],
    ...[1, ...tag('DFLT'), 8, 4, 0, 0, 0xffff, 1, 0],
    ...[1, ...tag('ccmp'), 8, 0, 1, 0],
    ...[lookups.length, ...offsets, ...lookups.flat()],
  );
};

describe('a font that cannot be embedded', () => {
  it.each([
    ['has PostScript outlines (CFF), which cannot be embedded', 'OTTO'],
    ['is packed for web pages (WOFF)', 'wOFF'],
    ['is packed for web pages (WOFF2)', 'wOF2'],
    ['is a collection of several fonts (TTC)', 'ttcf'],
    ['it is no font', 'BM\0\0'],
  ])('is told by its kind: %s', (told, begins) => {
    expect(toldOf(beginning(begins))).toBe(told);
  });
});

describe('a damaged font', () => {
  const glyphCount = create(whole).getGlyph(0, []) && 728;
  it.each([
    ['it is no font', whole.subarray(0, 11)],
    ['it is cut off', whole.subarray(0, 100)],
    ['its table `glyf` is cut off', whole.subarray(0, whole.length - 100)],
    ['it has no table `maxp`', withTables({ maxp: () => undefined })],
    ['its table `head` is damaged', withTables({ head: write(18, 0) })],
    ['its table `head` is damaged', withTables({ head: (table) => table.subarray(0, 40) })],
    ['its table `hhea` is damaged', withTables({ hhea: write(34, glyphCount + 1) })],
    ['its table `hmtx` is damaged', withTables({ hmtx: (table) => table.subarray(0, -4) })],
    ['its table `loca` is damaged', withTables({ loca: write(80, 0xffff, 0xffff) })],
    ['its table `loca` is damaged', withTables({ loca: (table) => table.subarray(0, -4) })],
    ['it has no map of Unicode characters that is whole', withTables({ cmap: write(2, 0) })],
    ['its glyph 5 is damaged', withTables({ glyf: write(10, 0xffff) })],
  ])('is refused because %s', (flaw, bytes) => {
    expect(toldOf(bytes)).toBe(flaw);
  });

  it('is refused when a glyph is part of itself', () => {
    const composed = create(whole).glyphForCodePoint(0xc4).id;
    const loca = tablesOf(whole).find((table) => table.tag === 'loca')?.bytes ?? new Uint8Array();
    const start = new DataView(loca.buffer, loca.byteOffset).getUint32(composed * 4);
    const turned = withTables({ glyf: (table) => write(start + 12, composed)(write(start, 0xffff)(table)) });
    expect(toldOf(turned)).toMatch(/^its glyph \d+ is damaged$/);
  });

  it('is set without kerning or ligatures when only their tables are, and says so', () => {
    const kerned = ownSources.fonts.get('SourceSerif4-Italic') ?? new Uint8Array();
    const cut = (table: Table): Table => table.subarray(0, 400);
    const sound = openFace('Font', kerned).shape('AVA').glyphs;
    expect(sound.map(({ advance, width }) => advance - width)).not.toEqual([0, 0, 0]);
    const face = openFace('Font', withTables({ GPOS: cut, GSUB: cut }, kerned));
    expect(face.damaged).toEqual(['GPOS', 'GSUB']);
    expect(face.shape('AVA').glyphs.map(({ advance, width }) => advance - width)).toEqual([0, 0, 0]);
  });

  it('is set plainly when its layout never ends', () => {
    const face = openFace('Font', withTables({ GSUB: endless, GDEF: () => undefined }));
    const start = performance.now();
    expect(face.shape('ab\u0301').glyphs).toHaveLength(3);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('names nothing that a character map points to beyond its last glyph', () => {
    const beyond = words(
      0,
      1,
      3,
      1,
      0,
      12,
      ...[4, 32, 0, 4, 4, 1, 0, 0x7a, 0xffff, 0, 0x61, 0xffff, 0x4000, 1, 0, 0],
    );
    const face = openFace('Font', withTables({ cmap: () => beyond }));
    expect(face.has('a')).toBe(false);
    expect(face.shape('a').glyphs.map(({ id }) => id)).toEqual([0]);
  });
});

const heights = ({ capHeight, xHeight }: Face): readonly number[] => [capHeight, xHeight].map(Math.round);

describe('a font that does not say how high its letters are', () => {
  const topOf = (character: string): number => {
    const font = create(whole);
    const { id } = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
    const tables = new Map(
      tablesOf(whole).map((table) => [table.tag, new DataView(table.bytes.buffer, table.bytes.byteOffset)]),
    );
    return tables.get('glyf')?.getInt16((tables.get('loca')?.getUint32(id * 4) ?? 0) + 8) ?? 0;
  };
  const high = ['H', 'x'].map((character) =>
    Math.round((topOf(character) * 1000) / create(whole).unitsPerEm),
  );

  it.each([
    ['of version 1', withTables({ 'OS/2': (table) => write(0, 1)(table).subarray(0, 86) })],
    ['of version 0', withTables({ 'OS/2': (table) => write(0, 0)(table).subarray(0, 78) })],
    ['without the table', withTables({ 'OS/2': () => undefined })],
    ['that says 0', withTables({ 'OS/2': write(86, 0, 0) })],
  ])('is as high as its H and x: %s', (_, bytes) => {
    expect(heights(openFace('Font', bytes))).toEqual(high);
    expect(Math.min(...high)).toBeGreaterThan(100);
  });
});

describe.each([...ownSources.fonts])('the sound font %s', (name, bytes) => {
  const texts = [
    'Ω ἀρχή',
    'Ёлка ђ',
    'q\u0308q\u0301',
    'fi\u200dffi',
    'क्षत्रिय',
    'سلام',
    'ﬀﬁﬂ',
    'a\u0300\u0301\u0302',
    'x'.repeat(3000),
  ];

  it('is laid out under guard as without', () => {
    const layout = guardLayout(bytes);
    const font = create(bytes);
    for (const text of [...texts, ...texts.map((one) => one.repeat(9))]) {
      const [guarded, free] = [layout(text), font.layout(text)];
      expect(guarded?.glyphs.map(({ id }) => id)).toEqual(free.glyphs.map(({ id }) => id));
      expect(guarded?.positions.map(({ xAdvance }) => xAdvance)).toEqual(
        free.positions.map(({ xAdvance }) => xAdvance),
      );
    }
  });

  it('says of itself what fontkit reads in it', () => {
    const font: unknown = create(bytes);
    const { facts } = openFace(name, bytes);
    expect(font).toMatchObject({ postscriptName: facts.postscriptName, italicAngle: facts.italicAngle });
    const scaled = Object.fromEntries(
      (['ascent', 'descent', 'capHeight', 'xHeight'] as const).map((key) => [
        key,
        (facts[key] * create(bytes).unitsPerEm) / 1000,
      ]),
    );
    expect(font).toMatchObject(scaled);
  });
});
