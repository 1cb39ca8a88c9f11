import type {
  Cells,
  FilledField,
  OfferedExercise,
  OfferedTitle,
  SourceFile,
  TicketFields,
} from '../../core/index.ts';
import type { BrandGiven } from './brand-given.ts';
import type { BundleMade, ShopOffer, SoldTitle } from './shop.ts';

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
  /** What shops take, and as what the title is sold. */
  readonly shops: Packed<SourceFile>;
  readonly product?: SourceFile;
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
  /** The field of a form that it is about, with dots between its steps. */
  readonly field?: string;
  /** Characters that no font has, of words that cannot be printed. */
  readonly letters?: string;
}

/** A file of fields, as it was read; without them it is none. */
export interface FieldsRead {
  readonly fields?: TicketFields;
  readonly told: readonly Told[];
}

/** What one book is made of. */
export interface BookOrder {
  readonly ticket: TicketFields;
  /** ISO date, by which the age of help lines is told. */
  readonly today: string;
  readonly brand?: BrandGiven;
  /** What its fields hold, by name: of a copy to be filled in. */
  readonly answers?: Packed<string | true>;
}

/** A row of a list of clients. */
export interface ListedRow {
  /** As the spreadsheet numbers it. */
  readonly number: number;
  /** What its copy is called by. */
  readonly ref: string;
  /** Its cells, by the columns that are understood. */
  readonly cells: readonly string[];
  readonly ticket: TicketFields;
  /** What is wrong with it, with the name of the column. */
  readonly told: readonly (Told & { readonly column?: string })[];
}

export type DateOrder = 'day' | 'month';

/** A column of a list. */
export interface ListedColumn {
  readonly head: string;
  /** What it gives; `''`: it is left aside. */
  readonly gives: string;
  /** Words out of it, where copies bear them. */
  readonly prints?: string;
  /** How many rows say something in it that their books have no place for, of so many that say anything. */
  readonly lonely?: { readonly rows: number; readonly of: number };
}

/** A list of clients, as it was understood. */
export interface ClientList {
  /** Every column. */
  readonly columns: readonly ListedColumn[];
  /** All that a column may give; `isPlain`: what most lists have. */
  readonly fields: readonly { readonly id: string; readonly title: string; readonly isPlain: boolean }[];
  /** A date that may be read in two ways, as it is written. */
  readonly unclearDate?: string;
  /** The heads of the columns that are understood. */
  readonly heads: readonly string[];
  readonly rows: readonly ListedRow[];
  readonly told: readonly Told[];
}

/** A filled copy, as it was read. */
export interface CopyRead {
  readonly file: string;
  readonly fields: readonly FilledField[];
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
    readonly asks: {
      readonly texts: string;
      readonly fonts: Packed<string>;
      /** What was numbered up to here, another worker numbered. */
      readonly numbersFrom: number;
    };
    readonly gives: { readonly faces: readonly GlyphFace[] };
  };
  readonly make: {
    readonly asks: BookOrder;
    /** Without `made` nothing could be made, as told. */
    readonly gives: { readonly made?: MadeBook; readonly told: readonly Told[] };
  };
  /** What else is to be said of a ticket, when there is time: wishes that this book has no place for. */
  readonly doubt: {
    readonly asks: BookOrder;
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
  /** One page of another book, on the side: what is shown stays. */
  readonly peek: {
    readonly asks: BookOrder & { readonly at: 'first' | 'middle' };
    readonly gives: string | undefined;
  };
  readonly file: {
    readonly asks: { readonly make: number };
    readonly gives: FileMade | undefined;
  };
  readonly exercises: {
    readonly asks: { readonly choices: Readonly<Record<string, string>> };
    readonly gives: readonly OfferedExercise[];
  };
  /** All that exercises say, by their ids, to search in. */
  readonly texts: { readonly asks: object; readonly gives: Readonly<Record<string, string>> };
  /** A file on the side: what is shown stays. */
  readonly copy: {
    readonly asks: BookOrder;
    readonly gives: { readonly file?: FileMade; readonly told: readonly Told[] };
  };
  readonly zip: {
    readonly asks: { readonly files: Packed<Uint8Array<ArrayBuffer>> };
    readonly gives: { readonly bytes: Uint8Array<ArrayBuffer> };
  };
  readonly list: {
    /** `gives`: what columns were said to give, by their places. `base`: what is the same for all. */
    readonly asks: {
      readonly cells: Cells;
      readonly gives: Readonly<Record<number, string>>;
      readonly base: TicketFields;
      readonly today: string;
      readonly brand?: BrandGiven;
      /** Of dates such as 5/12/2026, which stands first. */
      readonly first?: DateOrder;
    };
    readonly gives: ClientList;
  };
  /** An empty list: the names of its columns. */
  readonly emptyList: { readonly asks: object; readonly gives: Cells };
  /** Which row is which copy, as a table: the list with a column more. */
  readonly whoIsWho: {
    readonly asks: { readonly cells: Cells; readonly refs: Packed<number> };
    readonly gives: string;
  };
  readonly answers: {
    readonly asks: { readonly copies: readonly CopyRead[] };
    readonly gives: { readonly cells: Cells; readonly csv: string; readonly told: readonly Told[] };
  };
  /** The tickets whose fields are most like those of a copy: the place of the best. */
  readonly likest: {
    readonly asks: { readonly names: readonly string[]; readonly tickets: readonly TicketFields[] };
    readonly gives: number;
  };
  /** A content of one's own, by paths below its folder. */
  readonly take: {
    readonly asks: { readonly files: Packed<ArrayBuffer> };
    readonly gives: {
      readonly title?: OfferedTitle;
      readonly faces?: readonly GlyphFace[];
      readonly told: readonly Told[];
    };
  };
  /** A ticket as a file that the command reads. */
  readonly settings: {
    readonly asks: { readonly ticket: TicketFields };
    readonly gives: string;
  };
  readonly readSettings: {
    readonly asks: { readonly text: string };
    readonly gives: FieldsRead;
  };
  /** A brand's file, as it was chosen. */
  readonly readBrand: {
    readonly asks: { readonly text: string };
    readonly gives: FieldsRead;
  };
  /** A brand as a file that the command reads. */
  readonly writeBrand: {
    readonly asks: { readonly fields: TicketFields };
    readonly gives: string;
  };
  /** What is wrong with a brand, and how clearly its accent is seen on the paper of a ticket's book. */
  readonly proveBrand: {
    readonly asks: { readonly ticket: TicketFields; readonly brand: BrandGiven };
    readonly gives: { readonly told: readonly Told[]; readonly contrast?: number };
  };
  readonly shop: {
    readonly asks: SoldTitle;
    readonly gives: ShopOffer;
  };
  readonly readProduct: {
    readonly asks: { readonly text: string };
    readonly gives: FieldsRead;
  };
  readonly writeProduct: {
    readonly asks: { readonly fields: TicketFields };
    readonly gives: string;
  };
  /** Tells each step as it goes. `only`: what is wanted of the axes of which each option is a product. */
  readonly bundle: {
    readonly asks: {
      readonly fields: TicketFields;
      readonly only: Readonly<Record<string, readonly string[]>>;
      readonly today: string;
      readonly brand?: BrandGiven;
    };
    readonly gives: { readonly made?: BundleMade; readonly told: readonly Told[] };
  };
  /** Fonts of a brand as faces by glyph. */
  readonly faces: {
    readonly asks: { readonly fonts: Packed<ArrayBuffer> };
    readonly gives: { readonly faces: readonly GlyphFace[] };
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
  /** `pages`: how many were laid out in all. */
  | { readonly n: number; readonly body: Calls[CallName]['gives']; readonly pages: number }
  /** On the way: what is at work now. */
  | { readonly n: number; readonly step: string }
  | { readonly n: number; readonly failed: string; readonly pages: number };
