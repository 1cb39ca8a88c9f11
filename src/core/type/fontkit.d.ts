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
  /** Applies the lookups of one table; `glyphs`: of the text at hand. */
  export interface LayoutProcessor {
    readonly glyphs: readonly unknown[];
    applyLookup(type: number, table: unknown): unknown;
  }
  export interface Font {
    readonly unitsPerEm: number;
    /** Whence it reads, by methods that take nothing. */
    readonly stream: Record<string, unknown>;
    readonly _layoutEngine: {
      readonly engine?: {
        readonly GSUBProcessor: LayoutProcessor | null;
        readonly GPOSProcessor: LayoutProcessor | null;
      };
    };
    createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
    layout(text: string): FontRun;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): FontGlyph;
    getGlyph(id: number, codePoints: readonly number[]): FontGlyph;
  }
  export function create(bytes: Uint8Array): Font;
}
