import type { Axes } from '../author/axes.ts';
import { type Books, resolveBook } from '../author/books.ts';
import { combinations } from '../author/resolve.ts';

/** The part of a book that each of its pages belongs to, by the page's id. */
export type Modules = ReadonlyMap<string, string>;

/** The first part, of any book, that lists a page. */
export const modulesOf = ({ books, axes }: { readonly books: Books; readonly axes: Axes }): Modules => {
  const modules = new Map<string, string>();
  for (const node of books.values())
    for (const choices of combinations(node, axes)) {
      const book = resolveBook(node, axes, choices, () => undefined);
      // A book that goes across an axis is one for practitioners: its pages count towards no part of the readers' book.
      if (!book || book.across !== undefined) continue;
      for (const { id, opening, sections } of book.parts)
        for (const page of [...(opening === undefined ? [] : [opening]), ...sections])
          if (!modules.has(page)) modules.set(page, id);
    }
  return modules;
};
