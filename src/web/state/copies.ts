import { type AnsweredQuestion, questionsAnswered, spoken } from '../model/answered.ts';
import type { Calls, CopyRead } from '../model/messages.ts';
import { sentences } from '../model/plain-words.ts';
import { done, save } from './files.ts';
import { emptyHead } from './handout.ts';
import { handoutBook } from './packet.ts';
import { readFile } from './reading.ts';
import { chooseOption, formAxis, hasBook, optionsAlong, ownAxesOf, readerBooks, title } from './title.ts';
import { batch, computed, signal } from './view.ts';
import { ask } from './worker.ts';

// Copies that were filled in on a screen, for as long as the page is open.

export const copies = signal<readonly CopyRead[]>([]);
/** Why files could not be read. Their names may be people's: they are shown here, and go nowhere else. */
export const unread = signal<readonly string[]>([]);
export const answerTable = signal<Calls['answers']['gives'] | undefined>(undefined);
/** The place of the copy that is carried over. */
export const shownAt = signal(0);

export const shownCopy = computed(() => copies.value[shownAt.value]);

const told = (file: File, why: string): string => sentences(`“${file.name}” was not read: ${why}`);

/** How many files are being read. */
export const isReading = signal(0);

const sectionsOf = ({ fields }: CopyRead): readonly string[] => [
  ...new Set(fields.map(({ name }) => name.split('.')[0] ?? '')),
];

/** The exercises that a copy holds, in its order. */
export const exercisesOf = (copy: CopyRead): readonly string[] =>
  sectionsOf(copy).filter((id) => title.value.exercises.some((one) => one.id === id));

interface Origin {
  readonly book: string;
  /** What is chosen, by its axis. */
  readonly choices: Readonly<Record<string, string>>;
}

/** A book of which a copy holds less than this share is not what it was made as: it was sheets out of it. */
const leastShare = 0.5;

/** The book and the form that a copy was made as, by the sections of its fields: the smallest that holds the most of them. */
const bookOf = (copy: CopyRead): Origin | undefined => {
  const sections = new Set(sectionsOf(copy));
  const axis = formAxis.value?.id;
  const guesses = readerBooks.value.flatMap(({ name, holds }) =>
    Object.entries(holds).map(([option, ids]) => {
      const shared = ids.filter((id) => sections.has(id)).length;
      const choices = axis === undefined ? {} : { [axis]: option };
      return { book: name, choices, share: shared / ids.length, score: shared - ids.length / 1000 };
    }),
  );
  const [best] = guesses.sort((one, other) => other.score - one.score);
  return best && best.share >= leastShare ? best : undefined;
};

/** The choices along which sheets differ most: the form, and how long they are. */
const sheetChoices = (): readonly Origin['choices'][] => {
  const forms = formAxis.value ? optionsAlong(formAxis.value) : [{}];
  return [{}, ...ownAxesOf(handoutBook).flatMap(optionsAlong)].flatMap((own) =>
    forms.map((form) => ({ ...form, ...own })),
  );
};

/** Sheets of the same exercises, in the choices whose fields are most like those of the copy. */
const sheetsOf = async (copy: CopyRead): Promise<Origin | undefined> => {
  const only = exercisesOf(copy);
  if (only.length === 0 || !hasBook(handoutBook)) return undefined;
  const tried = sheetChoices();
  const tickets = tried.map((choices) => ({ book: handoutBook, only, choices, edition: 'fillable' }));
  const at = await ask('likest', { names: copy.fields.map(({ name }) => name), tickets });
  return { book: handoutBook, choices: tried[at] ?? {} };
};

/** The book that the answers go into; none: the first that there is. */
export const nextBook = signal<string | undefined>(undefined);

/** Whose the next copy is, and what is said to them: nothing in a copy that came back says it. */
export const headOfNext = signal(emptyHead);

/** The copy that is shown, and carried over: another person's has another name. */
export const showCopy = (at: number): void => {
  batch(() => {
    shownAt.value = at;
    headOfNext.value = emptyHead;
    void takeOrigin(copies.value[at]);
  });
};

const take = ({ book, choices }: Origin): void =>
  batch(() => {
    nextBook.value = book;
    for (const [axis, option] of Object.entries(choices)) chooseOption(axis, option);
  });

const takeOrigin = async (copy: CopyRead | undefined): Promise<void> => {
  if (!copy) return;
  const book = bookOf(copy);
  if (book) {
    take(book);
    return;
  }
  const sheets = await sheetsOf(copy);
  if (sheets && shownCopy.value === copy) take(sheets);
};

export const openCopies = async (files: readonly File[]): Promise<void> => {
  const read: CopyRead[] = [];
  const failed: string[] = [];
  batch(() => {
    isReading.value = files.length;
    unread.value = [];
  });
  for (const file of files) {
    const found = await readFile({ kind: 'pdf', bytes: await file.arrayBuffer() });
    if ('fields' in found && found.fields.length > 0) read.push({ file: file.name, fields: found.fields });
    else
      failed.push(
        told(file, 'flaw' in found ? `${found.flaw}; ${found.hint}` : 'it has no fields to fill in'),
      );
  }
  const joined = read.length > 0 ? await ask('answers', { copies: read }) : undefined;
  batch(() => {
    isReading.value = 0;
    copies.value = read;
    unread.value = failed;
    answerTable.value = joined;
    showCopy(0);
  });
};

/** The answers of a copy, by the names of its fields. */
export const answersOf = ({ fields }: CopyRead): readonly (readonly [string, string | true])[] =>
  fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value] as const]));

export const saveTable = (): void => {
  if (!answerTable.value) return;
  save('answers.csv', answerTable.value.csv, 'text/csv');
  done.value = 'Saved as answers.csv. It holds what was written: keep it where only you read it.';
};

/** What one exercise asked, and what was written there. */
export interface AnswerGroup {
  readonly title: string;
  readonly answers: readonly { readonly id: string; readonly asks: string; readonly says: string }[];
}

const titleOf = (section: string): string =>
  title.value.exercises.find(({ id }) => id === section)?.title ?? spoken(section);

/** What each field asks, by its name: as the heads of the table say it. */
const asked = computed((): ReadonlyMap<string, string> => {
  const [asks = [], names = []] = answerTable.value?.cells ?? [];
  return new Map(names.map((name, at) => [name, asks[at] ?? '']));
});

/** The answers of the copy that is shown, exercise by exercise. */
export const shownAnswers = computed((): readonly AnswerGroup[] => {
  const groups = new Map<string, AnsweredQuestion[]>();
  for (const field of questionsAnswered(shownCopy.value?.fields ?? [])) {
    const [section = ''] = field.name.split('.');
    groups.set(section, [...(groups.get(section) ?? []), field]);
  }
  return [...groups].map(([section, fields]) => ({
    title: titleOf(section),
    answers: fields.map(({ name, value }) => ({
      id: name,
      // Its section stands above it already.
      asks: (asked.value.get(name) ?? '').replace(`${section.replaceAll('-', ' ')}: `, ''),
      says: value === true ? '✓' : value,
    })),
  }));
});
