import { resolve } from 'node:path';
import {
  asTable,
  error,
  type Roster,
  type RosterField,
  type RowDiagnostic,
  readRoster,
} from '../core/index.ts';
import type { Spreadsheet } from '../core/roster/spreadsheet.ts';
import { readBounded } from '../node/bounded.ts';
import type { Spreadsheets } from '../node/spreadsheets.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import type { Run } from './run.ts';

/** A roster as read, and the file that it comes from. */
export interface RosterFile extends Roster {
  /** Whole. */
  readonly path: string;
  readonly sheet: Spreadsheet;
}

/** Reads the cells of a file; undefined when there are none, as reported. */
const sheetIn = async (path: string, { read }: Spreadsheets, run: Run): Promise<Spreadsheet | undefined> => {
  try {
    const sheet = await read(readBounded(path));
    if ('cells' in sheet) return sheet;
    run.report(
      error('roster/unreadable', `the roster \`${shown(path)}\`: ${sheet.flaw}`, undefined, sheet.hint),
    );
  } catch (problem) {
    run.report(systemError(problem, `the roster \`${shown(path)}\` cannot be read`, 'check the path'));
  }
  return undefined;
};

/** Reads a roster; undefined when there is nothing to go on with. What is wrong in its rows goes to `reportRow`. */
export const readRosterFile = async (
  file: string,
  fields: readonly RosterField[],
  {
    run,
    doors,
    reportRow,
  }: { readonly run: Run; readonly doors: Spreadsheets; readonly reportRow: (found: RowDiagnostic) => void },
): Promise<RosterFile | undefined> => {
  const path = resolve(file);
  const sheet = await sheetIn(path, doors, run);
  const roster = sheet && readRoster(asTable(sheet.cells), fields, { report: run.report, reportRow });
  return roster && { ...roster, path, sheet };
};
