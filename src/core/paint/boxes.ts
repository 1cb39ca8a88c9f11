import type { Page } from '../model/page.ts';
import type { Dictionary } from './pdfkit-adapter.ts';

/** Where a page with bleed is to be cut (PDF 32000-1, 14.11.2), y upwards; its bleed reaches to its edges. */
export const boxesOf = ({ width, height, trim }: Pick<Page, 'width' | 'height' | 'trim'>): Dictionary =>
  trim
    ? {
        BleedBox: [0, 0, width, height],
        TrimBox: [trim.x, height - trim.y - trim.height, trim.x + trim.width, height - trim.y],
      }
    : {};
