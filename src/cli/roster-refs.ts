import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import {
  asTable,
  error,
  type RosterField,
  type RosterRow,
  type RowDiagnostic,
  refKey,
} from '../core/index.ts';
import type { Cells } from '../core/roster/table.ts';
import type { Spreadsheets } from '../node/spreadsheets.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import { writeOnce } from '../node/write-once.ts';
import { type RosterFile, readRosterFile } from './roster-file.ts';
import type { Run } from './run.ts';

// Who is which only the user's own roster knows. Where it names nobody by a mark, each row is given one by chance, in a copy beside it.

/** Letters and digits that nobody takes for one another, and that make no words. */
const signs = 'bcdfghjkmnpqrstvwxz23456789';
const length = 8;

const newRef = (taken: Set<string>): string => {
  const ref = Array.from({ length }, () => signs.charAt(randomInt(signs.length))).join('');
  if (taken.has(ref)) return newRef(taken);
  taken.add(ref);
  return ref;
};

const ending = '-with-refs';

/** The name of the copy with refs; of a copy, in which rows were added, that of the next: `clients-with-refs-2.csv`. */
const copyOf = (path: string): string => {
  const extension = extname(path);
  const name = basename(path, extension);
  const [, whole = name, count] = /^(.*-with-refs)(?:-(\d+))?$/.exec(name) ?? [];
  const next = name.includes(ending) ? `${whole}-${Number(count ?? 1) + 1}` : `${name}${ending}`;
  return join(dirname(path), `${next}${extension}`);
};

interface Giving {
  readonly run: Run;
  readonly doors: Spreadsheets;
  readonly fields: readonly RosterField[];
  readonly reportRow: (found: RowDiagnostic) => void;
  /** Whether anything is to be written. */
  readonly isDry: boolean;
}

const refColumn = ({ columns }: RosterFile): number | undefined =>
  columns.find(({ field }) => field.target[0] === 'ref')?.index;

const takenIn = ({ rows }: RosterFile): Set<string> =>
  new Set(rows.flatMap(({ ref }) => (ref === undefined ? [] : [refKey(ref)])));

/** The cells with a ref in each row that holds anything: in the column of refs, or else in a new one before all others. */
const cellsWith = (roster: RosterFile, rows: readonly RosterRow[]): Cells => {
  const at = refColumn(roster);
  const refs = new Map(rows.map(({ number, ref = '' }) => [number, ref]));
  const [header] = roster.sheet.cells.flatMap((row, index) =>
    row.some((cell) => cell.trim() !== '') ? index : [],
  );
  return roster.sheet.cells.map((row, index) => {
    const ref = index === header ? 'Ref' : (refs.get(index + 1) ?? '');
    if (at === undefined) return [ref, ...row];
    if (index === header) return row;
    return Array.from({ length: Math.max(row.length, at + 1) }, (_, column) =>
      column === at ? ref : (row[column] ?? ''),
    );
  });
};

/** What a row holds but for its ref, to be found again. */
const keyOf = (cells: readonly string[], at: number | undefined): string => {
  const others = cells.filter((_, index) => index !== at).map((cell) => cell.trim());
  return JSON.stringify(others.slice(0, others.findLastIndex((cell) => cell !== '') + 1));
};

const keysOf = (roster: RosterFile): readonly string[] =>
  asTable(roster.sheet.cells).rows.map(({ cells }) => keyOf(cells, refColumn(roster)));

/** The rows with the refs of the same rows in an earlier copy; undefined when a row is not in it. */
const found = (roster: RosterFile, copy: RosterFile): readonly RosterRow[] | undefined => {
  const open = new Map<string, RosterRow[]>();
  keysOf(copy).forEach((key, index) => {
    const row = copy.rows[index];
    if (row) open.set(key, [...(open.get(key) ?? []), row]);
  });
  const keys = keysOf(roster);
  const rows = roster.rows.map((row, index) => {
    const same = open.get(keys[index] ?? '') ?? [];
    const at = row.ref === undefined ? 0 : same.findIndex(({ ref }) => ref === row.ref);
    const [one] = same.splice(Math.max(0, at), 1);
    return one?.ref === undefined ? undefined : { ...row, ref: one.ref };
  });
  const all = rows.filter((row) => row !== undefined);
  return all.length === rows.length ? all : undefined;
};

const tellChanged = (roster: RosterFile, path: string, run: Run): void => {
  const said = `\`${shown(roster.path)}\` has other rows than \`${basename(path)}\`, the copy with refs that was made of it`;
  const hint = `make changes in \`${basename(path)}\` and use that; or move it away, to give all rows new refs`;
  run.report(error('roster/changed', said, undefined, hint));
};

const fromCopy = async (
  roster: RosterFile,
  path: string,
  giving: Giving,
): Promise<RosterFile | undefined> => {
  const copy = await readRosterFile(path, giving.fields, { ...giving, reportRow: () => undefined });
  const rows = copy && found(roster, copy);
  if (copy && !rows) tellChanged(roster, path, giving.run);
  if (!rows) return undefined;
  giving.run.say(`the refs are those of ${shown(path)}`);
  return { ...roster, rows };
};

/** Gives refs to the rows that have none, and writes a copy of the roster with them beside it. Undefined when that cannot be, as reported. */
export const withRefs = async (roster: RosterFile, giving: Giving): Promise<RosterFile | undefined> => {
  const { run, doors } = giving;
  if (roster.rows.every(({ ref }) => ref !== undefined)) return roster;
  const taken = takenIn(roster);
  const given = roster.rows.map((row) => ({ ...row, ref: row.ref ?? newRef(taken) }));
  const path = copyOf(roster.path);
  try {
    const bytes = () => doors.write(roster.sheet, cellsWith(roster, given));
    const isNew = giving.isDry ? !existsSync(path) : await writeOnce(path, bytes, roster.path);
    if (isNew) {
      const said = `${shown(path)} ${giving.isDry ? 'will be' : 'is'} the roster with a ref for each row: use it from now on`;
      run.say(said);
      return { ...roster, rows: given };
    }
  } catch (problem) {
    const hint = 'put the roster where you may write, or give each row a ref';
    run.report(systemError(problem, `the copy with refs, \`${shown(path)}\`, could not be written`, hint));
    return undefined;
  }
  return fromCopy(roster, path, giving);
};
