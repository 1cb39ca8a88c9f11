import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checkSources, type Review } from '../core/check/check.ts';
import { error } from '../core/index.ts';
import { spellerFor } from '../node/dictionaries.ts';
import { shown } from '../node/folders.ts';
import { foldersOf, type JobTicket, readJobTicket } from './job-ticket.ts';
import { readJobSources } from './make.ts';
import type { Fields } from './private-file.ts';
import type { Run } from './run.ts';

/** Checks all that a job reads, or what its ticket asks for. */
const checkOne = (job: JobTicket, run: Run): Review | undefined => {
  const sources = readJobSources(job, run);
  const { ticket, placeOf, isFile: isTicket } = job;
  return sources && checkSources(sources, ticket, { placeOf, isTicket, spellerFor, report: run.report });
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

/** The folder of content or of layouts that a path lies in, or a ticket. */
const jobFor = (path: string, job: JobTicket, flags: Fields, run: Run): JobTicket | undefined => {
  const whole = resolve(path);
  if (!existsSync(whole)) {
    run.report(error('cli/no-file', `there is nothing at \`${path}\``, undefined, 'check the path'));
    return undefined;
  }
  let folder = statSync(whole).isDirectory() ? whole : dirname(whole);
  const isYaml = whole.endsWith('.yaml') || whole.endsWith('.yml');
  for (let depth = 0; depth < 3; depth++, folder = dirname(folder)) {
    if (existsSync(join(folder, 'book.yaml'))) return { ...job, ticket: { ...job.ticket, content: folder } };
    const holdsLayouts =
      existsSync(join(folder, 'themes')) ||
      existsSync(join(folder, 'editions')) ||
      existsSync(join(folder, 'page.hbs'));
    if (holdsLayouts || (!isYaml && whole.endsWith('.hbs') && depth === 0))
      return { ...job, ticket: { ...job.ticket, templates: folder } };
  }
  if (statSync(whole).isDirectory()) return { ...job, ticket: { ...job.ticket, content: whole } };
  if (isYaml) return readJobTicket(whole, flags, run);
  run.report(
    error(
      'cli/not-checked',
      `\`${path}\` is nothing that Octavo reads`,
      undefined,
      'name a folder, a .yaml or an .hbs file',
    ),
  );
  return undefined;
};

/** `octavo check`: everything wrong with content, layouts, themes, editions and tickets, at once. `flags`: laid over every ticket. */
export const checkAll = (paths: readonly string[], job: JobTicket, flags: Fields, run: Run): number => {
  const jobs = paths.length === 0 ? [job] : paths.flatMap((path) => jobFor(path, job, flags, run) ?? []);
  const seen = new Set<string>();
  const reviews = new Map<string, Review>();
  for (const one of jobs) {
    const key = JSON.stringify([foldersOf(one), one.ticket]);
    const reviewed = seen.has(key) ? undefined : checkOne(one, run);
    seen.add(key);
    if (reviewed) reviews.set(shown(foldersOf(one).content), reviewed);
  }
  const checked = [...new Set(jobs.map((one) => shown(foldersOf(one).content)))];
  if (!run.failed()) run.say(`no mistakes in ${checked.join(', ')}`);
  if (!run.failed()) for (const one of reviews.values()) for (const line of tableOf(one)) run.say(line);
  const [reviewed] = reviews.values();
  const told = reviews.size > 1 ? { reviews: Object.fromEntries(reviews) } : { review: reviewed };
  return run.end({ checked, ...told });
};
