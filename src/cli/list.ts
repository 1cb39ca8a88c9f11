import {
  type Choices,
  check,
  error,
  exerciseSchema,
  type Project,
  plain,
  readEdition,
  resolve,
  type Scope,
  suggest,
} from '../core/index.ts';
import { readSources } from './folders.ts';
import type { JobTicket } from './job-ticket.ts';

import { choicesFor, foldersOf, prepare } from './make.ts';

import { type Run, sourceFiles } from './run.ts';

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly module: string;
  readonly forms: readonly string[];
  readonly minutes: string;
}

const fieldsOf = ({ library }: Project, id: string, choices: Choices) => {
  const entry = library.entries.get(id);
  if (entry?.what !== 'exercise') return undefined;
  const checked = check(exerciseSchema, resolve(entry.written, library.axes, choices, () => undefined).value);
  return checked.ok ? checked.value : undefined;
};

const listed = (project: Project): readonly Listed[] => {
  const { axes, entries } = project.library;
  const forms = axes.get('form') ?? [];
  const of = (form: string): Choices =>
    new Map([
      ...[...axes].map(([axis, options]) => [axis, options[0] ?? ''] as const),
      ['form', form] as const,
    ]);
  return [...entries.keys()].flatMap((id): readonly Listed[] => {
    const first = fieldsOf(project, id, of(forms[0] ?? ''));
    if (!first) return [];
    const own = first.forms ?? forms;
    const minutes = own.map((form) => String(fieldsOf(project, id, of(form))?.minutes ?? ''));
    return [
      {
        id,
        title: plain(first.title),
        module: first.module,
        forms: own,
        minutes: [...new Set(minutes)].join('/'),
      },
    ];
  });
};

const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

/** Titles and times in every form; all else as it is when nothing is asked for. */
const forms: Scope = { options: (axis, options) => (axis === 'form' ? options : options.slice(0, 1)) };

/** `octavo list`. */
export const listExercises = (job: JobTicket, run: Run): number => {
  const { project } = prepare(job, run, forms);
  const exercises = project ? listed(project) : [];
  const rows = exercises.map(({ id, title, module, forms, minutes }) => [
    id,
    title,
    module,
    forms.join(', '),
    minutes,
  ]);
  if (project)
    for (const line of table([['id', 'title', 'module', 'forms', 'minutes'], ...rows])) run.say(line);
  return run.end({ exercises });
};

/** `octavo editions`. */
export const listEditions = (job: JobTicket, run: Run): number => {
  const sources = readSources(foldersOf(job), run.report);
  run.knows(sourceFiles(sources));
  const found = [...sources.editions.keys()].flatMap((name) => {
    const edition = readEdition(sources, name, run.report);
    return edition ? [{ name, title: edition.title, for: edition.for }] : [];
  });
  for (const line of table(found.map((one) => [one.name, one.title, one.for]))) run.say(line);
  return run.end({ editions: found });
};

/** What `show` tells of an exercise in one form. */
const described = (project: Project, id: string, choices: Choices) => {
  const form = choices.get('form') ?? '';
  const fields = fieldsOf(project, id, choices);
  if (!fields || (fields.forms && !fields.forms.includes(form))) return [];
  const { title, module, minutes, dose, gate, evidence, blocks } = fields;
  const texts = ['purpose', 'when', 'skip', 'summary', 'closing', 'clinician', 'provenance'] as const;
  const kinds = blocks.map((block) =>
    typeof block === 'object' && block !== null ? (Object.keys(block)[0] ?? '') : '',
  );
  const said = Object.fromEntries(texts.map((name) => [name, plain(fields[name])]));
  return [{ form, title: plain(title), module, minutes, dose, gate, ...said, evidence, blocks: kinds }];
};

/** `octavo show ID`. */
export const showExercise = (id: string, job: JobTicket, run: Run): number => {
  const { project } = prepare(job, run, forms);
  if (!project) return run.end({});
  const known = listed(project).map((one) => one.id);
  if (!known.includes(id)) {
    const hint = suggest(id, known) ?? '`octavo list` shows them all';
    run.report(error('cli/unknown-exercise', `there is no exercise \`${id}\``, undefined, hint));
    return run.end({});
  }
  const shown = choicesFor(project, job, run).flatMap((choices) => described(project, id, choices));
  for (const { form, title, ...rest } of shown) {
    run.say(`${title} (${form})`);
    const rows = Object.entries(rest).map(([name, value]) => [
      `  ${name}`,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]);
    for (const line of table(rows)) run.say(line);
    run.say('');
  }
  return run.end({ exercise: shown });
};
