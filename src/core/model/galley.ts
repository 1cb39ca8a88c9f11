import type { Place } from './diagnostic.ts';
import type { Pt, Units } from './units.ts';

/** `#rrggbb`. */
export type Color = string;

/** One glyph as shaped; widths in thousandths of an em. */
export interface Glyph {
  readonly id: number;
  /** From this glyph's origin to the next one's, kerning included. */
  readonly advance: number;
  /** The width the font itself states. */
  readonly width: number;
  readonly codePoints: readonly number[];
}

/** A shaped word (or part of one) of one face. */
export interface Word {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  /** In thousandths of an em. */
  readonly width: number;
}

/**
 * A node of the structure tree (PDF 1.7, 14.7): its identity is the element, the marks that carry it are its content.
 * Siblings are in the order in which their marks are painted.
 */
export interface Tag {
  readonly role: string;
  readonly parent?: Tag;
  /** Read out in place of a drawing. */
  readonly alt?: string;
  /** Of a header cell. */
  readonly scope?: 'Row' | 'Column';
  readonly columns?: number;
}

export type Segment =
  | { readonly op: 'move' | 'line'; readonly x: Pt; readonly y: Pt }
  | {
      readonly op: 'curve';
      readonly x1: Pt;
      readonly y1: Pt;
      readonly x2: Pt;
      readonly y2: Pt;
      readonly x: Pt;
      readonly y: Pt;
    }
  | { readonly op: 'close' };

export interface Stroke {
  readonly color: Color;
  readonly width: Pt;
  readonly dash?: readonly Pt[];
  /** With round ends and corners. */
  readonly round?: true;
}

/** A field to fill in on a screen (PDF 32000-1, 12.7), without its place. One field may be on several strips. */
export type Field = {
  /** Section, prompt and part, with points between: unique, the same in every edition. */
  readonly name: string;
  /** Names by which earlier versions of the content know it. */
  readonly was: readonly string[];
  /** Its prompt in words. */
  readonly tooltip: string;
  readonly appearance: {
    readonly face: string;
    readonly size: Pt;
    readonly ink: Color;
    /** Of ticks and rings. */
    readonly pen: Color;
    readonly line: Color;
    readonly ground: Color;
  };
} & (
  | {
      readonly kind: 'text';
      /** What it holds at first. */
      readonly initial?: string;
      /** What is offered to choose from; other words may be typed as well. */
      readonly choices?: readonly string[];
    }
  | { readonly kind: 'check'; readonly shape: 'tick' | 'ring' | 'dot' }
  | {
      /** One of those that bear the same name. */
      readonly kind: 'radio';
      readonly shape: 'tick' | 'ring' | 'dot';
      readonly value: string;
      readonly option: string;
    }
);

/** What paint can draw. Points, from the top left of the strip (in a galley) or of the page (on a page), y downwards; y is the baseline of text. */
export type Mark =
  | {
      readonly kind: 'glyphs';
      readonly x: Pt;
      readonly y: Pt;
      readonly face: string;
      readonly size: Pt;
      readonly color: Color;
      /** Words, and the widths in points of the spaces between them. */
      readonly run: readonly (Word | Pt)[];
      /** Horizontal scaling, 1 for none. */
      readonly stretch: number;
      /** What a reader of the text should get instead of the glyphs. */
      readonly actual?: string;
      /** The way the text runs, as a step of length 1; absent: to the right. */
      readonly along?: { readonly x: number; readonly y: number };
      /** Absent: an artifact. */
      readonly tag?: Tag;
    }
  | {
      readonly kind: 'path';
      readonly x: Pt;
      readonly y: Pt;
      readonly segments: readonly Segment[];
      readonly fill?: Color;
      readonly stroke?: Stroke;
      /** Nobody needs to see it: it may be faint, and a hole may be punched through it. */
      readonly decor?: true;
      readonly tag?: Tag;
    }
  | {
      readonly kind: 'image';
      readonly x: Pt;
      readonly y: Pt;
      readonly width: Pt;
      readonly height: Pt;
      readonly image: string;
      readonly tag?: Tag;
    }
  | {
      readonly kind: 'link';
      readonly x: Pt;
      readonly y: Pt;
      readonly width: Pt;
      readonly height: Pt;
      /** `#id` in the book, or an address. */
      readonly to: string;
      /** Read out in its place. */
      readonly description: string;
      readonly tag: Tag;
    }
  | {
      readonly kind: 'field';
      readonly x: Pt;
      readonly y: Pt;
      readonly width: Pt;
      readonly height: Pt;
      readonly field: Field;
      readonly tag: Tag;
    }
  | {
      /** A page number, known only once pages are made; set in digits shaped beforehand, in a slot of reserved width. */
      readonly kind: 'late';
      readonly x: Pt;
      readonly y: Pt;
      readonly width: Pt;
      readonly align: 'left' | 'right' | 'center';
      readonly face: string;
      readonly size: Pt;
      readonly color: Color;
      readonly digits: readonly Word[];
      /** The anchor whose page is meant; absent: the page that the mark is on. */
      readonly of?: string;
      /** A link leads there, too. */
      readonly leads?: true;
      /** What follows on its line, and moves up when the number is narrower than its slot. */
      readonly rest?: readonly Mark[];
      readonly place?: Place;
      readonly tag?: Tag;
    };

/** A tint or frame behind a run of strips; drawn once on each page that shows some of them. Same object, same panel. */
export interface Panel {
  readonly x: Pt;
  readonly width: Pt;
  readonly fill?: Color;
  readonly stroke?: Stroke;
  /** A thick rule along the left side. */
  readonly bar?: Stroke;
  readonly radius: Pt;
}

/** Writing space that may grow by whole pitches when its page has room to spare. */
export interface Fill {
  readonly pitch: Units;
  /** Pitches it may grow by at most. */
  readonly most: number;
  /** Painted again at each added pitch. */
  readonly marks: readonly Mark[];
  /** What is painted at each, where they are not alike. */
  readonly rows?: readonly (readonly Mark[])[];
  /** It takes what room other things leave, each in its turn, and makes no page full. */
  readonly last?: true;
  /** It takes its room before all others: all of it, or none. */
  readonly first?: true;
  /** Of what is `last`: fewer pitches than these are none. */
  readonly least?: number;
}

/** Break costs: a break after the strip is impossible, or forced. */
export const never = Number.POSITIVE_INFINITY;
export const must = Number.NEGATIVE_INFINITY;

/** Space above a strip where blocks move closer together to save a page. */
export const closeSkip = (skip: Units): Units => (skip > 1 ? skip - 1 : skip);

/** What a page break cannot cut: a line, a row, a drawing. */
export interface Strip {
  readonly height: Units;
  /** Space above, dropped at the top of a page. */
  readonly skip: Units;
  /** Cost of breaking the page after this strip: 0 is free, `never`, `must`. */
  readonly cost: number;
  readonly marks: readonly Mark[];
  /** Of what stands beside the strip below it, and takes no room above it: how far it reaches down. */
  readonly beside?: Units;
  /** Set again at the top of a page when the break falls before this strip (a table's head, a box's padding). */
  readonly head?: readonly Strip[];
  /** Set at the foot of a page when the break falls after this strip. */
  readonly foot?: readonly Strip[];
  readonly fill?: Fill;
  /** The side of the leaf on which a page that begins with this strip must fall. */
  readonly side?: 'recto' | 'verso';
  readonly panels?: readonly Panel[];
  /** Under all else on its page: points from the page's top left. */
  readonly ground?: readonly Mark[];
  readonly anchor?: string;
  readonly outline?: OutlineEntry;
  readonly place?: Place;
}

export interface OutlineEntry {
  readonly title: string;
  readonly level: number;
}

/** Furniture of a page: what is set outside the live area. */
export interface Furniture {
  readonly verso: readonly Mark[];
  readonly recto: readonly Mark[];
}

/** One section, or some that follow each other on a page, set to its measure, unbounded in length. */
export interface Galley {
  readonly id: string;
  /** The id of the section that ends it. */
  readonly last: string;
  /** `facing`: where it takes two pages, these face each other; `last`: on the last page of the book, a verso. */
  readonly starts: 'recto' | 'verso' | 'facing' | 'any' | 'on' | 'last';
  readonly strips: readonly Strip[];
  /** Running heads and folios: on a section's first page, on the pages after it. */
  readonly opening: Furniture;
  readonly running: Furniture;
  /** Of a page that is not full: from its top, or a little below. */
  readonly align: 'top' | 'center';
  /** Whether strips that are the same in another reader's copy are the same objects: so pages made of them serve again. */
  readonly isKept: boolean;
}
