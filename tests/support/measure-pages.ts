import { liveArea } from '../../src/core/layout/masters.ts';
import type { Mark } from '../../src/core/model/galley.ts';
import type { Page } from '../../src/core/model/page.ts';
import type { Theme } from '../../src/core/theme/theme.ts';
import { boxOf, isGlyphs, textOf } from './measure-marks.ts';
import type { Workbook } from './workbook.ts';

// How pages are filled and set, measured from their marks.

/** What is read or written on, between a page's head and its foot: no decoration, and no links or fields, which lie over it. */
const bodyMarks = (page: Page, theme: Theme): readonly Mark[] => {
  const { y, depth } = liveArea(theme, page.side);
  const bottom = y + depth * theme.grid;
  return page.marks.filter((mark) => {
    if (mark.kind === 'link' || mark.kind === 'field') return false;
    if (mark.kind === 'path' && (mark.decor || mark.segments.length < 2)) return false;
    return mark.y > y - 1 && mark.y <= bottom + 1;
  });
};

/** The share of a page's live area below its last text or line, 0 to 1. */
export const emptyShare = (page: Page, { design: { theme } }: Workbook): number => {
  const { y, depth } = liveArea(theme, page.side);
  const height = depth * theme.grid;
  const last = Math.max(y, ...bodyMarks(page, theme).map((mark) => boxOf(mark).bottom));
  return Math.max(0, y + height - last) / height;
};

/** Pages that are meant to hold little: the outside, what fills an empty side, what opens a part, and what is set a little below the top. */
export const isDeclared = ({ section }: Page, { document }: Workbook): boolean => {
  const known = document.sections.find(({ id }) => id === section);
  if (!known) return true;
  const isOutside = section === document.outside?.front?.id || section === document.outside?.back?.id;
  return isOutside || known.align === 'center' || known.layout === 'part';
};

/** Sizes of type between head and foot, smallest first; drawings' own lettering along a curve not counted. */
export const sizesOf = (pages: readonly Page[]): ReadonlyMap<number, string> => {
  const sizes = new Map<number, string>();
  for (const page of pages)
    for (const mark of page.marks.filter(isGlyphs))
      if (!sizes.has(mark.size))
        sizes.set(mark.size, `p${page.number} ${page.section}: ${textOf(mark).slice(0, 30)}`);
  return new Map([...sizes].sort(([one], [other]) => one - other));
};
