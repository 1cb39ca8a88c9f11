import type { Page } from '../model/page.ts';

// Which pages of a book its pictures show.

/** Two pages that are shown together, and whether they face each other. */
export interface Pair {
  readonly pages: readonly [Page, Page];
  readonly isSpread: boolean;
}

const pairAt = (pages: readonly Page[], index: number, isSpread: boolean): Pair | undefined => {
  const [one, other] = [pages[index], pages[index + 1]];
  return one && other ? { pages: [one, other], isSpread } : undefined;
};

/** The open spread on which a page lies; an odd page is at the right. */
const spreadWith = (index: number, pages: readonly Page[]): Pair | undefined =>
  pairAt(pages, pages[index]?.side === 'verso' ? index : index - 1, true);

/** The first two pages of a section; its spread where it has only one. Undefined: it has no page. */
export const pairOf = (id: string, pages: readonly Page[]): Pair | undefined => {
  const first = pages.findIndex(({ section }) => section === id);
  if (first < 0) return undefined;
  const goesOn = pages[first + 1]?.section === id;
  return goesOn ? pairAt(pages, first, pages[first]?.side === 'verso') : spreadWith(first, pages);
};

const marksOn = ({ pages: [one, other] }: Pair): number => one.marks.length + other.marks.length;

/** So many spreads from all over a book, each the fullest of its stretch and none of them twice: fewer where it has no more. */
export const spreadsAcross = (pages: readonly Page[], count: number): readonly Pair[] => {
  // The cover stands by itself.
  const spreads = pages.flatMap((_, index) =>
    index > 0 && pages[index]?.side === 'verso' ? (pairAt(pages, index, true) ?? []) : [],
  );
  const zones = Math.min(count, spreads.length);
  const startOf = (zone: number): number => Math.floor((zone * spreads.length) / zones);
  return Array.from({ length: zones }, (_, zone) =>
    spreads
      .slice(startOf(zone), startOf(zone + 1))
      .reduce((best, one) => (marksOn(one) > marksOn(best) ? one : best)),
  );
};

/** Pages from all over a book but its cover: the fuller ones of those on which a section begins; where these are too few, all. */
export const pagesAcross = (pages: readonly Page[], count: number): readonly Page[] => {
  const inside = pages.slice(1);
  if (inside.length <= count) return inside;
  const firsts = inside.filter((page, index) => pages[index]?.section !== page.section);
  const among = firsts.length < count ? inside : firsts;
  const filled = [...among].sort((one, other) => other.marks.length - one.marks.length);
  const good = new Set(filled.slice(0, Math.max(count, Math.round(among.length * 0.7))));
  const rest = among.filter((page) => good.has(page));
  return Array.from({ length: count }, (_, index) => rest[Math.floor((index * rest.length) / count)]).flatMap(
    (page) => page ?? [],
  );
};
