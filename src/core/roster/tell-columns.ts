import type { RosterColumn } from './columns.ts';
import type { Roster } from './rows.ts';
import { columnLetter } from './table.ts';
import { isTicketMap } from './ticket-map.ts';

/** Whether some row says something in a column. */
const isGiven = ({ field: { target } }: RosterColumn, rows: Roster['rows']): boolean => {
  const [into, key] = target;
  return rows.some(({ fields, ref }) => {
    const value = into === 'ref' ? ref : fields[into];
    return key === undefined ? value !== undefined : isTicketMap(value) && value[key] !== undefined;
  });
};

/** How the columns that say something were understood, one a line: its letter, its head, what it gives. The others are counted. */
export const tellColumns = ({ columns, rows }: Roster): readonly string[] => {
  const given = columns.filter((column) => isGiven(column, rows));
  const told = given.map(({ index, head, field }) => {
    const [into, key] = field.target;
    const as = key === undefined ? `\`${into}\`` : `\`${into}: ${key}\``;
    return `column ${columnLetter(index)}, ${head}: ${field.title} (${as})`;
  });
  const empty = columns.length - given.length;
  if (empty === 0) return told;
  return [...told, `${empty === 1 ? '1 column is' : `${empty} columns are`} known and empty`];
};
