import { defined } from './defined.ts';
import type { Color, Mark, Segment, Stroke, Tag } from './galley.ts';
import type { Pt } from './units.ts';

/** Control points of a quarter circle made of one Bézier curve: 4/3 (√2 − 1). */
export const kappa = 0.5522847498;

const movedMark = (mark: Mark, x: Pt, y: Pt): Mark => {
  const there = { ...mark, x: mark.x + x, y: mark.y + y };
  return there.kind === 'late' && there.rest ? { ...there, rest: moved(there.rest, x, y) } : there;
};

/** The same marks, elsewhere. */
export const moved = (marks: readonly Mark[], x: Pt, y: Pt): readonly Mark[] =>
  x === 0 && y === 0 ? marks : marks.map((mark) => movedMark(mark, x, y));

interface PathStyle {
  readonly fill?: Color;
  readonly stroke?: Stroke;
  readonly tag?: Tag;
}

export const path = (x: Pt, y: Pt, segments: readonly Segment[], look: PathStyle): Mark => ({
  kind: 'path',
  x,
  y,
  segments,
  ...look,
});

/** Nothing to see: an empty cell’s place in the structure, so that every row has all its cells. */
export const emptyCell = (x: Pt, tag: Tag): Mark => path(x, 0, [{ op: 'move', x: 0, y: 0 }], { tag });

export const line = (x1: Pt, y1: Pt, x2: Pt, y2: Pt, stroke: Stroke, tag?: Tag): Mark =>
  path(
    x1,
    y1,
    [
      { op: 'move', x: 0, y: 0 },
      { op: 'line', x: x2 - x1, y: y2 - y1 },
    ],
    defined({ stroke, tag }),
  );

export const polyline = (points: readonly { x: Pt; y: Pt }[], look: PathStyle, closed = false): Mark =>
  path(
    0,
    0,
    [
      ...points.map(({ x, y }, index): Segment => ({ op: index === 0 ? 'move' : 'line', x, y })),
      ...(closed ? [{ op: 'close' } as const] : []),
    ],
    look,
  );

export const rectangle = (x: Pt, y: Pt, width: Pt, height: Pt, look: PathStyle, radius: Pt = 0): Mark => {
  const r = Math.min(radius, width / 2, height / 2);
  const k = r * (1 - kappa);
  const [w, h] = [width, height];
  const corner = (x1: Pt, y1: Pt, x2: Pt, y2: Pt, toX: Pt, toY: Pt): Segment => ({
    op: 'curve',
    x1,
    y1,
    x2,
    y2,
    x: toX,
    y: toY,
  });
  const square: readonly Segment[] = [
    { op: 'move', x: 0, y: 0 },
    { op: 'line', x: w, y: 0 },
    { op: 'line', x: w, y: h },
    { op: 'line', x: 0, y: h },
    { op: 'close' },
  ];
  const round: readonly Segment[] = [
    { op: 'move', x: r, y: 0 },
    { op: 'line', x: w - r, y: 0 },
    corner(w - k, 0, w, k, w, r),
    { op: 'line', x: w, y: h - r },
    corner(w, h - k, w - k, h, w - r, h),
    { op: 'line', x: r, y: h },
    corner(k, h, 0, h - k, 0, h - r),
    { op: 'line', x: 0, y: r },
    corner(0, k, k, 0, r, 0),
    { op: 'close' },
  ];
  return path(x, y, r === 0 ? square : round, look);
};

export const circle = (x: Pt, y: Pt, r: Pt, look: PathStyle): Mark => {
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
    look,
  );
};

/** A point on a circle; angles in turns, clockwise from the top. */
export const onCircle = (x: Pt, y: Pt, r: Pt, turn: number): { x: Pt; y: Pt } => ({
  x: x + r * Math.sin(turn * 2 * Math.PI),
  y: y - r * Math.cos(turn * 2 * Math.PI),
});

/** An arrow head with its point at (x, y), flying towards `turn` (clockwise from the top). */
export const arrowHead = (x: Pt, y: Pt, turn: number, size: Pt, fill: Color, tag?: Tag): Mark => {
  const left = onCircle(x, y, size, turn + 0.5 - 0.07);
  const right = onCircle(x, y, size, turn + 0.5 + 0.07);
  return polyline([{ x, y }, left, right], defined({ fill, tag }), true);
};
