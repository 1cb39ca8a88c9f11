// The few members of fontkit 2.0.4 that we may call.
declare module 'fontkit' {
  export interface FontGlyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }
  export interface FontRun {
    readonly glyphs: readonly FontGlyph[];
    readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number }[];
  }
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly italicAngle: number;
    readonly bbox: {
      readonly minX: number;
      readonly minY: number;
      readonly maxX: number;
      readonly maxY: number;
    };
    readonly head: { readonly macStyle: { readonly italic: boolean } };
    createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
    readonly postscriptName: string;
    readonly capHeight: number;
    readonly xHeight: number;
    layout(text: string): FontRun;
    glyphForCodePoint(codePoint: number): FontGlyph;
    getGlyph(id: number, codePoints: readonly number[]): FontGlyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(bytes: Uint8Array): Font;
}
