import type { Choices } from './author/axes.ts';
import { defaultBook, eachOf } from './author/books.ts';
import type { Library } from './author/library.ts';
import { resolve } from './author/resolve.ts';
import { exerciseSchema } from './author/schemas.ts';
import { fieldOf, textsOf } from './author/yaml-node.ts';
import { choiceSets } from './choose/choices.ts';
import { readTicket } from './choose/ticket.ts';
import { defined } from './model/defined.ts';
import { error, type Report } from './model/diagnostic.ts';
import { called, suggest } from './model/nearest.ts';
import { type Prose, plain, withoutPages } from './model/prose.ts';
import type { TicketFields } from './model/workbook.ts';
import { check } from './schema/check.ts';
import type { Infer } from './schema/vocabulary.ts';

type Exercise = Infer<typeof exerciseSchema>;

/** An exercise as a list shows it: what its content declares, and nothing else. */
export interface ListedExercise {
  readonly id: string;
  readonly title: string;
  readonly module?: string;
  /** By axis that the content's first book is made for each option of: the options that it is for. */
  readonly only: Readonly<Record<string, readonly string[]>>;
  /** In each of them: `8/12`. */
  readonly minutes?: string;
  /** The same of what it asks. */
  readonly dose?: string;
  /** What it is or holds that somebody may want to leave out. */
  readonly tags: readonly string[];
}

/** An exercise as it reads in one set of choices; undefined when there is none of that id. */
export const exerciseIn = (
  { entries, axes }: Library,
  id: string,
  choices: Choices,
): Exercise | undefined => {
  const entry = entries.get(id);
  if (entry?.kind !== 'exercise') return undefined;
  const checked = check(exerciseSchema, resolve(entry.node, axes, choices, () => undefined).value);
  return checked.ok ? checked.value : undefined;
};

/** Whether an exercise is for what is chosen. */
export const isExerciseFor = ({ only }: Exercise, choices: Choices): boolean =>
  only === undefined || only.some((option) => [...choices.values()].includes(option));

/** What is looked for among exercises: those that one of these modules has, and that take no longer. */
export interface ExerciseWishes {
  readonly modules?: readonly string[] | undefined;
  readonly minutes?: number | undefined;
}

/** An exercise in one set of choices. */
interface Found {
  readonly choices: Choices;
  readonly exercise: Exercise;
}

const readings = (library: Library, id: string, sets: readonly Choices[]): readonly Found[] =>
  sets.flatMap((choices) => {
    const exercise = exerciseIn(library, id, choices);
    return exercise && isExerciseFor(exercise, choices) ? [{ choices, exercise }] : [];
  });

/** Numbers as they differ from reading to reading: `8/12`. */
const numbersOf = (found: readonly Found[], field: 'minutes' | 'dose'): string | undefined => {
  const numbers = new Set(found.flatMap(({ exercise }) => exercise[field] ?? []));
  return numbers.size > 0 ? [...numbers].join('/') : undefined;
};

const listed = (
  id: string,
  found: readonly Found[],
  only: ListedExercise['only'],
): readonly ListedExercise[] => {
  const [first] = found;
  if (!first) return [];
  const { title, module, tags } = first.exercise;
  const numbers = { minutes: numbersOf(found, 'minutes'), dose: numbersOf(found, 'dose') };
  return [{ id, title: plain(title), only, tags, ...defined({ module, ...numbers }) }];
};

const silent = { placeOf: () => undefined, report: () => undefined };

/** By axis that the content's first book is made for each option of: the options that an exercise is for. */
const openToAll = (library: Library): ((id: string) => ListedExercise['only']) => {
  const ticket = readTicket({}, silent);
  const sets = ticket ? choiceSets(library, ticket, silent) : [];
  const each = eachOf(library.books.get(defaultBook));
  return (id) => {
    const found = readings(library, id, sets);
    const optionsOf = (axis: string): readonly string[] => [
      ...new Set(found.map(({ choices }) => choices.get(axis) ?? '')),
    ];
    return Object.fromEntries(each.map((axis) => [axis, optionsOf(axis)]));
  };
};

const checkModules = (modules: readonly string[], library: Library, report: Report): void => {
  const all = [...library.entries.values()].flatMap(({ node }) => textsOf(fieldOf(node, 'module')));
  const known = new Set(all.map(({ value }) => value));
  for (const name of modules) {
    if (known.has(name)) continue;
    const hint = suggest(name, known) ?? `modules: ${[...known].map((one) => `\`${one}\``).join(', ')}`;
    report(error('list/unknown-module', `there is no module ${called(name, known)}`, undefined, hint));
  }
};

/** The exercises of a content, in the order of their files, in the choices that a ticket names; or those of them that fit some wishes. */
export const listExercises = (
  library: Library,
  raw: TicketFields = {},
  { modules = [], minutes: most }: ExerciseWishes = {},
  report: Report = silent.report,
): readonly ListedExercise[] => {
  const context = { ...silent, report };
  const ticket = readTicket(raw, context);
  const sets = ticket ? choiceSets(library, ticket, context) : [];
  const onlyOf = openToAll(library);
  checkModules(modules, library, report);
  const isWished = ({ exercise: { module, minutes } }: Found): boolean =>
    (modules.length === 0 || modules.includes(module ?? '')) &&
    (most === undefined || (minutes !== undefined && minutes <= most));
  return [...library.entries.keys()].flatMap((id) =>
    listed(id, readings(library, id, sets).filter(isWished), onlyOf(id)),
  );
};

/** An exercise as chosen: its fields, but not the words of its blocks. */
export interface DescribedExercise {
  readonly title: string;
  /** What is chosen along the axes that the content's first book is made for each option of. */
  readonly chosen: readonly string[];
  readonly fields: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

const describedFields = ({
  id: _id,
  title: _title,
  blocks,
  kind: _kind,
  only: _only,
  starts: _starts,
  ...rest
}: Exercise) => {
  const { purpose, when, skip, summary, closing, clinician, provenance, ...others } = rest;
  const texts = { purpose, when, skip, summary, closing, clinician, provenance };
  const plainTexts = Object.entries(texts).flatMap(([name, prose]: [string, Prose | undefined]) =>
    prose ? [[name, plain(withoutPages(prose))] as const] : [],
  );
  const kinds = blocks.map((block) =>
    typeof block === 'object' && block !== null ? Object.keys(block)[0] : '',
  );
  return { ...defined(others), ...Object.fromEntries(plainTexts), blocks: kinds.map((kind) => kind ?? '') };
};

/** An exercise in each set of choices of a ticket, without those that it is not for. */
export const describeExercise = (
  library: Library,
  id: string,
  raw: TicketFields,
  report: Report,
): readonly DescribedExercise[] => {
  const context = { placeOf: () => undefined, report };
  const ticket = readTicket(raw, context);
  const each = eachOf(library.books.get(defaultBook));
  return (ticket ? choiceSets(library, ticket, context) : []).flatMap((choices) => {
    const exercise = exerciseIn(library, id, choices);
    if (!exercise || !isExerciseFor(exercise, choices)) return [];
    const chosen = each.map((axis) => choices.get(axis) ?? '');
    return [{ title: plain(exercise.title), chosen, fields: describedFields(exercise) }];
  });
};
