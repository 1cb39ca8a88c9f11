import type { TicketFields } from '../../core/index.ts';
import { handoutBook, packed } from './packet.ts';
import { brandGiven } from './practice.ts';
import { country, editionFor, paper, uses } from './settings.ts';
import { choicesFor } from './title.ts';
import { computed, signal } from './view.ts';

/** For whom it is, and what is said to them. In memory alone. */
export const said = signal<Readonly<Record<'name' | 'date' | 'appointment' | 'note', string>>>({
  name: '',
  date: '',
  appointment: '',
  note: '',
});
export const hasLines = signal(false);

/** How it will be used. */
export const useOfHandout = signal('print');

/** Loose sheets are not folded. */
export const handoutUses = computed(() => uses.value.filter(({ id }) => id !== 'booklet'));

export const handoutTicket = computed((): TicketFields | undefined => {
  if (packed.value.length === 0) return undefined;
  const { name, ...others } = said.value;
  const given = Object.entries(others).filter(([, value]) => value.trim() !== '');
  return {
    book: handoutBook,
    only: packed.value.map(({ id }) => id),
    choices: choicesFor(handoutBook),
    edition: editionFor(useOfHandout.value, paper.value),
    ...Object.fromEntries(given),
    ...(name.trim() ? { reader: { name } } : {}),
    ...(hasLines.value ? { blanks: 'lines' } : {}),
    ...(country.value ? { country: country.value } : {}),
    ...(brandGiven.value ? { brand: brandGiven.value.name } : {}),
  };
});
