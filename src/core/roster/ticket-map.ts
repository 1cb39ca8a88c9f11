import type { TicketFields } from '../model/workbook.ts';

/** Whether a field of a ticket is a map of fields itself. */
export const isTicketMap = (value: unknown): value is TicketFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
