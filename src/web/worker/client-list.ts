import {
  asTable,
  type Cells,
  defined,
  formAxisOf,
  headOf,
  namedEditions,
  openProject,
  openRow,
  proveRows,
  type Roster,
  type RosterField,
  type RosterJob,
  type RosterTable,
  type RowDiagnostic,
  readRoster,
  rosterFields,
  type Sources,
  writeCsv,
} from '../../core/index.ts';
import type { Calls, ClientList, ListedRow, Told } from '../model/messages.ts';
import { inOrder, isUnclearDate } from './date-order.ts';
import { idOf, listFields } from './list-columns.ts';
import { toldOf } from './told.ts';

type Asked = Calls['list']['asks'];

const isBlankRow = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** The first row that holds anything names the columns. */
const headerAt = (cells: Cells): number => cells.findIndex((row) => !isBlankRow(row));

/** A field by a name that it alone has, and that nothing private is called by; what is left aside has none. */
const nameOf = (gives: string, fields: readonly RosterField[]): string => {
  const field = fields.find((one) => idOf(one) === gives);
  return field ? headOf(field, fields) : '';
};

/** The same cells, with heads that say what columns were said to give. */
const renamed = ({ cells, gives }: Asked, fields: readonly RosterField[]): Cells => {
  const header = headerAt(cells);
  return cells.map((row, index) =>
    index === header ? row.map((head, at) => (at in gives ? nameOf(gives[at] ?? '', fields) : head)) : row,
  );
};

/** Marks for rows that have none: their numbers in the list. */
const numbered = (number: number): string => String(number).padStart(3, '0');

const tellRow = ({ column, diagnostic }: RowDiagnostic): ListedRow['told'][number] => ({
  ...toldOf(diagnostic),
  ...defined({ column }),
});

const rowsOf = (
  roster: Roster,
  job: RosterJob,
  cells: Cells,
  found: readonly RowDiagnostic[],
): readonly ListedRow[] =>
  roster.rows.map((row) => {
    const ref = row.ref ?? numbered(row.number);
    const { ticket } = openRow({ ...row, ref }, job);
    const read = cells[row.number - 1] ?? [];
    return {
      number: row.number,
      ref,
      cells: roster.columns.map(({ index }) => read[index] ?? ''),
      ticket,
      told: found.filter((one) => one.row === row.number).map(tellRow),
    };
  });

/** What makes the copy of one row another book than those of others. */
const makesOther: ReadonlySet<string | undefined> = new Set(['book', 'only', 'ticket', 'packet']);

const columnsOf = (
  { cells }: Asked,
  roster: Roster | undefined,
  found: readonly RowDiagnostic[],
): ClientList['columns'] =>
  (cells[headerAt(cells)] ?? []).map((head, at) => {
    const column = roster?.columns.find(({ index }) => index === at);
    const filled = cells.slice(headerAt(cells) + 1).filter((row) => (row[at] ?? '').trim() !== '');
    const doubted = found.filter(
      (one) => column && one.column === column.head && one.diagnostic.code === 'wish/no-place',
    ).length;
    // Rows that differ in words alone are looked at once: where all get the same book, what goes for one goes for all.
    const isSame = !roster?.columns.some(({ field: { target } }) => makesOther.has(target[0]));
    const lonely = doubted > 0 && isSame ? filled.length : doubted;
    return {
      head,
      gives: column ? idOf(column.field) : '',
      ...defined({
        prints: column?.field.isPrinted ? filled[0]?.[at] : undefined,
        lonely: lonely > 0 ? { rows: lonely, of: filled.length } : undefined,
      }),
    };
  });

/** What a file number looks like: it is no name. */
const isMark = (cell: string): boolean => /^[A-Za-z0-9-]*\d[A-Za-z0-9-]*$/.test(cell.trim());

/** Columns that give what another gives already: one of file numbers tells copies apart, any other is left aside. */
const settled = (asked: Asked, roster: Roster | undefined): Asked => {
  const columns = roster?.columns ?? [];
  const rows = asked.cells.slice(headerAt(asked.cells) + 1).filter((row) => !isBlankRow(row));
  const isNumbers = (at: number): boolean => rows.every((row) => isMark(row[at] ?? ''));
  let hasRef = columns.some(({ field }) => idOf(field) === 'ref');
  const said: Record<number, string> = {};
  for (const { index, field } of columns) {
    const same = columns.filter((other) => idOf(other.field) === idOf(field));
    const kept = same.find((one) => !isNumbers(one.index)) ?? same[0];
    if (kept?.index === index || index in asked.gives) continue;
    const isRef = !hasRef && isNumbers(index);
    hasRef ||= isRef;
    said[index] = isRef ? 'ref' : '';
  }
  return { ...asked, gives: { ...said, ...asked.gives } };
};

/** The places of columns that give days. */
const datesIn = (roster: Roster | undefined): readonly number[] =>
  (roster?.columns ?? []).flatMap(({ index, field }) => (field.takes === 'date' ? [index] : []));

const unclearIn = ({ rows }: RosterTable, dates: readonly number[]): string | undefined =>
  rows.flatMap(({ cells }) => dates.map((at) => cells[at] ?? '')).find(isUnclearDate);

/** The columns of an empty list: what most lists have. */
export const emptyList = (sources: Sources): Cells => {
  const project = openProject(sources, () => undefined, { only: [], choices: {} });
  if (!project) return [];
  const fields = rosterFields(project.library, namedEditions(sources));
  const plain = listFields(fields, formAxisOf(project.library), new Set()).filter(({ isPlain }) => isPlain);
  return [plain.map(({ title }) => title)];
};

/** Reads a list of clients, and proves each row as if it were to be printed. */
export const readClients = (sources: Sources, asked: Asked): ClientList => {
  const told: Told[] = [];
  const found: RowDiagnostic[] = [];
  const report = (one: Parameters<RosterJob['report']>[0]): void => void told.push(toldOf(one));
  const reportRow = (one: RowDiagnostic): void => void found.push(one);
  const project = openProject(sources, report, { only: [], choices: {} });
  const fields = project ? rosterFields(project.library, namedEditions(sources)) : [];
  const quiet = { report: () => undefined, reportRow: () => undefined };
  const guessed = settled(asked, readRoster(asTable(renamed(asked, fields)), fields, quiet));
  const named = asTable(renamed(guessed, fields));
  const dates = datesIn(readRoster(named, fields, quiet));
  const roster = readRoster(inOrder(named, dates, asked.first), fields, { report, reportRow });
  const { base, today } = asked;
  const columns = roster?.columns ?? [];
  const job: RosterJob = { sources, columns, base, placeOf: () => undefined, report, reportRow, today };
  const marked = (roster?.rows ?? []).map((row) => ({ ...row, ref: row.ref ?? numbered(row.number) }));
  for (const _ of proveRows(marked, job));
  return {
    columns: columnsOf(asked, roster, found),
    fields: listFields(
      fields,
      project && formAxisOf(project.library),
      new Set(columns.map(({ field }) => idOf(field))),
    ),
    ...defined({ unclearDate: unclearIn(named, dates) }),
    heads: columns.map(({ index }) => asked.cells[headerAt(asked.cells)]?.[index] ?? ''),
    rows: roster ? rowsOf(roster, job, asked.cells, found) : [],
    told,
  };
};

/** The list with the names of the copies before its cells, as CSV. */
export const whoIsWho = ({ cells, refs }: Calls['whoIsWho']['asks']): string => {
  const byRow = new Map(refs.map(([ref, row]) => [row, ref]));
  const header = headerAt(cells);
  const named = cells.map((row, index) => [index === header ? 'Copy' : (byRow.get(index + 1) ?? ''), ...row]);
  return writeCsv(named.filter(([copy]) => copy !== ''));
};
