import { type Library, readLibrary, type Scope } from './author/library.ts';
import type { Choices } from './author/written.ts';
import type { Kind } from './blocks/block.ts';
import * as register from './blocks/kinds.ts';
import { choose, type Job } from './choose/choose.ts';
import { compose } from './compose/compose.ts';
import type { Document } from './compose/document.ts';
import { readTemplates, type Templates } from './compose/templates.ts';
import type { Report } from './diagnostic.ts';
import { layout } from './layout/layout.ts';
import { type Pages, paginate } from './paginate/paginate.ts';
import { type Deflate, deflate } from './paint/bytes.ts';
import { paint } from './paint/paint.ts';
import type { Press } from './press.ts';
import type { Sources } from './sources.ts';

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
export const makePages = (document: Document, press: Press, report: Report): Pages =>
  paginate(layout(document, { ...press, report }), press.theme, report, press.output);

/** Paint: the PDF. `pack`: what packs page contents (RFC 1950); one's platform may have a faster one. */
export const printPages = (
  document: Document,
  pages: Pages,
  press: Press,
  sources: Sources,
  pack: Deflate = deflate,
): Promise<Uint8Array> => {
  const { theme, output } = press;
  const description = { ...document, output, mirrored: theme.page.sides === 'mirrored' };
  return paint(pages, { faces: press.faces, images: sources.images, description, deflate: pack });
};

/** What the chosen options lay over the theme. */
export const overlaysOf = ({ choices: axes }: Library, choices: Choices): readonly Readonly<Record<string, unknown>>[] =>
  [...choices].map(([axis, option]) => axes[axis]?.[option]?.theme ?? {});
