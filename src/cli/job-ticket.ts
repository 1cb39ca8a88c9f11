import { dirname, resolve } from 'node:path';
import { type Place, readTicket, reportMisfit, type Ticket } from '../core/index.ts';
import { type Fields, isFields, readPrivate } from './private-file.ts';
import type { Run } from './run.ts';

/** The ticket with the flags laid over it, and where its fields stand in its file. */
export interface JobTicket {
  readonly ticket: Ticket;
  readonly placeOf: (path: readonly (string | number)[]) => Place | undefined;
}

/** Paths in a ticket file are meant from that file; paths in flags from where the user stands. */
const located = (ticket: Ticket, folderOf: (field: string) => string): Ticket => {
  const paths = (['content', 'templates', 'fonts', 'out', 'answers'] as const).flatMap((field) => {
    const path = ticket[field];
    return path === undefined ? [] : [[field, resolve(folderOf(field), path)] as const];
  });
  return { ...ticket, ...Object.fromEntries(paths) };
};

const ticketFile = { name: 'ticket', code: 'ticket/not-a-map', mustBe: 'a ticket must be a map of fields' };

/** Reads the ticket file, if any, and lays the flags over it. Undefined when either is wrong, as reported. */
export const readJobTicket = (file: string | undefined, flags: Fields, run: Run): JobTicket | undefined => {
  const read = file === undefined ? { fields: {}, placeOf: () => undefined } : readPrivate(resolve(file), ticketFile, run);
  if (!read) return undefined;
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const under = isFields(read.fields.reader) ? read.fields.reader : {};
  const reader = isFields(given.reader) ? { reader: { ...under, ...given.reader } } : {};
  const placeOf: JobTicket['placeOf'] = (path) => (String(path[0]) in given ? undefined : read.placeOf(path));
  const checked = readTicket({ ...read.fields, ...given, ...reader });
  const folderOf = (field: string): string => (file === undefined || field in given ? process.cwd() : dirname(resolve(file)));
  if ('ticket' in checked) return { ticket: located(checked.ticket, folderOf), placeOf };
  for (const misfit of checked.misfits) reportMisfit({ placeOf, report: run.report }, 'ticket', misfit);
  return undefined;
};
