import type { Library } from '../author/library.ts';
import { bare } from '../model/bare.ts';
import { error, type Report } from '../model/diagnostic.ts';
import type { Order } from '../model/order.ts';
import { type NamedValue, rosterFields } from '../roster/names.ts';
import { readRoster } from '../roster/rows.ts';
import { columnLetter, isBlank, type RosterTable } from '../roster/table.ts';
import type { RowReport } from '../roster/tell-rows.ts';

// A table of orders, as shops export it: most of its columns are no business of ours.

/** An order, and the row that it stands in, as a spreadsheet numbers it. */
export interface TableOrder extends Order {
  readonly row: number;
}

/** How shops call the columns of the number and of the buyer, the clearest first. */
const called = {
  order: [
    'order',
    'order id',
    'order number',
    'order no',
    'sale id',
    'purchase id',
    'transaction id',
    'invoice',
    'id',
  ],
  buyer: [
    'buyer',
    'buyer name',
    'full name',
    'customer name',
    'billing name',
    'customer',
    'licensed to',
    'name',
  ],
} as const;

const columnCalled = (header: readonly string[], names: readonly string[]): number | undefined => {
  const heads = header.map(bare);
  const found = names.map((name) => heads.indexOf(bare(name))).find((index) => index >= 0);
  return found;
};

/** What a column of an order may give beside these: what is chosen, and which book in which edition. */
const ordered: readonly unknown[] = ['choices', 'book', 'edition', 'language'];

/** How a table of orders was understood. */
export interface OrderTable {
  readonly orders: readonly TableOrder[];
  /** Columns by what they give, and those left aside. */
  readonly told: readonly string[];
}

const isBusiness = (header: readonly string[], row: readonly string[], columns: readonly number[]) =>
  row.map((cell, index) => (columns.includes(index) ? '' : cell)).slice(0, header.length);

/** Reads orders out of a table; undefined when there is nothing to go on with, as reported. No cell is quoted. */
export const readOrders = (
  table: RosterTable,
  library: Library,
  editions: readonly NamedValue[],
  { report, reportRow }: { readonly report: Report; readonly reportRow: RowReport },
): OrderTable | undefined => {
  const { header } = table;
  const number = columnCalled(header, called.order);
  const buyer = columnCalled(
    header,
    called.buyer.filter((name) => columnCalled(header, [name]) !== number),
  );
  if (number === undefined) {
    const hint = `its first row names the columns: ${called.order
      .slice(0, 3)
      .map((name) => `\`${name}\``)
      .join(', ')}; \`buyer\``;
    report(error('orders/no-column', 'no column holds the numbers of orders', undefined, hint));
    return undefined;
  }
  const own = [number, ...(buyer === undefined ? [] : [buyer])];
  const fields = rosterFields(library, editions).filter(({ target: [field] }) => ordered.includes(field));
  const isKnown = (head: string): boolean =>
    fields.some(({ names }) => names.some((name) => bare(name) === bare(head) && bare(head) !== ''));
  const others = header.map((head, index) => (!own.includes(index) && isKnown(head) ? head : ''));
  const rows = table.rows.map((row) => ({ ...row, cells: isBusiness(header, row.cells, own) }));
  const roster = others.some((head) => head !== '')
    ? readRoster({ header: others, rows }, fields, { report, reportRow })
    : { columns: [], rows: [] };
  if (!roster) return undefined;
  const given = new Map(roster.rows.map((row) => [row.number, row.fields]));
  const orders = table.rows.flatMap(({ number: row, cells }): readonly TableOrder[] => {
    const id = (cells[number] ?? '').trim();
    if (id === '') {
      const diagnostic = error(
        'orders/no-number',
        'this row has no number of an order',
        undefined,
        'give each a number',
      );
      reportRow({ row, column: header[number], diagnostic });
      return [];
    }
    const name = buyer === undefined ? '' : (cells[buyer] ?? '');
    return [{ row, id, fields: given.get(row) ?? {}, ...(isBlank(name) ? {} : { buyer: name.trim() }) }];
  });
  const aside = header.filter(
    (head, index) => head !== '' && !own.includes(index) && others[index] === '',
  ).length;
  return {
    orders,
    told: [
      `column ${columnLetter(number)}: the number of the order`,
      ...(buyer === undefined ? [] : [`column ${columnLetter(buyer)}: the buyer`]),
      ...roster.columns.map(({ index, field }) => `column ${columnLetter(index)}: ${field.title}`),
      ...(aside === 0 ? [] : [`columns left aside: ${aside}`]),
    ],
  };
};
