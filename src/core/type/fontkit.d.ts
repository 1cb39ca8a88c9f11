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
