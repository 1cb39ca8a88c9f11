import { never } from '../../model/galley.ts';
import { listOf, numeric, object, prose, refined, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { headRow, openTable, rowCost, tableColumns, textRow, underHead } from '../set/grid.ts';

/** A printed table. */
export const table = defineBlock(
  'table',
  {
    about: 'A printed table.',
    after: 2,
    fields: refined(
      object({
        columns: listOf(object({ head: prose(), width: withDefault(numeric(0.2, 20), 1) }), 1, 7),
        rows: listOf(listOf(prose()), 1),
      }),
      ({ columns, rows }) => rows.every((row) => row.length <= columns.length),
      'must have no row with more cells than there are columns',
    ),
  },
  ({ columns: heads, rows }, setting) => {
    const texts = heads.map(({ head }) => head);
    const weights = heads.map(({ width }) => width);
    const table = openTable(setting, tableColumns(setting, texts, weights, rows));
    // A row without a word in its first cell continues the row above: it stays with it.
    const goesOn = (index: number): boolean => rows[index]?.[0]?.length === 0;
    const body = rows.map((row) => textRow(setting, table, row, { style: 'cell', least: 3 }));
    return underHead(headRow(setting, table, texts), body, (index, count) =>
      goesOn(index + 1) ? never : rowCost(index, count),
    );
  },
);
