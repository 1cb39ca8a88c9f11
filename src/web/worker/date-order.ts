import type { RosterTable } from '../../core/index.ts';
import type { DateOrder } from '../model/messages.ts';

// Dates such as 5/12/2026, which core reads only where one part can be no month: the page asks once which part is the day.

const twoWays = /^\s*(\d{1,2}) ?[/-] ?(\d{1,2}) ?[/-] ?(\d{4})(?:[T ].*)?$/;

/** Whether a day may be read in two ways. */
export const isUnclearDate = (cell: string): boolean => {
  const [, one, other] = twoWays.exec(cell) ?? [];
  return one !== undefined && one !== other && Number(one) <= 12 && Number(other) <= 12;
};

const twoDigits = (part = ''): string => part.padStart(2, '0');

const written = (cell: string, first: DateOrder): string => {
  const [, one, other, year] = twoWays.exec(cell) ?? [];
  const [month, day] = first === 'day' ? [other, one] : [one, other];
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
};

/** The same table, its days read in the order that was said. */
export const inOrder = (
  { header, rows }: RosterTable,
  dates: readonly number[],
  first: DateOrder | undefined,
): RosterTable => ({
  header,
  rows: rows.map(({ number, cells }) => ({
    number,
    cells: cells.map((cell, at) =>
      first && dates.includes(at) && isUnclearDate(cell) ? written(cell, first) : cell,
    ),
  })),
});
