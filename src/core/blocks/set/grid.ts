import { defined } from '../../model/defined.ts';
import { type Mark, never, type Strip, type Tag } from '../../model/galley.ts';
import { type Prose, plain, readProse } from '../../model/prose.ts';
import { emptyCell, line, moved, rectangle } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import type { Setting } from './setting.ts';
import { columns, costAfter, row } from './strips.ts';
import { type Cell, cell, type TextOptions, textWidth } from './text.ts';

export interface Column {
  readonly x: Pt;
  readonly width: Pt;
}

/** A table that is being set: its columns, and its element in the structure. */
export interface Table {
  readonly columns: readonly Column[];
  readonly tag: Tag;
}

export const openTable = ({ tag }: Setting, columns: readonly Column[]): Table => ({
  columns,
  tag: { role: 'Table', parent: tag },
});

/** How far text stays from a cell's edges. */
export const insetOf = ({ theme }: Setting): Pt => theme.sizes.gap * 0.75;

/** Words with so many letters fewer than the longest may still be wider. */
const nearly = 3;

const longWords = (texts: readonly Prose[]): readonly string[] => {
  const words = [...new Set(texts.flatMap((text) => plain(text).split(/\s+/)))];
  const longest = Math.max(0, ...words.map(({ length }) => length));
  return words.filter(({ length }) => length > 0 && length + nearly >= longest);
};

/** The widest word of a column, head or cell, and the room beside it: no column should be narrower. */
const leastWidth = (setting: Setting, head: Prose, under: readonly Prose[]): Pt => {
  const heads = longWords([head]).map((word) => textWidth(setting, readProse(word), 'table-head'));
  const cells = longWords(under).map((word) =>
    textWidth(setting, [{ kind: 'span', text: word, strong: true }], 'cell'),
  );
  return Math.max(0, ...heads, ...cells) + insetOf(setting) * 2 + 0.5;
};

/** Columns by weight; where the longest word of a column does not fit, it grows at the cost of those that have room to spare. */
export const tableColumns = (
  setting: Setting,
  heads: readonly Prose[],
  weights: readonly number[],
  rows: readonly (readonly Prose[])[] = [],
): readonly Column[] => {
  const shares = columns(weights, setting.measure, 0);
  const least = heads.map((head, index) =>
    leastWidth(
      setting,
      head,
      rows.map((row) => row[index] ?? []),
    ),
  );
  const lacking = shares.map(({ width }, index) => Math.max(0, (least[index] ?? 0) - width));
  const sparing = shares.map(({ width }, index) => Math.max(0, width - (least[index] ?? 0)));
  const [lack, spare] = [lacking, sparing].map((all) => all.reduce((sum, one) => sum + one, 0));
  if (!lack || !spare) return shares;
  const share = Math.min(1, lack / spare);
  const widths = shares.map(
    ({ width }, index) =>
      width + (lacking[index] ?? 0) * Math.min(1, spare / lack) - (sparing[index] ?? 0) * share,
  );
  return columns(widths, setting.measure, 0);
};

/** The first column holds labels: for a left hand, which covers what is left of the pen, it goes to the right of all others. */
export const labelsBesideHand = (
  { theme, measure }: Setting,
  columns: readonly Column[],
): readonly Column[] => {
  const [labels, ...others] = columns;
  if (theme.hand === 'right' || !labels) return columns;
  const { width } = labels;
  return [{ x: measure - width, width }, ...others.map((column) => ({ ...column, x: column.x - width }))];
};

export const rowCost = (index: number, count: number): number =>
  costAfter(index, count, { edge: 2000, inner: 60 });

/** Upright rules between columns, as high as a row. */
export const uprights = ({ theme }: Setting, columns: readonly Column[], height: Units): readonly Mark[] =>
  columns.filter(({ x }) => x > 0).map(({ x }) => line(x, 0, x, height * theme.grid, stroke(theme, 'hair')));

/** The rule under a row. */
export const underline = (
  { theme }: Setting,
  width: Pt,
  height: Units,
  weight: 'fine' | 'medium' = 'fine',
): Mark =>
  line(
    0,
    height * theme.grid,
    width,
    height * theme.grid,
    stroke(theme, weight, weight === 'medium' ? 'soft' : 'line'),
  );

const isWithin = (inner: Tag | undefined, tag: Tag): boolean =>
  inner !== undefined && (inner === tag || isWithin(inner.parent, tag));

/** A cell without words, with a blank to fill in for example, is in the structure all the same: all rows have as many cells. */
export const present = (one: Cell, x: Pt, tag: Tag): Cell =>
  one.marks.some((mark) => isWithin(mark.tag, tag))
    ? one
    : { ...one, marks: [emptyCell(x, tag), ...one.marks] };

/** A table's head: labels on a tint, header cells of their columns. */
export const headRow = (
  setting: Setting,
  { columns, tag: parent }: Table,
  heads: readonly Prose[],
): Strip => {
  const { theme, measure } = setting;
  const tableRow: Tag = { role: 'TR', parent };
  const cells = heads.map((head, index): Cell => {
    const tag: Tag = { role: 'TH', parent: tableRow, scope: 'Column' };
    const column = columns[index] ?? { x: 0, width: 0 };
    return tableCell(setting, head, column, { style: 'table-head', align: 'left', tag });
  });
  const text = row(cells, styleOf(theme, 'table-head').lead, 2);
  const height = text.height + 1;
  return {
    ...text,
    height,
    cost: never,
    marks: [
      rectangle(0, 0, measure, height * theme.grid, { fill: colorOf(theme, 'tint') }),
      underline(setting, measure, height, 'medium'),
      ...moved(text.marks, 0, theme.grid / 2),
    ],
  };
};

interface CellOptions extends Pick<TextOptions, 'align'> {
  readonly style: string;
  readonly tag: Tag;
}

/** One cell of a table. Without a text it is there for the structure alone. */
const tableCell = (
  setting: Setting,
  text: Prose,
  { x, width }: Column,
  { style, ...options }: CellOptions,
): Cell => {
  const { tag } = options;
  if (text.length === 0) return { height: 0, marks: [emptyCell(x, tag)] };
  const inset = insetOf(setting);
  const words = cell(setting, text, style, { ...options, x: x + inset, measure: width - inset * 2 });
  return present(words, x, tag);
};

/** The head as it is set again after a page break: seen, but not read out a second time. */
export const repeated = (strip: Strip): Strip => ({
  ...strip,
  skip: 0,
  marks: strip.marks.filter(({ kind }) => kind !== 'link' && kind !== 'field').map(untagged),
});

const untagged = (mark: Mark): Mark => {
  if (mark.kind === 'link' || mark.kind === 'field') return mark;
  const { tag: _tag, ...rest } = mark;
  return rest;
};

/** A head and the rows under it: it is set again at the top of each page that begins with a later row. */
export const underHead = (
  head: Strip,
  rows: readonly Strip[],
  costOf: (index: number, count: number) => number = rowCost,
): readonly Strip[] => {
  const again = [repeated(head)];
  const body = rows.map((strip, index) => ({
    ...strip,
    cost: costOf(index, rows.length),
    ...defined({ head: index > 0 ? again : undefined }),
  }));
  return [head, ...body];
};

/** What is drawn in an empty cell, once the height of its row is known. */
export type Empty = (index: number, column: Column, height: Pt, tag: Tag) => readonly Mark[];

/** In a row, above and below its words together. */
const rowPadding: Units = 1;

interface RowOptions {
  readonly style: string;
  /** The least height of the row. */
  readonly least: Units;
  readonly empty?: Empty | undefined;
}

/** A row of text cells. */
export const textRow = (
  setting: Setting,
  { columns, tag: parent }: Table,
  texts: readonly (Prose | undefined)[],
  { style, least, empty }: RowOptions,
): Strip => {
  const { theme } = setting;
  const tableRow: Tag = { role: 'TR', parent };
  const tags = columns.map((): Tag => ({ role: 'TD', parent: tableRow }));
  const tagOf = (index: number): Tag => tags[index] ?? tableRow;
  const textOf = (index: number): Prose => texts[index] ?? [];
  const cells = columns.map((column, index) =>
    tableCell(setting, textOf(index), column, { style, tag: tagOf(index) }),
  );
  const text = row(cells, 0, 0);
  const height = Math.max(least, text.height + rowPadding);
  const unwritten = columns.flatMap((column, index) =>
    textOf(index).length === 0 ? (empty?.(index, column, height * theme.grid, tagOf(index)) ?? []) : [],
  );
  return {
    ...text,
    height,
    marks: [
      ...moved(text.marks, 0, (rowPadding * theme.grid) / 2),
      ...uprights(setting, columns, height),
      underline(setting, setting.measure, height),
      ...unwritten,
    ],
  };
};
