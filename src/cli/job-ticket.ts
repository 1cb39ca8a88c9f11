import { dirname, resolve } from 'node:path';
import {
  error,
  type Misfit,
  nearest,
  type Path,
  type Place,
  type Report,
  readTicket,
  reportMisfit,
  suggest,
  type Ticket,
} from '../core/index.ts';
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

/** What is wrong with a ticket. What was typed in it is named only where it is like a name there is: anything else may be the reader's own. */
const reportWrong = (misfit: Misfit, placeOf: JobTicket['placeOf'], report: Report): void => {
  const { path, kind, message, name = '', known = [] } = misfit;
  const place = placeOf(path);
  if (path[0] === 'reader' && path.length > 1) {
    const hint = message === 'must be text' ? 'put quotes round a text that holds a comma, a colon or a bracket' : undefined;
    report(error('ticket/wrong-value', `what is given for the reader ${message}`, place, hint));
  } else if (kind === 'unknown' && nearest(name, known) === undefined)
    report(error('ticket/unknown-field', 'there is no field of this name here', place, suggest(name, known)));
  else reportMisfit({ placeOf, report }, 'ticket', misfit);
};

const ticketFile = { name: 'ticket', code: 'ticket/not-a-map', mustBe: 'a ticket must be a map of fields' };

/** Reads the ticket file, if any, and lays the flags over it. Undefined when either is wrong, as reported. */
export const readJobTicket = (file: string | undefined, flags: Fields, run: Run): JobTicket | undefined => {
  const read = file === undefined ? { fields: {}, placeOf: () => undefined } : readPrivate(resolve(file), ticketFile, run);
  if (!read) return undefined;
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const under = isFields(read.fields.reader) ? read.fields.reader : {};
  const flagged = isFields(given.reader) ? given.reader : {};
  const reader = isFields(given.reader) ? { reader: { ...under, ...flagged } } : {};
  const isFlag = ([field, slot]: Path): boolean =>
    String(field) in given && !(field === 'reader' && slot !== undefined && !(String(slot) in flagged));
  const placeOf: JobTicket['placeOf'] = (path) => (isFlag(path) ? undefined : read.placeOf(path));
  const checked = readTicket({ ...read.fields, ...given, ...reader });
  const folderOf = (field: string): string => (file === undefined || field in given ? process.cwd() : dirname(resolve(file)));
  if ('ticket' in checked) return { ticket: located(checked.ticket, folderOf), placeOf };
  for (const misfit of checked.misfits) reportWrong(misfit, placeOf, run.report);
  return undefined;
};
