import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { told } from '../../model/prose.ts';
import type { Units } from '../../model/units.ts';
import {
  boolean,
  type Infer,
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
import { cellField, choices, fieldIds, type Prompt, promptFor, slugOf } from '../set/field.ts';
import {
  headRow,
  openTable,
  type Table,
  tableColumns,
  textRow,
  underHead,
  underline,
  uprights,
} from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { changeLast } from '../set/strips.ts';
import { question } from '../set/writing.ts';

/** Two millimeters over its lines, as near as the grid comes: room for descenders. */
const rowPadding = 1;
/** Rows a log may grow by. */
const growth = 4;

const emptyRow = (setting: Setting, { columns }: Table, lines: number): Strip => {
  const { theme, measure } = setting;
  const height = lines * theme.pitch + (lines > 1 ? 0 : rowPadding);
  return {
    height,
    skip: 0,
    cost: 0,
    marks: [...uprights(setting, columns, height), underline(setting, measure, height)],
  };
};

interface FieldRow {
  readonly prompt: Prompt;
  /** 1 for the first empty row. */
  readonly number: number;
  readonly height: Units;
}

/** The fields of an empty row, one a cell. */
const rowFields = (
  setting: Setting,
  { columns, tag }: Table,
  heads: Log['columns'],
  { prompt, number, height }: FieldRow,
): readonly Mark[] => {
  const parent: Tag = { role: 'TR', parent: tag };
  return columns.flatMap((column, index) => {
    const { head = [], choices } = heads[index] ?? {};
    const name = `row-${number}-${slugOf(head) || index + 1}`;
    const part = prompt.part(name, `${told(head)} ${number}`.trim());
    const area = { ...column, y: 0, height: height * setting.theme.grid };
    return cellField(setting, part, area, { parent: { role: 'TD', parent }, choices });
  });
};

const column = () =>
  object({ head: prose(), width: withDefault(numeric(0.2, 20), 1), choices: optional(choices()) });

const fields = refined(
  object({
    ...fieldIds(),
    ask: optional(prose()),
    hint: optional(prose()),
    columns: listOf(column(), 1, 7),
    rows: withDefault(integer(1, 60), 6),
    lines: withDefault(integer(1, 6), 1),
    sample: optional(listOf(prose())),
    grow: withDefault(boolean(), true),
  }),
  ({ columns, sample = [] }) => sample.length <= columns.length,
  'must have a `sample` with no more cells than there are columns',
);

type Log = Infer<typeof fields>;

const setLog = ({ columns, rows, ...log }: Log, setting: Setting): readonly Strip[] => {
  const heads = columns.map(({ head }) => head);
  const weights = columns.map(({ width }) => width);
  const table = openTable(setting, tableColumns(setting, heads, weights));
  const empty = emptyRow(setting, table, log.lines);
  const sample = log.sample
    ? [textRow(setting, table, log.sample, { style: 'hand', least: empty.height })]
    : [];
  const prompt = promptFor(setting, 'log', log.ask);
  const empties = Array.from({ length: rows }, (_, index): Strip => {
    if (!prompt) return empty;
    const row = { prompt, number: index + 1, height: empty.height };
    return { ...empty, marks: [...empty.marks, ...rowFields(setting, table, columns, row)] };
  });
  const strips = underHead(headRow(setting, table, heads), [...sample, ...empties]);
  const fill = { pitch: empty.height, most: growth, marks: empty.marks };
  const grown = log.grow && !prompt ? changeLast(strips, (strip) => ({ ...strip, fill })) : strips;
  return [...question(setting, log.ask, log.hint), ...grown];
};

/** A table to fill in by hand; its head is set again after a page break. */
export const log = defineBlock(
  'log',
  {
    across: ({ columns }) => (columns.length > 4 ? 'both' : 'text'),
    about: 'A table to fill in by hand; its head stands again on the next page.',
    after: 2,
    fields,
  },
  setLog,
);
