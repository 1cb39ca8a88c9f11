import type { Strip, Tag } from '../galley.ts';
import { fields, flag, listOf, number, optional, otherwise, prose, whole } from '../schema.ts';
import { defineBlock } from './block.ts';
import { headRow, repeated, rowCost, textRow, underline, uprights } from './grid.ts';
import { columns, type Setting } from './setting.ts';
import { question } from './writing.ts';

/** Two millimetres over its lines, as near as the grid comes: room for descenders. */
const rowPadding = 1;
/** Rows a log may grow by. */
const growth = 4;

const emptyRow = (setting: Setting, places: ReturnType<typeof columns>, lines: number): Strip => {
  const { theme, measure } = setting;
  const height = lines * theme.pitch + (lines > 1 ? 0 : rowPadding);
  return { height, skip: 0, cost: 0, marks: [...uprights(setting, places, height), underline(setting, measure, height)] };
};

/** A table to fill in by hand; its head stands again after a page break. */
export const log = defineBlock(
  'log',
  {
    after: 2,
    fields: fields({
      ask: optional(prose()),
      hint: optional(prose()),
      columns: listOf(fields({ head: prose(), width: otherwise(number(0.2, 20), 1) }), 1, 7),
      rows: otherwise(whole(1, 60), 6),
      lines: otherwise(whole(1, 6), 1),
      sample: optional(listOf(prose())),
      grow: otherwise(flag(), true),
    }),
  },
  ({ ask, hint, columns: heads, rows, lines, sample, grow }, setting) => {
    const places = columns(
      heads.map(({ width }) => width),
      setting.measure,
      0,
    );
    const table: Tag = { role: 'Table', parent: setting.tag };
    const head = headRow(
      setting,
      heads.map((column) => column.head),
      places,
      table,
    );
    const again = repeated(head);
    const first = sample ? [textRow(setting, sample, places, table, 'hand', emptyRow(setting, places, lines).height)] : [];
    const empty = emptyRow(setting, places, lines);
    const body = [...first, ...Array.from({ length: rows }, () => empty)];
    const strips = body.map((strip, index): Strip => {
      const last = index + 1 === body.length;
      const cost = rowCost(index, body.length);
      const fill = last && grow ? { fill: { pitch: empty.height, most: growth, marks: empty.marks } } : {};
      return { ...strip, cost, ...(index > 0 ? { head: [again] } : {}), ...fill };
    });
    return [...question(setting, ask, hint), head, ...strips];
  },
);
