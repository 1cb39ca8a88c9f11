import type { Book } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { resolveSlots } from '../author/side-files.ts';
import { error } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { called, suggest } from '../model/nearest.ts';
import type { SlotValues } from '../model/slots.ts';
import { helplinesFor } from './helplines.ts';
import type { Job } from './plan.ts';
import { freeWords } from './ticket.ts';
import { writtenDay } from './written-day.ts';

/** Whether there is everything that is given for the reader. A name is told only when it is like a slot's. */
export const checkReader = ({ slots }: Library, { ticket, placeOf, report }: Job): void => {
  const known = Object.keys(slots);
  for (const name of Object.keys(ticket.reader)) {
    if (known.includes(name)) continue;
    const near = called(name, known);
    report(
      error(
        'choose/unknown-slot',
        `there is nothing ${near.startsWith('`') ? `called ${near}` : near} to give for the reader`,
        placeOf(['reader', name]) ?? placeOf(['reader']),
        suggest(name, known),
      ),
    );
  }
};

const noSlots: Readonly<Record<string, string>> = {};

const memoOtherwise = createMemo<SlotValues['otherwise']>();

/** The value of each slot, and what is printed where there is none. */
export const slotValues = (
  library: Library,
  { ticket, choices, report }: Job,
  { reviewer }: Pick<Book, 'reviewer'>,
): SlotValues => {
  const slots = resolveSlots(library.slotNodes, library.axes, choices, report) ?? library.slots;
  const [near] = ticket.country === undefined ? [] : helplinesFor(library.helplines, ticket);
  const lines = near?.slots ?? noSlots;
  // A day that is given alone, as spreadsheets give it, is read by people.
  const said = (field: (typeof freeWords)[number]): string | undefined => {
    const words = ticket[field];
    return words === undefined ? undefined : writtenDay(words, library.words);
  };
  const entries: readonly (readonly [string, string | undefined])[] = [
    ...Object.entries(ticket.reader),
    ...freeWords.map((field) => [field, said(field)] as const),
    ['reviewer', ticket.reviewer ?? reviewer],
    ['start', ticket.start],
  ];
  return {
    values: new Map(
      entries.flatMap(([name, value]) =>
        value === undefined || value.trim() === '' ? [] : [[name, value] as const],
      ),
    ),
    otherwise: memoOtherwise([slots, lines], '', () => {
      const own = Object.entries(slots).map(([name, slot]) => [name, slot.otherwise] as const);
      return new Map([...own, ...Object.entries(lines)]);
    }),
  };
};
