import type { Choices } from '../author/axes.ts';
import { defaultBook, eachOf } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { fieldOf, type YamlNode } from '../author/yaml-node.ts';
import { choiceSets } from '../choose/choices.ts';
import type { Ticket, TicketContext } from '../choose/ticket.ts';
import type { Document } from '../compose/document.ts';
import { defined } from '../model/defined.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Sources } from '../model/sources.ts';
import { composeDocument, type Project } from '../project.ts';
import { type Design, type Edition, openDesign, readEdition } from '../publish/design.ts';
import { bindIn, designFor, type Making, themeFor, usualEdition } from '../publish/making.ts';
import { countPages } from '../publish/pages.ts';

// Sets without painting what a content, or a ticket, is about: some mistakes are found only by typesetting.

/** What is set: the sources, what was read of them, and a ticket. */
export interface Typesetting extends TicketContext {
  readonly sources: Sources;
  readonly project: Project;
  readonly ticket: Ticket;
  /** Told what is to be set next. */
  readonly progress: (next: Typeset) => void;
}

/** A book as it is set: in what choices, and in which edition. */
export interface Typeset {
  readonly book: string;
  readonly choices: Choices;
  readonly edition: string;
}

const makingOf = ({ project, progress: _, ...rest }: Typesetting, choices: Choices): Making => ({
  ...rest,
  library: project.library,
  choices,
});

/** The same library, its entries as new objects: nothing that is kept for them outlives the document they are chosen for. */
const forgotten = ({ entries, ...library }: Library): Library => ({
  ...library,
  entries: new Map([...entries].map(([id, entry]) => [id, { ...entry, node: { ...entry.node } }])),
});

const composeFor = (typesetting: Typesetting, choices: Choices): Document | undefined => {
  const { project, ticket, placeOf, report } = typesetting;
  const once = { ...project, library: forgotten(project.library) };
  return composeDocument(once, { ticket, choices, placeOf, report });
};

/** All that decides where something stands: two designs that differ in color alone are set alike. */
const geometryOf = ({ theme, output }: Design, { vendor, smallest }: Edition): string => {
  const { colors, stock: _stock, ...measures } = theme;
  const { colors: _printed, standard: _standard, ...rest } = output;
  // What is drawn may name a color that only one of them has.
  return JSON.stringify([measures, Object.keys(colors), rest, vendor, smallest]);
};

/** The pages of a document in each of these editions and themes; of one that there is not, at least its design. */
const typesetOne = (
  document: Document | undefined,
  { editions, themes }: { readonly editions: readonly string[]; readonly themes: readonly string[] },
  making: Making,
  progress: Typesetting['progress'],
): void => {
  const { sources, ticket, choices, placeOf, report } = making;
  const set = new Set<string>();
  for (const name of editions) {
    const index = ticket.edition?.indexOf(name) ?? 0;
    const edition = readEdition(sources, name, report, placeOf(['edition', index]) ?? placeOf(['edition']));
    for (const choice of edition ? themes.map((theme) => ({ name, edition, theme })) : []) {
      const design = designFor(choice, making);
      const geometry = design && geometryOf(design, choice.edition);
      if (!document || geometry === undefined || set.has(geometry)) continue;
      set.add(geometry);
      progress({ book: ticket.book ?? defaultBook, choices, edition: name });
      bindIn(choice, document, { ...making, makePages: countPages });
    }
  }
};

/** An option that puts other layouts in the place of some. */
interface Other {
  readonly axis: string;
  readonly option: string;
  readonly replaced: readonly string[];
}

/** Those a book is not made in anyway. */
const otherLayouts = ({ choices }: Library, each: readonly string[]): readonly Other[] =>
  Object.entries(choices).flatMap(([axis, options]) =>
    each.includes(axis)
      ? []
      : Object.entries(options)
          .slice(1)
          .map(([option, { layouts }]) => ({ axis, option, replaced: Object.keys(layouts) })),
  );

/** Whether a document has sections in one of these layouts, and its book leaves it to the options what takes their place. */
const isUsed = ({ sections }: Document, book: YamlNode | undefined) => {
  const own = fieldOf(book, 'layouts');
  const replaced = own?.kind === 'map' ? own.entries.map(({ key }) => key) : [];
  const used = sections.map(({ layout }) => layout);
  return (layouts: readonly string[]): boolean =>
    layouts.some((layout) => !replaced.includes(layout) && used.includes(layout));
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

/** Sets one book in one set of choices, and in few others that show every layout that options bring. */
const typesetBook = (
  typesetting: Typesetting,
  choices: Choices,
  designs: { readonly editions: readonly string[]; readonly themes: readonly string[] },
): void => {
  const { project, ticket, report, progress } = typesetting;
  const { library } = project;
  const book = library.books.get(ticket.book ?? defaultBook);
  let isWhole = true;
  const watched: Report = (diagnostic) => {
    isWhole = false;
    report(diagnostic);
  };
  const document = composeFor({ ...typesetting, report: watched }, choices);
  const making = makingOf(typesetting, choices);
  typesetOne(document, designs, making, progress);
  // Of a document with mistakes sections are missing: all is looked at.
  const isShown = document && isWhole ? isUsed(document, book) : () => true;
  const others = otherLayouts(library, eachOf(book)).filter(({ replaced }) => isShown(replaced));
  for (const round of roundsOf(others)) {
    const these = new Map([...choices, ...round.map(({ axis, option }) => [axis, option] as const)]);
    const usual = { editions: [usualEdition], themes: [themeFor(making)] };
    typesetOne(composeFor(typesetting, these), usual, makingOf(typesetting, these), progress);
  }
};

/** Sets every book as chosen: the first in all editions and themes; each in the usual ones with every option that brings layouts of its own. */
export const typesetAll = (typesetting: Typesetting): void => {
  const { sources, project, ticket } = typesetting;
  const { library } = project;
  const all = { editions: [...sources.editions.keys()], themes: [...sources.themes.keys()] };
  for (const [index, book] of [...library.books.keys()].entries()) {
    const one: Typesetting = { ...typesetting, ticket: { ...ticket, book } };
    for (const choices of choiceSets(library, one.ticket, one)) {
      const theme = themeFor(makingOf(one, choices));
      // The book's own theme among them, even where there is none of its name: that is to be told.
      const every = { ...all, themes: [...new Set([...all.themes, theme])] };
      typesetBook(one, choices, index === 0 ? every : { editions: [usualEdition], themes: [theme] });
    }
  }
};

/** A ticket without what there is not, as was reported: so that the rest of it can be looked at, too. */
const withKnown = ({ ticket, project: { library }, sources }: Typesetting): Ticket => {
  const { edition: _editions, theme: _theme, book: _book, ...rest } = ticket;
  const choices = Object.entries(ticket.choices).flatMap(([axis, chosen]) => {
    const known = chosen.filter((option) => library.axes.get(axis)?.includes(option));
    return known.length > 0 ? [[axis, known] as const] : [];
  });
  const edition = ticket.edition?.filter((name) => sources.editions.has(name)) ?? [];
  const hasBook = ticket.book === undefined || library.books.has(ticket.book);
  const hasTheme = ticket.theme !== undefined && sources.themes.has(ticket.theme);
  return {
    ...rest,
    ...defined({
      choices: Object.fromEntries(choices),
      edition: edition.length > 0 ? edition : undefined,
      theme: hasTheme ? ticket.theme : undefined,
    }),
    ...(hasBook ? { book: ticket.book } : { only: [], without: [], appointments: undefined }),
  };
};

/** Reports the names on a ticket that name nothing. */
const checkNames = (typesetting: Typesetting): void => {
  const { sources, project, ticket, placeOf, report } = typesetting;
  const { library } = project;
  const [choices = new Map()] = choiceSets(library, ticket, typesetting);
  for (const [index, name] of (ticket.edition ?? []).entries())
    readEdition(sources, name, report, placeOf(['edition', index]) ?? placeOf(['edition']));
  const edition = readEdition(sources, usualEdition, report);
  const theme = themeFor(makingOf(typesetting, choices));
  if (edition) openDesign(sources, { theme, themePlace: placeOf(['theme']), edition, chosen: [] }, report);
  if (ticket.book !== undefined && !library.books.has(ticket.book)) composeFor(typesetting, choices);
};

/** Whether along some axis a ticket names only unknown options: then other options take their place, which nobody named. */
const namesNone = (ticket: Ticket, known: Ticket): boolean =>
  Object.keys(ticket.choices).some((axis) => !(axis in known.choices));

/** Sets what a ticket names, in every edition when it names none, and reports all that is wrong with it at once. */
export const typesetTicket = (typesetting: Typesetting): void => {
  checkNames(typesetting);
  const { sources, project, placeOf, report, progress } = typesetting;
  const ticket = withKnown(typesetting);
  const namesOptions = !namesNone(typesetting.ticket, ticket);
  const reportNamed: Report = (one) =>
    namesOptions || one.code !== 'choose/not-here' ? report(one) : undefined;
  const known: Typesetting = { sources, project, ticket, placeOf, report: reportNamed, progress };
  const themes = ticket.theme === undefined ? [...sources.themes.keys()] : [ticket.theme];
  for (const choices of choiceSets(project.library, ticket, known)) {
    const document =
      composeFor(known, choices) ??
      composeFor(
        { ...known, ticket: { ...ticket, only: [], without: [], appointments: undefined } },
        choices,
      );
    const making = { ...makingOf(known, choices), report };
    typesetOne(document, { editions: ticket.edition ?? [usualEdition], themes }, making, progress);
    if (ticket.edition) continue;
    // The other editions were not named: only whether the rest of the ticket fits them is checked.
    const { signature, paper, pages, ...wishes } = ticket;
    const editions = [...sources.editions.keys()].filter((name) => name !== usualEdition);
    typesetOne(document, { editions, themes }, { ...making, ticket: wishes }, progress);
  }
};

/** Of the sections in each layout, the first: a brand shows on all of them alike. */
const oneOfEach = (document: Document): Document => {
  const layouts = new Set<string>();
  const sections = document.sections.filter(({ layout }) => !layouts.has(layout) && layouts.add(layout));
  return { ...document, sections };
};

/** Sets what bears a brand: of each book, in its first choices, a section in each layout, in all editions. */
export const typesetBrand = (typesetting: Typesetting): void => {
  const { sources, project, ticket, progress } = typesetting;
  // Links lead to sections that are not set here.
  const report: Report = (one) =>
    one.code === 'paginate/unknown-anchor' ? undefined : typesetting.report(one);
  for (const [index, book] of [...project.library.books.keys()].entries()) {
    const one: Typesetting = { ...typesetting, ticket: { ...ticket, book }, report };
    const [choices] = choiceSets(project.library, one.ticket, one);
    const document = choices && composeFor(one, choices);
    if (!document) continue;
    const making = makingOf(one, choices);
    const themes = [themeFor(making)];
    const [usual, others] = [
      [usualEdition],
      [...sources.editions.keys()].filter((name) => name !== usualEdition),
    ];
    const shown = oneOfEach(document);
    typesetOne(shown, { editions: usual, themes }, making, progress);
    // What else is wrong there is nothing of the brand's.
    const ofBrand: Report = (one) => (one.code.startsWith('brand/') ? report(one) : undefined);
    const rest = index === 0 ? making : { ...making, report: ofBrand };
    typesetOne(shown, { editions: others, themes }, rest, progress);
  }
};
