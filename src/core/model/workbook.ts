import type { Place, Report } from './diagnostic.ts';
import type { Answers, Pages } from './page.ts';
import type { Sources } from './sources.ts';
import type { Pt } from './units.ts';

// What the one call takes and gives. Nothing here needs another package's types: programs that import Octavo see these.

/** A ticket as somebody writes it: any of its fields, by name. */
export type TicketFields = Readonly<Record<string, unknown>>;

/** What the machine under core may do faster than core itself. It changes nothing but the time, and how tightly streams are packed. */
export interface Platform {
  /** Packs bytes (RFC 1950). */
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  /** The bytes of a text of which every character is one byte (ISO 8859-1), as those of a PDF are. */
  readonly latin1: (text: string) => Uint8Array;
}

/** How far a run has come: what is being made, and how many workbooks of all are made. */
export interface Progress {
  readonly making: string;
  readonly made: number;
  readonly of: number;
}

/** As much of an `AbortSignal` as stopping takes. */
export interface Signal {
  readonly aborted: boolean;
}

export interface MakeOptions {
  /** Called with every error and warning. After an error no further workbook comes out, but what else is wrong is still reported. */
  readonly report: Report;
  /** Where the fields of the ticket are written, for diagnostics. */
  readonly placeOf?: (path: readonly (string | number)[]) => Place | undefined;
  /** The day of making (ISO). Given, help lines and the rules of print plants are held to their age. */
  readonly today?: string;
  /** Once aborted, no further workbook is made. */
  readonly signal?: Signal;
  readonly progress?: (progress: Progress) => void;
  /** What one's machine does faster than plain JavaScript, where core shall use it. The same object each time: what is kept is kept by it. */
  readonly platform?: Platform;
  /** What the fields of an edition to be filled in hold, by name. */
  readonly answers?: Answers;
  /** Where answers come from, by the same names: so that one without a field can be told by its prompt, or its place. */
  readonly origins?: AnswerOrigins;
}

/** The prompt under which an answer was given, or where in a file of answers it stands. */
export type AnswerOrigins = ReadonlyMap<string, { readonly says?: string; readonly place?: Place }>;

/** What makers of books ask about; lengths in points. */
export interface Measures {
  readonly pages: number;
  /** The pages of the file, where several pages of the book lie on each. */
  readonly inFile?: number;
  /** The inner margin of a book to be bound. */
  readonly gutter?: Pt;
  /** The width of its spine; none: its binding has no spine. */
  readonly spine?: Pt;
  /** Sheets of each booklet that it is folded into. */
  readonly sheets?: readonly number[];
}

/** The outside of a book to be bound, as a file of its own. */
export interface Cover {
  readonly name: string;
  readonly pages: Pages;
  readonly bytes: () => Promise<Uint8Array>;
}

/** Whose copy it is, as printed: a line on every page but the covers, or on the imprint alone. */
export interface BuyerLine {
  readonly text: string;
  /** Stands in the content of the file, unseen: the number of an order. */
  readonly id: string;
  readonly on: 'every-page' | 'imprint';
}

/** One workbook: what it is, its pages, and its file, made on demand. */
export interface Workbook {
  /** What its file is called, without an ending. Nothing of the reader's is in it. */
  readonly name: string;
  /** Whether it is a copy of somebody's own: with their words in it, or a mark. Its name is never that of a book which is none. */
  readonly isCopy: boolean;
  readonly title: string;
  readonly book: string;
  readonly edition: string;
  readonly theme: string;
  /** The option chosen along each axis. */
  readonly choices: ReadonlyMap<string, string>;
  readonly pages: Pages;
  readonly measures: Measures;
  /** What keeps readers safe and was left out all the same, as the ticket's `practitioner_override` says: ids of pages. */
  readonly overridden: readonly string[];
  /** The names of all fields to fill in, in reading order. */
  readonly fields: readonly string[];
  /** The PDF. The same workbook gives the same bytes; for a buyer, the same line does. Of one workbook many copies cost little. */
  readonly bytes: (line?: BuyerLine) => Promise<Uint8Array>;
  readonly cover?: Cover;
}

/**
 * Makes the workbooks that a ticket asks for, one at a time: one for each set of choices and each edition. Every mistake is
 * reported; once there is one, no workbook comes out any more, while the rest is still looked through. The same `sources` keep
 * what was made of them: a second call takes a fraction of the time, and gives the same bytes.
 */
export type MakeWorkbooks = (
  sources: Sources,
  ticket: TicketFields,
  options: MakeOptions,
) => Generator<Workbook, void, undefined>;
