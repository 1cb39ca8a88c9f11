import type { Mark, Tag } from '../../model/galley.ts';
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
import { fieldIds, type Prompt, promptFor, textField } from '../set/field.ts';
import type { Column } from '../set/grid.ts';
import { outlineOfPerson, reach, tall } from '../set/person.ts';
import type { Setting } from '../set/setting.ts';
import { cell } from '../set/text.ts';

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
  ...fieldIds(),
  title: optional(prose()),
  alt: text(),
  labels: withDefault(listOf(label(), 0, 16), []),
  lines: withDefault(integer(0, 16), 0),
});

type BodyMap = Infer<typeof fields>;

/** The outline of a person, with lines on both sides to say what is felt where. */
export const bodyMap = defineBlock(
  'body-map',
  {
    across: 'text',
    about: 'The outline of a person, with lines at both sides to say what is felt where.',
    after: 2,
    fields,
  },
  (declared, setting) => {
    const { theme } = setting;
    const figure = figureIn(setting);
    const tag = figureTag(setting, declared.alt);
    const bySide = setSides(setting, figure, labelsOf(declared, setting), tag);
    const height = Math.max(least, ...bySide.map(heightOf));
    const person = path(figure.middle, 0, outlineOfPerson(figure.scale), {
      fill: colorOf(theme, 'tint'),
      stroke: stroke(theme, 'medium', 'soft'),
    });
    const labels = bySide.flatMap((side) => sideMarks(setting, figure, side, height));
    return drawing(setting, declared.title, height + 1, [person, ...labels]);
  },
);
