import type { TicketFields } from '../../core/index.ts';
import { editionFor, paper, placeFields } from './settings.ts';
import { chooseOption, chosen, form, formAxis, title } from './title.ts';
import { computed, signal } from './view.ts';

/** A sentence of the content, and the exercise behind it, in the form where it is said. */
export interface Said {
  readonly say: string;
  readonly exercise: string;
}

/** The sentences of what is chosen; of all forms, each once, where nothing is chosen yet. */
export const sentencesFor = (option: string | undefined): readonly Said[] => {
  const axis = formAxis.value?.id;
  const those = title.value.moments.filter(
    ({ choices }) => option === undefined || axis === undefined || choices[axis] === option,
  );
  const each = new Map<string, Said>();
  for (const { moments } of those) for (const one of moments) if (!each.has(one.say)) each.set(one.say, one);
  return [...each.values()];
};

/** What was said, by its sentence; or by its exercise, as a ticket names it. */
const said = signal<Partial<Said>>({});

/** Takes the exercise of a ticket. */
export const takeExercise = (exercise: string): void => {
  said.value = { exercise };
};

/** Takes a sentence, and a form in which it is said. */
export const takeMoment = (say: string): void => {
  said.value = { say };
  const axis = formAxis.value;
  if (!axis || sentencesFor(form.value?.id).some((one) => one.say === say)) return;
  const found = title.value.moments.find(({ moments }) => moments.some((one) => one.say === say));
  const option = found?.choices[axis.id];
  if (option !== undefined) chooseOption(axis.id, option);
};

export const currentMoment = computed((): Said | undefined => {
  const those = sentencesFor(form.value?.id);
  const { say, exercise } = said.value;
  return those.find((one) => one.say === say || one.exercise === exercise) ?? those[0];
});

/** A sentence that was asked for, and is not said in the form that was chosen since. */
export const lostSentence = computed((): string | undefined => {
  const { say } = said.value;
  return say === currentMoment.value?.say ? undefined : say;
});

/** The one form in which the sentence that was asked for is said, by its title; undefined where it is said in all. */
export const onlyForm = computed((): string | undefined => {
  const axis = formAxis.value;
  const say = said.value.say ?? currentMoment.value?.say;
  const those = title.value.moments.filter(({ moments }) => moments.some((one) => one.say === say));
  const options = new Set(those.map(({ choices }) => (axis ? choices[axis.id] : undefined)));
  if (!axis || options.size !== 1 || axis.options.length < 2) return undefined;
  return axis.options.find(({ id }) => options.has(id))?.title;
});

export const tonightTicket = computed((): TicketFields => {
  const axis = formAxis.value?.id;
  const pace = title.value.axes.filter(({ id, books }) => id !== axis && books?.includes('tonight'));
  const more = pace.flatMap(({ id }) =>
    chosen.value[id] === undefined ? [] : [[id, chosen.value[id]] as const],
  );
  const own = axis !== undefined && form.value ? { [axis]: form.value.id } : {};
  return {
    book: 'tonight',
    only: currentMoment.value ? [currentMoment.value.exercise] : [],
    choices: { ...own, ...Object.fromEntries(more) },
    edition: editionFor('print', paper.value),
    ...placeFields.value,
  };
});
