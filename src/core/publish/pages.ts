import type { Document } from '../compose/document.ts';
import { layout } from '../layout/layout.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Pages } from '../model/page.ts';
import { paginate } from '../paginate/paginate.ts';
import type { Design } from './design.ts';
import { checkImposition } from './impose.ts';

/** Lay out and paginate: everything gets its place. */
export const makePages = (document: Document, design: Design, report: Report): Pages => {
  const pages = paginate(layout(document, { ...design, report }), design.theme, report, design.output);
  if (design.output.impose) checkImposition(pages, design.output.impose, report);
  return pages;
};
