import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { checkSources, type Review, type Typeset } from '../core/check/check.ts';
import { error, type Ticket } from '../core/index.ts';
import { defined } from '../core/model/defined.ts';
import { spellerFor } from '../node/dictionaries.ts';
import { holdsLayouts, isFolder, warnOfUnread } from '../node/folders.ts';
import { shown } from '../node/walk.ts';
import { kindByFields } from './file-kind.ts';
import { isContent, ticketIn } from './job-path.ts';
import { foldersOf, type JobTicket, readJobTicket } from './job-ticket.ts';
import { readJobSources } from './make.ts';
import type { Fields } from './private-file.ts';
import { type Run, todayIs } from './run.ts';

/** What a path leads to: what is to be checked, and for a brand its file. */
interface CheckedJob extends JobTicket {
  readonly brandFile?: string;
}

/** Checks all that a job reads, or what its ticket asks for. */
const checkOne = (job: CheckedJob, run: Run): Review | undefined => {
  const sources = readJobSources(job, run);
  warnOfUnread(foldersOf(job), run.report);
  const { ticket, placeOf, isFile, brandFile: brand } = job;
  const about = brand !== undefined ? 'brand' : isFile ? 'ticket' : 'content';
  if (!sources) return undefined;
  const progress = ({ book, choices, edition }: Typeset): void =>
    run.progress(`checking ${[book, ...choices.values(), edition].join(', ')}`);
  const { report } = run;
  const today = todayIs();
  const review = checkSources(sources, ticket, { placeOf, about, spellerFor, today, report, progress });
  run.progress('');
  return review;
};

/** Reading figures as a table: a line for each module and option. */
const tableOf = ({ axis = '', readings }: Review): readonly string[] => {
  const figure = (value: number | undefined): string => (value === undefined ? '-' : value.toFixed(1));
  const rows = [
    ['module', axis, 'instructions', 'explanations', 'words a sentence', 'passive %'],
    ...readings.map(({ module, option, instructions, explanations, mean, passive }) => [
      module,
      option,
      ...[instructions, explanations, mean, passive].map(figure),
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((text, column) =>
        column < 2 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
};

/** The folder of content or of layouts that a path lies in, within three steps. */
const folderOf = (path: string): Pick<Ticket, 'content' | 'templates'> | undefined => {
  let folder = isFolder(path) ? path : dirname(path);
  const isLayout = path.endsWith('.hbs');
  for (let depth = 0; depth < 3; depth++, folder = dirname(folder)) {
    if (isContent(folder)) return { content: folder };
    if (holdsLayouts(folder) || (isLayout && depth === 0)) return { templates: folder };
  }
  return isFolder(path) ? { content: path } : undefined;
};

/** A ticket, and all of what it is made from. */
const jobsOfTicket = (path: string, job: JobTicket, flags: Fields, run: Run): readonly JobTicket[] => {
  const ordered = readJobTicket(path, flags, run);
  if (!ordered) return [];
  const { content, templates, fonts } = ordered.ticket;
  return [ordered, { ...job, ticket: { ...job.ticket, ...defined({ content, templates, fonts }) } }];
};

/** The fields of a file that stand under none, as they are written. */
const fieldsIn = (file: string): readonly string[] =>
  isYaml(file)
    ? [...readFileSync(file, 'utf8').matchAll(/^(\w+)[ \t]*:/gm)].map(([, field = '']) => field)
    : [];

/** The brand that a path names, or that lies in the folder it names: told by its file's name, or by what it says. */
const brandAt = (path: string): string | undefined => {
  const file = isFolder(path) ? join(path, brandFile) : path;
  if (!isPlainFile(file) || isContent(dirname(file))) return undefined;
  const isNamed = basename(file) === brandFile || file.endsWith(`.${brandFile}`);
  return isNamed || kindByFields(fieldsIn(file)) === 'brand' ? file : undefined;
};

/** What the file of a brand is called, or ends in behind a point. */
const brandFile = 'brand.yaml';

/** Nothing longer is looked into before it is read, in bytes. */
const longestFile = 1_000_000;

const isYaml = (file: string): boolean => /\.ya?ml$/.test(file);

const isPlainFile = (file: string): boolean =>
  statSync(file, { throwIfNoEntry: false })?.isFile() === true && statSync(file).size <= longestFile;

/** What proves a file that `check` does not: the command that reads it tells its mistakes before it writes anything. */
const proverOf = (file: string): string | undefined => {
  if (/\.(?:csv|tsv|xlsx)$/i.test(file)) return '`octavo batch FILE --dry-run`';
  const isProduct = isPlainFile(file) && kindByFields(fieldsIn(file)) === 'product';
  return isProduct ? '`octavo bundle FILE`' : undefined;
};

const notChecked = (path: string, hint: string, run: Run): readonly JobTicket[] => {
  run.report(error('cli/not-checked', `\`${path}\` is nothing that \`check\` reads`, undefined, hint));
  return [];
};

/** What is to be checked at a path: a brand, the folder that it lies in, or a ticket; with a folder that holds a ticket, both. */
const jobsAt = (path: string, job: JobTicket, flags: Fields, run: Run): readonly CheckedJob[] => {
  const whole = resolve(path);
  if (!existsSync(whole)) {
    run.report(error('cli/no-file', `there is nothing at \`${path}\``, undefined, 'check the path'));
    return [];
  }
  const ticket = isFolder(whole) && !isContent(whole) ? ticketIn(whole) : undefined;
  if (ticket !== undefined) return jobsOfTicket(ticket, job, flags, run);
  const prover = proverOf(whole);
  if (prover !== undefined) return notChecked(path, `${prover} tells what is wrong with it`, run);
  const brand = brandAt(whole);
  if (brand !== undefined) return [{ ...job, ticket: { ...job.ticket, brand }, brandFile: brand }];
  const folder = folderOf(whole);
  if (folder) return [{ ...job, ticket: { ...job.ticket, ...folder } }];
  if (isYaml(whole)) return [readJobTicket(whole, flags, run) ?? []].flat();
  return notChecked(path, 'name a folder, a .yaml or an .hbs file', run);
};

/** `octavo check`: everything wrong with content, layouts, themes, editions and tickets, at once. `flags`: laid over every ticket. */
export const checkAll = (paths: readonly string[], job: JobTicket, flags: Fields, run: Run): number => {
  const jobs: readonly CheckedJob[] =
    paths.length === 0 ? [job] : paths.flatMap((path) => jobsAt(path, job, flags, run));
  const seen = new Set<string>();
  const reviews = new Map<string, Review>();
  for (const one of jobs) {
    const key = JSON.stringify([foldersOf(one), one.ticket]);
    const reviewed = seen.has(key) ? undefined : checkOne(one, run);
    seen.add(key);
    if (reviewed) reviews.set(shown(foldersOf(one).content), reviewed);
  }
  const checked = [...new Set(jobs.map((one) => shown(one.brandFile ?? foldersOf(one).content)))];
  if (!run.failed()) run.say(`no mistakes in ${checked.join(', ')}`);
  if (!run.failed()) for (const one of reviews.values()) for (const line of tableOf(one)) run.say(line);
  const [reviewed] = reviews.values();
  const told = reviews.size > 1 ? { reviews: Object.fromEntries(reviews) } : { review: reviewed };
  return run.end({ checked, ...told });
};
