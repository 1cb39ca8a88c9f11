import type { NoSpreadsheet, Spreadsheet } from '../core/roster/spreadsheet.ts';
import { runApart } from './apart.ts';
import type { Spreadsheets, SpreadsheetTask } from './spreadsheets.ts';

const bundle = 'spreadsheet.cjs';

const written = async (task: SpreadsheetTask): Promise<Uint8Array> => {
  const done = await runApart<Uint8Array>(bundle, task);
  if ('why' in done) throw new Error('a spreadsheet could not be written');
  return done.answer;
};

/** In a thread of its own, from a bundle of its own. */
export const spreadsheetsApart: Spreadsheets = {
  read: async (bytes) => {
    const done = await runApart<Spreadsheet | NoSpreadsheet>(bundle, { read: bytes });
    if ('answer' in done) return done.answer;
    return { flaw: `it cannot be read as a table${done.why}`, hint: 'copy its rows into a new file' };
  },
  write: (like, cells) => written({ like, cells }),
  writeXlsx: (cells, help) => written({ cells, help }),
};
