import { type Mark, never, type Strip, type Tag } from '../../model/galley.ts';
import { type Prose, told } from '../../model/prose.ts';
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
import { cellField, choices, fieldIds, type Prompt, promptFor, slugOf } from '../set/field.ts';
import {
  type Column,
  headRow,
  insetOf,
  labelsBesideHand,
  openTable,
  present,
  rowCost,
  type Table,
  tableColumns,
  underHead,
  underline,
  uprights,
} from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { type Cell, cell, toProse } from '../set/text.ts';
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

interface Grid extends Table {
  readonly across: readonly Across[];
  readonly kind: 'tick' | 'write';
  readonly prompt: Prompt | undefined;
}

interface Answer extends Pick<Grid, 'kind'>, Pick<Across, 'choices'>, Column {
  readonly height: Units;
  readonly prompt: Prompt | undefined;
}

/** One cell to tick or to write in. */
const answerCell = (
  setting: Setting,
  { kind, choices, x, width, height, prompt }: Answer,
  tag: Tag,
): readonly Mark[] => {
  const { grid, sizes } = setting.theme;
  if (kind === 'write') {
    const area = { x, y: 0, width, height: height * grid };
    return [emptyCell(x, tag), ...cellField(setting, prompt, area, { parent: tag, choices })];
  }
  const left = x + (width - sizes.box) / 2;
  return [
    tickBox(setting, left, height, tag),
    ...tickField(setting, prompt, { x: left, height, parent: tag }),
  ];
};

/** The name of a row, a header cell. */
const rowName = (setting: Setting, label: Prose, { x, width }: Column, parent: Tag): Cell => {
  const inset = insetOf(setting);
  const tag: Tag = { role: 'TH', parent, scope: 'Row' };
  const left = x + inset;
  return present(cell(setting, label, 'cell', { x: left, measure: width - inset * 2, tag }), left, tag);
};

const rowOf = (
  setting: Setting,
  { across, kind, columns, tag: parent, prompt }: Grid,
  label: Prose,
  index: number,
): Strip => {
  const { theme, measure } = setting;
  const tableRow: Tag = { role: 'TR', parent };
  const [first = { x: 0, width: measure }, ...rest] = columns;
  const name = rowName(setting, label, first, tableRow);
  const height = Math.max(kind === 'write' ? theme.pitch + writingRoom : theme.pitch, name.height + 1);
  const answers = rest.flatMap((column, at): readonly Mark[] => {
    const { head = [], ...offer } = across[at] ?? {};
    const partName = `${slugOf(label) || `row-${index + 1}`}-${slugOf(head) || at + 1}`;
    const part = prompt?.part(partName, `${told(label)}: ${told(head)}`);
    const answer = { kind, prompt: part, ...offer, ...column, height };
    return answerCell(setting, answer, { role: 'TD', parent: tableRow });
  });
  return {
    height,
    skip: 0,
    cost: 0,
    marks: [
      ...moved(name.marks, 0, ((height - name.height) * theme.grid) / 2),
      ...answers,
      ...uprights(setting, columns, height),
      underline(setting, measure, height),
    ],
  };
};

/** A grid of rows against columns, to tick or to write in; an empty row label is a line to name the row. */
export const matrix = defineBlock(
  'matrix',
  {
    across: ({ columns }) => (columns.length > 5 ? 'both' : 'text'),
    about: 'A grid of rows and columns, to tick or to write in.',
    after: 2,
    fields: object({
      ...fieldIds(),
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
    const weights = [share, ...across.map(() => 1)];
    const table = openTable(setting, labelsBesideHand(setting, tableColumns(setting, labels, weights)));
    const head = headRow(setting, table, labels);
    const grid: Grid = { ...table, across, kind, prompt: promptFor(setting, 'matrix', ask) };
    const body = rows.map((label, index) => rowOf(setting, grid, label, index));
    const whole = underHead(head, body, (index, count) =>
      count <= keptWhole && index + 1 < count ? never : rowCost(index, count),
    );
    return [...question(setting, ask, hint), ...whole];
  },
);
