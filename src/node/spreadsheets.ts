import {
  type NoSpreadsheet,
  readSpreadsheet,
  type Spreadsheet,
  writeRosterXlsx,
  writeSpreadsheet,
} from '../core/roster/spreadsheet.ts';
import type { Cells } from '../core/roster/table.ts';

/** What can be asked of the code that reads and writes spreadsheets. */
export type SpreadsheetTask =
  | { readonly read: Uint8Array }
  | { readonly like: Spreadsheet; readonly cells: Cells }
  | { readonly cells: Cells; readonly help: Cells | undefined };

/** Reading and writing of spreadsheets, wherever it runs. */
export interface Spreadsheets {
  readonly read: (bytes: Uint8Array) => Promise<Spreadsheet | NoSpreadsheet>;
  /** A table in the form that another has. */
  readonly write: (like: Spreadsheet, cells: Cells) => Promise<Uint8Array>;
  /** An Excel file, with a sheet that says what may stand in the first. */
  readonly writeXlsx: (cells: Cells, help?: Cells) => Promise<Uint8Array>;
}

/** Here, in this thread. */
export const spreadsheets: Spreadsheets = {
  read: (bytes) =>
    readSpreadsheet(bytes, (encoding, text) => new TextDecoder(encoding, { fatal: true }).decode(text)),
  write: (like, cells) => writeSpreadsheet(like, cells, (text) => new TextEncoder().encode(text)),
  writeXlsx: writeRosterXlsx,
};

export const doSpreadsheetTask = (
  task: SpreadsheetTask,
): Promise<Spreadsheet | NoSpreadsheet | Uint8Array> => {
  if ('read' in task) return spreadsheets.read(task.read);
  return 'like' in task
    ? spreadsheets.write(task.like, task.cells)
    : spreadsheets.writeXlsx(task.cells, task.help);
};
