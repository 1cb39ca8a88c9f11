import type { Choices } from './author/axes.ts';
import { acrossOf, defaultBook, eachOf, resolveBook } from './author/books.ts';
import type { Library } from './author/library.ts';
import { resolve } from './author/resolve.ts';
import { pageSchema } from './author/schemas.ts';
import { exerciseIn, isExerciseFor } from './catalog.ts';
import { choiceSets } from './choose/choices.ts';
import { readTicket } from './choose/ticket.ts';
import { defined } from './model/defined.ts';
import { isTree } from './model/mapping.ts';
import { plain, withoutPages } from './model/prose.ts';
import type { Sources } from './model/sources.ts';
import type { TicketFields } from './model/workbook.ts';
import { listMoments, type Moments } from './moments.ts';
import type { Project } from './project.ts';
import { readEdition } from './publish/design.ts';
import { check } from './schema/check.ts';

// What a title says of itself to those who choose from it on a screen: plain values, all of them words of its content and layouts.

/** One option of an axis. */
export interface OfferedOption {
  readonly id: string;
  readonly title: string;
  /** Whom it is for, as its book says it to a reader. */
  readonly says?: string;
  /** Its colors by name, where the option brings any. */
  readonly colors: Readonly<Record<string, string>>;
  /** Nothing outside tells what is inside. */
  readonly plain: boolean;
}

/** An axis to choose along, and how the content asks for it. */
export interface OfferedAxis {
  readonly id: string;
  readonly asks: string;
  /** The same of somebody else, where the content asks it so. */
  readonly asksOthers?: string;
  /** The books that it is asked for; absent: all of them. */
  readonly books?: readonly string[];
  readonly options: readonly OfferedOption[];
}

/** A book that can be made. */
export interface OfferedBook {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  /** For practitioners: every option at once. */
  readonly across: boolean;
  /** The ids of all that it lists, by the options of the form; under `''` where there is no form. */
  readonly holds: Readonly<Record<string, readonly string[]>>;
}

/** Whom to call in one country. */
export interface OfferedHelp {
  readonly country: string;
  readonly name: string;
  readonly emergency?: string;
  readonly lines: readonly {
    readonly name: string;
    readonly contact: string;
    readonly hours?: string;
    readonly for?: string;
  }[];
}

/** An exercise in one set of choices. */
export interface OfferedExercise {
  readonly id: string;
  readonly title: string;
  /** The title of its module. */
  readonly module: string;
  readonly minutes?: number;
  readonly purpose: string;
  readonly gate: boolean;
}

/** A title, as a page offers it. */
export interface OfferedTitle {
  readonly title: string;
  readonly tagline: string;
  /** What it is not, and who has looked at it, as its cover says. */
  readonly notice: string;
  /** The axis that tells the title's readers apart: the first that its first book is made for each option of. */
  readonly form?: string;
  readonly axes: readonly OfferedAxis[];
  readonly books: readonly OfferedBook[];
  readonly moments: readonly Moments[];
  readonly slots: readonly { readonly name: string; readonly label: string }[];
  readonly help: readonly OfferedHelp[];
  readonly editions: readonly { readonly name: string; readonly title: string; readonly for: string }[];
  readonly exercises: readonly OfferedExercise[];
  /** The languages, beside its own, that it is spelled for. */
  readonly spellings: readonly string[];
}

/** The rooms of `words.yaml` in which a content asks for its axes, and calls its books. */
const [asking, calling] = ['studio', 'studio-books'];

const silent = { placeOf: () => undefined, report: () => undefined };

const capitalized = (id: string): string =>
  `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`.replaceAll('-', ' ');

/** The sets of choices of a ticket; the first stands for all where only one is asked for. */
const setsOf = (library: Library, fields: TicketFields): readonly Choices[] => {
  const ticket = readTicket(fields, silent);
  return ticket ? choiceSets(library, ticket, silent) : [];
};

const bookIn = ({ books, axes }: Library, name: string, choices: Choices) => {
  const node = books.get(name);
  return node && resolveBook(node, axes, choices, silent.report);
};

/** The axis by which the first book tells its readers apart. */
export const formAxisOf = ({ books }: Library): string | undefined => eachOf(books.get(defaultBook))[0];

const optionsOf = (library: Library, axis: string): readonly OfferedOption[] =>
  Object.entries(library.choices[axis] ?? {}).map(([id, option]) => {
    const [choices = new Map()] = setsOf(library, { choices: { [axis]: id } });
    const book = axis === formAxisOf(library) ? bookIn(library, defaultBook, choices) : undefined;
    const audience = book?.audience;
    const colors = isTree(option.theme.colors) ? option.theme.colors : {};
    return {
      id,
      title: option.title,
      ...defined({ says: audience && plain(audience) }),
      colors: Object.fromEntries(Object.entries(colors).map(([name, color]) => [name, String(color)])),
      plain: option.plain,
    };
  });

/** What the content says of an axis: `pace: At what pace?`, and with `pace-in: book starter` for which books it asks, with `pace-others:` how it asks of a client. */
const axesIn = (library: Library): readonly OfferedAxis[] => {
  const words = library.words[asking] ?? {};
  return [...library.axes.keys()].map((id) => ({
    id,
    asks: words[id] ?? capitalized(id),
    ...defined({ asksOthers: words[`${id}-others`], books: words[`${id}-in`]?.split(/\s+/) }),
    options: optionsOf(library, id),
  }));
};

/** What a book lists, in each option of the form. */
const heldBy = (library: Library, name: string): OfferedBook['holds'] => {
  const form = formAxisOf(library);
  const options = form === undefined ? [''] : (library.axes.get(form) ?? []);
  return Object.fromEntries(
    options.map((option) => {
      const [choices = new Map()] = setsOf(
        library,
        form === undefined ? {} : { choices: { [form]: option } },
      );
      const book = bookIn(library, name, choices);
      const parts = (book?.parts ?? []).flatMap(({ opening, sections }) =>
        [opening ?? [], ...sections].flat(),
      );
      return [option, [...(book?.front ?? []), ...parts, ...(book?.back ?? [])]];
    }),
  );
};

const booksIn = (library: Library): readonly OfferedBook[] => {
  const [first = new Map()] = setsOf(library, {});
  return [...library.books].flatMap(([name, node]) => {
    const book = bookIn(library, name, first);
    if (!book) return [];
    const says = library.words[calling]?.[name] ?? plain(book.subtitle ?? book.title);
    return [
      {
        name,
        title: plain(book.title),
        says,
        across: acrossOf(node) !== undefined,
        holds: heldBy(library, name),
      },
    ];
  });
};

const helpIn = ({ helplines }: Library): readonly OfferedHelp[] =>
  helplines.map(({ country, name, emergency, lines }) => ({
    country,
    name: plain(name),
    ...defined({ emergency }),
    lines: lines.map((line) => ({
      name: plain(line.name),
      contact: plain(line.contact),
      ...defined({ hours: line.hours && plain(line.hours), for: line.for && plain(line.for) }),
    })),
  }));

const editionsIn = (sources: Sources): OfferedTitle['editions'] =>
  [...sources.editions.keys()].flatMap((name) => {
    const edition = readEdition(sources, name, silent.report);
    return edition ? [{ name, title: edition.title, for: edition.for }] : [];
  });

/** The titles of modules: those of the pages that open the parts which bear their ids. */
const moduleTitles = (library: Library, choices: Choices): ReadonlyMap<string, string> =>
  new Map(
    [...library.books.keys()].flatMap((name) =>
      (bookIn(library, name, choices)?.parts ?? []).flatMap(({ id, opening }) => {
        const node = library.entries.get(opening ?? '')?.node;
        const checked = node && check(pageSchema, resolve(node, library.axes, choices, silent.report).value);
        return checked?.ok ? [[id, plain(checked.value.title)] as const] : [];
      }),
    ),
  );

/** The exercises of a content as they read in one set of choices, in the order of its first book's parts, others behind them. */
export const offerExercises = (
  { library }: Project,
  choices: TicketFields['choices'],
): readonly OfferedExercise[] => {
  const [chosen] = setsOf(library, { choices });
  if (!chosen) return [];
  const modules = moduleTitles(library, chosen);
  const inBook = (bookIn(library, defaultBook, chosen)?.parts ?? []).flatMap(({ sections }) => sections);
  const ids = new Set([...inBook, ...library.entries.keys()]);
  return [...ids].flatMap((id): readonly OfferedExercise[] => {
    const exercise = exerciseIn(library, id, chosen);
    if (!exercise || !isExerciseFor(exercise, chosen)) return [];
    const { title, module = '', minutes, purpose, gate } = exercise;
    const called = modules.get(module) ?? capitalized(module);
    const words = purpose ? plain(withoutPages(purpose)) : '';
    return [{ id, title: plain(title), module: called, ...defined({ minutes }), purpose: words, gate }];
  });
};

/** Describes a whole content, read without a book (`openProject` with `only: []`), to those who choose from it. */
export const offerTitle = (project: Project, sources: Sources): OfferedTitle => {
  const { library } = project;
  const [first = new Map()] = setsOf(library, {});
  const book = bookIn(library, defaultBook, first);
  const tonight = 'tonight';
  return {
    title: book ? plain(book.title) : '',
    tagline: book?.tagline ? plain(book.tagline) : '',
    notice: [library.words.cover?.not, library.words.cover?.unreviewed].filter(Boolean).join(' '),
    ...defined({ form: formAxisOf(library) }),
    axes: axesIn(library),
    books: booksIn(library),
    moments: library.books.has(tonight) ? listMoments(project, tonight, {}, silent.report) : [],
    // What stands in a slot for a country is nothing to ask its reader for.
    slots: Object.entries(library.slots)
      .filter(([name]) => !library.helplines.some(({ slots }) => name in slots))
      .map(([name, { label }]) => ({ name, label })),
    help: helpIn(library),
    editions: editionsIn(sources),
    exercises: offerExercises(project, {}),
    spellings: [...project.library.spellings.keys()],
  };
};
