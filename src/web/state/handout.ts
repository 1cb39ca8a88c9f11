import type { TicketFields } from '../../core/index.ts';
import { handoutBook, packed } from './packet.ts';
import { brandGiven } from './practice.ts';
import { editionFor, paper, placeFields, uses } from './settings.ts';
import { choicesFor } from './title.ts';
import { computed, signal } from './view.ts';

/** For whom a sheet is, and what is said to them. */
export type SheetHead = Readonly<Record<'name' | 'date' | 'appointment' | 'note', string>>;

export const emptyHead: SheetHead = { name: '', date: '', appointment: '', note: '' };

/** That of the handout that is put together. In memory alone. */
export const said = signal(emptyHead);

/** As a ticket holds it; what is empty is left out. */
export const headFields = ({ name, ...others }: SheetHead): TicketFields => ({
  ...Object.fromEntries(Object.entries(others).filter(([, value]) => value.trim() !== '')),
  ...(name.trim() ? { reader: { name } } : {}),
});
export const hasLines = signal(false);

/** How it will be used. */
export const useOfHandout = signal('print');

/** Loose sheets are not folded. */
export const handoutUses = computed(() =>
  uses.value
    .filter(({ id }) => id !== 'booklet')
    .map((one) => (one.id === 'print' ? { ...one, about: 'Both sides' } : one)),
);

export const handoutTicket = computed((): TicketFields | undefined => {
  if (packed.value.length === 0) return undefined;
  return {
    book: handoutBook,
    only: packed.value.map(({ id }) => id),
    choices: choicesFor(handoutBook),
    edition: editionFor(useOfHandout.value, paper.value),
    ...headFields(said.value),
    ...(hasLines.value ? { blanks: 'lines' } : {}),
    ...placeFields.value,
    ...(brandGiven.value ? { brand: brandGiven.value.name } : {}),
  };
});
