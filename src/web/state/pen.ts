import type { TicketFields } from '../../core/index.ts';
import { computed, signal } from './view.ts';

/** Paper, pen and hand, by the fields of a ticket. */
export const pen = signal<Readonly<Record<string, string>>>({});

/** As a ticket holds them. */
export const penFields = computed(
  (): TicketFields => Object.fromEntries(Object.entries(pen.value).filter(([, value]) => value !== '')),
);
