import { join, resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  type Answers,
  type Binding,
  type Bound,
  bindPages,
  type Choices,
  composeDocument,
  type Design,
  type Document,
  defaultBook,
  type Edition,
  error,
  formatLength,
  openDesign,
  openProject,
  overlaysOf,
  type Project,
  printPages,
  type Report,
  readEdition,
  type Scope,
  type Sources,
  suggest,
  vendorWarnings,
} from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { readAnswers, reportUnused } from './answers.ts';
import { type Folders, ownFolders, readSources, shown } from './folders.ts';
import { howToFold, sheetsOf } from './folding.ts';
import type { JobTicket } from './job-ticket.ts';
import { foldedAs, lookOf } from './look.ts';

import { type Run, sourceFiles, systemError } from './run.ts';

import { writeFiles } from './write-file.ts';

/** What is made when a ticket names none. */
export const [usualEdition, usualTheme] = ['a4', 'octavo'];

export interface Made {
  readonly path: string;
  readonly pages: number;
  readonly milliseconds: number;
  readonly bytes: Uint8Array;
  /** Of each booklet it is folded into. */
  readonly sheets?: readonly number[];
  /** Of a book to be bound: its inner margin, or the width of its spine. */
  readonly measure?: { readonly name: 'gutter' | 'spine'; readonly points: number };
}

export const foldersOf = ({ ticket }: JobTicket): Folders => ({
  content: ticket.content ?? ownFolders.content,
  templates: ticket.templates ?? ownFolders.templates,
  fonts: ticket.fonts ?? ownFolders.fonts,
});

/** The options of an axis that a ticket names; undefined when it names none. */
const namedBy = ({ ticket }: JobTicket, axis: string): readonly string[] | undefined => {
  const { form, pace, context, length, cover, setup } = ticket;
  const one = new Map([
    ['pace', pace],
    ['context', context],
    ['length', length],
    ['cover', cover],
    ['setup', setup],
  ]).get(axis);
  return axis === 'form' ? form : one === undefined ? undefined : [one];
};

/** The options that a ticket asks for: those it names; otherwise every form, and the first option of any other axis. */
const wanted = (job: JobTicket, axis: string, options: readonly string[]): readonly string[] =>
  (namedBy(job, axis) ?? (axis === 'form' ? options : options.slice(0, 1))).filter((option) =>
    options.includes(option),
  );

/** The axis that the ticket's book goes across: it is made once, whatever its options. */
const acrossOf = ({ library }: Project, { ticket }: JobTicket): string | undefined => {
  const written = library.books.get(ticket.book ?? defaultBook);
  const across =
    written?.kind === 'map' ? written.entries.find(({ key }) => key === 'across')?.value : undefined;
  return across?.kind === 'scalar' ? String(across.value) : undefined;
};

/** Every set of choices the ticket asks for. */
export const choicesFor = (
  project: Project,
  job: JobTicket,
  run: Pick<Run, 'report'>,
): readonly Choices[] => {
  const { library } = project;
  const across = acrossOf(project, job);
  let sets: readonly Choices[] = [new Map()];
  for (const [axis, options] of library.axes) {
    for (const option of namedBy(job, axis) ?? [])
      if (!options.includes(option))
        run.report(
          error(
            'choose/unknown-form',
            `there is no ${axis} \`${option}\``,
            job.placeOf([axis]),
            suggest(option, options),
          ),
        );
    const these = wanted(job, axis, options);
    sets = sets.flatMap((set) =>
      (axis === across ? these.slice(0, 1) : these).map((option) => new Map([...set, [axis, option]])),
    );
  }
  return sets;
};

/** What of the content making a ticket's books needs. */
const scopeOf = (job: JobTicket): Scope => ({
  options: (axis, options) => wanted(job, axis, options),
  book: job.ticket.book ?? defaultBook,
  only: job.ticket.only,
});

const slug = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'workbook';

/** The one exercise or part that a ticket asks for, where books are asked for one at a time: all but the first. */
const onlyOne = (
  { library }: Project,
  { ticket: { book = defaultBook, only } }: JobTicket,
): string | undefined => {
  const [one, ...others] = new Set(only);
  return book !== defaultBook &&
    one !== undefined &&
    others.length === 0 &&
    library.catalogue.get(one) !== 'page'
    ? one
    : undefined;
};

/** Title, book, its one exercise, form and what else was chosen that is not the usual, edition: never the reader. */
const fileName = (
  title: string,
  choices: Choices,
  project: Project,
  job: JobTicket,
  edition: string,
): string => {
  const { book, theme } = job.ticket;
  const across = acrossOf(project, job);
  const chosen = [...choices]
    .filter(
      ([axis, option]) =>
        axis !== across && (axis === 'form' || option !== project.library.axes.get(axis)?.[0]),
    )
    .map(([, option]) => option);
  return `${[slug(title), book, onlyOne(project, job), ...chosen, theme, edition].filter((part) => part !== undefined).join('-')}.pdf`;
};

/** Everything a run needs: sources read, content proven, all of it or what the scope names. */
export const prepare = (
  job: JobTicket,
  run: Run,
  scope?: Scope,
): { sources: Sources; project: Project | undefined } => {
  let areRead = true;
  const sources = readSources(foldersOf(job), (diagnostic) => {
    areRead = false;
    run.report(diagnostic);
  });
  run.knows(sourceFiles(sources));
  return { sources, project: areRead ? openProject(sources, run.report, scope) : undefined };
};

/** What a set of choices is made of, and how its maker wishes it. */
export interface Making {
  readonly sources: Sources;
  readonly project: Project;
  readonly job: JobTicket;
  readonly choices: Choices;
  readonly report: Report;
}

/** An edition by its name, and the theme it is to be set in. */
export interface Look {
  readonly name: string;
  readonly edition: Edition;
  readonly theme: string;
}

/** Makes the press ready that a ticket wishes, with more laid over its theme. */
export const designFor = (
  { edition, theme }: Look,
  { sources, project, job: { ticket, placeOf }, choices, report }: Making,
  overlays: Parameters<Binding['open']>[0] = [],
): Design | undefined => {
  const order = {
    ...{ theme, themePlace: placeOf(['theme']), stock: ticket.stock, stockPlace: placeOf(['stock']) },
    ...{ edition: foldedAs(edition, ticket), chosen: overlaysOf(project.library, choices) },
  };
  return openDesign(sources, { ...order, overlays: [...lookOf(ticket), ...overlays] }, report);
};

/** A document set in an edition, as the ticket wishes; undefined when it cannot be, as reported. */
export const setIn = (look: Look, document: Document, making: Making): Bound | undefined => {
  const { project, job, choices, report } = making;
  return bindPages(document, {
    ...{ ...look, ...job, plain: choices.get('cover') === 'plain', report },
    open: (overlays) => designFor(look, making, overlays),
    isExercise: (id) => project.library.entries.get(id)?.what === 'exercise',
  });
};

/** The book, and its cover when it is to be bound. `started`: when its making began, as `performance.now` tells it. */
const printed = async (
  document: Document,
  { pages, design, inner, cover }: Bound,
  sources: Sources,
  path: string,
  started: number,
  answers: Answers | undefined,
): Promise<readonly Made[]> => {
  const bytes = await printPages(document, pages, design, sources, deflateSync, answers);
  const between = performance.now();
  const gutter = inner === undefined ? {} : { measure: { name: 'gutter' as const, points: inner } };
  const sheets = sheetsOf(pages, design);
  const folded = sheets ? { sheets } : {};
  const book: Made = {
    path,
    pages: pages.pages.length,
    milliseconds: between - started,
    bytes,
    ...gutter,
    ...folded,
  };
  if (!cover) return [book];
  const outside = await printPages(document, cover.pages, cover.design, sources, deflateSync);
  const spine = cover.spine > 0 ? { measure: { name: 'spine' as const, points: cover.spine } } : {};
  const milliseconds = performance.now() - between;
  return [
    book,
    { path: path.replace(/\.pdf$/, '-cover.pdf'), pages: 1, milliseconds, bytes: outside, ...spine },
  ];
};

/** The editions that a ticket asks for, each once, to be set in its theme; those that there are not are told. */
const looksFor = (sources: Sources, { ticket, placeOf }: JobTicket, report: Report): readonly Look[] => {
  const named = ticket.edition ?? [usualEdition];
  return [...new Set(named)].flatMap((name) => {
    const place = placeOf(['edition', named.indexOf(name)]) ?? placeOf(['edition']);
    const edition = readEdition(sources, name, report, place);
    return edition ? { name, edition, theme: ticket.theme ?? usualTheme } : [];
  });
};

/** Makes every workbook the ticket asks for, in memory; mistakes are reported, and then nothing is to be written. */
export const makeAll = async (job: JobTicket, run: Run): Promise<readonly Made[]> => {
  const { sources, project } = prepare(job, run, scopeOf(job));
  if (!project) return [];
  const { ticket, placeOf } = job;
  const answers = ticket.answers === undefined ? undefined : await readAnswers(ticket.answers, run);
  if (run.failed()) return [];
  const today = new Date().toISOString().slice(0, 10);
  const looks = looksFor(sources, job, run.report);
  for (const { name, edition } of looks)
    for (const doubt of vendorWarnings(name, edition, today)) run.report(doubt);
  const made: Made[] = [];
  for (const choices of choicesFor(project, job, run)) {
    const started = performance.now();
    const document = composeDocument(project, { ticket, choices, placeOf, today, report: run.report });
    if (!document) continue;
    let before = performance.now() - started;
    for (const look of looks) {
      const from = performance.now();
      run.progress(`setting ${[...choices.values()].join(', ')}, ${look.name} ...`);
      const bound = setIn(look, document, { sources, project, job, choices, report: run.report });
      if (!bound || run.failed()) continue;
      const path = join(
        resolve(ticket.out ?? 'out'),
        fileName(document.title, choices, project, job, look.name),
      );
      if (answers) reportUnused(answers, bound.pages, look.name, run);
      made.push(...(await printed(document, bound, sources, path, from - before, answers)));
      before = 0;
    }
  }
  run.progress('');
  return run.failed() ? [] : made;
};

/** `octavo make`. */
export const make = async (job: JobTicket, run: Run): Promise<number> => {
  const made = await makeAll(job, run);
  let written: readonly Made[] = [];
  if (!run.failed()) {
    try {
      writeFiles(made);
      written = made;
    } catch (problem) {
      run.report(
        systemError(problem, `nothing could be written to \`${shown(resolve(job.ticket.out ?? 'out'))}\``),
      );
    }
  }
  for (const { path, pages, milliseconds, bytes, measure, sheets } of written) {
    const told = measure ? `  ${measure.name} ${formatLength(measure.points)}` : '';
    run.say(
      `${shown(path)}  ${pages} pages  ${Math.ceil(bytes.length / 1024)} KB  ${(milliseconds / 1000).toFixed(2)} s${told}`,
    );
    for (const line of sheets ? howToFold(sheets) : []) run.say(line);
  }
  return run.end({
    made: written.map(({ path, pages, milliseconds, bytes, measure, sheets }) =>
      defined({
        file: shown(path),
        pages,
        bytes: bytes.length,
        milliseconds: Math.round(milliseconds),
        ...(measure ? { [measure.name]: formatLength(measure.points) } : {}),
        sheets,
      }),
    ),
  });
};
