import {
  type Choices,
  composeDocument,
  type Document,
  openDesign,
  type Project,
  type Report,
  readEdition,
  type Sources,
  type Ticket,
  type YamlNode,
} from '../core/index.ts';
import { defined } from '../core/model/defined.ts';

import type { JobTicket } from './job-ticket.ts';

import { choicesFor, designFor, type Making, setIn, usualEdition, usualTheme } from './make.ts';

// Sets without painting what a content, or a ticket, is about: some mistakes only show once things have a size.

/** The pages of a document in each of these editions and themes; of one that there is not, at least what they would be set with. */
const setOne = (
  document: Document | undefined,
  editions: readonly string[],
  themes: readonly string[],
  making: Making,
): void => {
  const { sources, job, report } = making;
  for (const name of editions) {
    const index = job.ticket.edition?.indexOf(name) ?? 0;
    const edition = readEdition(
      sources,
      name,
      report,
      job.placeOf(['edition', index]) ?? job.placeOf(['edition']),
    );
    for (const look of edition ? themes.map((theme) => ({ name, edition, theme })) : [])
      if (document) setIn(look, document, making);
      else designFor(look, making);
  }
};

/** An option that puts other layouts in the place of some. */
interface Other {
  readonly axis: string;
  readonly option: string;
  readonly replaced: readonly string[];
}

/** Those a book is not made in anyway. */
const otherLayouts = ({ library: { choices } }: Project): readonly Other[] =>
  Object.entries(choices).flatMap(([axis, options]) =>
    axis === 'form'
      ? []
      : Object.entries(options)
          .slice(1)
          .map(([option, { layouts }]) => ({ axis, option, replaced: Object.keys(layouts) })),
  );

const fieldOf = (written: YamlNode | undefined, name: string): YamlNode | undefined =>
  written?.kind === 'map' ? written.entries.find(({ key }) => key === name)?.value : undefined;

/** Whether a document has sections in one of these layouts, and its book leaves it to the options what stands in for them. */
const isUsed = ({ sections }: Document, book: YamlNode | undefined, { library: { entries } }: Project) => {
  const own = fieldOf(book, 'layouts');
  const replaced = own?.kind === 'map' ? own.entries.map(({ key }) => key) : [];
  const asked = sections.map(({ id }) => {
    const layout = fieldOf(entries.get(id)?.written, 'layout');
    return layout ? (layout.kind === 'scalar' ? String(layout.value) : undefined) : entries.get(id)?.what;
  });
  // One that differs by form may be any.
  return (layouts: readonly string[]): boolean =>
    layouts.some(
      (layout) => !replaced.includes(layout) && (asked.includes(layout) || asked.includes(undefined)),
    );
};

/** Few sets of further choices that show them all: those that replace different layouts are shown at once. */
const roundsOf = (others: readonly Other[]): readonly (readonly Other[])[] => {
  const rounds: Other[][] = [];
  for (const other of others) {
    const isApart = (one: Other): boolean =>
      one.axis !== other.axis && !one.replaced.some((layout) => other.replaced.includes(layout));
    const free = rounds.find((round) => round.every(isApart));
    if (free) free.push(other);
    else rounds.push([other]);
  }
  return rounds;
};

/** Sets every book in every form: the first in all editions and themes; each in the usual ones with every option that brings layouts of its own. */
export const typesetAll = (sources: Sources, project: Project, job: JobTicket, report: Report): void => {
  const [editions, themes] = [[...sources.editions.keys()], [...sources.themes.keys()]];
  for (const [index, book] of [...project.library.books.keys()].entries()) {
    const one: JobTicket = { ...job, ticket: { ...job.ticket, book } };
    const compose = (choices: Choices, report: Report): Document | undefined =>
      composeDocument(project, { ticket: one.ticket, choices, placeOf: job.placeOf, report });
    for (const choices of choicesFor(project, one, { report })) {
      const making = { sources, project, job: one, choices, report };
      let isWhole = true;
      const document = compose(choices, (diagnostic) => {
        isWhole = false;
        report(diagnostic);
      });
      setOne(document, index === 0 ? editions : [usualEdition], index === 0 ? themes : [usualTheme], making);
      // Of a document with mistakes sections are missing: all is looked at.
      const isShown =
        document && isWhole ? isUsed(document, project.library.books.get(book), project) : () => true;
      for (const round of roundsOf(otherLayouts(project).filter(({ replaced }) => isShown(replaced)))) {
        const these = new Map([...choices, ...round.map(({ axis, option }) => [axis, option] as const)]);
        setOne(compose(these, report), [usualEdition], [usualTheme], { ...making, choices: these });
      }
    }
  }
};

const axes = ['pace', 'context', 'length', 'cover', 'setup'] as const;

/** A ticket without what there is not, as was reported: so that the rest of it can be looked at, too. */
const withKnown = (ticket: Ticket, { library }: Project, sources: Sources): Ticket => {
  const isOption = (axis: string, option: string): boolean =>
    library.axes.get(axis)?.includes(option) ?? true;
  const unknown = axes.filter((axis) => ticket[axis] !== undefined && !isOption(axis, ticket[axis]));
  const form = ticket.form?.filter((option) => isOption('form', option)) ?? [];
  const edition = ticket.edition?.filter((name) => sources.editions.has(name)) ?? [];
  const hasBook = ticket.book === undefined || library.books.has(ticket.book);
  return {
    ...ticket,
    ...Object.fromEntries(unknown.map((axis) => [axis, undefined])),
    form: form.length > 0 ? form : undefined,
    edition: edition.length > 0 ? edition : undefined,
    theme: ticket.theme !== undefined && sources.themes.has(ticket.theme) ? ticket.theme : undefined,
    ...defined({
      book: hasBook ? undefined : undefined,
      only: hasBook ? undefined : [],
      without: hasBook ? undefined : [],
    }),
  };
};

/** Tells which names on a ticket name nothing. */
const checkNames = (
  sources: Sources,
  project: Project,
  { ticket, placeOf }: JobTicket,
  report: Report,
): void => {
  const sets = choicesFor(project, { ticket, placeOf, isFile: true }, { report });
  for (const [index, name] of (ticket.edition ?? []).entries())
    readEdition(sources, name, report, placeOf(['edition', index]) ?? placeOf(['edition']));
  const edition = readEdition(sources, usualEdition, report);
  const theme = ticket.theme ?? usualTheme;
  if (edition) openDesign(sources, { theme, themePlace: placeOf(['theme']), edition, chosen: [] }, report);
  if (ticket.book !== undefined && !project.library.books.has(ticket.book))
    composeDocument(project, { ticket, choices: sets[0] ?? new Map(), placeOf, report });
};

/** Sets what a ticket asks for, in every edition when it names none, and tells all that is wrong with it at once. */
export const typesetTicket = (sources: Sources, project: Project, job: JobTicket, report: Report): void => {
  checkNames(sources, project, job, report);
  const ticket = withKnown(job.ticket, project, sources);
  const { placeOf } = job;
  // What is said of one form, of all forms taken in place of one there is not, would be said of none that was asked for.
  const isAsked = ticket.form !== undefined || job.ticket.form === undefined;
  const told: Report = (one) => (isAsked || one.code !== 'choose/not-here' ? report(one) : undefined);
  const themes = ticket.theme === undefined ? [...sources.themes.keys()] : [ticket.theme];
  for (const choices of choicesFor(project, { ...job, ticket }, { report })) {
    const compose = (these: Ticket): Document | undefined =>
      composeDocument(project, { ticket: these, choices, placeOf, report: told });
    const document = compose(ticket) ?? compose({ ...ticket, only: [], without: [] });
    const making = { sources, project, job: { ...job, ticket }, choices, report };
    setOne(document, ticket.edition ?? [usualEdition], themes, making);
    if (ticket.edition) continue;
    // Nothing is wished of the others: only whether what it asks for fits them is asked.
    const { signature, paper, pages, ...wishes } = ticket;
    const others = [...sources.editions.keys()].filter((name) => name !== usualEdition);
    setOne(document, others, themes, { ...making, job: { ...job, ticket: wishes } });
  }
};
