import { join, resolve } from 'node:path';
import { formatLength, type Measures, makeWorkbooks, type Sources, type Workbook } from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { readSources } from '../node/folders.ts';
import { nodePlatform } from '../node/platform.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import { writeFiles } from '../node/write-file.ts';
import { readAnswers } from './answers.ts';
import { howToFold } from './folding.ts';
import { foldersOf, type JobTicket } from './job-ticket.ts';
import { type Run, sourceFiles, todayIs } from './run.ts';

/** A file as made, and what is told of it. */
interface Made {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly milliseconds: number;
  readonly measures: Partial<Measures>;
}

/** Reads what a job names; undefined when something cannot be read, as reported. */
export const readJobSources = (job: JobTicket, run: Run): Sources | undefined => {
  let areRead = true;
  const sources = readSources(foldersOf(job), (diagnostic) => {
    areRead = false;
    run.report(diagnostic);
  });
  run.knows(sourceFiles(sources));
  return areRead ? sources : undefined;
};

/** The files of a workbook: itself, and its cover when it is to be bound. */
const filesOf = async (workbook: Workbook, folder: string, started: number): Promise<readonly Made[]> => {
  const { name, measures, cover } = workbook;
  const { spine, ...inside } = measures;
  const bytes = await workbook.bytes();
  const between = performance.now();
  const file = (of: string): string => join(folder, `${of}.pdf`);
  const pages = measures.pages;
  const book: Made = { path: file(name), bytes, pages, milliseconds: between - started, measures: inside };
  if (!cover) return [book];
  const outside = await cover.bytes();
  const milliseconds = performance.now() - between;
  return [
    book,
    { path: file(cover.name), bytes: outside, pages: 1, milliseconds, measures: defined({ spine }) },
  ];
};

/** Makes every workbook that a job asks for, in memory; mistakes are reported, and then nothing is to be written. */
const makeAll = async (job: JobTicket, run: Run): Promise<readonly Made[]> => {
  const sources = readJobSources(job, run);
  const { ticket, placeOf } = job;
  const read = sources && ticket.answers !== undefined ? await readAnswers(ticket.answers, run) : undefined;
  if (!sources || run.failed()) return [];
  const made: Made[] = [];
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
    made.push(...(await filesOf(workbook, resolve(ticket.out ?? 'out'), started)));
    started = performance.now();
  }
  run.progress('');
  return run.failed() ? [] : made;
};

const toldOf = ({ gutter, spine }: Partial<Measures>): Readonly<Record<string, string>> =>
  defined({
    gutter: gutter === undefined ? undefined : formatLength(gutter),
    spine: spine === undefined ? undefined : formatLength(spine),
  });

/** `octavo make`. */
export const make = async (job: JobTicket, run: Run): Promise<number> => {
  const made = await makeAll(job, run);
  let written: readonly Made[] = [];
  if (!run.failed()) {
    try {
      writeFiles(made);
      written = made;
    } catch (problem) {
      const folder = shown(resolve(job.ticket.out ?? 'out'));
      run.report(systemError(problem, `nothing could be written to \`${folder}\``));
    }
  }
  for (const { path, pages, milliseconds, bytes, measures } of written) {
    const told = Object.entries(toldOf(measures)).map(([name, length]) => `  ${name} ${length}`);
    const { inFile } = measures;
    const counted = inFile === undefined ? `${pages} pages` : `${pages} pages on ${inFile} of the file`;
    const size = `${counted}  ${Math.ceil(bytes.length / 1024)} KB`;
    run.say(`${shown(path)}  ${size}  ${(milliseconds / 1000).toFixed(2)} s${told.join('')}`);
    for (const line of measures.sheets ? howToFold(measures.sheets) : []) run.say(line);
  }
  return run.end({
    made: written.map(({ path, pages, milliseconds, bytes, measures }) => ({
      file: shown(path),
      pages,
      bytes: bytes.length,
      milliseconds: Math.round(milliseconds),
      ...toldOf(measures),
      ...defined({ sheets: measures.sheets, inFile: measures.inFile }),
    })),
  });
};
