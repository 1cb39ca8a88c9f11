import Papa from 'papaparse';
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

/** A program that opens a table takes a cell that begins so for a formula. */
const formula = /^'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/u;

/** Within a cell, what would begin one for a program that parts cells by other signs, or knows no quotation marks. */
const inner = /[;\n](?='*[^\S\n]*[=+\-@\uff1d\uff0b\uff0d\uff20])|,(?='*[=@\uff1d\uff20])/gu;
const guardedInner = /([;\n])'(?='*[^\S\n]*[=+\-@\uff1d\uff0b\uff0d\uff20])|(,)'(?='*[=@\uff1d\uff20])/gu;

/** A cell that no program takes for a formula: an apostrophe stands before it, as spreadsheets themselves mark text. */
const guarded = (cell: string): string => {
  const within = cell.replace(inner, "$&'");
  return formula.test(within) ? `'${within}` : within;
};
const unguarded = (cell: string): string =>
  (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell).replace(guardedInner, '$1$2');

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

/** Writes a table that is safe to open in a spreadsheet, and reads back as it was. Marked as UTF-8, which some programs need. */
export const writeRosterCsv = ({ separator, cells }: RosterCsv): string =>
  `\ufeff${Papa.unparse(
    cells.map((row) => row.map(guarded)),
    { delimiter: separator, newline: '\r\n', quotes: true },
  )}\r\n`;
