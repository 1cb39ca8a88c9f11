import { bare } from '../model/bare.ts';
import { countryCalled, countryMeant } from '../model/countries.ts';
import { error, type Report } from '../model/diagnostic.ts';
import { readDate } from '../model/read-date.ts';
import type { TicketFields } from '../model/workbook.ts';
import { type RosterColumn, readColumns } from './columns.ts';
import type { RosterField } from './names.ts';
import { refKey } from './shard.ts';
import { isBlank, type RosterTable, type TableRow } from './table.ts';
import type { RowReport } from './tell-rows.ts';
import { isTicketMap } from './ticket-map.ts';

export interface RosterRow {
  /** As a spreadsheet numbers it, from 1. */
  readonly number: number;
  /** The mark that its files bear. */
  readonly ref?: string | undefined;
  /** What its cells say, as fields of a ticket. An empty cell says nothing. */
  readonly fields: TicketFields;
}

export interface Roster {
  readonly columns: readonly RosterColumn[];
  readonly rows: readonly RosterRow[];
}

/** The parts of a cell that names several things. */
const partsOf = (cell: string): readonly string[] =>
  cell
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The value that a word names, else the word: what there is not is told where the ticket is read. */
const valueNamed = (word: string, { values, target: [field] }: RosterField): string => {
  const key = bare(word);
  const named = values.find(({ names }) => names.some((name) => bare(name) === key))?.value;
  return named ?? (field === 'country' ? countryCalled(word) : undefined) ?? word;
};

/** Columns as they are meant: what is called `Paper`, and names editions in its cells, is no paper of a bound book. */
const asMeant = (
  columns: readonly RosterColumn[],
  fields: readonly RosterField[],
  rows: RosterTable['rows'],
): readonly RosterColumn[] => {
  const edition = fields.find(({ target: [field] }) => field === 'edition');
  if (!edition || columns.some(({ field }) => field === edition)) return columns;
  const isEdition = (word: string): boolean =>
    edition.values.some(({ names }) => names.some((name) => bare(name) === bare(word)));
  return columns.map((column): RosterColumn => {
    const isSize = rows.some(({ cells }) => partsOf(cells[column.index] ?? '').some(isEdition));
    return column.field.target[0] === 'paper' && isSize ? { ...column, field: edition } : column;
  });
};

const yes = ['yes', 'y', 'true', 'x', '1', 'on'];
const no = ['no', 'n', 'false', '0', 'off'];

/** What a cell gives; a mistake instead of it never names what the cell holds. */
const readCell = (
  cell: string,
  field: RosterField,
  tell: (code: string, said: string, hint: string) => void,
): unknown => {
  const text = cell.trim();
  switch (field.takes) {
    case 'date': {
      const read = readDate(text);
      if ('iso' in read) return read.iso;
      tell('roster/date', `what is given ${read.flaw}`, read.hint);
      return undefined;
    }
    case 'list':
      return partsOf(text).map((part) => valueNamed(part, field));
    case 'yes-no': {
      const word = text.toLowerCase();
      if (yes.includes(word) || no.includes(word)) return yes.includes(word);
      tell('roster/yes-no', 'what is given is neither yes nor no', 'write `yes` or `no`');
      return undefined;
    }
    default: {
      const value = valueNamed(text, field);
      if (field.target[0] !== 'country' || /^[a-z]{2}$/i.test(value)) return value;
      tell('roster/country', 'what is given is no country', countryMeant(text));
      return undefined;
    }
  }
};

/** Fields by where they go, maps by their keys. */
const asFields = (given: readonly (readonly [RosterColumn, unknown])[]): TicketFields => {
  const mapOf = (map: string): TicketFields =>
    Object.fromEntries(
      given.flatMap(([{ field }, value]) => {
        const [into, key] = field.target;
        return into === map && key !== undefined ? [[key, value] as const] : [];
      }),
    );
  const plain = given.flatMap(([{ field }, value]) =>
    field.target.length === 1 ? [[field.target[0], value] as const] : [],
  );
  const maps = { reader: mapOf('reader'), choices: mapOf('choices') };
  const there = Object.entries(maps).filter(([, map]) => Object.keys(map).length > 0);
  return Object.fromEntries([...plain, ...there]);
};

const readRow = (
  { number, cells }: TableRow,
  columns: readonly RosterColumn[],
  report: RowReport,
): RosterRow => {
  const given = columns.flatMap((column): readonly (readonly [RosterColumn, unknown])[] => {
    const cell = cells[column.index] ?? '';
    if (isBlank(cell)) return [];
    const value = readCell(cell, column.field, (code, said, hint) =>
      report({ row: number, column: column.head, diagnostic: error(code, said, undefined, hint) }),
    );
    return value === undefined ? [] : [[column, value]];
  });
  const { ref, ...fields } = asFields(given);
  return { number, fields, ref: typeof ref === 'string' ? ref : undefined };
};

/** Reports refs that two rows share: their files would have one name. Some systems know no capitals. */
const tellSameRefs = ({ rows, columns }: Roster, report: RowReport): void => {
  const seen = new Map<string, number>();
  const column = columns.find(({ field }) => field.target[0] === 'ref')?.head;
  for (const { ref, number } of rows) {
    if (ref === undefined) continue;
    const first = seen.get(refKey(ref));
    if (first === undefined) seen.set(refKey(ref), number);
    else {
      const said = `row ${first} has the same ref`;
      const hint = 'give each row a ref of its own';
      report({ row: number, column, diagnostic: error('roster/same-ref', said, undefined, hint) });
    }
  }
};

/** Reads a roster; undefined when there is nothing to go on with. Mistakes of all rows are reported, none by what a cell holds. */
export const readRoster = (
  table: RosterTable,
  fields: readonly RosterField[],
  { report, reportRow }: { readonly report: Report; readonly reportRow: RowReport },
): Roster | undefined => {
  const called = readColumns(table, fields, report);
  if (!called) return undefined;
  const columns = asMeant(called, fields, table.rows);
  const roster = { columns, rows: table.rows.map((row) => readRow(row, columns, reportRow)) };
  tellSameRefs(roster, reportRow);
  return roster;
};

/** Fields laid over others, maps by their keys. */
export const laidOver = (base: TicketFields, fields: TicketFields): TicketFields => {
  const merged = (map: 'reader' | 'choices'): TicketFields => {
    const [under, over] = [base[map], fields[map]];
    return { ...(isTicketMap(under) ? under : {}), ...(isTicketMap(over) ? over : {}) };
  };
  return { ...base, ...fields, choices: merged('choices'), reader: merged('reader') };
};

/** The ticket of a row: what its cells say laid over what is the same for all. */
export const ticketOfRow = (base: TicketFields, { fields, ref }: RosterRow): TicketFields => ({
  ...laidOver(base, fields),
  ...(ref === undefined ? {} : { ref }),
});
