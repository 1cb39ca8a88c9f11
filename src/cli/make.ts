import { join, resolve } from 'node:path';
import {
  type Choices,
  composeDocument,
  type Document,
  error,
  makePages,
  openPress,
  openWorkshop,
  overlaysOf,
  printPages,
  readEdition,
  type Sources,
  suggest,
  type Ticket,
  type Workshop,
} from '../core/index.ts';
import { type Folders, ownFolders, readSources, shown } from './folders.ts';
import type { JobTicket } from './job-ticket.ts';
import { type Run, sourceFiles, systemError } from './run.ts';
import { writeFiles } from './write-file.ts';

export interface Made {
  readonly path: string;
  readonly pages: number;
  readonly milliseconds: number;
  readonly bytes: Uint8Array;
}

export const foldersOf = ({ ticket }: JobTicket): Folders => ({
  content: ticket.content ?? ownFolders.content,
  templates: ticket.templates ?? ownFolders.templates,
  fonts: ticket.fonts ?? ownFolders.fonts,
});

/** What the ticket says of the axes: the options it names. */
const askedBy = ({ ticket }: JobTicket): ReadonlyMap<string, readonly string[]> => {
  const asked: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['form', ticket.form],
    ...(['pace', 'context', 'length'] as const).map(
      (axis) => [axis, ticket[axis] === undefined ? undefined : [ticket[axis]]] as const,
    ),
  ];
  return new Map(asked.flatMap(([axis, options]) => (options ? [[axis, options] as const] : [])));
};

/** Every set of choices the ticket asks for: one for each form it names, or for all. */
export const choicesFor = ({ library }: Workshop, { ticket, placeOf }: JobTicket, run: Run): readonly Choices[] => {
  const asked = askedBy({ ticket, placeOf });
  let sets: readonly Choices[] = [new Map()];
  for (const [axis, options] of library.axes) {
    const named = asked.get(axis);
    for (const option of named ?? [])
      if (!options.includes(option))
        run.report(error('choose/unknown-form', `there is no ${axis} \`${option}\``, placeOf([axis]), suggest(option, options)));
    const wanted = named ?? (axis === 'form' ? options : options.slice(0, 1));
    sets = sets.flatMap((set) =>
      wanted.filter((option) => options.includes(option)).map((option) => new Map([...set, [axis, option]])),
    );
  }
  return sets;
};

const slug = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'workbook';

/** Title, book, form and what else was chosen that is not the usual, edition: never the reader. */
const fileName = (
  { title }: Document,
  choices: Choices,
  { axes }: Workshop['library'],
  ticket: Ticket,
  edition: string,
): string => {
  const chosen = [...choices]
    .filter(([axis, option]) => axis === 'form' || option !== axes.get(axis)?.[0])
    .map(([, option]) => option);
  return `${[slug(title), ticket.book, ...chosen, ticket.theme, edition].filter((part) => part !== undefined).join('-')}.pdf`;
};

/** Everything a run needs: sources read, content proven. */
export const prepare = (job: JobTicket, run: Run): { sources: Sources; workshop: Workshop | undefined } => {
  const sources = readSources(foldersOf(job), run.report);
  run.knows(sourceFiles(sources));
  return { sources, workshop: run.failed() ? undefined : openWorkshop(sources, run.report, askedBy(job)) };
};

/** Makes every workbook the ticket asks for, in memory; mistakes are reported, and then nothing is to be written. */
export const makeAll = async (job: JobTicket, run: Run): Promise<readonly Made[]> => {
  const { sources, workshop } = prepare(job, run);
  if (!workshop) return [];
  const { ticket, placeOf } = job;
  const made: Made[] = [];
  for (const choices of choicesFor(workshop, job, run)) {
    const started = performance.now();
    const document = composeDocument(workshop, { ticket, choices, placeOf, report: run.report });
    if (!document) continue;
    let before = performance.now() - started;
    for (const [index, name] of [...new Set(ticket.edition ?? ['a4'])].entries()) {
      const from = performance.now();
      run.progress(`setting ${[...choices.values()].join(', ')}, ${name} ...`);
      const edition = readEdition(sources, name, run.report, placeOf(['edition', index]) ?? placeOf(['edition']));
      const press =
        edition &&
        openPress(
          sources,
          {
            theme: ticket.theme ?? 'octavo',
            themePlace: placeOf(['theme']),
            edition,
            overlays: overlaysOf(workshop.library, choices),
          },
          run.report,
        );
      if (!press) continue;
      const pages = makePages(document, press, run.report);
      if (run.failed()) continue;
      const bytes = await printPages(document, pages, press, sources);
      const path = join(resolve(ticket.out ?? 'out'), fileName(document, choices, workshop.library, ticket, name));
      made.push({ path, pages: pages.pages.length, milliseconds: performance.now() - from + before, bytes });
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
      run.report(systemError(problem, `nothing could be written to \`${shown(resolve(job.ticket.out ?? 'out'))}\``));
    }
  }
  for (const { path, pages, milliseconds, bytes } of written)
    run.say(`${shown(path)}  ${pages} pages  ${Math.ceil(bytes.length / 1024)} KB  ${(milliseconds / 1000).toFixed(2)} s`);
  return run.end({
    made: written.map(({ path, pages, milliseconds, bytes }) => ({
      file: shown(path),
      pages,
      bytes: bytes.length,
      milliseconds: Math.round(milliseconds),
    })),
  });
};
