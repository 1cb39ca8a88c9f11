import { type Book, defaultBook, resolveBook } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { error } from '../model/diagnostic.ts';
import { called, suggest } from '../model/nearest.ts';
import { tagsNamed } from './for-client.ts';
import type { Job } from './plan.ts';
import { bookOrder, checkNames } from './select.ts';
import { checkReader } from './slots.ts';

/** The book that the ticket names; undefined when there is none, as reported. */
export const bookOf = (
  { books, axes }: Library,
  { ticket, choices, placeOf, report }: Job,
): Book | undefined => {
  const name = ticket.book ?? defaultBook;
  const node = books.get(name);
  if (node) return resolveBook(node, axes, choices, () => undefined);
  const hint = suggest(name, books.keys());
  report(
    error('choose/unknown-book', `there is no book ${called(name, books.keys())}`, placeOf(['book']), hint),
  );
  return undefined;
};

/** Reports what is wrong with a ticket whatever is chosen: for one whose book or option is not there, of which nothing can be planned. */
export const checkUnplanned = (library: Library, job: Job): undefined => {
  const all = [...library.books.values()].flatMap((node) => {
    const book = resolveBook(node, library.axes, job.choices, () => undefined);
    return book ? bookOrder(book, library) : [];
  });
  checkNames(library, all, { ...job, tags: tagsNamed(job.ticket, all, library) });
  checkReader(library, job);
};
