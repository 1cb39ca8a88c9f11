import type {
  OfferedAxis,
  OfferedBook,
  OfferedOption,
  OfferedTitle,
  TicketFields,
} from '../../core/index.ts';
import { computed, signal } from './view.ts';
import { blockOf } from './worker.ts';

// What can be chosen of the title that is open. The page's own title is described when the page is built: it is there at once.

export const title = signal<OfferedTitle>(JSON.parse(blockOf('title')));

/** The choices along axes, whatever is made of them; an axis without one stands as the book has it. */
export const chosen = signal<Readonly<Record<string, string>>>({});

export const chooseOption = (axis: string, option: string): void => {
  chosen.value = { ...chosen.value, [axis]: option };
};

export const axisNamed = (id: string | undefined): OfferedAxis | undefined =>
  title.value.axes.find((axis) => axis.id === id);

/** The axis by which readers are told apart. */
export const formAxis = computed(() => axisNamed(title.value.form));

/** What is chosen along it: until somebody does, the first. */
export const form = computed((): OfferedOption | undefined => {
  const axis = formAxis.value;
  return axis?.options.find(({ id }) => id === chosen.value[axis.id]) ?? axis?.options[0];
});

/** The axes that are asked for a book, without the form. */
export const axesFor = (book: string): readonly OfferedAxis[] =>
  title.value.axes.filter(({ id, books }) => id !== title.value.form && (books?.includes(book) ?? true));

/** Axes that are asked for a book more than for the workbook: how long an exercise is. */
export const ownAxesOf = (book: string): readonly OfferedAxis[] =>
  axesFor(book).filter(({ books }) => books !== undefined && !books.includes('book'));

/** A set of choices for each option of an axis. */
export const optionsAlong = ({ id, options }: OfferedAxis): readonly Readonly<Record<string, string>>[] =>
  options.map((option) => ({ [id]: option.id }));

/** Whether it is chosen along this axis how much the outside tells. */
export const isOfOutside = ({ options }: OfferedAxis): boolean => options.some(({ plain }) => plain);

/** Whether nothing outside a book tells what is inside. */
export const hasPlainOutside = ({ choices }: TicketFields): boolean =>
  title.value.axes.some(({ id, options }) => {
    const option = isMap(choices) ? [choices[id]].flat()[0] : undefined;
    return options.some((one) => one.plain && one.id === option);
  });

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export const optionOf = ({ id, options }: OfferedAxis): string => chosen.value[id] ?? options[0]?.id ?? '';

/** What is chosen for a book: the form always, of the other axes those that it is asked for. */
export const choicesFor = (book: string): Readonly<Record<string, string>> => {
  const { form: axis } = title.value;
  const asked = axesFor(book).flatMap(({ id }) => {
    const option = chosen.value[id];
    return option === undefined ? [] : [[id, option] as const];
  });
  const own = axis !== undefined && form.value ? [[axis, form.value.id] as const] : [];
  return Object.fromEntries([...own, ...asked]);
};

/** Books with a door of their own. */
const apart: readonly string[] = ['handout', 'tonight', 'packet'];

/** Books for the reader, the shortest first where the content has a short one. */
export const readerBooks = computed((): readonly OfferedBook[] =>
  title.value.books
    .filter(({ name, across }) => !across && !apart.includes(name))
    .sort((one, other) => Number(other.name === 'starter') - Number(one.name === 'starter')),
);

export const hasBook = (name: string): boolean => title.value.books.some((book) => book.name === name);
