import type { Font } from 'fontkit';
import type { ProvenFont } from './prove-font.ts';

/** A font cut down to the glyphs a document uses. */
export interface Subset {
  readonly bytes: Uint8Array;
  /** The number of each glyph in the cut-down font. */
  readonly numberOf: ReadonlyMap<number, number>;
}

/** The facts of a font for a PDF; lengths in thousandths of an em (PDF 32000-1, 9.8). */
export interface FontFacts {
  readonly postscriptName: string;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly box: readonly [number, number, number, number];
  readonly isItalic: boolean;
}

/** Of capitals and of small letters. */
export type Heights = Pick<FontFacts, 'capHeight' | 'xHeight'>;

export const factsOf = ({ header, postscriptName, italicAngle }: ProvenFont, heights: Heights): FontFacts => {
  const scale = 1000 / header.unitsPerEm;
  const [left, bottom, right, top] = header.box;
  return {
    postscriptName,
    ascent: header.ascent * scale,
    descent: header.descent * scale,
    ...heights,
    italicAngle,
    box: [left * scale, bottom * scale, right * scale, top * scale],
    isItalic: header.isItalic,
  };
};

/** Cuts a font down; the same glyphs give the same bytes. */
export const subsetOf = (font: Font, glyphs: Iterable<number>): Subset => {
  const subset = font.createSubset();
  const numberOf = new Map(
    [0, ...[...glyphs].filter((id) => id !== 0).sort((a, b) => a - b)].map((id) => [
      id,
      subset.includeGlyph(id),
    ]),
  );
  return { bytes: subset.encode(), numberOf };
};
