import type { Color, Mark, Segment, Stroke, Tag } from './galley.ts';
import type { Point, Pt } from './units.ts';

/** Control points of a quarter circle made of one Bézier curve: 4/3 (√2 − 1). */
export const kappa = 0.5522847498;

type Writable<Original> = { -readonly [Key in keyof Original]: Original[Key] };

const movedMark = (mark: Mark, x: Pt, y: Pt): Mark => {
  // Every mark of a book is moved: a copy that is changed takes V8 half as long as one made with other fields.
  const there: Writable<Mark> = { ...mark };
  there.x += x;
  there.y += y;
  if (there.kind === 'late' && there.rest) there.rest = moved(there.rest, x, y);
  return there;
};

/** The same marks, elsewhere. */
export const moved = (marks: readonly Mark[], x: Pt, y: Pt): readonly Mark[] =>
  x === 0 && y === 0 ? marks : marks.map((mark) => movedMark(mark, x, y));

interface PathStyle {
  readonly fill?: Color;
  readonly stroke?: Stroke;
  readonly tag?: Tag;
}

export const path = (x: Pt, y: Pt, segments: readonly Segment[], style: PathStyle): Mark => ({
  kind: 'path',
  x,
  y,
  segments,
  ...style,
});

/** Nothing to see: an empty cell’s place in the structure, so that every row has all its cells. */
export const emptyCell = (x: Pt, tag: Tag): Mark => path(x, 0, [{ op: 'move', x: 0, y: 0 }], { tag });

/** From one point to another: four coordinates in a row, as in SVG. */
export const line = (x1: Pt, y1: Pt, x2: Pt, y2: Pt, stroke: Stroke): Mark =>
  path(
    x1,
    y1,
    [
      { op: 'move', x: 0, y: 0 },
      { op: 'line', x: x2 - x1, y: y2 - y1 },
    ],
    { stroke },
  );

export const polyline = (points: readonly Point[], style: PathStyle, closed = false): Mark =>
  path(
    0,
    0,
    [
      ...points.map(({ x, y }, index): Segment => ({ op: index === 0 ? 'move' : 'line', x, y })),
      ...(closed ? [{ op: 'close' } as const] : []),
    ],
    style,
  );

const square = (width: Pt, height: Pt): readonly Segment[] => [
  { op: 'move', x: 0, y: 0 },
  { op: 'line', x: width, y: 0 },
  { op: 'line', x: width, y: height },
  { op: 'line', x: 0, y: height },
  { op: 'close' },
];

/** A curve by its coordinates, in the order in which SVG and PDF write them: two control points and the end. */
const curve = (x1: Pt, y1: Pt, x2: Pt, y2: Pt, x: Pt, y: Pt): Segment => ({
  op: 'curve',
  x1,
  y1,
  x2,
  y2,
  x,
  y,
});

const rounded = (width: Pt, height: Pt, r: Pt): readonly Segment[] => {
  const k = r * (1 - kappa);
  const [w, h] = [width, height];
  return [
    { op: 'move', x: r, y: 0 },
    { op: 'line', x: w - r, y: 0 },
    curve(w - k, 0, w, k, w, r),
    { op: 'line', x: w, y: h - r },
    curve(w, h - k, w - k, h, w - r, h),
    { op: 'line', x: r, y: h },
    curve(k, h, 0, h - k, 0, h - r),
    { op: 'line', x: 0, y: r },
    curve(0, k, k, 0, r, 0),
    { op: 'close' },
  ];
};

/** Position and size in a row, as in SVG and PDF; the radius of its corners is at most half its shorter side. */
export const rectangle = (x: Pt, y: Pt, width: Pt, height: Pt, style: PathStyle, radius: Pt = 0): Mark => {
  const r = Math.min(radius, width / 2, height / 2);
  return path(x, y, r === 0 ? square(width, height) : rounded(width, height, r), style);
};

export const circle = (x: Pt, y: Pt, r: Pt, style: PathStyle): Mark => {
  const k = r * kappa;
  return path(
    x,
    y,
    [
      { op: 'move', x: r, y: 0 },
      { op: 'curve', x1: r, y1: k, x2: k, y2: r, x: 0, y: r },
      { op: 'curve', x1: -k, y1: r, x2: -r, y2: k, x: -r, y: 0 },
      { op: 'curve', x1: -r, y1: -k, x2: -k, y2: -r, x: 0, y: -r },
      { op: 'curve', x1: k, y1: -r, x2: r, y2: -k, x: r, y: 0 },
      { op: 'close' },
    ],
    style,
  );
};

/** A point on a circle; angles in turns, clockwise from the top. */
export const onCircle = (x: Pt, y: Pt, r: Pt, turn: number): Point => ({
  x: x + r * Math.sin(turn * 2 * Math.PI),
  y: y - r * Math.cos(turn * 2 * Math.PI),
});

/** An arrow head with its point at `tip`, flying towards `turn` (clockwise from the top). */
export const arrowHead = (tip: Point, turn: number, size: Pt, fill: Color): Mark => {
  const { x, y } = tip;
  const left = onCircle(x, y, size, turn + 0.5 - 0.07);
  const right = onCircle(x, y, size, turn + 0.5 + 0.07);
  return polyline([tip, left, right], { fill }, true);
};
