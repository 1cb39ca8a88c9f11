import type { Segment } from '../model/galley.ts';
import type { Point } from '../model/units.ts';
import { noise } from './noise.ts';

const sixth = 1 / 6;

/** One curve through a point and the next, smooth with those before and after (Catmull and Rom). */
const through = (before: Point, from: Point, to: Point, after: Point): Segment => ({
  op: 'curve',
  x1: from.x + (to.x - before.x) * sixth,
  y1: from.y + (to.y - before.y) * sixth,
  x2: to.x - (after.x - from.x) * sixth,
  y2: to.y - (after.y - from.y) * sixth,
  x: to.x,
  y: to.y,
});

/** A smooth curve through points; its first segment leads there. */
export const curveThrough = (points: readonly Point[], first: 'move' | 'line' = 'move'): readonly Segment[] =>
  points.map((to, index): Segment => {
    const from = points[index - 1];
    if (!from) return { op: first, x: to.x, y: to.y };
    return through(points[index - 2] ?? from, from, to, points[index + 1] ?? to);
  });

/** A smooth shape through points. */
export const loopThrough = (points: readonly Point[]): readonly Segment[] => {
  const round = (index: number): Point => points[(index + points.length) % points.length] ?? { x: 0, y: 0 };
  const { x, y } = round(0);
  return [
    { op: 'move', x, y },
    ...points.map((from, index) => through(round(index - 1), from, round(index + 1), round(index + 2))),
    { op: 'close' },
  ];
};

/** A shape between one curve and another, both from left to right. */
export const areaBetween = (upper: readonly Point[], lower: readonly Point[]): readonly Segment[] => [
  ...curveThrough(upper),
  ...curveThrough(lower.toReversed(), 'line'),
  { op: 'close' },
];

/** From a curve straight down to a foot. */
export const areaAbove = (upper: readonly Point[], foot: number): readonly Segment[] => {
  const [first, last] = [upper[0], upper.at(-1)];
  if (!first || !last) return [];
  return [
    ...curveThrough(upper),
    { op: 'line', x: last.x, y: foot },
    { op: 'line', x: first.x, y: foot },
    { op: 'close' },
  ];
};

interface Nib {
  readonly width: number;
  readonly taper: number;
  readonly seed: number;
  /** Of one unit of the drawing. */
  readonly scale: number;
}

const uneven = 0.35;
const thinnest = 0.04;

const lengthsAlong = (points: readonly Point[]): readonly number[] => {
  let length = 0;
  return points.map(({ x, y }, index) => {
    const before = points[index - 1];
    if (before) length += Math.hypot(x - before.x, y - before.y);
    return length;
  });
};

/** So many places along a curve, each as far from the next, half as far from its ends. */
export const spacedAlong = (points: readonly Point[], count: number): readonly Point[] => {
  const lengths = lengthsAlong(points);
  const whole = lengths.at(-1) ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const wanted = (whole * (index + 0.5)) / count;
    const next = lengths.findIndex((length) => length >= wanted);
    const [after, before] = [points[next], points[next - 1]];
    if (!after || !before) return after ?? { x: 0, y: 0 };
    const start = lengths[next - 1] ?? 0;
    const share = (wanted - start) / Math.max(1e-9, (lengths[next] ?? 0) - start);
    return { x: before.x + (after.x - before.x) * share, y: before.y + (after.y - before.y) * share };
  });
};

/** What a nib leaves along points: broader on its way down, uneven, thin at both ends. */
export const ribbonAlong = (
  points: readonly Point[],
  { width, taper, seed, scale }: Nib,
): readonly Segment[] => {
  const lengths = lengthsAlong(points);
  const whole = lengths.at(-1) ?? 0;
  const tip = (length: number): number =>
    taper === 0 ? 1 : Math.sin((Math.min(1, length / taper) * Math.PI) / 2) ** 0.8;
  const edges = points.map((point, index) => {
    const [before, after] = [points[index - 1] ?? point, points[index + 1] ?? point];
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    const step = Math.hypot(dx, dy) || 1;
    const length = lengths[index] ?? 0;
    const swell = 1 + uneven * (0.6 * noise(length / scale / 23, seed) + (0.7 * dy) / step);
    const half = Math.max(thinnest, width * swell * tip(length) * tip(whole - length)) / 2;
    const [nx, ny] = [(-dy / step) * half, (dx / step) * half];
    return { left: { x: point.x + nx, y: point.y + ny }, right: { x: point.x - nx, y: point.y - ny } };
  });
  return areaBetween(
    edges.map(({ left }) => left),
    edges.map(({ right }) => right),
  );
};

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The same with nothing outside of a frame. */
export const heldWithin = (
  segments: readonly Segment[],
  { left, right, top, bottom }: Frame,
): readonly Segment[] => {
  const across = (x: number): number => Math.max(left, Math.min(right, x));
  const down = (y: number): number => Math.max(top, Math.min(bottom, y));
  return segments.map((segment) => {
    if (segment.op === 'close') return segment;
    const end = { x: across(segment.x), y: down(segment.y) };
    if (segment.op !== 'curve') return { ...segment, ...end };
    const { x1, y1, x2, y2 } = segment;
    return { ...segment, x1: across(x1), y1: down(y1), x2: across(x2), y2: down(y2), ...end };
  });
};
