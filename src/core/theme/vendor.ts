import { datedSources } from '../schema/sources.ts';
import {
  date,
  type Infer,
  integer,
  length,
  listOf,
  mapOf,
  object,
  optional,
  text,
  withDefault,
} from '../schema/vocabulary.ts';

// The rules of a print plant, as dated data. Lengths in points.

/** The least inner margin of a book of up to so many pages. */
const gutter = () => object({ to: integer(1, 5000), inner: length() });

/** Where the plant prints its own barcode: at the lower right of the back, so far from its edges. */
const barcode = () => object({ width: length(), height: length(), clear: length() });

const cover = () =>
  object({
    bleed: length(),
    /** What one page adds to the spine, by paper; the first paper is the usual one. None: a binding without a spine. */
    paper: withDefault(mapOf(length()), {}),
    /** The least count of pages with words on their spine, and how far they stay from its edges. */
    spine_text_from: withDefault(integer(1, 5000), 1),
    spine_clear: withDefault(length(), 0),
    barcode: optional(barcode()),
  });

export const vendorSchema = object({
  name: text(),
  /** What its programs call a book of this size, ink, binding and paper. */
  package: optional(text()),
  /** The largest count of pages that can be bound, by paper; none is known of a paper left out. */
  most: withDefault(mapOf(integer(1, 5000)), {}),
  gutters: listOf(gutter(), 1),
  cover: cover(),
  /** Where each rule was read, how sure it is, and when. */
  sources: datedSources(optional(date())),
});

export type Vendor = Infer<typeof vendorSchema>;
