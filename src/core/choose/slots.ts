import type { Library } from '../author/library.ts';
import { resolveSlots } from '../author/side-files.ts';
import { error } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { nearest, suggest } from '../model/nearest.ts';
import type { SlotValues } from '../model/slots.ts';
import type { Job } from './plan.ts';

/** Reports values of the reader that no slot has. A name from a file is quoted only when it is like a slot's: it may be the reader's own. */
export const checkReader = ({ slots }: Library, { ticket, placeOf, report }: Job): void => {
  const known = Object.keys(slots);
  for (const name of Object.keys(ticket.reader)) {
    if (known.includes(name)) continue;
    const place = placeOf(['reader', name]);
    const called = place && nearest(name, known) === undefined ? 'of this name' : `called \`${name}\``;
    report(
      error(
        'choose/unknown-slot',
        `there is nothing ${called} to give for the reader`,
        place ?? placeOf(['reader']),
        suggest(name, known),
      ),
    );
  }
};

const memoOtherwise = createMemo<SlotValues['otherwise']>();

/** The value of each slot, and what is printed where there is none. */
export const slotValues = (library: Library, { ticket, choices, report }: Job): SlotValues => {
  const slots = resolveSlots(library.slotNodes, library.axes, choices, report) ?? library.slots;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ...Object.entries(ticket.reader),
    ['practitioner', ticket.practitioner],
    ['reviewer', ticket.reviewer],
    ['dedication', ticket.dedication],
    ['start', ticket.start],
  ];
  return {
    values: new Map(
      entries.flatMap(([name, value]) =>
        value === undefined || value.trim() === '' ? [] : [[name, value] as const],
      ),
    ),
    otherwise: memoOtherwise(
      [slots],
      '',
      () => new Map(Object.entries(slots).map(([name, slot]) => [name, slot.otherwise])),
    ),
  };
};
