import { error, type Report } from '../model/diagnostic.ts';
import { sheetLimits, type TextSheet } from '../tables/sheet.ts';
import { type AnswerTable, cellsOf, headRows } from './table.ts';

/** Widths of the marks and of the answers, in characters. */
const widths = [12, 32];

/** The table as a sheet, by the name that is shown on its tab; undefined where a sheet cannot hold it, as reported. */
export const answerSheet = (table: AnswerTable, name: string, report: Report): TextSheet | undefined => {
  const rows = cellsOf(table);
  const longest = rows.flat().reduce((most, { length }) => Math.max(most, length), 0);
  const sizes = { rows: rows.length, columns: table.columns.length + 1, characters: longest };
  const units = ['rows', 'columns', 'characters'] as const;
  const exceeded = units.filter((unit) => sizes[unit] > sheetLimits[unit]);
  for (const unit of exceeded) {
    const of = unit === 'characters' ? 'a cell' : 'a sheet';
    const said = `${of} holds ${sheetLimits[unit]} ${unit} at the most, and there are ${sizes[unit]}`;
    report(error('answers/too-large', said, undefined, 'CSV and JSON have no such limit'));
  }
  return exceeded.length > 0 ? undefined : { name, rows, heads: headRows, widths };
};
