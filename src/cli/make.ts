import { join, resolve } from 'node:path';
import {
  formatLength,
  type Measures,
  makeWorkbooks,
  openAxes,
  type Page,
  type Sources,
  saidOfSeveral,
  type Workbook,
  warning,
} from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { readBrandSource } from '../node/brand.ts';
import { readSources } from '../node/folders.ts';
import { nodePlatform } from '../node/platform.ts';
import { shown } from '../node/walk.ts';
import type { BookFiles, NamedFile, PlacedFile } from '../node/write-files.ts';
import { readAnswers } from './answers-file.ts';
import { howToFold } from './folding.ts';
import { foldersOf, type JobTicket } from './job-ticket.ts';
import { type Run, sourceFiles, todayIs } from './run.ts';
import { writeBooks } from './write-books.ts';

/** A file as made, and what is told of it. */
interface MadeFile extends NamedFile {
  readonly pages: number;
  readonly milliseconds: number;
  readonly measures: Partial<Measures>;
  /** What keeps readers safe and was left out. */
  readonly overridden: readonly string[];
  /** Where the exercises that were asked for stand, as the pages of the file. */
  readonly asked: Readonly<Record<string, string>>;
}

/** The files of a workbook, as made. */
interface MadeBook extends BookFiles {
  readonly files: readonly MadeFile[];
}

/** Reads what a job names; undefined when something cannot be read, as reported. */
export const readJobSources = (job: JobTicket, run: Run): Sources | undefined => {
  let areRead = true;
  const sources = readSources(foldersOf(job), (diagnostic) => {
    areRead = false;
    run.report(diagnostic);
  });
  run.knows(sourceFiles(sources));
  const brands = readBrands(job, run);
  return areRead && brands ? { ...sources, brands } : undefined;
};

/** The brand that a job names, by its path; undefined when it cannot be read, as reported. */
const readBrands = ({ ticket: { brand: path }, placeOf }: JobTicket, run: Run): Sources['brands'] => {
  if (path === undefined) return new Map();
  const brand = readBrandSource(path, run.report, placeOf(['brand']));
  if (brand) run.knows([brand.source]);
  return brand && new Map([[path, brand]]);
};

/** The pages of a file on which some sections stand: `3`, or `3–4`. Of an imposed file nothing, as its sheets hold several. */
const pagesOf = ({ pages: { pages }, measures }: Workbook, ids: readonly string[]): MadeFile['asked'] => {
  if (measures.inFile !== undefined || measures.sheets !== undefined) return {};
  const ranges = ids.map((id) => {
    const [first, last] = [pages.findIndex(isOf(id)), pages.findLastIndex(isOf(id))];
    return [id, first < 0 ? '' : first === last ? `${first + 1}` : `${first + 1}–${last + 1}`] as const;
  });
  return Object.fromEntries(ranges.filter(([, range]) => range !== ''));
};

const isOf =
  (id: string) =>
  ({ section }: Page): boolean =>
    section === id;

/** The files of a workbook: itself, and its cover when it is to be bound. `only`: what of it was asked for. */
const filesOf = async (
  workbook: Workbook,
  started: number,
  only: readonly string[],
): Promise<readonly MadeFile[]> => {
  const { name, measures, cover, overridden } = workbook;
  const { spine, ...inside } = measures;
  const bytes = await workbook.bytes();
  const between = performance.now();
  const pages = measures.pages;
  const book: MadeFile = {
    ending: '.pdf',
    bytes,
    pages,
    milliseconds: between - started,
    measures: inside,
    overridden,
    asked: pagesOf(workbook, only),
  };
  if (!cover) return [book];
  const outside = await cover.bytes();
  const milliseconds = performance.now() - between;
  const ending = `${cover.name.slice(name.length)}.pdf`;
  return [
    book,
    {
      ending,
      bytes: outside,
      pages: 1,
      milliseconds,
      overridden: [],
      asked: {},
      measures: defined({ spine }),
    },
  ];
};

/** Tells of copies for one reader that differ, as nothing says which is theirs. */
const tellSeveral = (
  made: readonly Pick<Workbook, 'choices'>[],
  { ticket, placeOf }: JobTicket,
  run: Run,
): void => {
  for (const [axis, options] of openAxes(made, ticket)) {
    const hint = `say so: \`--choose ${axis}=${options[0]}\``;
    run.report(warning('cli/several', saidOfSeveral(axis, options), placeOf(['reader']), hint));
  }
};

/** Makes every workbook that a job asks for, in memory; mistakes are reported, and then nothing is to be written. */
const makeAll = async (job: JobTicket, run: Run): Promise<readonly MadeBook[]> => {
  const sources = readJobSources(job, run);
  const { ticket, placeOf } = job;
  const { answers, ref } = ticket;
  const read = sources && answers !== undefined ? await readAnswers(answers, run, ref) : undefined;
  // With a wrong ticket the rest is looked at all the same: all that is wrong is told at once.
  if (!sources || (answers !== undefined && !read)) return [];
  const made: MadeBook[] = [];
  const copies: Pick<Workbook, 'choices'>[] = [];
  let started = performance.now();
  const workbooks = makeWorkbooks(sources, ticket, {
    report: run.report,
    placeOf,
    today: todayIs(),
    progress: ({ making }) => run.progress(`setting ${making} ...`),
    platform: nodePlatform,
    ...read,
  });
  for (const workbook of workbooks) {
    const { name, isCopy, choices } = workbook;
    if (run.failed()) continue;
    if (isCopy) copies.push({ choices });
    const { catalog, titled } = workbook.project.library;
    const asked = (ticket.only ?? []).map((name) => (catalog.has(name) ? name : (titled(name) ?? name)));
    const files = await filesOf(workbook, started, asked);
    made.push({ name, isCopy, isMarked: ticket.ref !== undefined, replace: ticket.replace, files });
    started = performance.now();
  }
  run.progress('');
  tellSeveral(copies, job, run);
  return run.failed() ? [] : made;
};

const toldOf = ({ gutter, spine }: Partial<Measures>): Readonly<Record<string, string>> =>
  defined({
    gutter: gutter === undefined ? undefined : formatLength(gutter),
    spine: spine === undefined ? undefined : formatLength(spine),
  });

/** A file in its place, and what is told of it. */
type Told = Omit<MadeFile, 'ending'> & PlacedFile & { readonly beside?: string | undefined };

/** Writes all books, or none; nothing when they cannot be, as reported. */
const write = (made: readonly MadeBook[], folder: string, run: Run): readonly Told[] => {
  const placed = writeBooks(made, folder, run);
  return placed.flatMap(({ files, beside }, book) =>
    files.flatMap((file, index) => {
      const of = made[book]?.files[index];
      return of ? [{ ...of, ...file, ...defined({ beside }) }] : [];
    }),
  );
};

const tell = (
  { name, pages, bytes, milliseconds, measures, result, beside, overridden, asked }: Told,
  folder: string,
  run: Run,
) => {
  const lengths = Object.entries(toldOf(measures)).map(([what, length]) => `  ${what} ${length}`);
  const { inFile } = measures;
  const counted = inFile === undefined ? `${pages} pages` : `${pages} pages on ${inFile} of the file`;
  const size = `${counted}  ${Math.ceil(bytes.length / 1024)} KB`;
  const where = Object.entries(asked).map(
    ([id, on]) => `  ${id} on ${on.includes('–') ? 'pages' : 'page'} ${on}`,
  );
  const what = [
    result === 'written' ? '' : `  ${result}`,
    beside ? `  beside another copy, ${beside}` : '',
    overridden.length > 0 ? `  without ${overridden.join(', ')}` : '',
  ].join('');
  run.say(
    `${shown(join(folder, name))}  ${size}  ${(milliseconds / 1000).toFixed(2)} s${lengths.join('')}${where.join('')}${what}`,
  );
  for (const line of measures.sheets ? howToFold(measures.sheets) : []) run.say(line);
};

/** `octavo make`. */
export const make = async (job: JobTicket, run: Run): Promise<number> => {
  const made = await makeAll(job, run);
  const folder = resolve(job.ticket.out ?? 'out');
  const written = run.failed() ? [] : write(made, folder, run);
  if (written.length > 0) run.settle();
  for (const file of written) tell(file, folder, run);
  return run.end({
    made: written.map(
      ({ name, pages, milliseconds, bytes, measures, result, beside, overridden, asked }) => ({
        file: shown(join(folder, name)),
        result,
        pages,
        bytes: bytes.length,
        milliseconds: Math.round(milliseconds),
        ...toldOf(measures),
        ...defined({ sheets: measures.sheets, inFile: measures.inFile, beside }),
        ...(Object.keys(asked).length > 0 ? { asked } : {}),
        ...(overridden.length > 0 ? { overridden } : {}),
      }),
    ),
  });
};
