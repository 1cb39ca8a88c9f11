import type { Choices } from '../author/axes.ts';
import { acrossOf, defaultBook, eachOf } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import type { Ticket } from '../choose/ticket.ts';

const slug = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'workbook';

/** The one exercise or part that a ticket asks for, where books are asked for one at a time: all but the first. */
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

/** What a workbook is called, without an ending: title, book, its one exercise, choices, theme, edition. Never the reader. `plain`: nothing that tells what is in it. */
export const fileNameOf = (
  title: string,
  {
    library,
    choices,
    ticket,
  }: { readonly library: Library; readonly choices: Choices; readonly ticket: Ticket },
  edition: string,
  plain = false,
): string =>
  [
    slug(title),
    ...(plain
      ? toldInNumbers(library, choices, ticket)
      : [ticket.book, onlyOne(library, ticket), ...chosenOptions(library, choices, ticket)]),
    ticket.theme,
    edition,
  ]
    .filter((part) => part !== undefined)
    .join('-');
