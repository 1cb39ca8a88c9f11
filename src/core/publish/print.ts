import type { Document } from '../compose/document.ts';
import type { Answers, Page, Pages } from '../model/page.ts';
import type { Poster } from '../model/poster.ts';
import type { Sources } from '../model/sources.ts';
import type { Platform } from '../model/workbook.ts';
import { nameFields } from '../paginate/fields.ts';
import { purePlatform } from '../paint/bytes.ts';
import { paint } from '../paint/paint.ts';
import { paintPosters } from '../paint/posters.ts';
import { paintSheets } from '../paint/sheets.ts';
import type { Design } from './design.ts';
import { impose } from './impose.ts';

/** What pages are printed with. */
export interface Printing {
  readonly document: Document;
  readonly design: Design;
  readonly images: Sources['images'];
  readonly platform?: Platform;
  /** What the fields hold. */
  readonly answers?: Answers;
}

/** Paints pages: the bytes of a PDF. */
export const printPages = (pages: Pages, printing: Printing): Promise<Uint8Array> => {
  const { document, design, images, platform = purePlatform, ...rest } = printing;
  const { theme, output, faces } = design;
  const { title, subtitle, author, language, date } = document;
  const mirrored = theme.page.sides === 'mirrored';
  const description = { title, subtitle, author, language, date, output, mirrored };
  const input = { faces, images, description, platform, ...rest };
  return output.impose
    ? paintSheets(impose(merged(pages), output.impose, theme), input)
    : paint(pages, input);
};

/** Pages with what lies over them among their own marks: on sheets each page is drawn by itself. */
const merged = (pages: Pages): Pages => {
  const { layer, ...rest } = pages;
  if (!layer) return pages;
  const bears = ({ section }: Page): boolean => layer.sections.has(section);
  const over = (page: Page): Page =>
    bears(page) ? { ...page, marks: [...page.marks, ...layer.marks[page.side]] } : page;
  return { ...rest, pages: pages.pages.map(over) };
};

/** Paints posters in the colors and faces of a book: the bytes of a PDF, to be drawn. */
export const printPosters = (
  posters: readonly Poster[],
  { document, design }: Pick<Printing, 'document' | 'design'>,
  { images, platform = purePlatform }: Pick<Printing, 'images' | 'platform'>,
): Promise<Uint8Array> => {
  const { title, subtitle, author, language, date } = document;
  const { output, faces } = design;
  const description = { title, subtitle, author, language, date, output, mirrored: false };
  return paintPosters(posters, { faces, images, description, platform });
};

/** The names of all fields of a book, in reading order; none in one that is to be printed. */
export const fieldNamesOf = ({ pages }: Pages): readonly string[] => [...new Set(nameFields(pages).values())];
