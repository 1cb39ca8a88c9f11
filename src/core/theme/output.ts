import { mm } from '../model/units.ts';
import {
  boolean,
  type Infer,
  integer,
  length,
  listOf,
  matching,
  multipleOfFour,
  object,
  oneOf,
  optional,
  positiveLength,
  text,
  withDefault,
} from '../schema/vocabulary.ts';

/** How the pages of an edition become a file. */
export const outputSchema = object({
  /**
   * `accessible`: tagged, with outline and links, conforming to PDF/UA-1 and PDF/A-2a.
   * `bare`: pages and nothing else, as print plants require.
   */
  standard: withDefault(oneOf('accessible', 'bare'), 'accessible'),
  /** `grey`: every color by its lightness (DeviceGray). */
  colors: withDefault(oneOf('rgb', 'grey'), 'rgb'),
  /** Notes pages are added at the end until the count is a multiple of this, and no smaller than `least`. */
  multiple: withDefault(integer(1, 64), 1),
  least: withDefault(integer(1, 1000), 1),
  /** Writing space becomes form fields. */
  fillable: withDefault(boolean(), false),
  /** Fonts are embedded as they are, not cut down to the glyphs in use. */
  whole: withDefault(boolean(), false),
  /** Only some pages are printed, each with a mark across it: those the ticket names, or these sections and the first exercise. */
  sample: optional(
    object({
      mark: text(),
      color: matching(/^#[0-9a-f]{6}$/, 'must be a color like `#e6e6e6` (small letters)'),
      /** Sections by their ids, and those in these layouts. */
      sections: withDefault(listOf(text()), []),
      layouts: withDefault(listOf(text()), []),
    }),
  ),
  /** Two pages side by side on each side of a sheet of this size, to be folded; notes pages fill the last sheet when `multiple` is 4. */
  impose: optional(
    object({
      width: positiveLength(),
      height: positiveLength(),
      /** No more pages than this are folded together; 0: all of them. */
      signature: withDefault(multipleOfFour(400), 0),
      /** Leaves of two pages, two on a sheet that is cut in the middle; nothing is folded. */
      cut: withDefault(boolean(), false),
      /** Where to fold and, on larger sheets, to cut. */
      marks: withDefault(boolean(), false),
      /** The thickness of the paper: that of 80 g/m². */
      caliper: withDefault(length(), mm(0.1)),
    }),
  ),
});

export type Output = Infer<typeof outputSchema>;
