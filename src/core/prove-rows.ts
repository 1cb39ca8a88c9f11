import { freeWords, readTicket, type TicketContext } from './choose/ticket.ts';
import { defined } from './model/defined.ts';
import { type Place, type Report, warning } from './model/diagnostic.ts';
import type { Sources } from './model/sources.ts';
import type { TicketFields, Workbook } from './model/workbook.ts';
import type { RosterColumn } from './roster/columns.ts';
import { type RosterRow, ticketOfRow } from './roster/rows.ts';
import { type RowReport, rowContext } from './roster/tell-rows.ts';
import { isTicketMap } from './roster/ticket-map.ts';
import type { Path } from './schema/vocabulary.ts';
import { makeWorkbooks } from './workbooks.ts';

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
): { readonly ticket: TicketFields } & TicketContext => ({
  ticket: ticketOfRow(job.base, row),
  ...rowContext(job.columns, row, job),
});

/** Words as long as this may find no room where others do. */
const longWords = 40;

/** Fields of free words: what they say makes no other book, unless it is long. */
const isFree = (field: string): boolean => field === 'ref' || freeWords.some((free) => free === field);

const wordsIn = ({ reader, ...fields }: TicketFields): readonly unknown[] => [
  ...Object.values(isTicketMap(reader) ? reader : {}),
  ...Object.entries(fields).flatMap(([field, value]) => (isFree(field) ? [value] : [])),
];

/** Anything but what text faces have: nobody knows before it is set whether a font has it. */
const rare = /[^ -~\u00a0-\u017f\u0386-\u03ce\u0400-\u045f‘’“”–—…]/u;

const isUnusual = (value: unknown): boolean =>
  typeof value === 'string' && (value.length > longWords || rare.test(value.normalize('NFC')));

/** What two tickets have in common that differ in words alone. */
const shapeOf = ({ reader, ...fields }: TicketFields): string => {
  const [free, others] = [true, false].map((isWord) =>
    Object.entries(fields).filter(([field, value]) => value !== undefined && isFree(field) === isWord),
  );
  return JSON.stringify([
    others,
    Object.keys(isTicketMap(reader) ? reader : {}),
    free?.map(([field]) => field),
  ]);
};

/** Rows that are made of the same behind one another: what is kept of one serves the next. */
export const byShape = (
  rows: readonly RosterRow[],
  { base }: Pick<RosterJob, 'base'>,
): readonly RosterRow[] => {
  const groups = new Map<string, RosterRow[]>();
  for (const row of rows) {
    const shape = shapeOf(ticketOfRow(base, row));
    const group = groups.get(shape);
    if (group) group.push(row);
    else groups.set(shape, [row]);
  }
  return [...groups.values()].flat();
};

type Made = Pick<Workbook, 'choices'>;

/** The axes along which several workbooks are made for one row, as neither it nor the base says which is meant. */
export const openAxes = (
  made: readonly Made[],
  { choices, ...fields }: TicketFields,
): readonly (readonly [string, readonly string[]])[] =>
  [...(made[0]?.choices.keys() ?? [])].flatMap((axis) => {
    const options = [...new Set(made.flatMap((one) => one.choices.get(axis) ?? []))];
    const isSaid = axis in fields || (isTicketMap(choices) && axis in choices);
    return options.length > 1 && !isSaid ? [[axis, options] as const] : [];
  });

/** That there is a file for each option of an axis, as nothing says which is meant. */
export const saidOfSeveral = (axis: string, options: readonly string[]): string =>
  `nothing says which \`${axis}\` is meant: there is a file for each of ${listed(options)}`;

const tellOpen = (row: RosterRow, open: ReturnType<typeof openAxes>, report: RowReport): void => {
  for (const [axis, options] of open) {
    const said = saidOfSeveral(axis, options);
    const hint = `give it in a column, or once for all rows, as \`--choose ${axis}=${options[0]}\``;
    report({ row: row.number, diagnostic: warning('roster/several', said, undefined, hint) });
  }
};

const listed = (options: readonly string[]): string => options.map((one) => `\`${one}\``).join(', ');

/** The fields that are given for all rows, for which a row says something else. */
const overruled = (base: TicketFields, own: TicketFields, path: Path = []): readonly Path[] =>
  Object.entries(own).flatMap(([field, value]): readonly Path[] => {
    const [common, at] = [base[field], [...path, field]];
    if (common === undefined || value === undefined || [common].flat().length === 0) return [];
    if (isTicketMap(common) && isTicketMap(value)) return overruled(common, value, at);
    return JSON.stringify([common].flat()) === JSON.stringify([value].flat()) ? [] : [at];
  });

const tellOverruled = (base: TicketFields, own: TicketFields, { placeOf, report }: TicketContext): void => {
  // A choice may be given as a field of its own, too.
  const common = { ...base, choices: { ...base, ...(isTicketMap(base.choices) ? base.choices : {}) } };
  for (const path of overruled(common, own)) {
    const said = `\`${path.at(-1)}\` is given for all rows as well, and is not heeded here: a cell goes first`;
    report(
      warning('roster/overruled', said, placeOf(path), 'empty the cell, or leave out what is given for all'),
    );
  }
};

/**
 * Looks for what is wrong in rows before any is made, one by one. Every ticket is read; set, as if it were to be printed, are the
 * first right one of those that differ in words alone, and those with unusual words; `all`: every one.
 */
export function* proveRows(
  rows: readonly RosterRow[],
  job: RosterJob,
  { all = false }: { readonly all?: boolean } = {},
): Generator<RosterRow, void, undefined> {
  const right = new Map<string, ReturnType<typeof openAxes>>();
  for (const row of byShape(rows, job)) {
    let isRight = true;
    const reportRow: RowReport = (found) => {
      isRight &&= found.diagnostic.severity !== 'error';
      job.reportRow(found);
    };
    const { ticket, ...context } = openRow(row, { ...job, reportRow });
    tellOverruled(job.base, row.fields, context);
    const shape = shapeOf(ticket);
    const like = all || wordsIn(ticket).some(isUnusual) ? undefined : right.get(shape);
    const made: Made[] = [];
    if (like) readTicket(ticket, context);
    else
      for (const { choices } of makeWorkbooks(job.sources, ticket, {
        ...context,
        ...defined({ today: job.today }),
      }))
        made.push({ choices });
    const open = like ?? openAxes(made, ticket);
    tellOpen(row, open, job.reportRow);
    if (isRight) right.set(shape, open);
    yield row;
  }
}
