import type { Mark, Segment, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { circle, line, moved, path, polyline } from '../../model/shapes.ts';
import type { Point, Pt, Units } from '../../model/units.ts';
import {
  anyOf,
  type Infer,
  integer,
  listOf,
  numeric,
  object,
  optional,
  prose,
  text,
  withDefault,
} from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { drawing, figureTag } from '../set/drawing.ts';
import { type Prompt, promptFor, textField } from '../set/field.ts';
import type { Column } from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { cell } from '../set/text.ts';

type Curve = readonly [x1: number, y1: number, x2: number, y2: number, x: number, y: number];

/** A person seen from the front, the right half as drawn: from the crown clockwise to between the legs, x from the middle. */
const crown = { x: 0, y: 0 };
const half: readonly Curve[] = [
  [6.8, 0, 11.2, 5.4, 11.2, 13.4],
  [11.2, 20, 9.4, 25, 6.2, 28.2],
  [5.5, 30, 5.6, 32.4, 6, 34.6],
  [6.7, 38.2, 12.6, 39.2, 18, 41.2],
  [23.4, 43.2, 26.2, 47.4, 27.2, 54],
  [28.7, 64, 29.4, 74, 31.4, 84],
  [33.6, 95, 36, 106, 38, 116],
  [38.8, 120, 41.5, 124.4, 41.2, 130],
  [40.8, 135.4, 38.4, 139, 36, 138],
  [33.6, 136.8, 32.8, 129, 32.6, 123],
  [32.5, 120.4, 32.2, 118.4, 31.6, 116],
  [29.4, 107, 26.6, 98, 24.6, 88],
  [23, 80, 21.6, 72, 19.4, 63],
  [19.8, 73, 17.5, 82, 17.4, 92],
  [17.3, 102, 19.4, 111, 19.8, 121],
  [20.3, 135, 18.2, 148, 17.1, 160],
  [16.5, 167, 17.5, 176, 16.4, 187],
  [15.2, 199, 12.6, 207, 12.4, 216],
  [12.4, 221, 17.4, 224.4, 17.8, 228],
  [18, 231, 11, 231, 7, 230.6],
  [4.4, 230, 5, 225, 5.2, 220],
  [5.6, 210, 4.4, 200, 4.8, 188],
  [5.2, 178, 5.6, 170, 5, 162],
  [4.4, 148, 3.2, 136, 0, 126],
];
/** How far it reaches to each side, and down. */
const [reach, tall] = [41.4, 231];

/** The figure's height at the least, and how near one may write to it, as a share of the measure. */
const least: Units = 46;
const near = 0.05;

interface Spot {
  readonly text: Prose;
  readonly x: number;
  readonly y: number;
}

/** A line beside the figure: named or empty, led to a spot or to none. */
interface Label {
  readonly text?: Prose;
  readonly spot?: Spot;
  /** Of an empty one. */
  readonly prompt?: Prompt | undefined;
}

/** The figure: its middle, and points to a unit of its outline. */
interface Figure {
  readonly middle: Pt;
  readonly scale: number;
}

const figureIn = ({ theme, measure }: Setting): Figure => ({
  middle: measure / 2,
  scale: (least * theme.grid) / tall,
});

/** Where in the drawing a spot lies. */
const pointOf = ({ middle, scale }: Figure, { x, y }: Spot): Point => ({
  x: middle + (x * 2 - 1) * reach * scale,
  y: y * tall * scale,
});

const curve =
  (scale: number) =>
  (...[x1, y1, x2, y2, x, y]: Curve): Segment => ({
    op: 'curve',
    x1: x1 * scale,
    y1: y1 * scale,
    x2: x2 * scale,
    y2: y2 * scale,
    x: x * scale,
    y: y * scale,
  });

const outline = (scale: number): readonly Segment[] => {
  const scaled = curve(scale);
  const down = half.map((one) => scaled(...one));
  const up = half.map(([x1, y1, x2, y2], index): Segment => {
    const [, , , , x, y] = half[index - 1] ?? [0, 0, 0, 0, crown.x, crown.y];
    return scaled(-x2, y2, -x1, y1, -x, y);
  });
  return [{ op: 'move', ...crown }, ...down, ...up.reverse(), { op: 'close' }];
};

/** Shares labels out to left and right: spots to their own side, all others to where there are fewer. */
const sides = (labels: readonly Label[]): readonly [readonly Label[], readonly Label[]] => {
  const bySide: readonly [Label[], Label[]] = [[], []];
  const settled = ({ spot }: Label): number => (spot && spot.x !== 0.5 ? 0 : 1);
  for (const label of labels.toSorted((one, other) => settled(one) - settled(other))) {
    const { spot } = label;
    const [left, right] = bySide;
    const leftward = spot && spot.x !== 0.5 ? spot.x < 0.5 : left.length <= right.length;
    (leftward ? left : right).push(label);
  }
  return bySide;
};

/** A label that is set. */
interface Row {
  readonly label: Label;
  /** How far down it would be placed if it were alone: a share of the height. */
  readonly wanted: number;
  readonly height: Units;
  readonly marks: readonly Mark[];
}

/** Where labels without a spot are placed: evenly in the widest gap that the spots leave, as shares of the height. */
const freePlaces = (labels: readonly Label[]): readonly number[] => {
  const spots = labels.flatMap(({ spot }) => spot?.y ?? []).sort((one, other) => one - other);
  const gaps = [...spots, 1].map((to, index) => ({ from: spots[index - 1] ?? 0, to }));
  const widest = gaps.reduce((best, gap) => (gap.to - gap.from > best.to - best.from ? gap : best));
  const count = labels.length - spots.length;
  return Array.from(
    { length: count },
    (_, index) => widest.from + ((widest.to - widest.from) * (index + 1)) / (count + 1),
  );
};

const setRows = (
  setting: Setting,
  labels: readonly Label[],
  { x, width }: Column,
  tag: Tag,
): readonly Row[] => {
  const { grid, pitch } = setting.theme;
  const places = [...freePlaces(labels)];
  const rows = labels.map((label): Row => {
    const set = label.text
      ? cell(setting, label.text, 'cell', { x, measure: width, tag })
      : { height: 0, marks: [] };
    return {
      label,
      wanted: label.spot?.y ?? places.shift() ?? 1,
      height: Math.max(pitch, set.height + 1),
      marks: moved(set.marks, 0, -set.height * grid),
    };
  });
  return rows.sort((one, other) => one.wanted - other.wanted);
};

/** The feet of rows, in grid units from the top: each as near to where it would be as the others let it. */
const feetOf = (rows: readonly Row[], height: Units): readonly Units[] => {
  let above = 0;
  const pushed = rows.map((row) => (above = Math.max(row.wanted * height, above + row.height)));
  let below = height;
  const feet = rows.toReversed().map((row, index) => {
    const foot = Math.min(pushed[rows.length - 1 - index] ?? 0, below);
    below = foot - row.height;
    return foot;
  });
  return feet.reverse();
};

/** The labels at one side of the figure. */
interface Side {
  readonly rows: readonly Row[];
  readonly column: Column;
  /** The end of its lines that is nearest to the figure. */
  readonly inner: Pt;
}

/** The line of one label. */
interface LabelLine extends Column, Pick<Side, 'inner'> {
  readonly y: Pt;
}

/** A label on its line, and what leads from there to its spot. */
const labelMarks = (
  setting: Setting,
  figure: Figure,
  { label, marks }: Row,
  from: LabelLine,
): readonly Mark[] => {
  const { theme } = setting;
  const { x, y, width, inner } = from;
  const pitch = theme.pitch * theme.grid;
  const field = textField(setting, label.prompt, { x, y: y - pitch + 2, width, height: pitch - 2 });
  const words = [line(x, y, x + width, y, stroke(theme, 'fine')), ...moved(marks, 0, y), ...field];
  if (!label.spot) return words;
  const spot = pointOf(figure, label.spot);
  return [
    ...words,
    polyline([{ x: inner, y }, spot], { stroke: stroke(theme, 'fine', 'accent') }),
    circle(spot.x, spot.y, theme.sizes.gap * 0.35, { fill: colorOf(theme, 'accent') }),
  ];
};

const sideMarks = (
  setting: Setting,
  figure: Figure,
  { rows, column, inner }: Side,
  height: Units,
): readonly Mark[] => {
  const feet = feetOf(rows, height);
  return rows.flatMap((row, index) => {
    const y = (feet[index] ?? 0) * setting.theme.grid;
    return labelMarks(setting, figure, row, { ...column, inner, y });
  });
};

/** The labels as declared, and so many empty ones. */
const labelsOf = ({ title, labels, lines }: BodyMap, setting: Setting): readonly Label[] => {
  const prompt = promptFor(setting, 'body-map', title);
  const empty = Array.from(
    { length: lines },
    (_, index): Label => ({ prompt: prompt?.part(`line-${index + 1}`, String(index + 1)) }),
  );
  const named = labels.map(
    (label): Label => ('text' in label ? { text: label.text, spot: label } : { text: label }),
  );
  return [...named, ...empty];
};

/** Labels set at both sides of the figure, on lines that end near it. */
const setSides = (
  setting: Setting,
  { middle, scale }: Figure,
  labels: readonly Label[],
  tag: Tag,
): readonly Side[] => {
  const { measure } = setting;
  const width = middle - reach * scale - measure * near;
  const right = measure - width;
  const columns = [
    { column: { x: 0, width }, inner: width },
    { column: { x: right, width }, inner: right },
  ];
  const [toLeft, toRight] = sides(labels);
  return columns.map(({ column, inner }, index) => ({
    column,
    inner,
    rows: setRows(setting, index === 0 ? toLeft : toRight, column, tag),
  }));
};

const heightOf = ({ rows }: Side): Units => rows.reduce((sum, row) => sum + row.height, 0);

/** A label: its text alone, or with the spot to which a line leads. */
const label = () =>
  anyOf(
    'must be a text, or have a `text` and a place, `x` and `y` from 0 to 1',
    prose(),
    object({ text: prose(), x: numeric(0, 1), y: numeric(0, 1) }),
  );

const fields = object({
  title: optional(prose()),
  alt: text(),
  labels: withDefault(listOf(label(), 0, 16), []),
  lines: withDefault(integer(0, 16), 0),
});

type BodyMap = Infer<typeof fields>;

/** The outline of a person, with lines on both sides to write what is felt where. */
export const bodyMap = defineBlock('body-map', { after: 2, fields }, (declared, setting) => {
  const { theme } = setting;
  const figure = figureIn(setting);
  const tag = figureTag(setting, declared.alt);
  const bySide = setSides(setting, figure, labelsOf(declared, setting), tag);
  const height = Math.max(least, ...bySide.map(heightOf));
  const person = path(figure.middle, 0, outline(figure.scale), {
    fill: colorOf(theme, 'tint'),
    stroke: stroke(theme, 'medium', 'soft'),
  });
  const labels = bySide.flatMap((side) => sideMarks(setting, figure, side, height));
  return drawing(setting, declared.title, height + 1, [person, ...labels]);
});
