import type { Choices } from '../author/axes.ts';
import { type Book, resolveBook } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { combinations } from '../author/resolve.ts';
import { everyExercise } from '../author/schemas.ts';

/** A book in one set of choices, and what it lists. */
export interface Listing {
  readonly book: string;
  /** Of the axes along which the book reads differently, no other. */
  readonly choices: Choices;
  /** Ids of its sections, in the order of its pages. */
  readonly sections: readonly string[];
}

type Listed = Pick<Library, 'books' | 'axes' | 'entries'>;

const sectionsOf = ({ front, parts, back }: Book, exercises: readonly string[]): readonly string[] => [
  ...front,
  ...parts.flatMap(({ opening, sections }) => [
    ...(opening === undefined ? [] : [opening]),
    ...sections.flatMap((id) => (id === everyExercise ? exercises : [id])),
  ]),
  ...back,
];

/** The books of these names, or all, each in every set of choices in which it reads differently. */
export const listingsOf = (
  { books, axes, entries }: Listed,
  named: readonly string[] = [],
): readonly Listing[] => {
  const exercises = [...entries.values()].filter(({ kind }) => kind === 'exercise').map(({ id }) => id);
  const wanted = [...books].filter(([name]) => named.length === 0 || named.includes(name));
  return wanted.flatMap(([book, node]) => {
    const sets = combinations(node, axes);
    const differs = (axis: string): boolean => new Set(sets.map((choices) => choices.get(axis))).size > 1;
    return sets.flatMap((all): readonly Listing[] => {
      const resolved = resolveBook(node, axes, all, () => undefined);
      const choices = new Map([...all].filter(([axis]) => differs(axis)));
      return resolved ? [{ book, choices, sections: sectionsOf(resolved, exercises) }] : [];
    });
  });
};
