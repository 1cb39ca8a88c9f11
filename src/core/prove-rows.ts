import type { Place, Report } from './model/diagnostic.ts';
import type { Sources } from './model/sources.ts';
import type { MakeOptions, TicketFields } from './model/workbook.ts';
import type { RosterColumn } from './roster/columns.ts';
import { type RosterRow, ticketOfRow } from './roster/rows.ts';
import { type RowReport, rowContext } from './roster/tell-rows.ts';
import { isTicketMap } from './roster/ticket-map.ts';
import type { Path } from './schema/vocabulary.ts';
import { makeWorkbooks, proveTicket } from './workbooks.ts';

/** What all rows of a roster have in common. */
export interface RosterJob {
  readonly sources: Sources;
  readonly columns: readonly RosterColumn[];
  /** What a row is laid over. */
  readonly base: TicketFields;
  /** Where the fields of the base stand. */
  readonly placeOf: (path: Path) => Place | undefined;
  readonly report: Report;
  readonly reportRow: RowReport;
  readonly today?: string | undefined;
}

/** The ticket of a row, and how its mistakes are told. */
export const openRow = (
  row: RosterRow,
  job: RosterJob,
): { readonly ticket: TicketFields } & Pick<MakeOptions, 'report' | 'placeOf'> => ({
  ticket: ticketOfRow(job.base, row),
  ...rowContext(job.columns, row, job),
});

/** Words as long as this, or on several lines, may find no room where others do. */
const longWords = 40;

/** Fields of free words: what they say makes no other book, unless it is long. */
const freeWords: ReadonlySet<string> = new Set(['practitioner', 'reviewer', 'dedication', 'ref']);

const isLong = (value: unknown): boolean =>
  typeof value === 'string' && (value.length > longWords || value.includes('\n'));

/** What two tickets have in common that differ in short words alone; undefined of one that is like no other. */
const shapeOf = ({ reader, ...fields }: TicketFields): string | undefined => {
  const words = isTicketMap(reader) ? reader : {};
  const free = Object.entries(fields).filter(([field]) => freeWords.has(field));
  if ([...Object.values(words), ...free.map(([, value]) => value)].some(isLong)) return undefined;
  const others = Object.entries(fields).filter(([field]) => !freeWords.has(field));
  return JSON.stringify([Object.fromEntries(others), Object.keys(words), free.map(([field]) => field)]);
};

/**
 * Looks for what is wrong in rows before any is made, one by one. Every ticket is read; set, as if it were to be printed, are the
 * first of those that differ in short words alone, and those with long words; `all`: every one.
 */
export function* proveRows(
  rows: readonly RosterRow[],
  job: RosterJob,
  { all = false }: { readonly all?: boolean } = {},
): Generator<RosterRow, void, undefined> {
  const seen = new Set<string>();
  for (const row of rows) {
    const { ticket, ...context } = openRow(row, job);
    const options: MakeOptions = { ...context, ...(job.today === undefined ? {} : { today: job.today }) };
    const shape = shapeOf(ticket);
    if (!all && shape !== undefined && seen.has(shape)) proveTicket(job.sources, ticket, options);
    else for (const _ of makeWorkbooks(job.sources, ticket, options));
    if (shape !== undefined) seen.add(shape);
    yield row;
  }
}
