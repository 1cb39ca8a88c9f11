import type { Choices } from './author/axes.ts';
import { defaultBook, eachOf } from './author/books.ts';
import type { Library } from './author/library.ts';
import { resolve } from './author/resolve.ts';
import { exerciseSchema } from './author/schemas.ts';
import { choiceSets } from './choose/choices.ts';
import { readTicket } from './choose/ticket.ts';
import { defined } from './model/defined.ts';
import type { Report } from './model/diagnostic.ts';
import { type Prose, plain } from './model/prose.ts';
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

/** The sets of choices that the content's first book is made in. */
const usualSets = (library: Library): readonly Choices[] => {
  const context = { placeOf: () => undefined, report: () => undefined };
  const ticket = readTicket({}, context);
  return ticket ? choiceSets(library, ticket, context) : [];
};

/** Whether an exercise is for what is chosen. */
export const isExerciseFor = ({ only }: Exercise, choices: Choices): boolean =>
  only === undefined || only.some((option) => [...choices.values()].includes(option));

/** The exercises of a content, in the order of their files. */
export const listExercises = (library: Library): readonly ListedExercise[] => {
  const sets = usualSets(library);
  const each = eachOf(library.books.get(defaultBook));
  return [...library.entries.keys()].flatMap((id): readonly ListedExercise[] => {
    const found = sets.flatMap((choices) => {
      const exercise = exerciseIn(library, id, choices);
      return exercise && isExerciseFor(exercise, choices) ? [{ choices, exercise }] : [];
    });
    const [first] = found;
    if (!first) return [];
    const { title, module } = first.exercise;
    const optionsOf = (axis: string): readonly string[] => [
      ...new Set(found.map(({ choices }) => choices.get(axis) ?? '')),
    ];
    const minutes = new Set(found.flatMap(({ exercise }) => exercise.minutes ?? []));
    const formatted = minutes.size > 0 ? [...minutes].join('/') : undefined;
    const only = Object.fromEntries(each.map((axis) => [axis, optionsOf(axis)]));
    return [{ id, title: plain(title), only, ...defined({ module, minutes: formatted }) }];
  });
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
    prose ? [[name, plain(prose)] as const] : [],
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
