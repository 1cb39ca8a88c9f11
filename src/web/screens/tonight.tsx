import type { TicketFields } from '../../core/index.ts';
import { FormChoice } from '../parts/axes.tsx';
import { Choice } from '../parts/choice.tsx';
import { Country } from '../parts/help.tsx';
import { PaperChoice } from '../parts/paper.tsx';
import { Workroom } from '../parts/workroom.tsx';
import { show } from '../state/making.ts';
import { country, editionFor, paper } from '../state/settings.ts';
import { chooseOption, chosen, form, formAxis, title } from '../state/title.ts';
import { computed, signal, useEffect } from '../state/view.ts';

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

const exercise = signal('');

/** Takes a sentence, and a form in which it is said. */
export const takeMoment = (said: Said): void => {
  exercise.value = said.exercise;
  const axis = formAxis.value;
  if (!axis || sentencesFor(form.value?.id).some(({ say }) => say === said.say)) return;
  const found = title.value.moments.find(({ moments }) => moments.some(({ say }) => say === said.say));
  const option = found?.choices[axis.id];
  if (option !== undefined) chooseOption(axis.id, option);
};

const current = computed((): Said | undefined => {
  const said = sentencesFor(form.value?.id);
  return said.find((one) => one.exercise === exercise.value) ?? said[0];
});

const ticket = computed((): TicketFields => {
  const axis = formAxis.value?.id;
  const pace = title.value.axes.filter(({ id, books }) => id !== axis && books?.includes('tonight'));
  const more = pace.flatMap(({ id }) =>
    chosen.value[id] === undefined ? [] : [[id, chosen.value[id]] as const],
  );
  const own = axis !== undefined && form.value ? { [axis]: form.value.id } : {};
  return {
    book: 'tonight',
    only: current.value ? [current.value.exercise] : [],
    choices: { ...own, ...Object.fromEntries(more) },
    edition: editionFor('print', paper.value),
    ...(country.value ? { country: country.value } : {}),
  };
});

/** One sheet for a hard evening. It is ready when it is opened: the rest may be said, and need not. */
export const Tonight = () => {
  const wanted = ticket.value;
  useEffect(() => {
    void show(wanted);
  }, [wanted]);
  return (
    <Workroom heading="One page for tonight" intro="It is ready. Print it, or say what is nearest.">
      <Country hint="They are printed on the back. Without a country, those of all are, on one sheet more." />
      <Choice
        legend="Right now"
        shape="list"
        value={current.value?.exercise ?? ''}
        options={sentencesFor(form.value?.id).map(({ say, exercise: value }) => ({ value, says: say }))}
        onChoose={(value) => {
          exercise.value = value;
        }}
      />
      <FormChoice />
      <PaperChoice />
    </Workroom>
  );
};
