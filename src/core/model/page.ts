import type { Mark, OutlineEntry } from './galley.ts';
import type { Pt } from './units.ts';

/** Part of a page. Points from its top left. */
export interface PageBox {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
  readonly height: Pt;
}

/** A finished page: nothing on it moves any more. Points from its top left. */
export interface Page {
  /** 1 for the first, as printed. */
  readonly number: number;
  readonly side: Side;
  readonly width: Pt;
  readonly height: Pt;
  /** What is left when its bleed is cut off, of a page that has one. */
  readonly trim?: PageBox;
  readonly section: string;
  readonly marks: readonly Mark[];
}

export interface Destination {
  readonly page: number;
  readonly y: Pt;
}

/** The whole book, paginated. */
export interface Pages {
  readonly pages: readonly Page[];
  readonly anchors: ReadonlyMap<string, Destination>;
  readonly outline: readonly (OutlineEntry & Destination)[];
  /** How to fold an imposed book; not one of its pages. */
  readonly folding?: Page;
  readonly layer?: PageLayer;
}

/** What a copy bears over its pages, beside their own marks: the same on every page of a side. It belongs to no element. */
export interface PageLayer {
  readonly marks: Readonly<Record<Side, readonly Mark[]>>;
  /** The sections whose pages bear it. */
  readonly sections: ReadonlySet<string>;
  /** Letters that its fonts hold in any case, so that most layers need no other fonts. They are not drawn. */
  readonly letters: readonly Mark[];
  /** Stands in the file with its marks, and is not seen. */
  readonly id: string;
}

export type Side = 'recto' | 'verso';

export type FieldMark = Extract<Mark, { kind: 'field' }>;

/** What fields hold, by name: words; `true` for what is ticked; of several to choose from, the one chosen. */
export type Answers = ReadonlyMap<string, string | boolean>;
