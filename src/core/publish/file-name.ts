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

/** What a workbook is called, without an ending: title, book, its one exercise, choices, theme, edition. Never the reader. */
export const fileNameOf = (
  title: string,
  {
    library,
    choices,
    ticket,
  }: { readonly library: Library; readonly choices: Choices; readonly ticket: Ticket },
  edition: string,
): string =>
  [
    slug(title),
    ticket.book,
    onlyOne(library, ticket),
    ...chosenOptions(library, choices, ticket),
    ticket.theme,
    edition,
  ]
    .filter((part) => part !== undefined)
    .join('-');
