import { dirname, resolve } from 'node:path';
import {
  error,
  type Issue,
  nearest,
  type Path,
  type Place,
  type Report,
  readTicket,
  reportIssue,
  suggest,
  type Ticket,
} from '../core/index.ts';

import { type Fields, isFields, readPrivate } from './private-file.ts';

import type { Run } from './run.ts';

/** The ticket with the flags laid over it, and where its fields stand in its file. */
export interface JobTicket {
  readonly ticket: Ticket;
  readonly placeOf: (path: readonly (string | number)[]) => Place | undefined;
  /** Whether somebody has written it down; otherwise it is flags alone. */
  readonly isFile: boolean;
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
const reportWrong = (issue: Issue, placeOf: JobTicket['placeOf'], report: Report): void => {
  const { path, kind, message, name = '', known = [] } = issue;
  const place = placeOf(path);
  if (path[0] === 'reader' && path.length > 1) {
    const hint =
      message === 'must be text'
        ? 'put quotes round a text that holds a comma, a colon or a bracket'
        : undefined;
    report(error('ticket/wrong-value', `what is given for the reader ${message}`, place, hint));
  } else if (kind === 'unknown' && nearest(name, known) === undefined)
    report(error('ticket/unknown-field', 'there is no field of this name here', place, suggest(name, known)));
  else reportIssue({ placeOf, report }, 'ticket', issue);
};

const ticketFile = { name: 'ticket', code: 'ticket/not-a-map', mustBe: 'a ticket must be a map of fields' };

/** Folders that everything is read from: what a ticket says wrong of them leaves nothing to go on with. */
const folders: readonly unknown[] = ['content', 'templates', 'fonts'];

/** The fields that are right, so that what else is wrong can be told; undefined when there is no going on. */
const rightOf = (written: Fields, issues: readonly Issue[]): Ticket | undefined => {
  if (issues.some(({ path: [field] }) => folders.includes(field))) return undefined;
  const wrong = new Set(
    issues.map(({ path }) => (path[0] === 'reader' && path.length > 1 ? '' : String(path[0]))),
  );
  const right = Object.fromEntries(Object.entries(written).filter(([field]) => !wrong.has(field)));
  const slots = new Set(
    issues.flatMap(({ path: [field, slot] }) => (field === 'reader' ? String(slot) : [])),
  );
  const said = isFields(right.reader)
    ? Object.entries(right.reader).map(([slot, value]) => [slot, slots.has(slot) ? '' : value])
    : [];
  const checked = readTicket({ ...right, reader: Object.fromEntries(said) });
  return 'ticket' in checked ? checked.ticket : undefined;
};

/** Reads the ticket file, if any, and lays the flags over it. What is wrong with either is reported, and left out; undefined when nothing is left. */
export const readJobTicket = (file: string | undefined, flags: Fields, run: Run): JobTicket | undefined => {
  const read =
    file === undefined
      ? { fields: {}, placeOf: () => undefined }
      : readPrivate(resolve(file), ticketFile, run);
  if (!read) return undefined;
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const under = isFields(read.fields.reader) ? read.fields.reader : {};
  const flagged = isFields(given.reader) ? given.reader : {};
  const reader = isFields(given.reader) ? { reader: { ...under, ...flagged } } : {};
  const isFlag = ([field, slot]: Path): boolean =>
    String(field) in given && !(field === 'reader' && slot !== undefined && !(String(slot) in flagged));
  const placeOf: JobTicket['placeOf'] = (path) => (isFlag(path) ? undefined : read.placeOf(path));
  const written = { ...read.fields, ...given, ...reader };
  const checked = readTicket(written);
  const folderOf = (field: string): string =>
    file === undefined || field in given ? process.cwd() : dirname(resolve(file));
  const isFile = file !== undefined;
  if ('ticket' in checked) return { ticket: located(checked.ticket, folderOf), placeOf, isFile };
  for (const issue of checked.issues) reportWrong(issue, placeOf, run.report);
  const ticket = rightOf(written, checked.issues);
  return ticket && { ticket: located(ticket, folderOf), placeOf, isFile };
};
