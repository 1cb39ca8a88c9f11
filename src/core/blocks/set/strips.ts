import { defined } from '../../model/defined.ts';
import { type Fill, type Mark, never, type Panel, type Strip } from '../../model/galley.ts';
import { moved } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { hungRoom } from './numbered.ts';
import type { Setting } from './setting.ts';
import type { Cell } from './text.ts';

/** Strips that no page break may part; the last keeps its own cost. */
export const together = (strips: readonly Strip[]): readonly Strip[] =>
  strips.map((strip, index) => (index + 1 === strips.length ? strip : { ...strip, cost: never }));

/** Strips that stay with whatever follows them. */
export const withNext = (strips: readonly Strip[]): readonly Strip[] =>
  changeLast(strips, (strip) => ({ ...strip, cost: never }));

/** The same strips with this much space above them. */
export const spaced = (strips: readonly Strip[], skip: Units): readonly Strip[] =>
  strips.map((strip, index) => (index === 0 ? { ...strip, skip } : strip));

const movedFill = ({ rows, ...fill }: Fill, x: Pt): Fill => ({
  ...fill,
  marks: moved(fill.marks, x, 0),
  ...defined({ rows: rows ? rows.map((row) => moved(row, x, 0)) : undefined }),
});

/** A panel that strips share is still one panel when they are moved. */
export const indented = (strips: readonly Strip[], x: Pt): readonly Strip[] => {
  const known = new Map<Panel, Panel>();
  const panelOf = (panel: Panel): Panel => {
    const there = known.get(panel) ?? { ...panel, x: panel.x + x };
    known.set(panel, there);
    return there;
  };
  const movedStrip = (strip: Strip): Strip => ({
    ...strip,
    marks: moved(strip.marks, x, 0),
    ...defined({
      fill: strip.fill ? movedFill(strip.fill, x) : undefined,
      panels: strip.panels?.map(panelOf),
      head: strip.head?.map(movedStrip),
      foot: strip.foot?.map(movedStrip),
    }),
  });
  return x === 0 ? strips : strips.map(movedStrip);
};

export const blankStrip = (height: Units, cost = never): Strip => ({ height, skip: 0, cost, marks: [] });

/** Cost of dividing a panel: only a long one is worth it. */
const insidePanel = 1500;

/** Strips on a panel, which keeps its padding on both sides of a page break. */
export const onPanel = (
  strips: readonly Strip[],
  panel: Panel,
  padding: Units,
  skip: Units,
): readonly Strip[] => {
  const dressed = (strip: Strip): Strip => ({ ...strip, panels: [panel, ...(strip.panels ?? [])] });
  const pad = dressed(blankStrip(padding));
  const inside = strips.map((strip, index): Strip => {
    const first = index === 0;
    const last = index + 1 === strips.length;
    return dressed({
      ...strip,
      skip: first ? 0 : strip.skip,
      cost: last ? never : Math.max(strip.cost, insidePanel),
      ...defined({
        head: first ? undefined : [pad, ...(strip.head ?? [])],
        foot: last ? undefined : [...(strip.foot ?? []), pad],
      }),
    });
  });
  return [{ ...pad, skip }, ...inside, { ...pad, cost: 0 }];
};

/** The same strips, the last of them changed. */
export const changeLast = (strips: readonly Strip[], change: (strip: Strip) => Strip): readonly Strip[] =>
  strips.map((strip, index) => (index + 1 === strips.length ? change(strip) : strip));

/** Items in groups of so many; the last may be smaller. */
export const chunked = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

/** Cost of a page break after one of several rows or items: `edge` after the first and before the last, none after the last. */
export const costAfter = (
  index: number,
  count: number,
  { edge, inner }: { readonly edge: number; readonly inner: number },
): number => {
  if (index + 1 >= count) return 0;
  return index === 0 || index + 2 === count ? edge : inner;
};

/** Cells side by side as one strip. */
export const row = (
  cells: readonly Cell[],
  least: Units,
  skip: Units,
  extra: readonly Mark[] = [],
): Strip => ({
  height: Math.max(least, ...cells.map(({ height }) => height)),
  skip,
  cost: 0,
  marks: [...extra, ...cells.flatMap(({ marks }) => marks)],
});

/** Columns of one width each. */
export const equalColumns = (count: number, width: Pt, gutter: Pt): readonly { x: Pt; width: Pt }[] =>
  columns(
    Array.from({ length: count }, () => 1),
    width,
    gutter,
  );

/** Shares a width out by weight: where each column begins, and its width. */
export const columns = (
  weights: readonly number[],
  width: Pt,
  gutter: Pt,
): readonly { x: Pt; width: Pt }[] => {
  const free = width - gutter * (weights.length - 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let x = 0;
  return weights.map((weight) => {
    const column = { x, width: (free * weight) / total };
    x += column.width + gutter;
    return column;
  });
};

/** Where the column of the text begins: beside the side column, or before it, out of the way of a left hand that writes; numbers hang out to its left. */
export const textStart = (setting: Setting): Pt =>
  setting.theme.hand === 'left' ? Math.min(setting.side, hungRoom(setting)) : setting.side;

/** What is set in the column of the text. */
export const inTextColumn = (
  setting: Setting,
  set: (inside: Setting) => readonly Strip[],
): readonly Strip[] => {
  const { side, measure } = setting;
  const hang = textStart(setting);
  return indented(set({ ...setting, measure: measure - side, side: 0, hang }), hang);
};

/** The side column, but for the room of what hangs out of the text. */
export const sideColumn = (setting: Setting): { readonly x: Pt; readonly width: Pt } => {
  const { theme, measure, side } = setting;
  const width = side - theme.sizes.number;
  return { x: theme.hand === 'left' ? measure - width : 0, width };
};

/** What stands in the side column, beside the first line of the text that follows. */
export const sideStrip = (setting: Setting, { marks, height }: Cell, skip: Units = 0): Strip => ({
  height: 0,
  skip,
  cost: never,
  beside: height,
  marks: moved(marks, sideColumn(setting).x, 0),
});
