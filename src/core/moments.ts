import type { Choices } from './author/axes.ts';
import { eachOf, resolveBook } from './author/books.ts';
import { exerciseIn, isExerciseFor } from './catalog.ts';
import { choiceSets } from './choose/choices.ts';
import { readTicket } from './choose/ticket.ts';
import { error, type Report } from './model/diagnostic.ts';
import { plain } from './model/prose.ts';
import type { TicketFields } from './model/workbook.ts';
import type { Project } from './project.ts';

/** A sentence that a reader would say, and the exercise it leads to. */
export interface Moment {
  readonly say: string;
  readonly exercise: string;
  readonly title: string;
}

/** The moments of a book in one set of choices. */
export interface Moments {
  /** Along the axes that the book is made for each option of. */
  readonly choices: Readonly<Record<string, string>>;
  /** The titles of those options. */
  readonly titles: readonly string[];
  readonly moments: readonly Moment[];
}

/** What a moment leads to is given without preparation: nothing behind a gate. */
const momentsIn = (
  { library }: Project,
  book: string,
  choices: Choices,
  report: Report,
): readonly Moment[] => {
  const node = library.books.get(book);
  const read = node && resolveBook(node, library.axes, choices, report);
  return (read?.moments ?? []).flatMap(({ say, exercise }): readonly Moment[] => {
    const found = exerciseIn(library, exercise, choices);
    if (!found) return [];
    if (!isExerciseFor(found, choices)) {
      const hint = 'write `only:` beside the moment, as in the exercise';
      report(
        error('choose/lost-moment', `\`${exercise}\` is not for what is chosen here`, node?.place, hint),
      );
    } else if (found.gate) {
      const hint = 'a moment leads to an exercise without `gate: true`';
      report(error('choose/gated-moment', `\`${exercise}\` is behind a gate`, node?.place, hint));
    } else return [{ say: plain(say), exercise, title: plain(found.title) }];
    return [];
  });
};

/** The moments of a book, for each set of choices of a ticket; none where the book declares none. */
export const listMoments = (
  project: Project,
  book: string,
  raw: TicketFields,
  report: Report,
): readonly Moments[] => {
  const { library } = project;
  const context = { placeOf: () => undefined, report };
  const ticket = readTicket({ ...raw, book }, context);
  const each = eachOf(library.books.get(book));
  return (ticket ? choiceSets(library, ticket, context) : []).flatMap((choices): readonly Moments[] => {
    const moments = momentsIn(project, book, choices, report);
    const own = each.map((axis) => [axis, choices.get(axis) ?? ''] as const);
    const titles = own.map(([axis, option]) => library.choices[axis]?.[option]?.title ?? option);
    return moments.length > 0 ? [{ choices: Object.fromEntries(own), titles, moments }] : [];
  });
};
