import {
  called,
  describeExercise,
  type ExerciseWishes,
  error,
  listExercises,
  openProject,
  readEdition,
  suggest,
} from '../core/index.ts';
import { readSources } from '../node/folders.ts';
import { alignColumns } from './align-columns.ts';
import { foldersOf, type JobTicket } from './job-ticket.ts';
import { readJobSources } from './make.ts';
import { type Run, sourceFiles } from './run.ts';

/** All entries, each taken as right where the build has proven it. */
const everyEntry = { only: [], choices: {} };

/** `octavo list`: all exercises, or those that fit what is chosen and wished. */
export const listAll = (job: JobTicket, run: Run, wishes: ExerciseWishes): number => {
  const sources = readJobSources(job, run);
  const project = sources && openProject(sources, run.report, everyEntry);
  const exercises = project ? listExercises(project.library, job.ticket, wishes, run.report) : [];
  if (run.failed()) return run.end({});
  const axes = Object.keys(exercises[0]?.only ?? {});
  const hasDose = exercises.some(({ dose }) => dose !== undefined);
  const hasTags = exercises.some(({ tags }) => tags.length > 0);
  const rows = exercises.map(({ id, title, module = '', only, minutes = '', dose = '', tags }) => [
    id,
    title,
    module,
    ...axes.map((axis) => only[axis]?.join(', ') ?? ''),
    minutes,
    ...(hasDose ? [dose] : []),
    ...(hasTags ? [tags.join(', ')] : []),
  ]);
  const head = [
    'id',
    'title',
    'module',
    ...axes,
    'minutes',
    ...(hasDose ? ['dose'] : []),
    ...(hasTags ? ['tags'] : []),
  ];
  if (rows.length > 0) for (const line of alignColumns([head, ...rows], true)) run.say(line);
  else run.say('no exercise fits; ask for less');
  if (rows[0]) run.say(`what one is for: \`octavo show ${rows[0][0]}\``);
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
  for (const line of alignColumns(found.map((one) => [one.name, one.title, one.for]))) run.say(line);
  return run.end({ editions: found });
};

/** `octavo show ID`. */
export const showExercise = (id: string, job: JobTicket, run: Run): number => {
  const sources = readJobSources(job, run);
  const project = sources && openProject(sources, run.report, everyEntry);
  if (!project) return run.end({});
  const known = listExercises(project.library).map((one) => one.id);
  if (!known.includes(id)) {
    const hint = suggest(id, known) ?? '`octavo list` shows them all';
    run.report(error('cli/unknown-exercise', `there is no exercise ${called(id, known)}`, undefined, hint));
    return run.end({});
  }
  const found = describeExercise(project.library, id, job.ticket, run.report);
  for (const { title, chosen, fields } of found) {
    run.say(chosen.length > 0 ? `${title} (${chosen.join(', ')})` : title);
    const rows = Object.entries(fields).map(([name, value]) => [
      `  ${name}`,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]);
    for (const line of alignColumns(rows)) run.say(line);
    run.say('');
  }
  return run.end({ exercise: found.map(({ title, chosen, fields }) => ({ title, chosen, ...fields })) });
};
