import {
  type Diagnostic,
  error,
  isPacketBook,
  laidOver,
  type RosterRow,
  type RowReport,
  type Sources,
  shorthands,
  type TicketFields,
} from '../core/index.ts';
import { locatedRow } from './batch-inputs.ts';
import { readPrivate } from './private-file.ts';
import type { Run } from './run.ts';

/** What goes for a whole run, and cannot be said by one row. */
const forAll = ['content', 'templates', 'fonts', 'out', 'replace', 'ref'];

const ticketFile = { name: 'ticket', code: 'batch/ticket', mustBe: '', hint: '' };

/** Files that a row may name, the one that lies under the other first; each is a ticket. */
const filesOfRow = ['ticket', 'packet'] as const;
type FileOfRow = (typeof filesOfRow)[number];

/** The fields of a ticket, or what is wrong with it: said without its name, which may be a person's. */
const readTicketFile = (path: string, what: FileOfRow, run: Run): TicketFields | Diagnostic => {
  let isRight = true;
  const report = ({ severity }: Diagnostic): void => {
    isRight &&= severity !== 'error';
  };
  const read = readPrivate(path, ticketFile, { ...run, report });
  const hint =
    '`octavo check` with its path tells what is wrong; a path in a roster is meant from where the roster lies';
  if (!read || !isRight) return error('batch/ticket', `its ${what} cannot be read`, undefined, hint);
  const wrong = forAll.find((field) => read.fields[field] !== undefined);
  if (wrong === undefined) return read.fields;
  const said = `its ${what} says \`${wrong}\`, which goes for all rows or for none`;
  return error('batch/ticket', said, undefined, 'say it by a flag, or leave it out there');
};

const isWrong = (read: TicketFields | Diagnostic): read is Diagnostic =>
  'severity' in read && 'hints' in read;

/** What is chosen stands under `choices` alone, by whichever name the ticket says it. */
const withChoices = (fields: TicketFields): TicketFields => {
  const isShort = ([field]: readonly [string, unknown]): boolean => shorthands.includes(field);
  const entries = Object.entries(fields);
  const short = { choices: Object.fromEntries(entries.filter(isShort)) };
  return laidOver(short, Object.fromEntries(entries.filter((entry) => !isShort(entry))));
};

/** What goes for all rows, and the content they are made of. */
interface Base {
  readonly fields: TicketFields;
  readonly content: Sources['content'];
}

/** A row's own fields. One with appointments is a packet, where it names no book: a book for all that holds none is not for it. */
const asPacket = (fields: TicketFields, { fields: { book }, content }: Base): TicketFields =>
  fields.appointments === undefined || fields.book !== undefined || book === undefined
    ? fields
    : { ...fields, ...(isPacketBook(String(book), content) ? {} : { book: undefined }) };

/** Rows that name a ticket or a packet of their own, laid over it. What cannot be read is reported. */
export const withTickets = (
  rows: readonly RosterRow[],
  base: Base,
  run: Run,
  reportRow: RowReport,
): readonly RosterRow[] => {
  const tickets = new Map<string, TicketFields | Diagnostic>();
  /** What a row's own file says, by the name of its column. */
  const saidBy = (row: RosterRow, what: FileOfRow): TicketFields => {
    const path = row.fields[what];
    if (typeof path !== 'string') return {};
    const key = `${what} ${path}`;
    const read = tickets.get(key) ?? readTicketFile(path, what, run);
    tickets.set(key, read);
    if (!isWrong(read)) return withChoices(locatedRow({ ...row, fields: read }, path).fields);
    reportRow({ row: row.number, diagnostic: read });
    return {};
  };
  return rows.map((row) => {
    if (filesOfRow.every((what) => typeof row.fields[what] !== 'string')) return row;
    const { ticket: _ticket, packet: _packet, ...fields } = row.fields;
    const own = laidOver(laidOver(saidBy(row, 'ticket'), saidBy(row, 'packet')), fields);
    return { ...row, fields: asPacket(own, base) };
  });
};
