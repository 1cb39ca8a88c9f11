import { defined } from '../../model/defined.ts';
import { type Mark, never, type Strip, type Tag } from '../../model/galley.ts';
import { type Prose, plain } from '../../model/prose.ts';
import { emptyCell, moved } from '../../model/shapes.ts';
import type { Units } from '../../model/units.ts';
import {
  anyOf,
  isProse,
  listOf,
  object,
  oneOf,
  optional,
  prose,
  withDefault,
} from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { cellField, choices, type Prompt, promptFor, slugOf } from '../set/field.ts';
import {
  type Column,
  headRow,
  insetOf,
  labelsBesideHand,
  present,
  repeated,
  rowCost,
  tableColumns,
  underline,
  uprights,
} from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { cell, toProse } from '../set/text.ts';
import { tickBox, tickField } from '../set/tick-box.ts';
import { question } from '../set/writing.ts';

/** Grid units a cell to write in has beyond one line. */
const writingRoom = 2;

/** A grid of no more rows stays on one page. */
const keptWhole = 6;

/** The first column takes this share of the others' width. */
const labelShare = 2.2;

interface Across {
  readonly head: Prose;
  readonly choices?: readonly string[];
}

interface Grid {
  readonly across: readonly Across[];
  readonly kind: 'tick' | 'write';
  readonly places: readonly Column[];
  readonly table: Tag;
  readonly whole: Prompt | undefined;
}

interface Answer extends Pick<Grid, 'kind'>, Pick<Across, 'choices'>, Column {
  readonly height: Units;
  readonly entry: Prompt | undefined;
}

/** One cell to tick or to write in. */
const answerCell = (
  setting: Setting,
  { kind, choices, x, width, height, entry }: Answer,
  tag: Tag,
): readonly Mark[] => {
  const { grid, sizes } = setting.theme;
  if (kind === 'write')
    return [
      emptyCell(x, tag),
      ...cellField(setting, entry, { x, y: 0, width, height: height * grid }, tag, { choices }),
    ];
  const at = x + (width - sizes.box) / 2;
  return [tickBox(setting, at, height, tag), ...tickField(setting, entry, at, height, tag)];
};

const rowOf = (
  setting: Setting,
  { across, kind, places, table, whole }: Grid,
  label: Prose,
  index: number,
): Strip => {
  const { theme, measure } = setting;
  const inset = insetOf(setting);
  const tableRow: Tag = { role: 'TR', parent: table };
  const [first = { x: 0, width: measure }, ...rest] = places;
  const [x, named]: [number, Tag] = [first.x + inset, { role: 'TH', parent: tableRow, scope: 'Row' }];
  const name = present(
    cell(setting, label, 'cell', { x, measure: first.width - inset * 2, tag: named }),
    x,
    named,
  );
  const height = Math.max(kind === 'write' ? theme.pitch + writingRoom : theme.pitch, name.height + 1);
  const answers = rest.flatMap((place, column): readonly Mark[] => {
    const { head = [], ...offer } = across[column] ?? {};
    const part = `${slugOf(label) || `row-${index + 1}`}-${slugOf(head) || column + 1}`;
    const entry = whole?.part(part, `${plain(label)}: ${plain(head)}`);
    return answerCell(setting, { kind, entry, ...offer, ...place, height }, { role: 'TD', parent: tableRow });
  });
  return {
    height,
    skip: 0,
    cost: 0,
    marks: [
      ...moved(name.marks, 0, ((height - name.height) * theme.grid) / 2),
      ...answers,
      ...uprights(setting, places, height),
      underline(setting, measure, height),
    ],
  };
};

/** A grid of rows against columns, to tick or to write in; an empty row label is a line to name the row. */
export const matrix = defineBlock(
  'matrix',
  {
    about: 'A grid of rows and columns, to tick or to write in.',
    after: 2,
    fields: object({
      ask: optional(prose()),
      hint: optional(prose()),
      corner: optional(prose()),
      columns: listOf(
        anyOf(
          'must be a text, or have a `head` and `choices`',
          prose(),
          object({ head: prose(), choices: choices() }),
        ),
        1,
        8,
      ),
      rows: listOf(prose(), 1, 40),
      cell: withDefault(oneOf('tick', 'write'), 'tick'),
    }),
  },
  ({ ask, hint, corner, columns, rows, cell: kind }, setting) => {
    const across = columns.map((one): Across => (isProse(one) ? { head: one } : one));
    const share = kind === 'write' ? 1.2 : Math.min(labelShare, across.length * 0.8 + 0.6);
    const labels = [corner ?? toProse(''), ...across.map(({ head }) => head)];
    const places = labelsBesideHand(setting, tableColumns(setting, labels, [share, ...across.map(() => 1)]));
    const table: Tag = { role: 'Table', parent: setting.tag };
    const head = headRow(setting, labels, places, table);
    const again = repeated(head);
    const grid: Grid = { across, kind, places, table, whole: promptFor(setting, 'matrix', ask) };
    const body = rows.map((label, index): Strip => {
      const cost = rows.length <= keptWhole && index + 1 < rows.length ? never : rowCost(index, rows.length);
      return {
        ...rowOf(setting, grid, label, index),
        cost,
        ...defined({ head: index > 0 ? [again] : undefined }),
      };
    });
    return [...question(setting, ask, hint), head, ...body];
  },
);
