import type { Document } from '../compose/document.ts';
import { layout } from '../layout/layout.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Pages } from '../model/page.ts';
import { paginate } from '../paginate/paginate.ts';
import type { Press } from './design.ts';

import { proveImposition } from './impose.ts';

/** Lay out and paginate: everything gets its place. */
export const makePages = (document: Document, press: Press, report: Report): Pages => {
  const pages = paginate(layout(document, { ...press, report }), press.theme, report, press.output);
  if (press.output.impose) proveImposition(pages, press.output.impose, report);
  return pages;
};
