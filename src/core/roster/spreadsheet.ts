import { readSheet } from 'read-excel-file/universal';
import type { TextSheet } from '../tables/sheet.ts';
import { writeXlsx } from '../tables/xlsx.ts';
import { mostColumns, mostRows, type RosterCsv, readRosterCsv, writeRosterCsv } from './csv.ts';
import type { Cells } from './table.ts';
import { isBombed } from './zip-size.ts';

// Files of spreadsheets into cells, and back. What reads and writes them is large: it is loaded for this alone.

/** Text out of bytes in an encoding that browsers and Node know; throws where they are none such. */
export type Decode = (
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252',
  bytes: Uint8Array,
) => string;

export type Spreadsheet =
  | { readonly kind: 'xlsx'; readonly cells: Cells }
  | ({ readonly kind: 'csv' } & RosterCsv);

/** Why a file is no roster. */
export interface NoSpreadsheet {
  readonly flaw: string;
  readonly hint: string;
}

/** Bytes of a file at the most. */
const mostBytes = 8 * 2 ** 20;

const startsWith = (bytes: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, index) => bytes[index] === sign);

/** Every other byte of a text in UTF-16 that is mostly Latin is 0. */
const zerosAt = (bytes: Uint8Array, first: 0 | 1): boolean => {
  const some = bytes.subarray(0, 400).filter((_, index) => index % 2 === first);
  return some.length > 2 && some.filter((one) => one === 0).length > some.length * 0.7;
};

/** Windows has letters where ISO 8859-1 has controls. Some decoders mistake the one for the other. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const asWindows = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (sign) => windows.charAt(sign.charCodeAt(0) - 0x80));

const decoded = (bytes: Uint8Array, decode: Decode): string => {
  if (startsWith(bytes, 0xff, 0xfe) || zerosAt(bytes, 1)) return decode('utf-16le', bytes);
  if (startsWith(bytes, 0xfe, 0xff) || zerosAt(bytes, 0)) return decode('utf-16be', bytes);
  try {
    return decode('utf-8', bytes);
  } catch {
    return asWindows(decode('windows-1252', bytes));
  }
};

const saveAs = 'save it from your spreadsheet as Excel workbook (.xlsx) or as CSV';

/** What a cell of an Excel file holds, as text. Days are whole: at what time somebody is given a workbook is nothing to it. */
const asText = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\r\n?/g, '\n') : '';
};

const readXlsx = async (bytes: Uint8Array): Promise<Spreadsheet | NoSpreadsheet> => {
  if (isBombed(bytes))
    return { flaw: 'it holds far more than a roster does', hint: 'copy its rows into a new file' };
  try {
    const sheet = await readSheet(Uint8Array.from(bytes).buffer, { trim: false });
    return { kind: 'xlsx', cells: sheet.map((row) => row.map(asText)) };
  } catch {
    return { flaw: 'it cannot be read as an Excel workbook', hint: saveAs };
  }
};

const readText = (bytes: Uint8Array, decode: Decode): Spreadsheet | NoSpreadsheet => {
  let text: string;
  try {
    text = decoded(bytes, decode).replace(/^\ufeff/, '');
  } catch {
    return { flaw: 'its letters cannot be read', hint: saveAs };
  }
  if (text.includes('\0')) return { flaw: 'it is no table', hint: saveAs };
  const csv = readRosterCsv(text);
  if (!csv)
    return {
      flaw: 'its quotation marks do not close',
      hint: 'within a cell that stands in quotation marks, write two for each',
    };
  return { kind: 'csv', ...csv };
};

const withinBounds = (read: Spreadsheet | NoSpreadsheet): Spreadsheet | NoSpreadsheet => {
  if (!('cells' in read)) return read;
  const hint = 'divide it into several rosters';
  if (read.cells.length > mostRows + 1) return { flaw: `it has more than ${mostRows} rows`, hint };
  if (read.cells.some((row) => row.length > mostColumns))
    return { flaw: `it has more than ${mostColumns} columns`, hint: 'leave the rest of them out' };
  return read;
};

/** Reads the first sheet of a file: Excel (.xlsx), or CSV with any usual separator, encoding and line ends. No flaw tells what is in it. */
export const readSpreadsheet = async (
  bytes: Uint8Array,
  decode: Decode,
): Promise<Spreadsheet | NoSpreadsheet> => {
  if (bytes.length > mostBytes)
    return { flaw: `it is larger than ${mostBytes / 2 ** 20} MB`, hint: 'divide it into several rosters' };
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return { flaw: 'it is an old Excel file (.xls), or locked with a password', hint: saveAs };
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return { flaw: 'it is a PDF', hint: saveAs };
  return withinBounds(startsWith(bytes, 0x50, 0x4b) ? await readXlsx(bytes) : readText(bytes, decode));
};

/** What XML cannot hold, and what would be read as standing for it (ECMA-376, 22.9.2.19), as Excel writes them. */
const unheld = /[^\P{Cc}\t\n]|[\p{Cs}\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/giu;
const held = (text: string): string =>
  text.replace(unheld, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);

/** Characters that the widest column shows. */
const widest = 60;

const widthOf = (cells: Cells, column: number): number =>
  Math.min(widest, Math.max(10, ...cells.slice(0, 200).map((row) => (row[column] ?? '').length + 2)));

const sheetOf = (name: string, cells: Cells): TextSheet => ({
  name,
  rows: cells.map((row) => row.map(held)),
  heads: 1,
  widths: (cells[0] ?? []).map((_, column) => widthOf(cells, column)),
});

/** Writes an Excel file: a roster, its first row its head, and a sheet that says what may stand in it. */
export const writeRosterXlsx = (roster: Cells, help?: Cells): Promise<Uint8Array> =>
  writeXlsx(sheetOf('Roster', roster), ...(help ? [sheetOf('What may stand there', help)] : []));

/** The bytes of a table in the form of another: a copy with some cells changed. */
export const writeSpreadsheet = async (
  like: Spreadsheet,
  cells: Cells,
  encode: (text: string) => Uint8Array,
): Promise<Uint8Array> =>
  like.kind === 'csv' ? encode(writeRosterCsv({ ...like, cells })) : writeRosterXlsx(cells);
