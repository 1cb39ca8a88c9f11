import { dirname, resolve } from 'node:path';
import { error, type Place, pick, readTicket, readYaml, reportMisfit, type Ticket } from '../core/index.ts';
import { readOne, shown } from './folders.ts';
import { type Run, systemError } from './run.ts';

/** The ticket with the flags laid over it, and where its fields stand in its file. */
export interface JobTicket {
  readonly ticket: Ticket;
  readonly placeOf: (path: readonly (string | number)[]) => Place | undefined;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Paths in a ticket file are meant from that file; paths in flags from where the user stands. */
const located = (ticket: Ticket, folderOf: (field: string) => string): Ticket => {
  const paths = (['content', 'templates', 'fonts', 'out', 'answers'] as const).flatMap((field) => {
    const path = ticket[field];
    return path === undefined ? [] : [[field, resolve(folderOf(field), path)] as const];
  });
  return { ...ticket, ...Object.fromEntries(paths) };
};

const readFile = (path: string, run: Run): { fields: Fields; placeOf: JobTicket['placeOf'] } | undefined => {
  try {
    const source = readOne(path, run.report);
    // A ticket may hold the reader's own words: its lines are located, but never quoted.
    run.knows([source], false);
    const written = readYaml(source, run.report);
    if (!written) return undefined;
    const { value, placeOf } = pick(written, new Map(), new Map(), run.report);
    if (isFields(value)) return { fields: value, placeOf };
    run.report(error('ticket/not-a-map', 'a ticket must be a map of fields', written.place));
  } catch (problem) {
    run.report(systemError(problem, `the ticket \`${shown(path)}\` cannot be read`, 'check the path'));
  }
  return undefined;
};

/** Reads the ticket file, if any, and lays the flags over it. Undefined when either is wrong, as reported. */
export const readJobTicket = (file: string | undefined, flags: Fields, run: Run): JobTicket | undefined => {
  const read = file === undefined ? { fields: {}, placeOf: () => undefined } : readFile(resolve(file), run);
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
