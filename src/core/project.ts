import { type Extent, isProven, type Library, readLibrary } from './author/library.ts';
import { areTooLarge } from './author/size.ts';
import { kinds } from './blocks/kinds/kinds.ts';
import { brandFor } from './choose/brand.ts';
import { choose } from './choose/choose.ts';
import type { Job, Plan } from './choose/plan.ts';
import { compose, composeSections } from './compose/compose.ts';
import type { Document, Section } from './compose/document.ts';
import { readTemplates, type Templates } from './compose/templates.ts';
import { defined } from './model/defined.ts';
import type { Report } from './model/diagnostic.ts';
import { createMemo } from './model/memo.ts';
import type { Sources } from './model/sources.ts';
import { areKnown, checkExercise } from './reading/requirements.ts';
import { type Rules, readRules } from './reading/rules.ts';

/** What all workbooks of a run share: content and layouts, read and proven. */
export interface Project {
  readonly library: Library;
  readonly templates: Templates;
  readonly brands?: Sources['brands'];
}

const memoRules = createMemo<Rules | undefined>();
const memoExercise = createMemo<void>();

/** Whether the exercises that were read are what the content's own rules ask of each. */
const checkExercises = ({ axes, entries }: Library, { content }: Sources, report: Report): void => {
  const source = content.get('review');
  if (!source) return;
  const key = JSON.stringify([...axes]);
  const readKnown = (report: Report): Rules | undefined => {
    const rules = readRules(source, report);
    return rules && areKnown({ axes, rules, report }) ? rules : undefined;
  };
  const rules = memoRules([source], key, readKnown, report);
  if (!rules) return;
  for (const entry of entries.values())
    if (entry.kind === 'exercise')
      memoExercise(
        [entry.node, rules],
        key,
        (report) => checkExercise(entry, { kinds, axes, rules, report }),
        report,
      );
};

/**
 * Author: YAML and layouts, read and proven: all of it, or what a run needs. Undefined when the frame of the content cannot be
 * read, as reported.
 */
export const openProject = (sources: Sources, report: Report, scope?: Extent): Project | undefined => {
  if (areTooLarge(sources, report)) return undefined;
  const templates = readTemplates(sources.templates, report);
  const library = readLibrary(sources, kinds, report, scope);
  if (library && !isProven(sources, scope)) checkExercises(library, sources, report);
  return library && defined({ library, templates, brands: sources.brands });
};

/** What is made for a job, and whose house it is from: what is wrong with that was reported when it was opened. */
const planFor = ({ library, brands }: Project, job: Job): Plan | undefined => {
  const plan = choose(library, job);
  const named = brandFor(brands, job.ticket, { ...job, report: () => undefined });
  return plan && { ...plan, ...defined({ brand: named?.brand }) };
};

/** Choose and compose: one reader's document as chosen; undefined when it cannot be made, as reported. */
export const composeDocument = (project: Project, job: Job): Document | undefined => {
  const plan = planFor(project, job);
  return plan && compose(plan, project.templates, kinds, job.report);
};

/** The same document, one section at a time, each made when it is asked for; undefined where one cannot be made. */
export function* composeOneByOne(
  project: Project,
  job: Job,
): Generator<Section | undefined, void, undefined> {
  const plan = planFor(project, job);
  if (plan) yield* composeSections(plan, project.templates, kinds);
  else yield undefined;
}
