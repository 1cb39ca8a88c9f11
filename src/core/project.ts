import type { Choices } from './author/axes.ts';
import { type Library, readLibrary, type Scope } from './author/library.ts';
import { kinds } from './blocks/kinds/kinds.ts';
import { choose, type Job } from './choose/choose.ts';
import { compose } from './compose/compose.ts';
import type { Document } from './compose/document.ts';
import { readTemplates, type Templates } from './compose/templates.ts';

import type { Report } from './model/diagnostic.ts';

import type { Sources } from './model/sources.ts';

/** What all workbooks of a run share: content and layouts, read and proven. */
export interface Project {
  readonly library: Library;
  readonly templates: Templates;
}

/** Author: YAML and layouts, read and proven: all of it, or what a run needs. */
export const openProject = (sources: Sources, report: Report, scope?: Scope): Project | undefined => {
  const templates = readTemplates(sources.templates, report);
  const library = readLibrary(sources.content, kinds, report, scope);
  return library ? { library, templates } : undefined;
};

/** Choose and compose: one reader's document in one form. */
export const composeDocument = ({ library, templates }: Project, job: Job): Document | undefined => {
  const plan = choose(library, job);
  return plan && compose(plan, templates, kinds, job.report);
};
/** What the chosen options lay over the theme. */
export const overlaysOf = (
  { choices: axes }: Library,
  choices: Choices,
): readonly Readonly<Record<string, unknown>>[] =>
  [...choices].map(([axis, option]) => axes[axis]?.[option]?.theme ?? {});
