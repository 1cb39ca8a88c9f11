import { defaultBook } from './author/books.ts';
import type { Extent } from './author/library.ts';
import { inPacketBook, neededForPacket } from './choose/appointments.ts';
import { choiceSets } from './choose/choices.ts';
import { inPresentNames } from './choose/renamed.ts';
import { readTicket, type Ticket } from './choose/ticket.ts';
import { bookOf, checkUnplanned } from './choose/unplanned.ts';
import type { Document } from './compose/document.ts';
import { followWishes } from './heeded.ts';
import { defined } from './model/defined.ts';
import { error, hasErrors, type Report } from './model/diagnostic.ts';
import type { Sources } from './model/sources.ts';
import type { Cover, MakeOptions, Measures, TicketFields, Workbook } from './model/workbook.ts';
import { composeDocument, openProject, type Project } from './project.ts';
import { fitAnswers, warnOfHiddenAnswers, warnOfUnusedAnswers } from './publish/answers.ts';
import type { Bound } from './publish/bind.ts';
import { layerFor } from './publish/buyer-line.ts';
import type { Design } from './publish/design.ts';
import { fileNameOf } from './publish/file-name.ts';
import { leaves, signatures } from './publish/impose.ts';
import {
  bindIn,
  designFor,
  type EditionChoice,
  editionsFor,
  isPlain,
  type Making,
  themeFor,
} from './publish/making.ts';
import { openBrand } from './publish/open-brand.ts';
import { fieldNamesOf, type Printing, printPages } from './publish/print.ts';
import { vendorWarnings } from './publish/vendor.ts';

/** A workbook with what it was made of, for those who look inside: previews, and tests. */
export interface MadeWorkbook extends Workbook {
  readonly document: Document;
  readonly design: Design;
  readonly project: Project;
  /** The pictures that its pages may bear. */
  readonly images: Sources['images'];
}

const measuresOf = ({ pages: { pages, folding }, design, inner, cover }: Bound): Measures => {
  const { impose } = design.output;
  const sheets =
    impose && !impose.cut
      ? signatures(pages.length, impose.signature).map(({ length }) => length)
      : undefined;
  const inFile = sheets?.reduce((sum, count) => sum + count * 2, folding ? 1 : 0);
  return {
    pages: pages.length,
    ...defined({
      gutter: inner,
      spine: cover && cover.spine > 0 ? cover.spine : undefined,
      sheets,
      inFile: impose?.cut ? leaves(pages.length).length * 2 : inFile,
    }),
  };
};

/** What is printed with, beside document and design. */
type Printer = Pick<Printing, 'images' | 'platform'>;

const coverOf = (name: string, document: Document, { cover }: Bound, printer: Printer): Cover | undefined =>
  cover && {
    name: `${name}-cover`,
    pages: cover.pages,
    bytes: () => printPages(cover.pages, { ...printer, document, design: cover.design }),
  };

/** What a file tells of a document: of one with a plain outside no more than its cover says. */
const outsideOf = (document: Document, making: Making): Document =>
  isPlain(making)
    ? {
        ...document,
        title: making.library.words.cover?.plain ?? 'Workbook',
        subtitle: '',
        author: '',
      }
    : document;

/** One set of choices, made in one edition. */
interface Job {
  readonly project: Project;
  readonly document: Document;
  readonly choice: EditionChoice;
  readonly making: Making;
  readonly options: MakeOptions;
}

/** The workbook of a job, once its pages are bound. */
const workbookOf = ({ project, document, choice, making, options }: Job, bound: Bound): MadeWorkbook => {
  const { pages, design } = bound;
  const { choices, ticket, sources } = making;
  const { answers = new Map(), origins = new Map(), platform } = options;
  const outside = outsideOf(document, making);
  const house = document.house?.name;
  const named = { ...making, edition: choice, answers: options.answers, house, isPlain: isPlain(making) };
  const { name, isCopy } = fileNameOf(outside.title, named);
  const printer = { images: sources.images, ...defined({ platform }) };
  const fields = fieldNamesOf(pages);
  const fitted = fitAnswers(pages, answers);
  if (options.answers) {
    const where = { edition: choice.name, isFillable: design.output.fillable };
    warnOfUnusedAnswers(fitted, origins, where, making.report);
    warnOfHiddenAnswers(pages, fitted, design.faces, making.report);
  }
  return {
    name,
    isCopy,
    title: document.title,
    book: ticket.book ?? defaultBook,
    edition: choice.name,
    theme: choice.theme,
    choices,
    document,
    design,
    project,
    images: sources.images,
    pages,
    overridden: document.overridden,
    measures: measuresOf(bound),
    fields,
    bytes: (line) => {
      const over = line && layerFor(pages, { document, design }, line, making.report);
      return printPages(over ? { ...pages, layer: over } : pages, {
        ...printer,
        document: outside,
        design,
        answers: fitted.held,
      });
    },
    ...defined({ cover: coverOf(name, outside, bound, printer) }),
  };
};

type Editions = readonly Omit<EditionChoice, 'theme'>[];

/** Reports what is wrong with the designs of a making that has no document. */
const checkDesigns = (making: Making, editions: Editions): void => {
  for (const edition of editions) designFor({ ...edition, theme: themeFor(making) }, making);
};

/** Reports what is wrong beside options that are not there: nothing can be made, but all mistakes of a run are told at once. */
const checkUnmade = (making: Making, editions: Editions): void => {
  bookOf(making.library, making);
  checkUnplanned(making.library, making);
  checkDesigns(making, editions);
};

/** Reports, and remembers whether a mistake was among it. */
const watching = (report: Report): { readonly report: Report; readonly hasFailed: () => boolean } => {
  let failed = false;
  return {
    report: (diagnostic) => {
      failed ||= hasErrors([diagnostic]);
      report(diagnostic);
    },
    hasFailed: () => failed,
  };
};

/** Whether the files of a workbook are called as those of an earlier one, as reported. Some systems know no capitals. */
const sharesNames = ({ name, cover }: Workbook, names: Set<string>, report: Report): boolean => {
  const files = [name, ...(cover ? [cover.name] : [])].map((file) => file.toLowerCase());
  const twice = files.find((file) => names.has(file));
  for (const file of files) names.add(file);
  if (twice !== undefined) {
    const said = `two of these workbooks would have one name, \`${twice}\``;
    report(error('publish/same-name', said, undefined, 'make them one at a time, each into its own folder'));
  }
  return twice !== undefined;
};

/** What of a content a ticket needs. */
const extentOf = (ticket: Ticket): Extent => {
  const { ids, axes } = neededForPacket(ticket);
  const { book = defaultBook, only, choices } = ticket;
  return { book, only: ticket.appointments ? ids : only, choices, every: axes, also: ticket.add };
};

/** The appointments that are files of their own; `undefined` stands for all that is in one. */
const filesOf = ({ appointments = [], separate }: Ticket): readonly (number | undefined)[] =>
  separate && appointments.length > 0 ? appointments.map((_, index) => index + 1) : [undefined];

/** What a ticket asks for, found out before anything is set; undefined when there is no going on, as reported. */
const openJob = (given: Sources, written: TicketFields, options: MakeOptions) => {
  const { placeOf = () => undefined, today, report } = options;
  const context = { placeOf, report };
  const named = readTicket(written, context);
  const read = named && inPacketBook(named, given.content, context);
  const project = read && openProject(given, report, extentOf(read));
  if (!read || !project) return undefined;
  const { sources, ticket } = openBrand(given, inPresentNames(read, project.library, context), context);
  const editions = editionsFor(sources, ticket, context);
  if (today !== undefined)
    for (const { name, edition } of editions)
      for (const doubt of vendorWarnings(name, edition, today)) report(doubt);
  const sets = choiceSets(project.library, ticket, context);
  const isForSale = editions.some(({ edition: { vendor, output } }) => vendor ?? output?.sample);
  const jobs = sets.flatMap((choices) => filesOf(ticket).map((appointment) => ({ choices, appointment })));
  return { context, sources, ticket, project, editions, jobs, isForSale };
};

/** The one call, with what each workbook was made of; see `MakeWorkbooks`. */
export function* makeWorkbooks(
  given: Sources,
  written: TicketFields,
  options: MakeOptions,
): Generator<MadeWorkbook, void, undefined> {
  const { today, signal, progress } = options;
  const { report, hasFailed } = watching(options.report);
  const job = openJob(given, written, { ...options, report });
  if (!job) return;
  const { context, sources, ticket, project, editions, jobs, isForSale } = job;
  const { library } = project;
  const of = jobs.length * editions.length;
  const wishes = followWishes(ticket, library);
  const names = new Set<string>();
  let made = 0;
  if (jobs.length === 0) checkUnmade({ sources, library, ticket, choices: new Map(), ...context }, editions);
  for (const one of jobs) {
    const making: Making = { sources, library, ticket, ...one, ...context };
    const document = composeDocument(project, { ticket, ...one, today, isForSale, ...context });
    if (!document) checkDesigns(making, editions);
    for (const edition of document ? editions : []) {
      if (signal?.aborted) return;
      progress?.({ making: [...one.choices.values(), edition.name].join(', '), made, of });
      const choice = { ...edition, theme: themeFor(making) };
      const bound = document && bindIn(choice, document, making);
      made += 1;
      if (!document || !bound || hasFailed()) continue;
      wishes.see({ project, making, choice, document, bound, today });
      const workbook = workbookOf({ project, document, choice, making, options }, bound);
      if (!sharesNames(workbook, names, report)) yield workbook;
    }
  }
  wishes.tell();
}
