import type { Tag } from '../galley.ts';
import { fields, listOf, number, otherwise, prose } from '../schema.ts';
import { defineBlock } from './block.ts';
import { headRow, repeated, rowCost, tableColumns, textRow } from './grid.ts';

/** A printed table. */
export const table = defineBlock(
  'table',
  {
    after: 2,
    fields: fields({
      columns: listOf(fields({ head: prose(), width: otherwise(number(0.2, 20), 1) }), 1, 7),
      rows: listOf(listOf(prose()), 1),
    }),
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
    return [
      head,
      ...rows.map((texts, index) => ({
        ...textRow(setting, texts, places, tag, 'cell', 3),
        cost: rowCost(index, rows.length),
        ...(index > 0 ? { head: [again] } : {}),
      })),
    ];
  },
);
