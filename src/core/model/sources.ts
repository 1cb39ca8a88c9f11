/** A text file as read: its path is for diagnostics only. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  /** What the text says, packed (`author/packed.ts`), of a text that was read and proven beforehand: it changes nothing but the time. */
  readonly reading?: string;
}

/** Everything a run reads, as plain values. Names are paths below their folder, without ending for templates, themes and fonts. */
export interface Sources {
  readonly content: ReadonlyMap<string, SourceFile>;
  readonly templates: ReadonlyMap<string, SourceFile>;
  readonly themes: ReadonlyMap<string, SourceFile>;
  readonly editions: ReadonlyMap<string, SourceFile>;
  readonly fonts: ReadonlyMap<string, Uint8Array>;
  readonly images: ReadonlyMap<string, Uint8Array>;
}
