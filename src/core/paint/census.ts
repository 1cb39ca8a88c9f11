import type { Glyph } from '../model/galley.ts';
import type { Page } from '../model/page.ts';
import type { Faces } from '../type/atoms.ts';
import { glyphsIn, glyphsOn, showTheSame } from './glyphs.ts';

// Of a copy a few pages are others. Which glyphs its fonts hold is counted from these alone.

/** The glyphs that pages use, and how often. */
export interface Census {
  readonly glyphs: ReadonlyMap<string, readonly Glyph[]>;
  /** By face and number, how many pages use a glyph. */
  readonly uses: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly byNumber: ReadonlyMap<string, ReadonlyMap<number, Glyph>>;
  /** Some glyph shows one text here and another there. */
  readonly isMixed: boolean;
}

const censuses = new WeakMap<readonly Page[], Census>();

/** Counts the glyphs of pages, once. */
export const censusOf = (pages: readonly Page[], faces: Faces): Census => {
  const known = censuses.get(pages);
  if (known) return known;
  const glyphs = glyphsIn(pages, faces);
  const byNumber = new Map(
    [...glyphs].map(([name, some]) => [name, new Map(some.map((one) => [one.id, one]))]),
  );
  const uses = new Map<string, Map<number, number>>();
  let isMixed = false;
  for (const page of pages)
    for (const [name, used] of glyphsOn(page)) {
      const counts = uses.get(name) ?? new Map<number, number>();
      uses.set(name, counts);
      for (const [id, glyph] of used) {
        counts.set(id, (counts.get(id) ?? 0) + 1);
        const shown = byNumber.get(name)?.get(id);
        isMixed ||= shown !== undefined && !showTheSame(shown, glyph);
      }
    }
  const census = { uses, glyphs, byNumber, isMixed };
  censuses.set(pages, census);
  return census;
};

/** A page that is another than before. */
interface ChangedPage {
  readonly before: Page;
  readonly page: Page;
}

/** What of a face is used more or less often, and the glyphs that are new to it. */
interface Difference {
  readonly uses: Map<number, number>;
  readonly added: Map<number, Glyph>;
}

/** Enters what a page uses; false where its fonts must be counted from the beginning. */
const enter = (census: Census, page: Page, by: number, differences: Map<string, Difference>): boolean => {
  for (const [name, used] of glyphsOn(page)) {
    const shown = census.byNumber.get(name);
    if (!shown) return false;
    const { uses, added } = differences.get(name) ?? { uses: new Map(), added: new Map() };
    differences.set(name, { uses, added });
    for (const [id, glyph] of used) {
      const known = shown.get(id) ?? added.get(id);
      if (known && !showTheSame(known, glyph)) return false;
      if (!known) added.set(id, glyph);
      uses.set(id, (uses.get(id) ?? 0) + by);
    }
  }
  return true;
};

const space = 0x20;

const changedGlyphs = (census: Census, name: string, { uses, added }: Difference): readonly Glyph[] => {
  const counts = census.uses.get(name);
  const before = census.glyphs.get(name) ?? [];
  // A space stands in every font, whether pages use it or not.
  const isUnused = ({ id, codePoints: [first] }: Glyph): boolean =>
    first !== space && (counts?.get(id) ?? 0) + (uses.get(id) ?? 0) === 0;
  if (added.size === 0 && !before.some(isUnused)) return before;
  const kept = before.filter((glyph) => !isUnused(glyph));
  return [...kept, ...added.values()].sort((one, other) => one.id - other.id);
};

/** The glyphs of every face once some pages are others; undefined where all pages must be looked at. */
export const glyphsAfter = (
  census: Census,
  changes: readonly ChangedPage[],
): ReadonlyMap<string, readonly Glyph[]> | undefined => {
  if (census.isMixed) return undefined;
  const differences = new Map<string, Difference>();
  for (const { before, page } of changes)
    if (!enter(census, before, -1, differences) || !enter(census, page, 1, differences)) return undefined;
  const glyphs = new Map(census.glyphs);
  for (const [name, difference] of differences) glyphs.set(name, changedGlyphs(census, name, difference));
  return glyphs;
};
