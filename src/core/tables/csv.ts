import { guarded } from './formulas.ts';

/** Controls that no cell needs: all but line ends. */
const unseen = /[^\P{Cc}\n]/gu;

const withoutControls = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(unseen, '\uFFFD');

type Rows = readonly (readonly string[])[];

/**
 * Rows of cells as CSV (RFC 4180), with a mark by which spreadsheets know UTF-8. No cell is taken for a formula, whatever it holds.
 * `unguarded` makes of each what it was.
 */
export const writeGuardedCsv = (rows: Rows, separator = ','): string =>
  `\uFEFF${rows
    .map((cells) => `${cells.map((cell) => `"${guarded(cell).replaceAll('"', '""')}"`).join(separator)}\r\n`)
    .join('')}`;

/** The same of cells that strangers filled in: controls are left out. */
export const writeCsv = (rows: Rows): string =>
  writeGuardedCsv(rows.map((cells) => cells.map(withoutControls)));
