import { defined } from '../../model/defined.ts';
import type { Strip, Tag } from '../../model/galley.ts';
import { plain } from '../../model/prose.ts';
import {
  boolean,
  integer,
  listOf,
  numeric,
  object,
  optional,
  prose,
  refined,
  withDefault,
} from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { cellField, choices, promptFor, slugOf } from '../set/field.ts';
import {
  type Column,
  headRow,
  repeated,
  rowCost,
  tableColumns,
  textRow,
  underline,
  uprights,
} from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { question } from '../set/writing.ts';

/** Two millimetres over its lines, as near as the grid comes: room for descenders. */
const rowPadding = 1;
/** Rows a log may grow by. */
const growth = 4;

const emptyRow = (setting: Setting, places: readonly Column[], lines: number): Strip => {
  const { theme, measure } = setting;
  const height = lines * theme.pitch + (lines > 1 ? 0 : rowPadding);
  return {
    height,
    skip: 0,
    cost: 0,
    marks: [...uprights(setting, places, height), underline(setting, measure, height)],
  };
};

/** The fields of an empty row, one a cell. */
type Fill = (row: number, height: number) => Strip['marks'];

/** A table to fill in by hand; its head stands again after a page break. */
export const log = defineBlock(
  'log',
  {
    about: 'A table to fill in by hand; its head stands again on the next page.',
    after: 2,
    fields: refined(
      object({
        ask: optional(prose()),
        hint: optional(prose()),
        columns: listOf(
          object({ head: prose(), width: withDefault(numeric(0.2, 20), 1), choices: optional(choices()) }),
          1,
          7,
        ),
        rows: withDefault(integer(1, 60), 6),
        lines: withDefault(integer(1, 6), 1),
        sample: optional(listOf(prose())),
        grow: withDefault(boolean(), true),
      }),
      ({ columns, sample = [] }) => sample.length <= columns.length,
      'must have a `sample` with no more cells than there are columns',
    ),
  },
  ({ ask, hint, columns: heads, rows, lines, sample, grow }, setting) => {
    const places = tableColumns(
      setting,
      heads.map(({ head }) => head),
      heads.map(({ width }) => width),
    );
    const table: Tag = { role: 'Table', parent: setting.tag };
    const head = headRow(
      setting,
      heads.map((column) => column.head),
      places,
      table,
    );
    const again = repeated(head);
    const first = sample
      ? [textRow(setting, sample, places, table, 'hand', emptyRow(setting, places, lines).height)]
      : [];
    const empty = emptyRow(setting, places, lines);
    const whole = promptFor(setting, 'log', ask);
    const cells: Fill = (row, height) => {
      if (!whole) return [];
      const parent: Tag = { role: 'TR', parent: table };
      return places.flatMap((place, column) => {
        const { head = [], choices } = heads[column] ?? {};
        const entry = whole.part(`row-${row}-${slugOf(head) || column + 1}`, `${plain(head)} ${row}`.trim());
        const area = { ...place, y: 0, height: height * setting.theme.grid };
        return cellField(setting, entry, area, { role: 'TD', parent }, { choices });
      });
    };
    const ready = Array.from(
      { length: rows },
      (_, index): Strip =>
        whole ? { ...empty, marks: [...empty.marks, ...cells(index + 1, empty.height)] } : empty,
    );
    const body = [...first, ...ready];
    const strips = body.map((strip, index): Strip => {
      const last = index + 1 === body.length;
      const cost = rowCost(index, body.length);
      const fill =
        last && grow && !whole ? { fill: { pitch: empty.height, most: growth, marks: empty.marks } } : {};
      return { ...strip, cost, ...defined({ head: index > 0 ? [again] : undefined }), ...fill };
    });
    return [...question(setting, ask, hint), head, ...strips];
  },
);
