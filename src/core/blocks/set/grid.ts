import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { type Prose, plain, readProse } from '../../model/prose.ts';
import { emptyCell, line, moved, rectangle } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import type { Setting } from './setting.ts';
import { columns, row } from './strips.ts';
import { type Cell, cell, textWidth } from './text.ts';

export interface Column {
  readonly x: Pt;
  readonly width: Pt;
}

/** How far text stays from a cell's edges. */
export const insetOf = ({ theme }: Setting): Pt => theme.sizes.gap * 0.75;

/** Words with so many letters fewer than the longest may still be wider. */
const nearly = 3;

const longWords = (texts: readonly Prose[]): readonly string[] => {
  const words = [...new Set(texts.flatMap((text) => plain(text).split(/\s+/)))];
  const longest = Math.max(0, ...words.map(({ length }) => length));
  return words.filter(({ length }) => length > 0 && length + nearly >= longest);
};

/** The widest word of a head or of what stands under it, and the room beside it: no column should be narrower. */
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
  const places = columns(weights, setting.measure, 0);
  const least = heads.map((head, index) =>
    leastWidth(
      setting,
      head,
      rows.map((row) => row[index] ?? []),
    ),
  );
  const lacking = places.map(({ width }, index) => Math.max(0, (least[index] ?? 0) - width));
  const sparing = places.map(({ width }, index) => Math.max(0, width - (least[index] ?? 0)));
  const [lack, spare] = [lacking, sparing].map((all) => all.reduce((sum, one) => sum + one, 0));
  if (!lack || !spare) return places;
  const share = Math.min(1, lack / spare);
  const widths = places.map(
    ({ width }, index) =>
      width + (lacking[index] ?? 0) * Math.min(1, spare / lack) - (sparing[index] ?? 0) * share,
  );
  return columns(widths, setting.measure, 0);
};

/** The first column holds labels: for a left hand, which covers what stands left of the pen, it goes to the right of all others. */
export const labelsBesideHand = (
  { theme, measure }: Setting,
  places: readonly Column[],
): readonly Column[] => {
  const [labels, ...others] = places;
  if (theme.hand === 'right' || !labels) return places;
  const { width } = labels;
  return [{ x: measure - width, width }, ...others.map((place) => ({ ...place, x: place.x - width }))];
};

/** Cost of a page break after a table's first row or before its last one, and between others. */
const [edgeRow, innerRow] = [2000, 60];

export const rowCost = (index: number, count: number): number => {
  if (index + 1 >= count) return 0;
  return index === 0 || index + 2 === count ? edgeRow : innerRow;
};

/** Upright rules between columns, as high as a row. */
export const uprights = ({ theme }: Setting, places: readonly Column[], height: Units): readonly Mark[] =>
  places.filter(({ x }) => x > 0).map(({ x }) => line(x, 0, x, height * theme.grid, stroke(theme, 'hair')));

/** The rule a row stands on. */
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

/** A cell without a word of its own, but for a blank to fill in say, is a cell all the same: rows of a table are equally long. */
export const present = (one: Cell, x: Pt, tag: Tag): Cell =>
  one.marks.some((mark) => isWithin(mark.tag, tag))
    ? one
    : { ...one, marks: [emptyCell(x, tag), ...one.marks] };

/** A table's head: labels on a tint, header cells of their columns. */
export const headRow = (
  setting: Setting,
  heads: readonly Prose[],
  places: readonly Column[],
  table: Tag,
  align: 'left' | 'center' = 'left',
): Strip => {
  const { theme } = setting;
  const inset = insetOf(setting);
  const tableRow: Tag = { role: 'TR', parent: table };
  const cells = heads.map((head, index): Cell => {
    const { x = 0, width = 0 } = places[index] ?? {};
    const tag: Tag = { role: 'TH', parent: tableRow, scope: 'Column' };
    if (head.length === 0) return { height: 0, marks: [emptyCell(x, tag)] };
    return present(
      cell(setting, head, 'table-head', { x: x + inset, measure: width - inset * 2, align, tag }),
      x,
      tag,
    );
  });
  const text = row(cells, styleOf(theme, 'table-head').lead, 2);
  const height = text.height + 1;
  return {
    ...text,
    height,
    cost: Number.POSITIVE_INFINITY,
    marks: [
      rectangle(0, 0, setting.measure, height * theme.grid, { fill: colorOf(theme, 'tint') }),
      underline(setting, setting.measure, height, 'medium'),
      ...moved(text.marks, 0, theme.grid / 2),
    ],
  };
};

/** The head as it stands again after a page break: seen, but not read out a second time. */
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

/** What stands in an empty cell, given how high its row is. */
export type Empty = (index: number, place: Column, height: Pt, tag: Tag) => readonly Mark[];

/** A row of text cells. */
export const textRow = (
  setting: Setting,
  texts: readonly (Prose | undefined)[],
  places: readonly Column[],
  table: Tag,
  style: string,
  least: Units,
  padding = 1,
  empty?: Empty,
): Strip => {
  const { theme } = setting;
  const inset = insetOf(setting);
  const tableRow: Tag = { role: 'TR', parent: table };
  const unwritten: ((height: Pt) => readonly Mark[])[] = [];
  const cells = places.map(({ x, width }, index): Cell => {
    const text = texts[index] ?? [];
    const tag: Tag = { role: 'TD', parent: tableRow };
    if (text.length === 0 && empty) unwritten.push((height) => empty(index, { x, width }, height, tag));
    if (text.length === 0) return { height: 0, marks: [emptyCell(x, tag)] };
    return present(cell(setting, text, style, { x: x + inset, measure: width - inset * 2, tag }), x, tag);
  });
  const text = row(cells, 0, 0);
  const height = Math.max(least, text.height + padding);
  const drop = (padding * theme.grid) / 2;
  return {
    ...text,
    height,
    marks: [
      ...moved(text.marks, 0, drop),
      ...uprights(setting, places, height),
      underline(setting, setting.measure, height),
      ...unwritten.flatMap((marks) => marks(height * theme.grid)),
    ],
  };
};
