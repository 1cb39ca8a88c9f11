import {
  composeDocument,
  type Design,
  type Diagnostic,
  type Document,
  distinct,
  makePages,
  openDesign,
  openProject,
  overlaysOf,
  type Pages,
  type Project,
  printPages,
  type Report,
  readEdition,
  readTicket,
  type Sources,
} from '../../src/core/index.ts';

import { ownSources } from './sources.ts';

type Tree = Readonly<Record<string, unknown>>;

export interface Order {
  readonly form: string;
  readonly edition: string;
  /** Fields of the job ticket, as they would be written in YAML. */
  readonly ticket?: Tree;
  /** Laid over the theme, above edition and form. */
  readonly overlay?: Tree;
  readonly sources?: Sources;
}

export interface Workbook {
  readonly sources: Sources;
  readonly project: Project;
  readonly document: Document;
  readonly design: Design;
  readonly pages: Pages;
  readonly diagnostics: readonly Diagnostic[];
}

const said = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ code, message, place }) => `${code}: ${message} (${place?.file ?? 'no place'})`)
    .join('\n');

const had = <Value>(value: Value | undefined, what: string, diagnostics: readonly Diagnostic[]): Value => {
  if (value === undefined) throw new Error(`no ${what} could be made\n${said(diagnostics)}`);
  return value;
};

/** The ticket's fields, typed; a test's own mistake throws. */
export const ticketOf = (written: Tree) => {
  const read = readTicket(written);
  if ('issues' in read)
    throw new Error(read.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
  return read.ticket;
};

const projects = new WeakMap<Sources, { project: Project | undefined; diagnostics: readonly Diagnostic[] }>();

/** Content is proven once for all the books of a test file. */
const projectOf = (sources: Sources) => {
  const known = projects.get(sources);
  if (known) return known;
  const diagnostics: Diagnostic[] = [];
  const opened = { project: openProject(sources, (one) => diagnostics.push(one)), diagnostics };
  projects.set(sources, opened);
  return opened;
};

/** An order that chooses along every axis it names; of all others, the first option. */
export interface Chosen extends Omit<Order, 'form'> {
  readonly choices: Readonly<Record<string, string>>;
}

/** Everything up to the pages; whatever was reported on the way is kept with them. */
export const makeChosen = ({
  choices: named,
  edition,
  ticket = {},
  overlay,
  sources = ownSources,
}: Chosen): Workbook => {
  const opened = projectOf(sources);
  const diagnostics: Diagnostic[] = [...opened.diagnostics];
  const report: Report = (one) => diagnostics.push(one);
  const project = had(opened.project, 'project', diagnostics);
  const choices = new Map(
    [...project.library.axes].map(([axis, [first = '']]) => [axis, named[axis] ?? first]),
  );
  const job = { ticket: ticketOf(ticket), choices, placeOf: () => undefined, report };
  const document = had(composeDocument(project, job), 'document', diagnostics);
  const chosen = overlaysOf(project.library, choices);
  const overlays = overlay ? [overlay] : [];
  const paper = had(readEdition(sources, edition, report), 'edition', diagnostics);
  const design = had(
    openDesign(
      sources,
      { theme: 'octavo', edition: paper, chosen, stock: job.ticket.stock, overlays },
      report,
    ),
    'press',
    diagnostics,
  );
  const pages = makePages(document, design, report);
  return { sources, project, document, design, pages, diagnostics: distinct(diagnostics) };
};

export const makeWorkbook = ({ form, ...order }: Order): Workbook =>
  makeChosen({ ...order, choices: { form } });

export const forms = ['dismissive', 'fearful'] as const;
export const editions = ['a4', 'letter'] as const;

/** Both forms on both papers, for what must hold in every book. */
export const everyBook: readonly Order[] = forms.flatMap((form) =>
  editions.map((edition) => ({ form, edition })),
);

/** The book as bytes of a PDF. */
export const print = ({ document, pages, design, sources }: Workbook): Promise<Uint8Array> =>
  printPages(document, pages, design, sources);
