import { describe, expect, it } from 'vitest';
import { purePlatform } from '../../src/core/paint/bytes.ts';
import { writeGlyphs } from '../../src/core/paint/fonts.ts';
import { openDocument } from '../../src/core/paint/pdfkit-adapter.ts';
import { writeSimpleFont } from '../../src/core/paint/simple-font.ts';
import { type Face, readFace } from '../../src/core/type/face.ts';
import { ownSources } from '../support/sources.ts';
import { chanceFrom, damaged, rounds } from './mutate.ts';

const sample = 'Hamburgefonstiv ÄÖÜ ﬁ';
/** What goes to fontkit's layout engine: other scripts, marks, what joins. */
const others = ['Ω ἀρχή', 'Ёлка', 'q\u0308q\u0301', 'fi\u200dffi', 'क्षत्रिय', 'سلام'];

const platform = { ...purePlatform, deflate: (bytes: Uint8Array) => bytes };

/** Embeds what is shaped, as pages do and as fields do. */
const embed = async (face: Face): Promise<void> => {
  const words = [sample, ...others].map((text) => face.shape(text));
  for (const { glyphs, width } of words) {
    expect(Number.isFinite(width)).toBe(true);
    expect(glyphs.every(({ id, advance }) => Number.isInteger(id) && Number.isFinite(advance))).toBe(true);
  }
  const numbers = [
    face.capHeight,
    face.xHeight,
    ...face.facts.box,
    face.facts.ascent,
    face.facts.descent,
    face.facts.italicAngle,
  ];
  expect(numbers.every(Number.isFinite)).toBe(true);
  expect(face.facts.postscriptName).toMatch(/^[!-~]{1,63}$/);
  const document = openDocument({ date: new Date(0), info: {} }, platform);
  const glyphs = words.flatMap((word) => word.glyphs);
  writeGlyphs(document, face, glyphs, platform);
  writeSimpleFont(document, face, platform);
  expect(Buffer.from((await document.end()).bytes.slice(-6)).toString('latin1')).toBe('%%EOF\n');
};

/** Opens a font and, if it is taken, sets with it; what is refused is refused in words. */
const hold = async (bytes: Uint8Array): Promise<'taken' | 'refused'> => {
  const read = readFace('Mutant', bytes);
  if ('shape' in read) {
    await embed(read);
    return 'taken';
  }
  expect('flaw' in read ? read.flaw : read.reason).toMatch(/^(it|its|has|is) .*\w`?\)?/);
  return 'refused';
};

interface Table {
  readonly tag: string;
  readonly offset: number;
  readonly length: number;
}

const tablesIn = (bytes: Uint8Array): readonly Table[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = 12 + index * 16;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    return { tag, offset: view.getUint32(at + 8), length: view.getUint32(at + 12) };
  });
};

/** A field of a table: mostly near its beginning, where counts and offsets are. */
const fieldIn = ({ offset, length }: Table, chance: (below: number) => number): number => {
  const near = [32, 256, 4096, length][chance(4)] ?? length;
  return offset + (chance(Math.max(1, Math.min(near, length))) & ~1);
};

const fonts = [...ownSources.fonts].filter(([name]) =>
  /PatrickHand|SourceSans3-Italic|SourceSerif4-Italic/.test(name),
);
const count = rounds(70, 3_500);

describe.each(fonts)('a damaged %s', (name, bytes) => {
  const tables = [{ tag: 'directory', offset: 0, length: 12 + 16 * 20 }, ...tablesIn(bytes)];

  it('is taken whole', async () => {
    expect(await hold(bytes)).toBe('taken');
    const read = readFace(name, bytes);
    expect('damaged' in read && read.damaged).toEqual([]);
  });

  it('is set and embedded, or refused in words, in little time and memory', async () => {
    const chance = chanceFrom(name.length);
    const ends = { taken: 0, refused: 0 };
    let [slowest, slowestAt] = [0, ''];
    for (let round = 0; round < count; round++) {
      const table = tables[round % tables.length] ?? { tag: '', offset: 0, length: 0 };
      const at = fieldIn(table, chance);
      const mutant = damaged(bytes, at, chance);
      const start = performance.now();
      try {
        ends[await hold(mutant)] += 1;
      } catch (problem) {
        throw new Error(`${table.tag} ${at - table.offset} in round ${round}`, { cause: problem });
      }
      const took = performance.now() - start;
      if (took > slowest) [slowest, slowestAt] = [took, `${table.tag} ${at - table.offset}`];
    }
    if (process.env.OCTAVO_LONG === '1')
      console.log(name, ends, `slowest ${Math.round(slowest)} ms: ${slowestAt}`);
    expect(slowest, slowestAt).toBeLessThan(10_000);
    expect(process.memoryUsage().rss).toBeLessThan(2 ** 30);
    expect(Math.min(ends.taken, ends.refused)).toBeGreaterThan(count / 10);
  }, 3_600_000);
});
