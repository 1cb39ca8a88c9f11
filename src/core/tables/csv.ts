/**
 * Where a spreadsheet would see a formula: at the start of a cell, also behind blanks, and in the wide letters that some of them take for
 * the same. A program that parts cells by other signs than commas finds starts within ours: behind a semicolon, on a new line.
 */
const formulas = /(^|[\n;])(?=[^\S\n]*[=+\-@＝＋－＠])/gu;

/** Controls that no cell needs: all but line ends. */
const unseen = /[^\P{Cc}\n]/gu;

const safe = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(unseen, '\uFFFD').replace(formulas, "$1'");

/**
 * Rows of cells as CSV (RFC 4180), with a mark by which spreadsheets know UTF-8. No cell is taken for a formula, whatever it holds: an
 * apostrophe stands before what would be.
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows
    .map((cells) => `${cells.map((cell) => `"${safe(cell).replaceAll('"', '""')}"`).join(',')}\r\n`)
    .join('')}`;
