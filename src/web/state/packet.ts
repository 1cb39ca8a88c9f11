import type { OfferedExercise } from '../../core/index.ts';
import { choicesFor, title } from './title.ts';
import { computed, effect, signal } from './view.ts';
import { ask } from './worker.ts';

// What is handed out: exercises, in an order of the therapist's own.

export const handoutBook = 'handout';

/** The ids, in their order. */
export const packet = signal<readonly string[]>([]);

/** The exercises as they are with what is chosen: their minutes differ by form and length. */
export const exercises = signal<readonly OfferedExercise[]>(title.value.exercises);

/** What was done to the packet, for those who hear it. */
export const heard = signal('');

/** Keeps the exercises as they are with what is chosen. Gives the end of it. */
export const followChoices = (): (() => void) => {
  let newest = '';
  return effect(() => {
    const choices = choicesFor(handoutBook);
    const key = JSON.stringify([choices, title.value.title]);
    newest = key;
    void ask('exercises', { choices }).then((found) => {
      if (key === newest) exercises.value = found;
    });
  });
};

/** Those of the packet that there are with what is chosen, in the order of the packet. */
export const packed = computed((): readonly OfferedExercise[] =>
  packet.value.flatMap((id) => exercises.value.find((exercise) => exercise.id === id) ?? []),
);

/** Those of the packet that are not for what is chosen, by their titles. */
export const leftAside = computed((): readonly string[] =>
  packet.value.flatMap((id) =>
    packed.value.some((one) => one.id === id)
      ? []
      : (title.value.exercises.find((one) => one.id === id)?.title ?? called.get(id) ?? id),
  ),
);

/** What each is called that was put in, as it was called then. */
const called = new Map<string, string>();

export const put = ({ id, title: name }: OfferedExercise): void => {
  if (packet.value.includes(id)) return;
  called.set(id, name);
  packet.value = [...packet.value, id];
  heard.value = `${name} is in the packet, as number ${packed.value.length}.`;
};

export const takeOut = ({ id, title: called }: OfferedExercise): void => {
  packet.value = packet.value.filter((one) => one !== id);
  heard.value = `${called} was taken out.`;
};

/** Moves one by so many places; those that are not shown keep theirs. */
export const move = ({ id, title: called }: OfferedExercise, by: 1 | -1): void => {
  const shown = packed.value.map((one) => one.id);
  const other = shown[shown.indexOf(id) + by];
  if (other === undefined) return;
  packet.value = packet.value.map((one) => {
    if (one === id) return other;
    return one === other ? id : one;
  });
  heard.value = `${called} is now ${shown.indexOf(id) + by + 1} of ${shown.length}.`;
};

export interface Search {
  readonly words: string;
  readonly module: string;
  /** At the most; 0: any. */
  readonly minutes: number;
}

export const search = signal<Search>({ words: '', module: '', minutes: 0 });

export const modules = computed(() => [...new Set(exercises.value.map(({ module }) => module))]);

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** All that exercises say, by their ids; asked for with the first word that is searched. */
const texts = signal<Readonly<Record<string, string>>>({});
let textsOf = '';

const wantTexts = async (): Promise<void> => {
  const of = title.value.title;
  if (textsOf === of) return;
  textsOf = of;
  texts.value = Object.fromEntries(
    Object.entries(await ask('texts', {})).map(([id, text]) => [id, folded(text)]),
  );
};

export const searchFor = (words: string): void => {
  search.value = { ...search.value, words };
  if (words !== '') void wantTexts();
};

/** Whether a text has a word that begins so: `anger` is no part of `danger`. */
const hasWord = (text: string, part: string): boolean => {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  return false;
};

/** The exercises that fit a search: all its words, in any order, each at the beginning of a word of theirs. Those that have them in their title stand first. */
export const found = computed((): readonly OfferedExercise[] => {
  const { words, module, minutes } = search.value;
  const parts = folded(words).split(/\s+/).filter(Boolean);
  const isTitled = ({ title: name }: OfferedExercise): boolean =>
    parts.length > 0 && parts.every((part) => hasWord(folded(name), part));
  const fitting = exercises.value.filter((one) => {
    const text = `${folded(`${one.title} ${one.module} ${one.purpose}`)} ${texts.value[one.id] ?? ''}`;
    const isShort = minutes === 0 || (one.minutes ?? 0) <= minutes;
    return parts.every((part) => hasWord(text, part)) && (module === '' || one.module === module) && isShort;
  });
  return [...fitting.filter(isTitled), ...fitting.filter((one) => !isTitled(one))];
});
