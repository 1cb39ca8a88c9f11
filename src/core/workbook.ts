import { type Library, readLibrary } from './author/library.ts';
import { type Kind } from './blocks/block.ts';
import * as register from './blocks/kinds.ts';
import type { Picture } from './blocks/setting.ts';
import { choose, type Job } from './choose/choose.ts';
import { compose, type Document } from './compose/compose.ts';
import { readTemplates, type Templates } from './compose/templates.ts';
import type { Report } from './diagnostic.ts';
import { layout } from './layout/layout.ts';
import { type Pages, paginate } from './paginate/paginate.ts';
import { paint } from './paint/paint.ts';
import type { Sources } from './sources.ts';
import type { Theme } from './theme.ts';
import type { Faces } from './type/atoms.ts';

/** Every kind of block, by name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(Object.values(register).map((kind) => [kind.name, kind]));

/** What all workbooks of a run share: content and layouts, read and proven. */
export interface Workshop {
  readonly library: Library;
  readonly templates: Templates;
}

export const open = (sources: Sources, report: Report): Workshop | undefined => {
  const templates = readTemplates(sources.templates, report);
  const library = readLibrary(sources.content, kinds, report);
  return library ? { library, templates } : undefined;
};

export const documentFor = ({ library, templates }: Workshop, job: Job): Document | undefined => {
  const plan = choose(library, job);
  return plan && compose(plan, templates, kinds, job.report);
};

export interface Press {
  readonly theme: Theme;
  readonly faces: Faces;
  readonly pictures: ReadonlyMap<string, Picture>;
}

export const pagesOf = (document: Document, press: Press, report: Report): Pages => {
  const galleys = layout(document, { ...press, report });
  return paginate(galleys, press.theme, report);
};

export const print = (document: Document, pages: Pages, press: Press, sources: Sources): Uint8Array =>
  paint(pages, {
    faces: press.faces,
    fonts: sources.fonts,
    images: sources.images,
    description: { ...document, mirrored: press.theme.page.sides === 'mirrored' },
  });

