import { daysBetween } from './days.ts';
import { type Diagnostic, warning } from './diagnostic.ts';
import { date, fields, length, listOf, mapOf, type Output, oneOf, optional, otherwise, text, whole } from './schema.ts';
import { type Pt, pointsPerInch } from './units.ts';

// What a print plant asks for, as dated data, and the arithmetic it asks for. Lengths in points.

/** The least inner margin of a book of up to so many pages. */
const gutter = () => fields({ to: whole(1, 5000), inner: length() });

/** Where the plant prints its own barcode: at the lower right of the back, so far from its edges. */
const barcode = () => fields({ width: length(), height: length(), clear: length() });

const cover = () =>
  fields({
    bleed: length(),
    /** What one page adds to the spine, by paper; the first paper is the usual one. None: a binding without a spine. */
    paper: otherwise(mapOf(length()), {}),
    /** The least count of pages with words on their spine, and how far they stay from its edges. */
    spine_text_from: otherwise(whole(1, 5000), 1),
    spine_clear: otherwise(length(), 0),
    barcode: optional(barcode()),
  });

export const vendorSchema = fields({
  name: text(),
  /** The largest count of pages that can be bound, by paper; none is known of a paper left out. */
  most: otherwise(mapOf(whole(1, 5000)), {}),
  gutters: listOf(gutter(), 1),
  cover: cover(),
  /** Where each rule was read, how sure it is, and when. */
  sources: listOf(
    fields({
      of: text(),
      /** The page on which it was read. */
      source_url: text(),
      /** `primary`: the vendor’s own page. `secondary`: others say so, and agree. `unsure`: remembered, or disputed. */
      confidence: oneOf('primary', 'secondary', 'unsure'),
      /** The vendor’s own page on it, to compare with, where another was read. */
      vendor_url: optional(text()),
      note: optional(text()),
      /** The day on which the rule was compared with `source_url`. */
      verified_on: optional(date()),
    }),
    1,
  ),
});

export type Vendor = Output<typeof vendorSchema>;

/** The least inner margin that the vendor allows a book of so many pages. */
export const gutterFor = ({ gutters }: Pick<Vendor, 'gutters'>, pages: number): Pt => {
  const rising = [...gutters].sort((one, other) => one.to - other.to);
  return (rising.find(({ to }) => pages <= to) ?? rising.at(-1))?.inner ?? 0;
};

/** A cover spread out, back to the left: where its parts stand, from the top left of its page, bleed included. */
export interface CoverPlan {
  readonly width: Pt;
  readonly height: Pt;
  readonly bleed: Pt;
  readonly trim: { readonly width: Pt; readonly height: Pt };
  readonly spine: { readonly x: Pt; readonly width: Pt };
  readonly frontX: Pt;
  /** Of the words on the spine: the most their letters may reach across it; nothing when there must be none. */
  readonly spineText: Pt;
  readonly barcode?: { readonly x: Pt; readonly y: Pt; readonly width: Pt; readonly height: Pt };
}

/** `thickness`: what one page adds to the spine. */
export const planCover = (
  { bleed, spine_text_from, spine_clear, barcode }: Vendor['cover'],
  trim: CoverPlan['trim'],
  pages: number,
  thickness: Pt,
): CoverPlan => {
  const spine = { x: bleed + trim.width, width: pages * thickness };
  return {
    width: 2 * (bleed + trim.width) + spine.width,
    height: 2 * bleed + trim.height,
    bleed,
    trim,
    spine,
    frontX: spine.x + spine.width,
    spineText: pages < spine_text_from ? 0 : Math.max(0, spine.width - 2 * spine_clear),
    ...(barcode
      ? {
          barcode: {
            x: spine.x - barcode.clear - barcode.width,
            y: bleed + trim.height - barcode.clear - barcode.height,
            width: barcode.width,
            height: barcode.height,
          },
        }
      : {}),
  };
};

/** Days after which what a vendor asks for is doubted. */
const doubted = 180;

/** Doubts about rules that were read long ago, or nobody knows when, or only at second hand. `today`: ISO date. */
export const doubtsOf = (
  edition: string,
  { vendor, verified_on }: { readonly vendor?: Vendor | undefined; readonly verified_on?: string | undefined },
  today: string,
): readonly Diagnostic[] => {
  if (!vendor) return [];
  const dates = vendor.sources.map((source) => ({ ...source, on: source.verified_on ?? verified_on }));
  const doubt = (code: string, some: typeof dates, that: string, advice: string): readonly Diagnostic[] => {
    const names = some.map(({ of, confidence }) => (confidence === 'primary' ? of : `${of} (${confidence})`)).join(', ');
    const pages = [...new Set(some.map(({ vendor_url, source_url }) => vendor_url ?? source_url))].join(', ');
    const said = `the edition \`${edition}\` rests on rules of ${vendor.name} ${that}: ${names}`;
    return some.length > 0 ? [warning(code, said, undefined, `compare them with ${pages}${advice}`)] : [];
  };
  const undated = dates.filter(({ on }) => on === undefined);
  const old = dates.filter(({ on = today }) => daysBetween(on, today) > doubted);
  const [oldest = today] = old.map(({ on = today }) => on).sort();
  const secondhand = dates.filter(({ confidence }) => confidence !== 'primary');
  return [
    ...doubt('vendor/undated', undated, 'that carry no date', ', then write `verified_on` beside each'),
    ...doubt(
      'vendor/old',
      old,
      `last read on ${oldest}, ${Math.floor(daysBetween(oldest, today))} days ago`,
      ', then write the new date',
    ),
    ...(undated.length + old.length > 0
      ? []
      : doubt('vendor/secondhand', secondhand, 'read in other places than its own', ' before you order')),
  ];
};

/** A length as makers of books speak of it: `8.69 mm (0.342 in)`. */
export const spoken = (length: Pt): string => {
  const inches = length / pointsPerInch;
  return `${Number((inches * 25.4).toFixed(2))} mm (${Number(inches.toFixed(3))} in)`;
};
