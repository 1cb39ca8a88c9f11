import fc from 'fast-check';
import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import type { Word } from '../../src/core/model/galley.ts';
import { type Face, openFace } from '../../src/core/type/face.ts';
import { ownWords } from '../support/own-words.ts';
import { ownSources } from '../support/sources.ts';

type Shaped = readonly {
  readonly id: number;
  readonly advance: number;
  readonly codePoints: readonly number[];
}[];

const thousandths = (value: number): number => Math.round(value * 1000) / 1000;

const ours = ({ glyphs }: Word): Shaped =>
  glyphs.map(({ id, advance, codePoints }) => ({ id, advance: thousandths(advance), codePoints }));

type Shape = (text: string) => Shaped;

/** The same word as fontkit shapes it whole, all default features on. */
const shapeWhole = (bytes: Uint8Array): Shape => {
  const font = create(bytes);
  return (text) => {
    const { glyphs, positions } = font.layout(text);
    return glyphs.map(({ id, codePoints, advanceWidth }, index) => ({
      id,
      advance: thousandths(((positions[index]?.xAdvance ?? advanceWidth) * 1000) / font.unitsPerEm),
      codePoints,
    }));
  };
};

const differing = (words: Iterable<string>, face: Face, whole: Shape): readonly string[] =>
  [...words].filter((word) => JSON.stringify(ours(face.shape(word))) !== JSON.stringify(whole(word)));

const printable = fc.oneof(
  fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  fc.constantFrom(...'fiflffffiTjVAWyTo“”‘’–—…\'"().,;:?!-/0123456789'),
  fc.integer({ min: 0xa1, max: 0x17f }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0x1ea0, max: 0x1ef9 }).map((code) => String.fromCharCode(code)),
);

describe.each([...ownSources.fonts])('the face %s', (name, bytes) => {
  const face = openFace(name, bytes);
  const whole = shapeWhole(bytes);

  it('shapes every word of the content into the glyphs and advances fontkit gives for the whole word', () => {
    expect(ownWords.length).toBeGreaterThan(2000);
    expect(differing(ownWords, face, whole)).toEqual([]);
  });

  it('shapes any word of letters and signs it has as fontkit does', () => {
    const covered = printable.filter((character) => character !== '\u00ad' && face.has(character));
    const words = fc.array(covered, { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(words, (word) => {
        expect(differing([word], face, whole)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('gives each word the sum of its glyphs as width', () => {
    for (const word of ownWords.slice(0, 500)) {
      const { glyphs, width } = face.shape(word);
      expect(width).toBeCloseTo(
        glyphs.reduce((sum, { advance }) => sum + advance, 0),
        6,
      );
    }
  });
});
