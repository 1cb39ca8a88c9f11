import Papa from 'papaparse';
import { writeGuardedCsv } from '../tables/csv.ts';
import { unguarded } from '../tables/formulas.ts';
import type { Cells } from './table.ts';

/** What may stand between two cells, the usual first. */
const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** Rows and columns at the most, one more of each shows that there are more. */
export const mostRows = 20_000;
export const mostColumns = 200;

export interface RosterCsv {
  readonly separator: Separator;
  readonly cells: Cells;
}

const parse = (text: string, delimiter: string, preview: number) =>
  Papa.parse(text, { delimiter, newline: '\n', preview, skipEmptyLines: false });

const isSeparator = (sign: string | undefined): sign is Separator =>
  separators.some((separator) => separator === sign);

const emptyLines = /^(?:[\t ,;|"]*\n)+/;

/** What separates most cells of the first line that holds any. Of two, the more usual. */
const separatorOf = (text: string): Separator => {
  const counts = separators.map((separator) => {
    const [header = []] = parse(text.replace(emptyLines, ''), separator, 1).data;
    return header.filter((cell) => cell.trim() !== '').length;
  });
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** Some programs say in the first line what separates cells. */
const told = /^sep=(.)\n/;

/** Reads a table. Undefined when its quotes do not close. */
export const readRosterCsv = (given: string): RosterCsv | undefined => {
  // Lines end in three ways, in one file as well.
  const text = given.replace(/\r\n?/g, '\n');
  const said = told.exec(text)?.[1];
  const isTold = isSeparator(said);
  const separator = isTold ? said : separatorOf(text);
  const table = (isTold ? text.replace(told, '') : text).replace(/\n$/, '');
  const { data, errors } = parse(table, separator, mostRows + 2);
  if (errors.some(({ type }) => type === 'Quotes')) return undefined;
  const cells = data.map((row) => row.map(unguarded));
  // The row of the separator is a row of the sheet.
  return { separator, cells: isTold ? [[], ...cells] : cells };
};

/** Writes a table that is safe to open in a spreadsheet, and reads back as it was. */
export const writeRosterCsv = ({ separator, cells }: RosterCsv): string => writeGuardedCsv(cells, separator);
