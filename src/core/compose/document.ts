import type { EntryKind } from '../author/entries.ts';
import type { Block } from '../blocks/block.ts';
import type { Place } from '../model/diagnostic.ts';
import type { Prose } from '../model/prose.ts';

/** A section with its blocks, complete: after this no code knows the reader. */
export interface Section {
  readonly id: string;
  /** Its ids in earlier versions of the content. */
  readonly was: readonly string[];
  /** The ids of its fields, where they have any of their own. */
  readonly fieldIds: readonly string[];
  readonly kind: EntryKind;
  /** The layout that its entry names, even where an option puts another in its place. */
  readonly layout: string;
  /** As the outline says it. */
  readonly title: string;
  /** Depth in the outline; undefined: not in it. */
  readonly level?: number;
  /** On which side of a leaf its first page is; `facing`: on a verso, where it takes two pages, so that one sees both; `on`: on the last page of the section before it, where there is room; `last`: on the last page of the book. */
  readonly starts: 'recto' | 'verso' | 'facing' | 'any' | 'on' | 'last';
  readonly furniture: 'none' | 'folio' | 'running';
  /** The number of its part, on a tab at the outer edge of its pages. */
  readonly tab?: number;
  /** A small drawing of the theme beside its folios, at a stage from 0 to 1. */
  readonly drawing?: { readonly name: string; readonly stage: number; readonly place: Place };
  /** Of a page that is not full: from its top, or a little below. */
  readonly align: 'top' | 'center';
  /** The words of the running heads. */
  readonly heads: { readonly verso: string; readonly recto: string };
  /** Whether something in it is another for another reader. */
  readonly isPersonal: boolean;
  /** Its text is as wide as the theme has it, stands beside a column where the theme has one, or is as wide as the page lets it. */
  readonly column: 'measure' | 'beside' | 'whole';
  readonly blocks: readonly Block[];
}

/** The house that a book is from: outside it stands in the place of the author, whom the inside names. */
export interface House {
  readonly name: string;
  /** Below the footer, in one line; and where it is written. */
  readonly footer?: Prose;
  readonly footerPlace?: Place;
}

export interface Document {
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  readonly language: string;
  readonly date: string;
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** At the foot of every page that has furniture. */
  readonly footer?: Prose;
  /** Sections whose pages do not bear it, by id. */
  readonly withoutFooter: readonly string[];
  readonly house?: House;
  readonly sections: readonly Section[];
  /** What no copy may be without and a practitioner has left out of this one, by id. */
  readonly overridden: readonly string[];
  /** Those of the sections that are the outside: a print plant prints them on the cover. */
  readonly outside?: { readonly front?: Section; readonly back?: Section };
  /** Each in its turn fills a page that would be left empty. */
  readonly fillers: readonly Section[];
  /** How to fold the book, when it is imposed. */
  readonly folding?: Section;
}
