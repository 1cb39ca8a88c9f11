import type { Mark } from './galley.ts';
import type { Page } from './page.ts';
import type { Pt } from './units.ts';

/** A page on its sheet: points from the sheet's top left. What leaves its half is not printed. */
export interface PlacedPage {
  readonly page: Page;
  readonly x: Pt;
  readonly y: Pt;
  /** The half it may not leave. */
  readonly half: { readonly x: Pt; readonly width: Pt };
}

/** One side of a sheet, as a page of the file. */
export interface SheetSide {
  readonly width: Pt;
  readonly height: Pt;
  readonly placed: readonly PlacedPage[];
  /** Where to fold and cut. */
  readonly marks: readonly Mark[];
}
