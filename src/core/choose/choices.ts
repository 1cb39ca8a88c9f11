import { type Axes, type Choices, selectedOptions } from '../author/axes.ts';
import { acrossOf, defaultBook, usualOf } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { error } from '../model/diagnostic.ts';
import { called, suggest } from '../model/nearest.ts';
import { placeOfAxis, type Ticket, type TicketContext } from './ticket.ts';

/** Reports axes and options that a ticket names and the content does not declare. */
const checkChoices = (axes: Axes, { choices }: Ticket, context: TicketContext): void => {
  for (const [axis, chosen] of Object.entries(choices)) {
    const options = axes.get(axis);
    const place = placeOfAxis(axis, context);
    if (!options) {
      const hint = axes.size === 0 ? 'this content leaves nothing to choose' : suggest(axis, axes.keys());
      context.report(
        error('choose/unknown-axis', `this content has no choice ${called(axis, axes.keys())}`, place, hint),
      );
      continue;
    }
    for (const option of chosen)
      if (!options.includes(option))
        context.report(
          error(
            'choose/unknown-option',
            `there is no ${axis} ${called(option, options)}`,
            place,
            suggest(option, options),
          ),
        );
  }
};

/**
 * Every set of choices of a ticket: the options that it names; otherwise every option along the axes that its book is made
 * for each of, and the first option of any other. What it names and there is not is reported.
 */
export const choiceSets = (
  { axes, books }: Pick<Library, 'axes' | 'books'>,
  ticket: Ticket,
  context: TicketContext,
): readonly Choices[] => {
  checkChoices(axes, ticket, context);
  const book = books.get(ticket.book ?? defaultBook);
  const across = acrossOf(book);
  let sets: readonly Choices[] = [new Map()];
  for (const [axis, options] of selectedOptions(axes, ticket.choices, usualOf(book))) {
    // A book that goes across an axis is made once, whatever its options.
    const these = axis === across ? options.slice(0, 1) : options;
    sets = sets.flatMap((set) => these.map((option) => new Map([...set, [axis, option]])));
  }
  return sets;
};
