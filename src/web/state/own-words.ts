import type { TicketFields } from '../../core/index.ts';
import { title } from './title.ts';
import { computed, signal } from './view.ts';

/** Words of the reader's own, by the gap that they fill. They are in memory alone, for as long as the page is open. */
export const words = signal<Readonly<Record<string, string>>>({});

/** Fields of a ticket that are no gaps, though layouts print them. */
const beside = ['dedication', 'start', 'practitioner', 'reviewer'] as const;
const isBeside = (name: string): boolean => beside.some((one) => one === name);

/** Where a ticket holds it. */
export const ticketFieldOf = (name: string): string => (isBeside(name) ? name : `reader.${name}`);

/** As a ticket holds them; what is empty is left out. */
export const readerFields = computed((): TicketFields => {
  const known = new Set(title.value.slots.map(({ name }) => name));
  const said = Object.entries(words.value).filter(([name, value]) => known.has(name) && value.trim() !== '');
  const reader = Object.fromEntries(said.filter(([name]) => !isBeside(name)));
  const others = Object.fromEntries(said.filter(([name]) => isBeside(name)));
  return { ...(Object.keys(reader).length > 0 ? { reader } : {}), ...others };
});
