import type { TicketFields } from '../../core/index.ts';

// What the page and its worker say to each other of what is sold.

/** What a title says of itself to whoever sells it. */
export interface SoldTitle {
  readonly called: string;
  readonly tagline: string;
  readonly book: string;
  /** The axis of which each option is a product of its own. */
  readonly each?: string;
  readonly today: string;
}

/** As what, and where, a title may be sold. */
export interface ShopOffer {
  readonly shops: readonly {
    readonly id: string;
    readonly name: string;
    readonly sells: 'files' | 'print';
  }[];
  /** What may be sold as a file. */
  readonly editions: readonly { readonly name: string; readonly title: string; readonly for: string }[];
  /** The product that comes with its content; otherwise one of what the title says of itself. */
  readonly product: TicketFields;
  /** Whether this browser draws the pictures of a listing. */
  readonly draws: boolean;
}

/** A product made ready for its shops, in one archive. */
export interface BundleMade {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly files: number;
  /** The pictures of its listings, by their paths. */
  readonly pictures: readonly (readonly [path: string, png: Uint8Array<ArrayBuffer>])[];
  readonly shelves: readonly {
    readonly folder: string;
    readonly shop: string;
    readonly files: number;
    readonly bytes: number;
  }[];
}
