import type { Page } from './page.ts';
import type { Pt } from './units.ts';

/** A page as it lies on a poster: made larger or smaller about its middle, and turned. */
export interface PosterLayer {
  readonly page: Page;
  /** Where its middle is, from the top left of the poster. */
  readonly x: Pt;
  readonly y: Pt;
  readonly scale: number;
  /** Degrees, clockwise. */
  readonly turn: number;
}

/** A picture that is composed of pages, the lowest first. */
export interface Poster {
  readonly width: Pt;
  readonly height: Pt;
  readonly layers: readonly PosterLayer[];
}
