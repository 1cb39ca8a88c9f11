import type { Report } from '../../src/core/index.ts';
import { type Galleys, layout } from '../../src/core/layout/layout.ts';
import type { Strip, Tag } from '../../src/core/model/galley.ts';
import type { Page } from '../../src/core/model/page.ts';
import { paginate } from '../../src/core/paginate/paginate.ts';
import type { Workbook } from './workbook.ts';

/** A page, and the strips that stand on it in the order of painting. */
export interface ProbedPage {
  readonly page: Page;
  readonly strips: readonly (ProbedStrip & { readonly top: number })[];
}

/** A strip by where it stands in its section; on a page also by how far down its top is, in points. */
export interface ProbedStrip {
  /** Its place among the strips of its section. */
  readonly index: number;
  readonly section: string;
  readonly strip: Strip;
}

export interface ProbedBook {
  readonly galleys: Galleys;
  readonly pages: readonly ProbedPage[];
}

const tag: Tag = { role: 'Span' };

/**
 * A strip leaves no trace on its page but its marks. Each is given one more, a link of no size whose address is the strip's
 * own, before the galleys are paginated for real; what stands again at a page's top or foot is left as it is.
 */
export const probe = (book: Workbook, report: Report): ProbedBook => {
  const { document, design } = book;
  const galleys = layout(document, { ...design, report });
  const known = new Map<string, ProbedStrip>();
  const sections = galleys.sections.map((galley) => ({
    ...galley,
    strips: galley.strips.map((strip, index): Strip => {
      const to = `strip:${galley.id}:${index}`;
      known.set(to, { index, section: galley.id, strip });
      return {
        ...strip,
        marks: [...strip.marks, { kind: 'link', x: 0, y: 0, width: 0, height: 0, to, description: '', tag }],
      };
    }),
  }));
  const { pages } = paginate({ ...galleys, sections }, design.theme, report);
  return {
    galleys,
    pages: pages.map((page) => ({
      page,
      strips: page.marks.flatMap((mark) => {
        const one = mark.kind === 'link' ? known.get(mark.to) : undefined;
        return one ? [{ ...one, top: mark.y }] : [];
      }),
    })),
  };
};
