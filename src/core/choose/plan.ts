import type { Choices } from '../author/axes.ts';
import type { Book } from '../author/books.ts';
import type { Brand } from '../author/brand.ts';
import type { Entry, EntryKind } from '../author/entries.ts';
import type { Library } from '../author/library.ts';
import type { Resolved } from '../author/resolve.ts';
import type { SlotValues } from '../model/slots.ts';
import type { Ticket, TicketContext } from './ticket.ts';

/** An exercise in one option of an axis, beside the others. */
export interface Alternative {
  readonly option: string;
  /** The option's title. */
  readonly title: string;
  readonly choices: Choices;
  readonly resolved: Resolved;
}

/** A section of the book to be: in the words chosen, its gaps not yet filled. */
export interface PlannedSection extends Resolved {
  readonly entry: Entry;
  readonly id: string;
  readonly kind: EntryKind;
  readonly role: 'front' | 'opening' | 'section' | 'back' | 'filler';
  /** The part it belongs to, by the id of the part's opening page. */
  readonly part?: string;
  /** Of a packet: the appointment it is for, from 1. */
  readonly appointment?: number;
  /** Layouts in place of others, where it stands in options of its own. */
  readonly layouts?: Plan['layouts'];
  /** In every option of the book's axis, when the book goes across one. */
  readonly across?: readonly Alternative[];
}

/** An appointment, as it is printed. */
export interface PlannedAppointment {
  readonly number: number;
  readonly of: number;
  /** When it is, as given; and when the one after it is. */
  readonly date?: string;
  readonly next?: string;
  readonly note?: string;
  readonly bring: readonly string[];
}

/** Everything decided: after this no code knows that there was a choice. */
export interface Plan {
  readonly book: Book;
  readonly library: Pick<Library, 'axes' | 'words' | 'references' | 'helplines' | 'spellings'>;
  /** The titles of the chosen options, by axis. */
  readonly chosen: Readonly<Record<string, string>>;
  /** The titles of those by which this book differs from others made of the same content; none: there are no others. */
  readonly variant?: string;
  readonly language: string;
  readonly date: string;
  /** Whose help lines are printed; absent: those of all countries. */
  readonly country?: string;
  readonly sections: readonly PlannedSection[];
  readonly fillers: readonly PlannedSection[];
  readonly folding?: PlannedSection;
  readonly slots: SlotValues;
  /** The house that it is from. */
  readonly brand?: Brand;
  /** Of loose sheets. */
  readonly sheet: {
    /** Whether what is not given for whom a sheet is leaves a line to write on. */
    readonly lines: boolean;
    /** The day on which it is given, where the ticket says one. */
    readonly date?: string;
  };
  /** What no copy may be without and a practitioner has left out of this one. */
  readonly overridden: readonly string[];
  /** Of a packet: its appointments. */
  readonly appointments: readonly PlannedAppointment[];
  /** Layouts in place of others, as the book and the chosen options declare. */
  readonly layouts: ReadonlyMap<string, string>;
}

export interface Job extends TicketContext {
  readonly ticket: Ticket;
  readonly choices: Choices;
  /** Of a packet of which each appointment is a file of its own: the one that is made. */
  readonly appointment?: number | undefined;
  /** The day of making (ISO). With it, the age of help lines is checked. */
  readonly today?: string | undefined;
  /** Whether it is made for others to buy: then doubts about help lines are told, and not only that they must not be printed. */
  readonly isForSale?: boolean;
}
