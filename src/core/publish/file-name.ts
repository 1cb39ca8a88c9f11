import type { Choices } from '../author/axes.ts';
import { acrossOf, defaultBook, eachOf } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { freeWords, type Ticket } from '../choose/ticket.ts';
import type { Answers } from '../model/page.ts';
import type { Edition } from './design.ts';

const slug = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The one exercise or part that a ticket names, for books that are made of one at a time: all but the first book. */
const onlyOne = ({ catalog }: Library, { book = defaultBook, only }: Ticket): string | undefined => {
  const [one, ...others] = new Set(only);
  const isOne = book !== defaultBook && others.length === 0;
  return isOne && one !== undefined && catalog.get(one) !== 'page' ? one : undefined;
};

/** What is chosen along the axes that a book is made for each option of, and what else was chosen that is not the usual. */
const chosenOptions = (
  { axes, books }: Library,
  choices: Choices,
  { book = defaultBook }: Ticket,
): readonly string[] => {
  const node = books.get(book);
  const [each, across] = [eachOf(node), acrossOf(node)];
  return [...choices]
    .filter(([axis, option]) => axis !== across && (each.includes(axis) || option !== axes.get(axis)?.[0]))
    .map(([, option]) => option);
};

/** What stands at this place among names, as a number from 1. */
const numberOf = (name: string, names: Iterable<string>): number => [...names].indexOf(name) + 1;

/**
 * The same in numbers, where the outside must not tell what is inside: book and exercise by their places in the content, options by
 * theirs on each axis, as far as the last that is told.
 */
const toldInNumbers = (library: Library, choices: Choices, ticket: Ticket): readonly string[] => {
  const { axes, books, catalog, choices: options } = library;
  const one = onlyOne(library, ticket);
  const isPlain = (axis: string, option: string): boolean => options[axis]?.[option]?.plain ?? false;
  const chosen = [...choices].filter(([axis, option]) => !isPlain(axis, option));
  const named = chosenOptions(library, new Map(chosen), ticket);
  const last = chosen.findLastIndex(([, option]) => named.includes(option));
  return [
    ...(ticket.book === undefined ? [] : [`b${numberOf(ticket.book, books.keys())}`]),
    ...(one === undefined ? [] : [`n${numberOf(one, catalog.keys())}`]),
    ...chosen.slice(0, last + 1).map(([axis, option]) => String(numberOf(option, axes.get(axis) ?? []))),
  ];
};

/** Wishes that make another book, and say nothing of a person. What help lines may be printed changes with the day, not with the book. */
const wishes = [
  'language',
  'country',
  'only',
  'without',
  'add',
  'max_dose',
  'max_minutes',
  'pages',
  'signature',
  'paper',
  'isbn',
  'date',
  'pitch',
  'sides',
  'hand',
  'stock',
  'accent',
  'blanks',
] as const;

type Wish = (typeof wishes)[number];

/** Wishes that tell what somebody judged of a client, or when they were here: a copy of somebody's own keeps them to itself. */
const ofClient: readonly Wish[] = ['without', 'add', 'max_dose', 'max_minutes', 'date'];

/** Wishes that only some editions heed. */
const heeded: Partial<Readonly<Record<Wish, (edition: Edition) => boolean>>> = {
  pages: ({ output }) => output?.sample !== undefined,
  signature: ({ output }) => output?.impose?.cut === false,
  paper: ({ vendor }) => vendor !== undefined,
  isbn: ({ vendor }) => vendor !== undefined,
};

/** `country-gb`: a wish as a name tells it. */
const spelled = (wish: Wish, value: Ticket[Wish]): readonly string[] => {
  const values = [value ?? []].flat();
  return values.length === 0 ? [] : [slug([wish, ...values].join('-'))];
};

/** Letters that a name has for wishes. */
const room = 80;

export interface NameSource {
  readonly library: Library;
  readonly choices: Choices;
  readonly ticket: Ticket;
  readonly edition: { readonly name: string; readonly edition: Edition };
  readonly answers?: Answers | undefined;
  /** Of a packet of which each appointment is a file of its own: which this is. */
  readonly appointment?: number | undefined;
  /** The house that it is from. */
  readonly house?: string | undefined;
  /** Whether nothing outside may tell what is in it. */
  readonly isPlain: boolean;
}

const wishesOf = (named: NameSource): string => {
  const { library, ticket, edition } = named;
  const one = onlyOne(library, ticket);
  const isOwn = isOwnCopy(named);
  return wishes
    .filter((wish) => heeded[wish]?.(edition.edition) ?? true)
    .filter((wish) => wish !== 'only' || one === undefined)
    .filter((wish) => !isOwn || !ofClient.includes(wish))
    .flatMap((wish) => spelled(wish, ticket[wish]))
    .join('-');
};

/** Whether a ticket gives words of somebody's own, or a day that is theirs. */
const isPersonal = ({ ticket, answers }: NameSource): boolean => {
  const { reader, start } = ticket;
  const given = [...Object.values(reader), ...freeWords.map((field) => ticket[field]), start];
  return answers !== undefined || given.some((words) => (words ?? '').trim() !== '');
};

/** A copy of somebody's own, with their words in it or a mark of theirs. */
const isOwnCopy = (named: NameSource): boolean => named.ticket.ref !== undefined || isPersonal(named);

/** Ids of entries tell what is in a book; the one exercise of it is told by its number. */
const namesEntries = ({ library, ticket }: NameSource): boolean =>
  ticket.without.length > 0 ||
  ticket.add.length > 0 ||
  (ticket.only.length > 0 && onlyOne(library, ticket) === undefined);

/** Ids are like words already; whatever else they hold is no part of a name. */
const plain = (part: string): string => part.replace(/[^\p{L}\p{N}._-]+/gu, '-');

/** What a workbook's file is called, without an ending, and whether it is a copy of its own. */
export interface FileName {
  readonly name: string;
  readonly isCopy: boolean;
}

/**
 * Title, book, its one exercise, choices, theme, house, wishes, edition. Never a word of the reader's: a copy that the name cannot tell
 * from others is called a copy, so that it never shares a name with the book that everybody gets.
 */
export const fileNameOf = (title: string, named: NameSource): FileName => {
  const { library, choices, ticket, edition, house, isPlain } = named;
  const wished = wishesOf(named);
  // A house may be one for what nobody should know of, least of all on a copy of somebody's own.
  const isHidden = isPlain || isOwnCopy(named);
  const housed = house === undefined || isHidden ? '' : slug(house).slice(0, room);
  const isNamed = house === undefined || housed !== '';
  const fits = wished.length <= room && !(isPlain && namesEntries(named)) && isNamed;
  // What stands in a packet is somebody's own choice.
  const isCopy = isOwnCopy(named) || ticket.appointments !== undefined || !fits;
  const parts = [
    slug(title).slice(0, room) || 'workbook',
    ...(isPlain
      ? toldInNumbers(library, choices, ticket)
      : [ticket.book, onlyOne(library, ticket), ...chosenOptions(library, choices, ticket)]),
    named.appointment === undefined ? undefined : String(named.appointment),
    ticket.theme,
    housed,
    fits ? wished : undefined,
    edition.name,
    isCopy ? 'copy' : undefined,
    ticket.ref,
  ];
  const name = parts.flatMap((part) => (part ? [plain(part)] : [])).join('-');
  return { name, isCopy };
};
