import type { Place, Report } from '../../model/diagnostic.ts';
import type { Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import type { Pt, Units } from '../../model/units.ts';
import type { Theme } from '../../theme/theme.ts';
import type { Faces } from '../../type/atoms.ts';

/** An image file, opened far enough to know its size in pixels. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Of a file that is no PNG or JPEG: what it is instead (`a WebP`). It cannot be placed. */
  readonly kind?: string;
}

/** What a kind of block needs in order to be set. */
export interface Setting {
  readonly theme: Theme;
  readonly faces: Faces;
  readonly language: string;
  /** The width available, from the left edge. */
  readonly measure: Pt;
  /** How much of it, at its left, is a column beside the text; 0 inside other blocks. */
  readonly side: Pt;
  /** The widest line of running text, where it is not the theme's. */
  readonly widest?: Pt;
  /** Whether text follows, beside which something can stand in that column. */
  readonly isBesideText?: boolean;
  /** How far numbers may hang out to the left of it. */
  readonly hang?: Pt;
  /** Height of a page's live area. */
  readonly depth: Units;
  /** The structure element that what is set belongs to. */
  readonly tag: Tag;
  readonly place?: Place | undefined;
  readonly report: Report;
  /** The fixed words of each kind, from `words.yaml`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A fixed word of the kind at hand. */
  readonly word: (name: string) => string;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** In an edition to be filled in on a screen. */
  readonly form?: Form;
  /** On a cover, how far a drawing goes beyond the edges of the page, and how broad the spine beside it is; elsewhere it ends inside them. */
  readonly reach?: Reach;
  /** What the block that is set says of the names of its fields. */
  readonly asked?: FieldIds | undefined;
}

export interface Reach {
  readonly left: Pt;
  readonly right: Pt;
  readonly top: Pt;
  readonly bottom: Pt;
  readonly spine: Pt;
  /** How broad the words at its foot may be, beside what is printed there later. */
  readonly foot: Pt;
}

/** What a field is called, whatever its prompt says; and what it was called in earlier versions. */
export interface FieldIds {
  readonly id?: string;
  readonly was?: readonly string[];
  /** Ids of what is answered one by one within a block, each with all the words that it was called by. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  /** Nothing else is asked in the block: its id is that of its one prompt. */
  readonly isWhole?: true;
}

/** What a field is called among all: now, and in earlier versions. */
export interface FieldName {
  readonly name: string;
  readonly was: readonly string[];
}

/** The writing space of one section, while it is set: every field gets its name here. */
/** How far a form is filled: the names that were given away, and the heading above what is set next. */
export interface FormState {
  readonly words: readonly string[];
  readonly ids: readonly string[];
  readonly under: Prose;
}

export interface Form {
  /** The name, made unique within the section: by the words of its prompt, or by its id; of a part of a block, by both. */
  readonly named: (words: string, ids?: FieldIds, isPart?: boolean) => FieldName;
  readonly title: string;
  /** The heading above what is set; the section's title is none. */
  under: Prose;
  /** Two forms of the same section in the same state name alike all that is set next. */
  readonly state: () => FormState;
  readonly resume: (state: FormState) => void;
}
