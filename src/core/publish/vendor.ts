import { daysBetween } from '../model/days.ts';
import { defined } from '../model/defined.ts';
import { type Diagnostic, warning } from '../model/diagnostic.ts';
import { type Pt, pointsPerInch } from '../model/units.ts';
import type { Vendor } from '../theme/vendor.ts';

// The arithmetic of print plants. Lengths in points.

/** The least inner margin that the vendor allows a book of so many pages. */
export const gutterFor = ({ gutters }: Pick<Vendor, 'gutters'>, pages: number): Pt => {
  const rising = [...gutters].sort((one, other) => one.to - other.to);
  return (rising.find(({ to }) => pages <= to) ?? rising.at(-1))?.inner ?? 0;
};

/** A cover spread out, the back at the left: the places of its parts, from the top left of its page, bleed included. */
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
  return defined({
    width: 2 * (bleed + trim.width) + spine.width,
    height: 2 * bleed + trim.height,
    bleed,
    trim,
    spine,
    frontX: spine.x + spine.width,
    spineText: pages < spine_text_from ? 0 : Math.max(0, spine.width - 2 * spine_clear),
    barcode: barcode
      ? {
          x: spine.x - barcode.clear - barcode.width,
          y: bleed + trim.height - barcode.clear - barcode.height,
          width: barcode.width,
          height: barcode.height,
        }
      : undefined,
  });
};

/** Days after which what a vendor asks for is doubted. */
const oldAfter = 180;

/** Warnings of rules that were read long ago, on an unknown day, or only at second hand. `today`: ISO date. */
export const vendorWarnings = (
  edition: string,
  {
    vendor,
    verified_on,
  }: { readonly vendor?: Vendor | undefined; readonly verified_on?: string | undefined },
  today: string,
): readonly Diagnostic[] => {
  if (!vendor) return [];
  const dates = vendor.sources.map((source) => ({ ...source, on: source.verified_on ?? verified_on }));
  const warningsOf = (
    code: string,
    some: typeof dates,
    what: string,
    advice: string,
  ): readonly Diagnostic[] => {
    const names = some
      .map(({ of, confidence }) => (confidence === 'primary' ? of : `${of} (${confidence})`))
      .join(', ');
    const pages = [...new Set(some.map(({ vendor_url, source_url }) => vendor_url ?? source_url))].join(', ');
    const message = `the edition \`${edition}\` rests on rules of ${vendor.name} ${what}: ${names}`;
    return some.length > 0 ? [warning(code, message, undefined, `compare them with ${pages}${advice}`)] : [];
  };
  const undated = dates.filter(({ on }) => on === undefined);
  const old = dates.filter(({ on = today }) => daysBetween(on, today) > oldAfter);
  const [oldest = today] = old.map(({ on = today }) => on).sort();
  const secondhand = dates.filter(({ confidence }) => confidence !== 'primary');
  return [
    ...warningsOf('vendor/undated', undated, 'that carry no date', ', then write `verified_on` beside each'),
    ...warningsOf(
      'vendor/old',
      old,
      `last read on ${oldest}, ${Math.floor(daysBetween(oldest, today))} days ago`,
      ', then write the new date',
    ),
    ...(undated.length + old.length > 0
      ? []
      : warningsOf(
          'vendor/secondhand',
          secondhand,
          'read in other places than its own',
          ' before you order',
        )),
  ];
};

/** A length in the units of makers of books: `8.69 mm (0.342 in)`. */
export const formatLength = (length: Pt): string => {
  const inches = length / pointsPerInch;
  return `${Number((inches * 25.4).toFixed(2))} mm (${Number(inches.toFixed(3))} in)`;
};
