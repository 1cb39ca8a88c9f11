import { defined } from '../../model/defined.ts';
import { never, type Tag } from '../../model/galley.ts';
import { listOf, numeric, object, prose, refined, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { headRow, repeated, rowCost, tableColumns, textRow } from '../set/grid.ts';

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
    const places = tableColumns(
      setting,
      heads.map(({ head }) => head),
      heads.map(({ width }) => width),
      rows,
    );
    const tag: Tag = { role: 'Table', parent: setting.tag };
    const head = headRow(
      setting,
      heads.map((column) => column.head),
      places,
      tag,
    );
    const again = repeated(head);
    // A row without a word in its first cell goes on with what the row above says: it stays with it.
    const goesOn = (index: number): boolean => rows[index]?.[0]?.length === 0;
    return [
      head,
      ...rows.map((texts, index) => ({
        ...textRow(setting, texts, places, tag, 'cell', 3),
        cost: goesOn(index + 1) ? never : rowCost(index, rows.length),
        ...defined({ head: index > 0 ? [again] : undefined }),
      })),
    ];
  },
);
