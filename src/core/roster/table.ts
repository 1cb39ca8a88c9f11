// A roster as plain values: what a spreadsheet holds, whatever file it came from.

/** All cells of a sheet as texts, rows as a spreadsheet numbers them: empty ones are there. */
export type Cells = readonly (readonly string[])[];

export interface TableRow {
  /** As a spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** A header, and the rows below it that hold anything. */
export interface RosterTable {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
}

export const isBlank = (cell: string | undefined): boolean => (cell ?? '').trim() === '';

/** The first row that holds anything is the header. */
export const asTable = (cells: Cells): RosterTable => {
  const rows = cells
    .map((row, index) => ({ number: index + 1, cells: row }))
    .filter((row) => !row.cells.every(isBlank));
  const [header, ...below] = rows;
  return { header: header?.cells ?? [], rows: below };
};

/** How spreadsheets name a column: A to Z, then AA; `index` from 0. */
export const columnLetter = (index: number): string => {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter;
};

const several = (from: number, to: number): string => (from === to ? String(from) : `${from}-${to}`);

/** Row numbers in rising order, as `--rows` takes them: `2-5, 9`. */
export const rowList = (numbers: readonly number[], most = Number.POSITIVE_INFINITY): string => {
  const spans: { from: number; to: number }[] = [];
  for (const number of [...new Set(numbers)].sort((one, other) => one - other)) {
    const last = spans.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  const rest = spans.slice(most).reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const listed = spans.slice(0, most).map(({ from, to }) => several(from, to));
  return [...listed, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
};

/** Reads `2-5,9`; undefined when it is not so written. */
export const readRowList = (text: string): ((row: number) => boolean) | undefined => {
  const spans = text.split(',').map((part) => /^\s*(\d{1,7})(?:\s*-\s*(\d{1,7}))?\s*$/.exec(part));
  if (spans.includes(null)) return undefined;
  const limits = spans.map((span) => [Number(span?.[1]), Number(span?.[2] ?? span?.[1])] as const);
  if (limits.some(([from, to]) => from < 1 || from > to)) return undefined;
  return (row) => limits.some(([from, to]) => from <= row && row <= to);
};
