import type { Tag } from '../galley.ts';
import { anyOf, fields, listOf, optional, prose } from '../schema.ts';
import { defineBlock } from './block.ts';
import { headRow, repeated, rowCost, textRow } from './grid.ts';
import { columns } from './setting.ts';
import { question } from './writing.ts';

/** Two sides of one thing, row by row. An empty text leaves room to write. */
export const compare = defineBlock(
  'compare',
  {
    after: 2,
    fields: fields({
      ask: optional(prose()),
      hint: optional(prose()),
      left: prose(),
      right: prose(),
      rows: listOf(anyOf('must be a pair of texts', listOf(prose(), 2, 2)), 1),
    }),
  },
  ({ ask, hint, left, right, rows }, setting) => {
    const places = columns([1, 1], setting.measure, 0);
    const tag: Tag = { role: 'Table', parent: setting.tag };
    const head = headRow(setting, [left, right], places, tag);
    const again = repeated(head);
    return [
      ...question(setting, ask, hint),
      head,
      ...rows.map((texts, index) => ({
        ...textRow(setting, texts, places, tag, 'cell', setting.theme.pitch),
        cost: rowCost(index, rows.length),
        ...(index > 0 ? { head: [again] } : {}),
      })),
    ];
  },
);
