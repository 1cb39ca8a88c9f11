import type { Diagnostic, Place, Report } from '../model/diagnostic.ts';
import type { TicketFields } from '../model/workbook.ts';
import type { Path } from '../schema/vocabulary.ts';
import type { RosterColumn } from './columns.ts';
import { rowList } from './table.ts';
import { isTicketMap } from './ticket-map.ts';

// Mistakes in a roster are told by row and column, never by what a cell holds.

/** A mistake in a row, and the column it is in, where it is in one. */
export interface RowDiagnostic {
  readonly row: number;
  /** The head of the column, one that is understood. */
  readonly column?: string | undefined;
  readonly diagnostic: Diagnostic;
}

export type RowReport = (found: RowDiagnostic) => void;

/** A file of no name: places in it are columns of a roster. */
const rosterFile = 'a roster';

/** The columns of a roster as places of the fields of a ticket, and a report that knows them again. */
export const rowContext = (
  columns: readonly RosterColumn[],
  { number, fields }: { readonly number: number; readonly fields: TicketFields },
  {
    placeOf,
    reportRow,
    report,
  }: {
    /** Where the fields that are the same for all rows stand. */
    readonly placeOf: (path: Path) => Place | undefined;
    readonly reportRow: RowReport;
    /** For what stands in no row: a mistake of the content, or of the ticket below. */
    readonly report: Report;
  },
): { readonly placeOf: (path: Path) => Place | undefined; readonly report: Report } => {
  const columnAt = ([field, key]: Path): RosterColumn | undefined =>
    columns.find(
      ({ field: { target } }) =>
        (target[0] === field && (target[1] === undefined || target[1] === key)) ||
        (target[0] === 'choices' && target[1] === field),
    );
  const isGiven = ({ field: { target } }: RosterColumn): boolean => {
    const value = target[0] === 'ref' ? '' : fields[target[0]];
    return value !== undefined && (target[1] === undefined || (isTicketMap(value) && target[1] in value));
  };
  return {
    placeOf: (path) => {
      const column = columnAt(path);
      if (!column || !isGiven(column)) return placeOf(path);
      return { file: rosterFile, start: column.index, end: column.index };
    },
    report: ({ place, ...diagnostic }) => {
      if (place && place.file !== rosterFile) {
        if (!diagnostic.ofReader) return report({ ...diagnostic, place });
        const { gathers: _, ...one } = diagnostic;
        return reportRow({ row: number, diagnostic: { ...one, place } });
      }
      const column = place && columns.find(({ index }) => index === place.start);
      reportRow({ row: number, column: column?.head, diagnostic });
    },
  };
};

/** So many spans of rows are listed with a doubt. */
const fewRows = 6;

/** The same mistake in many rows as one, by the rows; what is told of no person is told as it is. */
export const gatherRows = (found: readonly RowDiagnostic[]): readonly Diagnostic[] => {
  const groups = new Map<string, { readonly first: RowDiagnostic; readonly rows: number[] }>();
  for (const one of found) {
    const { diagnostic, column } = one;
    const key = JSON.stringify([diagnostic.code, diagnostic.message, diagnostic.hints, column]);
    const group = groups.get(key);
    if (group) group.rows.push(one.row);
    else groups.set(key, { first: one, rows: [one.row] });
  }
  return [...groups.values()].map(({ first: { diagnostic, column }, rows }) => {
    // A mistake must be mended in each of them; a doubt is read once.
    const most = diagnostic.severity === 'error' ? undefined : fewRows;
    const where = `${new Set(rows).size === 1 ? 'row' : 'rows'} ${rowList(rows, most)}`;
    const message = `${where}${column === undefined ? '' : `, \`${column}\``}: ${diagnostic.message}`;
    return { ...diagnostic, message };
  });
};
