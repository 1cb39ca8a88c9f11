/** A sheet of texts. */
export interface TextSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** So many rows are heads: bold, and in sight when one scrolls. So is the first column. */
  readonly heads: number;
  /** Widths of columns, in characters; the last holds for all that follow. */
  readonly widths: readonly number[];
}

/** What a sheet of an XLSX file can hold: rows, columns, and characters in a cell. */
export const sheetLimits = { rows: 1_048_576, columns: 16_384, characters: 32_767 };
