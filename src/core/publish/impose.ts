import { error, type Report, warning } from '../model/diagnostic.ts';
import type { Mark } from '../model/galley.ts';
import type { Page, Pages } from '../model/page.ts';
import { line } from '../model/shapes.ts';
import type { PlacedPage, SheetSide } from '../model/sheet.ts';
import type { Pt } from '../model/units.ts';
import type { Output } from '../theme/output.ts';
import { dashed, stroke } from '../theme/strokes.ts';
import type { Theme } from '../theme/theme.ts';

/** Two pages side by side on one side of a sheet, by their numbers; undefined is an empty page. */
export interface Spread {
  readonly left: number | undefined;
  readonly right: number | undefined;
}

/** A sheet of a booklet: both of its sides, as they come out of the printer. */
export interface Sheet {
  readonly front: Spread;
  readonly back: Spread;
}

/** Sheets printed on both sides, laid into one another and folded once, the outermost first. */
export type Signature = readonly Sheet[];

/** How an edition is laid on sheets. */
export type Imposition = NonNullable<Output['impose']>;

/** A signature for pages `first` to `last`: counted up to a multiple of four, the two numbers of every spread have the same sum. */
const signature = (first: number, last: number): Signature => {
  const count = Math.ceil((last - first + 1) / 4);
  const page = (number: number): number | undefined => (number <= last ? number : undefined);
  const end = first + count * 4 - 1;
  return Array.from({ length: count }, (_, index) => {
    const step = index * 2;
    return {
      front: { left: page(end - step), right: page(first + step) },
      back: { left: page(first + step + 1), right: page(end - step - 1) },
    };
  });
};

/** Arranges pages for several booklets, of no more than `most` pages each (0: all in one) and as equal as sheets allow. */
export const signatures = (pages: number, most: number): readonly Signature[] => {
  const sheets = Math.ceil(pages / 4);
  const count = most === 0 ? 1 : Math.ceil(sheets / Math.max(1, Math.floor(most / 4)));
  let first = 1;
  return Array.from({ length: count }, (_, index) => {
    const last = first + 4 * (Math.floor(sheets / count) + (index < sheets % count ? 1 : 0)) - 1;
    const made = signature(first, Math.min(last, pages));
    first = last + 1;
    return made;
  });
};

/** Leaves of two pages each, two beside one another on each sheet: cut in the middle and laid onto one another, they are in order. */
export const leaves = (pages: number): Signature => {
  const page = (number: number): number | undefined => (number <= pages ? number : undefined);
  return Array.from({ length: Math.ceil(pages / 4) }, (_, index) => {
    const first = index * 4 + 1;
    return {
      front: { left: page(first), right: page(first + 2) },
      // What is at the left of the back is behind what is at the right of the front.
      back: { left: page(first + 3), right: page(first + 1) },
    };
  });
};

/** The sheets of an imposition, by the booklets they are folded into; of what is cut, all together. */
const sheetsOf = (pages: number, { cut, signature }: Imposition): readonly Signature[] =>
  cut ? [leaves(pages)] : signatures(pages, signature);

/** The pages in the order in which a reader turns them, once the sheets are laid into one another and folded. */
export const foldedOrder = (sheets: Signature): readonly (number | undefined)[] => [
  ...sheets.flatMap(({ front, back }) => [front.right, back.left]),
  ...[...sheets].reverse().flatMap(({ front, back }) => [back.right, front.left]),
];

/** Sheets from which on the thickness of the paper shows, and by how much more than its caliper each fold then moves a sheet out (impozycjoner.com: 1.2 to 1.4). */
const [creepsFrom, creepFactor] = [8, 1.3];

/** How far a sheet, counted from the outermost, sticks out at the open edge: its pages move towards the fold by as much. */
export const creepOf = (index: number, sheets: number, caliper: Pt): Pt =>
  sheets < creepsFrom ? 0 : index * caliper * creepFactor;
/** Short dashes on the fold, at the head and foot of the sheet: between the pages, where nothing else is printed. */
const foldMarks = ({ width, height }: Imposition, theme: Theme): readonly Mark[] => {
  const [clear, long] = [theme.page.clear, theme.sizes.gap * 2];
  const pen = dashed(theme, 'hair');
  return [clear, height - clear - long].map((y) => line(width / 2, y, width / 2, y + long, pen));
};

/** Where to cut, beside the corners of the two pages: only on sheets larger than they are. */
const cutMarks = ({ width, height }: Imposition, theme: Theme): readonly Mark[] => {
  const { page, sizes, rules } = theme;
  const [left, top] = [width / 2 - page.width, (height - page.height) / 2];
  const [right, bottom] = [width - left, height - top];
  const pen = stroke(theme, 'hair', 'soft');
  // A mark that begins at the corner would stay on the page when the knife goes a little astray.
  const [away, long] = [sizes.gap / 2, sizes.gap * 2];
  const across = [left, right].flatMap((x, side) =>
    [top, bottom].map((y) => {
      const outward = side === 0 ? -1 : 1;
      return line(x + outward * away, y, x + outward * (away + long), y, pen);
    }),
  );
  const down = [top, bottom].flatMap((y, side) =>
    [left, right].map((x) => {
      const outward = side === 0 ? -1 : 1;
      return line(x, y + outward * away, x, y + outward * (away + long), pen);
    }),
  );
  const least = away + rules.hair;
  return [...(left > least ? across : []), ...(top > least ? down : [])];
};

/** On the outermost sheet of each of several booklets, at its fold: as many bars as the booklet's number. */
const countMarks = ({ width }: Imposition, index: number, theme: Theme): readonly Mark[] => {
  const pen = stroke(theme, 'medium', 'soft');
  const from = theme.page.clear + theme.sizes.gap * 3;
  return Array.from({ length: index + 1 }, (_, bar) => {
    const y = from + (bar * theme.sizes.gap) / 2;
    return line(width / 2 - theme.sizes.gap / 2, y, width / 2 + theme.sizes.gap / 2, y, pen);
  });
};

/** Lays the pages on sheets, and gives the sheets' sides in the order of printing; a page of instructions last, on a sheet of its own. */
export const impose = (
  { pages, folding }: Pages,
  imposition: Imposition,
  theme: Theme,
): readonly SheetSide[] => {
  const { width, height, caliper, cut, marks: marked } = imposition;
  const middle = width / 2;
  const lay = (page: Page | undefined, side: 'left' | 'right', creep: Pt): readonly PlacedPage[] => {
    if (!page) return [];
    const half = { x: side === 'left' ? middle - page.width : middle, width: page.width };
    return [{ page, x: half.x + (side === 'left' ? creep : -creep), y: (height - page.height) / 2, half }];
  };
  const marks = marked ? [...foldMarks(imposition, theme), ...cutMarks(imposition, theme)] : [];
  const all = sheetsOf(pages.length, imposition);
  const page = (number: number | undefined): Page | undefined =>
    number === undefined ? undefined : pages[number - 1];
  const booklets = all.flatMap((sheets, number) =>
    sheets.flatMap(({ front, back }, index) => {
      const creep = cut ? 0 : creepOf(index, sheets.length, caliper);
      const counted = marked && all.length > 1 && index === 0 ? countMarks(imposition, number, theme) : [];
      return [front, back].map(
        ({ left, right }, side): SheetSide => ({
          width,
          height,
          placed: [...lay(page(left), 'left', creep), ...lay(page(right), 'right', creep)],
          marks: side === 0 ? [...marks, ...counted] : marks,
        }),
      );
    }),
  );
  return [
    ...booklets,
    ...(folding && !cut ? [{ width, height, placed: lay(folding, 'right', 0), marks: [] }] : []),
  ];
};

/** More sheets than this a stapler does not go through, and they do not lie flat. */
const thickest = 15;

/** Says what will not fold well, or not fit. */
export const checkImposition = (
  { pages }: Pages,
  { width, height, cut, signature }: Imposition,
  report: Report,
): void => {
  const tall = Math.max(0, ...pages.map((page) => page.height));
  const wide = Math.max(0, ...pages.map((page) => page.width));
  if (tall > height || wide * 2 > width)
    report(
      error(
        'impose/sheet-too-small',
        'two pages side by side are larger than the sheet',
        undefined,
        'make `output.impose` of the edition larger, or its `overlay.page` smaller',
      ),
    );
  const sheets = Math.max(...signatures(pages.length, signature).map(({ length }) => length));
  if (!cut && sheets > thickest)
    report(
      warning(
        'impose/thick',
        `a booklet of ${sheets} sheets is hard to fold and to staple`,
        undefined,
        `divide it: \`--signature ${thickest * 4}\` or less makes several booklets of ${thickest} sheets at most`,
      ),
    );
};
