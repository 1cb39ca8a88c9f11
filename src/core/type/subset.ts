import type { Font } from 'fontkit';

/** A font cut down to the glyphs a document uses. */
export interface Subset {
  readonly bytes: Uint8Array;
  /** The number of each glyph in the cut-down font. */
  readonly numberOf: ReadonlyMap<number, number>;
}

/** What a PDF says of a font; lengths in thousandths of an em (PDF 32000-1, 9.8). */
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

export const factsOf = (font: Font): FontFacts => {
  const scale = 1000 / font.unitsPerEm;
  const { minX, minY, maxX, maxY } = font.bbox;
  return {
    postscriptName: font.postscriptName.replaceAll(' ', '_'),
    ascent: font.ascent * scale,
    descent: font.descent * scale,
    capHeight: font.capHeight * scale,
    xHeight: font.xHeight * scale,
    italicAngle: font.italicAngle,
    box: [minX * scale, minY * scale, maxX * scale, maxY * scale],
    isItalic: font.head.macStyle.italic,
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
