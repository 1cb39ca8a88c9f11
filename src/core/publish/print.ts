import type { Document } from '../compose/document.ts';
import type { Answers, Pages } from '../model/page.ts';
import type { Sources } from '../model/sources.ts';
import { nameFields } from '../paginate/fields.ts';
import { type Deflate, deflate } from '../paint/bytes.ts';
import { paint } from '../paint/paint.ts';
import { paintSheets } from '../paint/sheets.ts';
import type { Design } from './design.ts';

import { impose } from './impose.ts';

/** Paint: the PDF. `pack`: what packs page contents (RFC 1950); one's platform may have a faster one. `answers`: what its fields hold. */
export const printPages = (
  document: Document,
  pages: Pages,
  design: Design,
  sources: Sources,
  pack: Deflate = deflate,
  answers?: Answers,
): Promise<Uint8Array> => {
  const { theme, output } = design;
  const description = { ...document, output, mirrored: theme.page.sides === 'mirrored' };
  const given = answers ? { answers } : {};
  const input = { faces: design.faces, images: sources.images, description, deflate: pack, ...given };
  return output.impose ? paintSheets(impose(pages, output.impose, theme), input) : paint(pages, input);
};

/** The names of all fields of a book, in reading order; none in one that is to be printed. */
export const fieldNamesOf = ({ pages }: Pages): readonly string[] => [...new Set(nameFields(pages).values())];
