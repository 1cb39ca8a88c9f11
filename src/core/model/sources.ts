/** A text file as read: its path is for diagnostics only. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
  /** The parsed text, encoded (`author/parse-cache.ts`, of a layout `compose/syntax.ts`), of a text that was read and proven beforehand. It changes nothing but the time. */
  readonly parsed?: string;
}

/** A brand as read, with what lies beside it: pictures by the names that it calls them, fonts by theirs, without ending. */
export interface BrandSource {
  readonly source: SourceFile;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly fonts?: ReadonlyMap<string, Uint8Array>;
}

/** Everything a run reads, as plain values. Names are paths below their folder, without ending for templates, themes and fonts. */
export interface Sources {
  readonly content: ReadonlyMap<string, SourceFile>;
  readonly templates: ReadonlyMap<string, SourceFile>;
  readonly themes: ReadonlyMap<string, SourceFile>;
  /** Words that blocks and layouts print, and slots that layouts fill: a later file overrules an earlier one, the content's own all of them. */
  readonly layoutWords: readonly SourceFile[];
  readonly layoutSlots: readonly SourceFile[];
  readonly editions: ReadonlyMap<string, SourceFile>;
  readonly fonts: ReadonlyMap<string, Uint8Array>;
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Of practices and authors, by what a ticket calls them: for the command, a path. */
  readonly brands?: ReadonlyMap<string, BrandSource>;
}
