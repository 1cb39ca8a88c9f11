import type { Galleys } from '../layout/layout.ts';
import { liveArea } from '../layout/masters.ts';
import { defined } from '../model/defined.ts';
import { error, type Report } from '../model/diagnostic.ts';
import type { Galley, Mark, Strip, Tag } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Destination, Page, Pages, Side } from '../model/page.ts';
import type { Output } from '../theme/output.ts';
import type { Theme } from '../theme/theme.ts';
import { type Fragment, fragmentHeight, segmentsOf } from './breaks.ts';
import { closeUp } from './close-up.ts';
import { closeUpOnce, keyOf } from './kept.ts';
import { bindLate, referencesIn } from './late.ts';
import { type Placement, placeOn } from './place.ts';

/** What of a galley is on one page. */
export interface Leaf {
  readonly galley: Galley;
  readonly strips: readonly Strip[];
  readonly fragment: { readonly from: number; readonly to: number };
  readonly opens: boolean;
  readonly ends: boolean;
  /** Whether it closes the book. */
  readonly closes: boolean;
  readonly side?: Side;
  /** Whether its side is only a wish: heeded where a filler can stand on the page that is left over. */
  readonly faces: boolean;
}

/** Reports what no page can hold: one strip, or one with the head that is set again above it. */
const reportTooTall = (
  strips: readonly Strip[],
  fragments: readonly Fragment[],
  depth: number,
  report: Report,
): void => {
  for (const { from, to } of fragments)
    if (fragmentHeight(strips, from, to) > depth)
      report(
        error(
          'paginate/too-tall',
          'this is taller than a page',
          strips[from]?.place,
          'make it smaller, or divide it',
        ),
      );
};

/** The side of a leaf on which a section of so many pages must begin; undefined where any will do. */
const sideFor = (starts: Galley['starts'], pages: number): Side | undefined => {
  if (starts === 'last') return 'verso';
  if (starts === 'facing') return pages === 2 ? 'verso' : undefined;
  return starts === 'recto' || starts === 'verso' ? starts : undefined;
};

const memoLeaves = createMemo<readonly Leaf[]>();

/** A galley cut into leaves, each the content of one page. */
export const leavesOf = (galley: Galley, theme: Theme, report: Report): readonly Leaf[] =>
  memoLeaves([galley, theme], '', (report) => cutLeaves(galley, theme, report), report);

const cutLeaves = (galley: Galley, theme: Theme, report: Report): readonly Leaf[] => {
  const { depth } = liveArea(theme, 'recto');
  const closes = galley.starts === 'last';
  const cut = segmentsOf(galley.strips).flatMap((written) => {
    // What should stay together but is taller than a page (in large print, for example) is divided where that costs least.
    const { spill } = theme.page;
    const { strips, fragments } = galley.isKept
      ? closeUpOnce(written, { depth, spill, beside: [galley.opening] })
      : closeUp(written, depth, spill);
    reportTooTall(strips, fragments, depth, report);
    return fragments.map((fragment) => ({ strips, fragment }));
  });
  const start = sideFor(galley.starts, cut.length);
  return cut.map(({ strips, fragment }, index) => {
    const opens = index === 0;
    const ends = index + 1 === cut.length;
    const side = (opens ? start : undefined) ?? strips[fragment.from]?.side;
    const faces = opens && galley.starts === 'facing';
    return defined({ galley, strips, fragment, opens, ends, closes, faces, side: side ? side : undefined });
  });
};

export const sideOf = (number: number): Side => (number % 2 === 1 ? 'recto' : 'verso');

/** Fresh structure for a section that is in the book more than once. */
const retagged = (galley: Galley): Galley => {
  const copies = new Map<Tag, Tag>();
  const copy = (tag: Tag): Tag => {
    if (!tag.parent) return tag;
    const known = copies.get(tag);
    if (known) return known;
    const fresh: Tag = { ...tag, parent: copy(tag.parent) };
    copies.set(tag, fresh);
    return fresh;
  };
  const marks = (some: readonly Mark[]): readonly Mark[] => some.map(markOf);
  const markOf = (mark: Mark): Mark => ({
    ...mark,
    ...defined({
      tag: mark.tag ? copy(mark.tag) : undefined,
      rest: mark.kind === 'late' && mark.rest ? marks(mark.rest) : undefined,
    }),
  });
  const stripOf = ({ anchor: _anchor, outline: _outline, ...strip }: Strip): Strip => ({
    ...strip,
    marks: marks(strip.marks),
    ...defined({
      ground: strip.ground ? marks(strip.ground) : undefined,
      fill: strip.fill ? { ...strip.fill, marks: marks(strip.fill.marks) } : undefined,
      head: strip.head ? strip.head.map(stripOf) : undefined,
      foot: strip.foot ? strip.foot.map(stripOf) : undefined,
    }),
  });
  return { ...galley, strips: galley.strips.map(stripOf) };
};

/** Puts every leaf on a page of the right side, and as many pages into the book as it must have; an empty side carries the filler. */
export const sequence = <Sided extends Pick<Leaf, 'side' | 'closes' | 'faces'>>(
  leaves: readonly Sided[],
  fill: () => Sided | undefined,
  { page }: Theme,
  { multiple, least }: Pick<Output, 'multiple' | 'least'>,
): readonly (Sided | undefined)[] => {
  const sequenced: (Sided | undefined)[] = [];
  const closing = leaves.filter(({ closes }) => closes);
  for (const leaf of leaves) {
    if (leaf.closes) continue;
    const isWrong = page.sides !== 'single' && leaf.side && leaf.side !== sideOf(sequenced.length + 1);
    const filler = isWrong ? fill() : undefined;
    if (filler || (isWrong && !leaf.faces)) sequenced.push(filler);
    sequenced.push(leaf);
  }
  // What closes the book is on the back of its last leaf.
  const step =
    closing.length > 0 && page.sides === 'mirrored' && multiple % 2 === 1 ? 2 * multiple : multiple;
  const isShort = (count: number): boolean => count < least || count % step !== 0;
  while (isShort(sequenced.length + closing.length)) sequenced.push(fill());
  return [...sequenced, ...closing];
};

/** A page but for its number and the numbers of others that are shown on it. */
interface PlacedLeaf {
  readonly page: Omit<Page, 'number'>;
  readonly placement: Placement;
  /** The anchors whose pages must be known. */
  readonly references: readonly string[];
}

/** Where a section ends can be pointed to as well. */
export const endOf = ({ last }: Galley): string => `${last}:end`;

const memoPlaced = createMemo<PlacedLeaf>();

const placeLeaf = (leaf: Leaf, side: Side, theme: Theme): PlacedLeaf => {
  const { galley, strips, fragment, opens, ends } = leaf;
  const first = strips[fragment.from];
  if (!galley.isKept || !first)
    return memoPlaced([leaf, theme], side, () => computePlaced(leaf, side, theme));
  // A page of the same strips is the same page, whatever else of its section is another copy's own.
  const own = keyOf(strips.slice(fragment.from, fragment.to));
  const isLast = fragment.to === strips.length;
  return memoPlaced(
    [first, opens ? galley.opening : galley.running, theme],
    `${galley.id} ${galley.last} ${galley.align} ${side} ${ends} ${fragment.from > 0} ${isLast} ${own}`,
    () => computePlaced(leaf, side, theme),
  );
};

const computePlaced = (leaf: Leaf, side: Side, theme: Theme): PlacedLeaf => {
  const { galley, strips, fragment, opens, ends } = leaf;
  const placed = placeOn({ strips, fragment, align: galley.align }, side, theme);
  const end = ends ? [{ id: endOf(galley), y: liveArea(theme, side).y }] : [];
  const placement = { ...placed, anchors: [...placed.anchors, ...end] };
  const marks = [...placed.marks, ...(opens ? galley.opening : galley.running)[side]];
  const { width, height } = theme.page;
  const page = { side, width, height, section: galley.id, marks };
  return { page, placement, references: referencesIn(marks) };
};

const emptySide = (side: Side, { page: { width, height } }: Theme): PlacedLeaf => ({
  page: { side, width, height, section: '', marks: [] },
  placement: { marks: [], anchors: [], outline: [] },
  references: [],
});

const memoPage = createMemo<Page>();

/** The page with all numbers on it; the same page when they are the same. */
const numbered = (leaf: PlacedLeaf, number: number, anchors: Pages['anchors'], report: Report): Page => {
  const numbers = [number, ...leaf.references.map((id) => anchors.get(id)?.page)].join();
  return memoPage([leaf], numbers, (report) => bindLate({ ...leaf.page, number }, anchors, report), report);
};

const memoFiller = createMemo<Galley>();

/** Gives a fresh copy of the next filler each time it is called; undefined when there is none. */
const fillerLeaves = (fillers: readonly Galley[], theme: Theme, report: Report): (() => Leaf | undefined) => {
  let count = 0;
  return () => {
    const filler = fillers[count % fillers.length];
    if (!filler) return undefined;
    count += 1;
    const copy = memoFiller([filler], String(count), () => retagged(filler));
    return leavesOf(copy, theme, report)[0];
  };
};

/** Where each anchor is. */
const destinationsOf = (leaves: readonly PlacedLeaf[]): ReadonlyMap<string, Destination> =>
  new Map(
    leaves.flatMap(({ placement }, index) =>
      placement.anchors.map(({ id, y }) => [id, { page: index + 1, y }] as const),
    ),
  );

/** Breaks galleys into pages, puts them on their sides, and fills in the page numbers. */
export const paginate = (
  { sections, fillers = [], folding }: Galleys,
  theme: Theme,
  report: Report,
  output: Pick<Output, 'multiple' | 'least' | 'impose'> = { multiple: 1, least: 1 },
): Pages => {
  const leaves = sections.flatMap((galley, index) =>
    leavesOf(sections.indexOf(galley) < index ? retagged(galley) : galley, theme, report),
  );
  const sequenced = sequence(leaves, fillerLeaves(fillers, theme, report), theme, output);
  const placed = sequenced.map((leaf, index) => {
    const side = sideOf(index + 1);
    return leaf ? placeLeaf(leaf, side, theme) : emptySide(side, theme);
  });
  const anchors = destinationsOf(placed);
  const [sheet] = folding && output.impose ? leavesOf(folding, theme, report) : [];
  return defined({
    folding: sheet && numbered(placeLeaf(sheet, 'recto', theme), placed.length + 1, anchors, report),
    pages: placed.map((leaf, index) => numbered(leaf, index + 1, anchors, report)),
    anchors,
    outline: placed.flatMap(({ placement }, index) =>
      placement.outline.map((entry) => ({ ...entry, page: index + 1 })),
    ),
  });
};
