// What a spreadsheet would take for a formula, and run. The wide signs are the same to some of them.

/** A cell that begins so, also behind blanks, and behind apostrophes that would be taken for marks of text. */
const formula = /^'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/u;

/**
 * Within a cell, what would begin one for a program that parts cells by other signs than were written, or knows no quotation marks.
 * Behind a comma people write numbers and dashes: these stay.
 */
const inner = /[;\n\t|](?='*[^\S\n\t]*[=+\-@\uff1d\uff0b\uff0d\uff20])|,(?='*[=@\uff1d\uff20])/gu;
const guardedInner =
  /([;\n\t|])'(?='*[^\S\n\t]*[=+\-@\uff1d\uff0b\uff0d\uff20])|(,)'(?='*[=@\uff1d\uff20])/gu;

/** A cell that no program takes for a formula: an apostrophe stands before it, as spreadsheets themselves mark text. */
export const guarded = (cell: string): string => {
  const within = cell.replace(inner, "$&'");
  return formula.test(within) ? `'${within}` : within;
};

/** The cell as it was before it was guarded. */
export const unguarded = (cell: string): string =>
  (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell).replace(guardedInner, '$1$2');
