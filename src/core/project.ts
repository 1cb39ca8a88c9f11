import type { Choices } from './author/axes.ts';
import { type Library, readLibrary, type Scope } from './author/library.ts';
import type { Kind } from './blocks/block.ts';
import * as register from './blocks/kinds.ts';
import { choose, type Job } from './choose/choose.ts';
import { compose } from './compose/compose.ts';
import type { Document } from './compose/document.ts';
import { readTemplates, type Templates } from './compose/templates.ts';
import { layout } from './layout/layout.ts';
import type { Report } from './model/diagnostic.ts';
import type { Answers, Pages } from './model/page.ts';
import type { Sources } from './model/sources.ts';
import { nameFields } from './paginate/fields.ts';
import { paginate } from './paginate/paginate.ts';
import { type Deflate, deflate } from './paint/bytes.ts';
import { paint } from './paint/paint.ts';
import { paintSheets } from './paint/sheets.ts';
import type { Press } from './publish/design.ts';
import { impose, proveImposition } from './publish/impose.ts';

/** Every kind of block, by name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(Object.values(register).map((kind) => [kind.name, kind]));

/** What all workbooks of a run share: content and layouts, read and proven. */
export interface Workshop {
  readonly library: Library;
  readonly templates: Templates;
}

/** Author: YAML and layouts, read and proven: all of it, or what a run needs. */
export const openWorkshop = (sources: Sources, report: Report, scope?: Scope): Workshop | undefined => {
  const templates = readTemplates(sources.templates, report);
  const library = readLibrary(sources.content, kinds, report, scope);
  return library ? { library, templates } : undefined;
};

/** Choose and compose: one reader's document in one form. */
export const composeDocument = ({ library, templates }: Workshop, job: Job): Document | undefined => {
  const plan = choose(library, job);
  return plan && compose(plan, templates, kinds, job.report);
};

/** Lay out and paginate: everything gets its place. */
export const makePages = (document: Document, press: Press, report: Report): Pages => {
  const pages = paginate(layout(document, { ...press, report }), press.theme, report, press.output);
  if (press.output.impose) proveImposition(pages, press.output.impose, report);
  return pages;
};

/** Paint: the PDF. `pack`: what packs page contents (RFC 1950); one's platform may have a faster one. `answers`: what its fields hold. */
export const printPages = (
  document: Document,
  pages: Pages,
  press: Press,
  sources: Sources,
  pack: Deflate = deflate,
  answers?: Answers,
): Promise<Uint8Array> => {
  const { theme, output } = press;
  const description = { ...document, output, mirrored: theme.page.sides === 'mirrored' };
  const given = answers ? { answers } : {};
  const input = { faces: press.faces, images: sources.images, description, deflate: pack, ...given };
  return output.impose ? paintSheets(impose(pages, output.impose, theme), input) : paint(pages, input);
};

/** The names of all fields of a book, in reading order; none in one that is to be printed. */
export const fieldNamesOf = ({ pages }: Pages): readonly string[] => [...new Set(nameFields(pages).values())];

/** What the chosen options lay over the theme. */
export const overlaysOf = ({ choices: axes }: Library, choices: Choices): readonly Readonly<Record<string, unknown>>[] =>
  [...choices].map(([axis, option]) => axes[axis]?.[option]?.theme ?? {});
