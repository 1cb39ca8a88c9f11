import type { Mark, Segment, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { circle, line, moved, path, polyline } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import {
  anyOf,
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
interface Entry {
  readonly text?: Prose;
  readonly spot?: Spot;
  /** Of an empty one. */
  readonly entry?: Prompt | undefined;
}

const outline = (scale: number): readonly Segment[] => {
  const curve = (x1: number, y1: number, x2: number, y2: number, x: number, y: number): Segment => ({
    op: 'curve',
    x1: x1 * scale,
    y1: y1 * scale,
    x2: x2 * scale,
    y2: y2 * scale,
    x: x * scale,
    y: y * scale,
  });
  const down = half.map((one) => curve(...one));
  const up = half.map(([x1, y1, x2, y2], index): Segment => {
    const [, , , , x, y] = half[index - 1] ?? [0, 0, 0, 0, crown.x, crown.y];
    return curve(-x2, y2, -x1, y1, -x, y);
  });
  return [{ op: 'move', ...crown }, ...down, ...up.reverse(), { op: 'close' }];
};

/** Shares entries out to left and right: spots to their own side, all others to where there are fewer. */
const sides = (entries: readonly Entry[]): readonly [readonly Entry[], readonly Entry[]] => {
  const bySide: readonly [Entry[], Entry[]] = [[], []];
  const settled = ({ spot }: Entry): number => (spot && spot.x !== 0.5 ? 0 : 1);
  for (const entry of entries.toSorted((one, other) => settled(one) - settled(other))) {
    const { spot } = entry;
    const [left, right] = bySide;
    const leftward = spot && spot.x !== 0.5 ? spot.x < 0.5 : left.length <= right.length;
    (leftward ? left : right).push(entry);
  }
  return bySide;
};

interface Row {
  readonly entry: Entry;
  /** How far down it would stand if it were alone: a share of the height. */
  readonly wanted: number;
  readonly height: Units;
  readonly marks: readonly Mark[];
}

/** Where the lines that lead nowhere stand: evenly in the widest gap that the spots leave. */
const freePlaces = (entries: readonly Entry[]): readonly number[] => {
  const spots = entries.flatMap(({ spot }) => spot?.y ?? []).sort((one, other) => one - other);
  const gaps = [...spots, 1].map((to, index) => ({ from: spots[index - 1] ?? 0, to }));
  const widest = gaps.reduce((best, gap) => (gap.to - gap.from > best.to - best.from ? gap : best));
  const count = entries.length - spots.length;
  return Array.from(
    { length: count },
    (_, index) => widest.from + ((widest.to - widest.from) * (index + 1)) / (count + 1),
  );
};

const rowsOf = (
  setting: Setting,
  entries: readonly Entry[],
  x: Pt,
  measure: Pt,
  tag: Tag,
): readonly Row[] => {
  const { grid, pitch } = setting.theme;
  const places = [...freePlaces(entries)];
  const rows = entries.map((entry): Row => {
    const set = entry.text
      ? cell(setting, entry.text, 'cell', { x, measure, tag })
      : { height: 0, marks: [] };
    const wanted = entry.spot?.y ?? places.shift() ?? 1;
    return {
      entry,
      wanted,
      height: Math.max(pitch, set.height + 1),
      marks: moved(set.marks, 0, -set.height * grid),
    };
  });
  return rows.sort((one, other) => one.wanted - other.wanted);
};

/** How far down each row stands, in grid units: as near to where it would be as the others let it. */
const standing = (rows: readonly Row[], height: Units): readonly Units[] => {
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

/** The lines of one side; `inner` is the end nearest to the figure, `place` where in the drawing a spot lies. */
const setSide = (
  setting: Setting,
  rows: readonly Row[],
  height: Units,
  { x, width, inner }: { readonly x: Pt; readonly width: Pt; readonly inner: Pt },
  place: (spot: Spot) => { readonly x: Pt; readonly y: Pt },
): readonly Mark[] => {
  const { theme } = setting;
  const feet = standing(rows, height);
  return rows.flatMap(({ entry, marks }, index): readonly Mark[] => {
    const y = (feet[index] ?? 0) * theme.grid;
    const pitch = theme.pitch * theme.grid;
    const field = textField(setting, entry.entry, { x, y: y - pitch + 2, width, height: pitch - 2 });
    const written = [line(x, y, x + width, y, stroke(theme, 'fine')), ...moved(marks, 0, y), ...field];
    if (!entry.spot) return written;
    const spot = place(entry.spot);
    return [
      ...written,
      polyline([{ x: inner, y }, spot], { stroke: stroke(theme, 'fine', 'accent') }),
      circle(spot.x, spot.y, theme.sizes.gap * 0.35, { fill: colorOf(theme, 'accent') }),
    ];
  });
};

/** The outline of a person, with lines on both sides to say what is felt where. */
export const bodyMap = defineBlock(
  'body-map',
  {
    about: 'The outline of a person, with lines at both sides to say what is felt where.',
    after: 2,
    fields: object({
      title: optional(prose()),
      alt: text(),
      labels: withDefault(
        listOf(
          anyOf(
            'must be a text, or have a `text` and a place, `x` and `y` from 0 to 1',
            prose(),
            object({ text: prose(), x: numeric(0, 1), y: numeric(0, 1) }),
          ),
          0,
          16,
        ),
        [],
      ),
      lines: withDefault(integer(0, 16), 0),
    }),
  },
  ({ title, alt, labels, lines }, setting) => {
    const { theme, measure } = setting;
    const { grid } = theme;
    const tag = figureTag(setting, alt);
    const whole = promptFor(setting, 'body-map', title);
    const entries = [
      ...labels.map(
        (label): Entry => ('text' in label ? { text: label.text, spot: label } : { text: label }),
      ),
      ...Array.from(
        { length: lines },
        (_, index): Entry => ({ entry: whole?.part(`line-${index + 1}`, String(index + 1)) }),
      ),
    ];
    const scale = (least * grid) / tall;
    const middle = measure / 2;
    const width = middle - reach * scale - measure * near;
    const starts = [0, measure - width];
    const set = sides(entries).map((side, index) => rowsOf(setting, side, starts[index] ?? 0, width, tag));
    const height = Math.max(least, ...set.map((rows) => rows.reduce((sum, row) => sum + row.height, 0)));
    const place = ({ x, y }: Spot) => ({ x: middle + (x * 2 - 1) * reach * scale, y: y * tall * scale });
    const marks = [
      path(middle, 0, outline(scale), {
        fill: colorOf(theme, 'tint'),
        stroke: stroke(theme, 'medium', 'soft'),
      }),
      ...set.flatMap((rows, index) => {
        const x = starts[index] ?? 0;
        return setSide(setting, rows, height, { x, width, inner: index === 0 ? width : x }, place);
      }),
    ];
    return drawing(setting, title, height + 1, marks);
  },
);
