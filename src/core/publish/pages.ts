import type { Document, Section } from '../compose/document.ts';
import { layout, runOn, setSection, setSections } from '../layout/layout.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Galley } from '../model/galley.ts';
import type { Pages } from '../model/page.ts';
import { paginate } from '../paginate/paginate.ts';
import { surveyPages } from '../paginate/survey.ts';
import type { Design } from './design.ts';
import { checkImposition } from './impose.ts';

/** Makes the pages of a document, with marks on them or without. */
export type PageMaker = (document: Document, design: Design, report: Report) => Pages;

const imposable = (pages: Pages, { output }: Design, report: Report): Pages => {
  if (output.impose) checkImposition(pages, output.impose, report);
  return pages;
};

/** Lay out and paginate: everything gets its place. */
export const makePages: PageMaker = (document, design, report) =>
  imposable(
    paginate(layout(document, { ...design, report }), design.theme, report, design.output),
    design,
    report,
  );

/** The same section as a new object: nothing that is kept for it outlives it. */
const forgotten = (section: Section): Section => ({ ...section, isPersonal: false });

function* forgottenOneByOne(sections: readonly Section[]): Generator<Section, void, undefined> {
  for (const section of sections) yield forgotten(section);
}

/** Sets section by section, and keeps of each no more than how many pages it has: for whoever looks for mistakes alone. */
export const countPages: PageMaker = (document, design, report) => {
  const { sections, fillers, folding } = document;
  const input = { ...design, report };
  const set = (section: Section): Galley => setSection(forgotten(section), document, input);
  if (folding) set(folding);
  const galleys = runOn(setSections(forgottenOneByOne(sections), document, input));
  return imposable(surveyPages(galleys, fillers.map(set), input), design, report);
};
