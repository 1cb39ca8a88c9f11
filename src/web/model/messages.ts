import type { OfferedExercise, OfferedTitle, SourceFile, TicketFields } from '../../core/index.ts';

// What the page and its worker say to each other. The page holds a ticket, asks and draws; the worker holds core and all that it makes.

type Packed<Value> = readonly (readonly [name: string, value: Value])[];

/** The content that comes with the page, as it stands packed in its file: texts as JSON. */
export interface PackedTexts {
  readonly content: Packed<SourceFile>;
  readonly templates: Packed<SourceFile>;
  readonly themes: Packed<SourceFile>;
  readonly editions: Packed<SourceFile>;
  readonly layoutWords: readonly SourceFile[];
  readonly layoutSlots: readonly SourceFile[];
}

/** A face whose characters are glyph numbers, to draw pages with. */
export interface GlyphFace {
  readonly family: string;
  readonly bytes: ArrayBuffer;
}

/** A page, without what is on it. Points. */
export interface PageFacts {
  /** The same number, the same marks. */
  readonly mark: number;
  readonly number: number;
  readonly side: 'recto' | 'verso';
  readonly width: number;
  readonly height: number;
}

/** A mistake or a doubt, for people. */
export interface Told {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly says: string;
  readonly hint?: string;
}

/** What was made of a ticket. */
export interface MadeBook {
  /** By which its pages and its file are asked for. */
  readonly make: number;
  /** What its file is called, without an ending. */
  readonly name: string;
  readonly pages: readonly PageFacts[];
  readonly outline: readonly { readonly title: string; readonly level: number; readonly page: number }[];
  /** Pages that lie several on each of the file: printed from the file, not from the page. */
  readonly inFile?: number;
  readonly told: readonly Told[];
}

export interface FileMade {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** All that can be asked of the worker, and what it gives. */
export interface Calls {
  readonly open: {
    /** Deflated and in base64, as they stand in the file. */
    readonly asks: { readonly texts: string; readonly fonts: Packed<string> };
    readonly gives: { readonly faces: readonly GlyphFace[] };
  };
  readonly make: {
    /** `today`: ISO date, by which the age of help lines is told. */
    readonly asks: { readonly ticket: TicketFields; readonly today: string };
    /** Without `made` nothing could be made, as told. */
    readonly gives: { readonly made?: MadeBook; readonly told: readonly Told[] };
  };
  /** What else is to be said of a ticket, when there is time: wishes that this book has no place for. */
  readonly doubt: {
    readonly asks: { readonly ticket: TicketFields; readonly today: string };
    readonly gives: readonly Told[];
  };
  readonly draw: {
    readonly asks: { readonly make: number; readonly index: number };
    /** Undefined: another book has been made since. */
    readonly gives: string | undefined;
  };
  readonly drawAll: {
    readonly asks: { readonly make: number };
    readonly gives: readonly string[] | undefined;
  };
  readonly file: {
    readonly asks: { readonly make: number };
    readonly gives: FileMade | undefined;
  };
  readonly exercises: {
    readonly asks: { readonly choices: Readonly<Record<string, string>> };
    readonly gives: readonly OfferedExercise[];
  };
  /** A content of one's own, by paths below its folder. */
  readonly take: {
    readonly asks: { readonly files: Packed<ArrayBuffer> };
    readonly gives: { readonly title?: OfferedTitle; readonly told: readonly Told[] };
  };
}

export type CallName = keyof Calls;

/** A call on its way: what it carries stands apart from its number. */
export interface Call<Name extends CallName = CallName> {
  readonly n: number;
  readonly name: Name;
  readonly body: Calls[Name]['asks'];
}

export type Answer =
  | { readonly n: number; readonly body: Calls[CallName]['gives'] }
  | { readonly n: number; readonly failed: string };
