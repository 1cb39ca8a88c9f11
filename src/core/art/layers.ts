import { defined } from '../model/defined.ts';
import type { Mark, Segment } from '../model/galley.ts';
import { circle, path, rectangle } from '../model/shapes.ts';
import type { Point, Pt } from '../model/units.ts';
import type { Layer } from '../theme/art.ts';
import { paintOf } from '../theme/mixed.ts';
import {
  areaAbove,
  areaBetween,
  curveThrough,
  heldWithin,
  loopThrough,
  ribbonAlong,
  spacedAlong,
} from './curves.ts';
import { iconMarks } from './icon.ts';
import { noise, smooth } from './noise.ts';
import { at } from './run.ts';
import {
  colorIn,
  freeLinesIn,
  heightAt,
  insetBy,
  lineIn,
  seedOf,
  stageAt,
  straight,
  strokeIn,
  type View,
} from './view.ts';

type Drawer<Name extends keyof Layer> = (layer: NonNullable<Layer[Name]>, view: View) => readonly Mark[];

const styleIn = (
  view: View,
  { color, pen }: { color?: string | undefined; pen?: { color: string; width: number } | undefined },
) => defined({ fill: colorIn(view, color), stroke: pen ? strokeIn(view, pen) : undefined });

export const drawGround: Drawer<'ground'> = ({ color }, view) => {
  const { theme, left, right, top, bottom, across, down } = view;
  const [width, height] = [(right - left) * across, (bottom - top) * down];
  return [rectangle(left * across, top * down, width, height, { fill: paintOf(theme, color) })];
};

/** A disc is cut off at the sides of the view, and below a line. */
export const drawDisc: Drawer<'disc'> = (disc, view) => {
  const { across, down, left, right, top } = view;
  const radius = disc.radius * across;
  const center = { x: disc.x * across, y: at(disc.y, stageAt(view, disc.x)) * down };
  const style = styleIn(view, disc);
  const isWhole =
    disc.x - disc.radius >= left && disc.x + disc.radius <= right && center.y - radius >= top * down;
  if (isWhole && disc.above === undefined) return [circle(center.x, center.y, radius, style)];
  const cut = disc.above === undefined ? [] : lineIn(view, disc.above);
  const upper: Point[] = [];
  const lower: Point[] = [];
  const steps = 90;
  const sampled = Array.from(
    { length: steps + 1 },
    (_, step) => -Math.cos((Math.PI * step) / steps) * radius,
  );
  const [first, last] = [left * across - center.x, right * across - center.x];
  const inside = sampled.filter((along) => first < along && along < last);
  const edges = [first, last].filter((edge) => Math.abs(edge) < radius);
  for (const along of [...inside, ...edges].sort((one, other) => one - other)) {
    const x = center.x + along;
    const reach = Math.sqrt(Math.max(0, radius ** 2 - along ** 2));
    const foot = Math.min(center.y + reach, cut.length > 0 ? heightAt(cut, x) : Number.POSITIVE_INFINITY);
    const head = Math.max(center.y - reach, top * down);
    if (foot < head) continue;
    upper.push({ x, y: head });
    lower.push({ x, y: foot });
  }
  return upper.length < 3 ? [] : [path(0, 0, straight([...upper, ...lower.toReversed()]), style)];
};

export const drawHill: Drawer<'hill'> = (hill, view) => {
  const points = lineIn(view, hill.line);
  const fill = colorIn(view, hill.color);
  const foot = view.bottom * view.down;
  return [
    ...(fill ? [path(0, 0, areaAbove(points, foot), { fill })] : []),
    ...(hill.pen
      ? [
          path(0, 0, curveThrough(lineIn(insetBy(view, hill.pen), hill.line)), {
            stroke: strokeIn(view, hill.pen),
          }),
        ]
      : []),
  ];
};

export const drawBetween: Drawer<'between'> = ({ from, to, color }, view) => [
  path(0, 0, areaBetween(lineIn(view, from), lineIn(view, to)), { fill: paintOf(view.theme, color) }),
];

const middleOf = (points: readonly Point[], index: number, reach: number): Pt => {
  const some = points.slice(Math.max(0, index - reach), index + reach + 1);
  return some.reduce((sum, { y }) => sum + y, 0) / some.length;
};

/** A curve in pieces: what of it is within the view from top to bottom. */
const withinView = (
  points: readonly Point[],
  { top, bottom, left, right, down, across }: View,
): readonly (readonly Point[])[] => {
  const pieces: Point[][] = [[]];
  // A curve goes a little beyond its points.
  const [least, most] = [top * down + across, bottom * down - across];
  for (const point of points)
    if (point.y >= least && point.y <= most && point.x >= left * across && point.x <= right * across)
      pieces.at(-1)?.push(point);
    else if (pieces.at(-1)?.length) pieces.push([]);
  return pieces.filter(({ length }) => length > 2);
};

/** Points between two that a curve keeps, at the most: one through fewer would miss its swings. */
const sparsest = 4;

/** Every so many of the points, and both ends: a layer that follows its line less has less to tell. */
const sparse = (points: readonly Point[], felt: number): readonly Point[] => {
  const every = Math.min(sparsest, Math.max(1, Math.round(1 / felt)));
  const last = points.length - 1;
  // Two points close to each other at the end would throw the curve beyond it.
  return points.filter((_, index) => index === last || (index % every === 0 && index <= last - every));
};

/** Layers below a line, which they follow the less the deeper they lie. */
export const drawStrata: Drawer<'strata'> = (strata, view) => {
  const { across, down, stage } = view;
  const points = lineIn(insetBy(view, strata.pen), strata.line);
  const count = Math.round(at(strata.count, stage));
  let off = 0;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    off += strata.step + strata.grow * index;
    const felt = Math.exp(-off / strata.depth);
    const inset = ((index + 1) * strata.inset) ** 1.15 * across;
    const [least, most] = [view.left * across + inset, view.right * across - inset];
    const layer = points
      .map(({ x, y }, place) => ({
        x,
        y: y * felt + middleOf(points, place, 3 + index) * (1 - felt) + off * down,
      }))
      .filter(({ x }) => x >= least && x <= most);
    const fade = count > 1 ? (strata.fade / 100) * (index / (count - 1)) : 0;
    const stroke = strokeIn(view, strata.pen, fade);
    return withinView(sparse(layer, felt), view).map((piece) => path(0, 0, curveThrough(piece), { stroke }));
  }).flat();
};

export const drawStrands: Drawer<'strands'> = ({ from, to, count, pen, last }, view) => {
  const inside = insetBy(view, pen);
  const [upper = [], lower = []] = freeLinesIn(inside, [from, to]);
  return Array.from({ length: count }, (_, index) => {
    const share = count > 1 ? index / (count - 1) : 0;
    const points = upper.map((point, place) => {
      const { x, y } = lower[place] ?? point;
      return { x: point.x + (x - point.x) * share, y: point.y + (y - point.y) * share };
    });
    const color = last !== undefined && share > 0.5 ? last : pen.color;
    const stroke = strokeIn(view, { ...pen, color });
    return withinView(points, inside).map((piece) => path(0, 0, curveThrough(piece), { stroke }));
  }).flat();
};

export const drawRibbon: Drawer<'ribbon'> = ({ line, color, width, taper, edge }, view) => {
  const points = lineIn(view, line);
  const scale = view.across;
  const nib = { taper: taper * scale, seed: seedOf(view, line), scale };
  const frame = {
    left: view.left * scale,
    right: view.right * scale,
    top: view.top * view.down,
    bottom: view.bottom * view.down,
  };
  const drawn = (broad: number) => heldWithin(ribbonAlong(points, { ...nib, width: broad * scale }), frame);
  return [
    ...(edge ? [path(0, 0, drawn(width + 2 * edge.width), { fill: paintOf(view.theme, edge.color) })] : []),
    path(0, 0, drawn(width), { fill: paintOf(view.theme, color) }),
  ];
};

/** What is not a line is seen whole or not at all. */
const isWithin = (
  { left, right }: View,
  { x, width }: { readonly x: number; readonly width: number },
): boolean => x >= left && x + width <= right;

export const drawPlate: Drawer<'plate'> = (plate, view) => {
  const { across, down } = view;
  const { x, y, width, height, radius } = plate;
  if (!isWithin(view, plate)) return [];
  const style = styleIn(view, plate);
  return [rectangle(x * across, y * down, width * across, height * across, style, radius * across)];
};

/** Dots in rows; the rows of the lower third lean more and more on a line. One path: a dot is a stroke of no length with round ends. */
export const drawDots: Drawer<'dots'> = ({ step, radius, color, line }, view) => {
  const { left, right, top, bottom, across, down } = view;
  const points = line === undefined ? [] : lineIn(view, line);
  const columns = Math.floor((right - left) / step);
  const rows = Math.floor((bottom - top) / step);
  const start = left + (right - left - columns * step) / 2;
  const segments = Array.from({ length: (columns + 1) * (rows + 1) }, (_, index): readonly Segment[] => {
    const [column, row] = [index % (columns + 1), Math.floor(index / (columns + 1))];
    const x = (start + column * step) * across;
    const bent = points.length > 0 ? smooth(0.6, 1, row / rows) * heightAt(points, x) : 0;
    const y = (top + row * step) * down + bent;
    const isSeen = y <= bottom * down && x > left * across && x < right * across;
    return isSeen
      ? [
          { op: 'move', x, y },
          { op: 'line', x, y },
        ]
      : [];
  }).flat();
  return [path(0, 0, segments, { stroke: strokeIn(view, { color, width: 2 * radius }) })];
};

export const drawStones: Drawer<'stones'> = (stones, view) => {
  const { across } = view;
  const style = styleIn(view, stones);
  return spacedAlong(lineIn(view, stones.line), stones.count).flatMap(({ x, y }, index) => {
    const wide = (stones.width / 2) * across * (1 + 0.12 * noise(index * 1.7, 2));
    const high = (stones.height / 2) * across * (1 + 0.12 * noise(index * 2.3, 5));
    const loop = Array.from({ length: 7 }, (_, step) => {
      const turn = (2 * Math.PI * step) / 7;
      return {
        x: x + wide * Math.cos(turn) * (1 + 0.09 * noise(turn + index * 3, 3)),
        y: y + high * Math.sin(turn) * (1 + 0.09 * noise(turn * 1.3 + index * 5, 6)),
      };
    });
    const [start, width] = [x / across - stones.width, 2 * stones.width];
    return isWithin(view, { x: start, width }) ? [path(0, 0, loopThrough(loop), style)] : [];
  });
};

export const drawSymbol: Drawer<'symbol'> = ({ icon, x, y, size, color }, view) => {
  const { theme, across, down } = view;
  const place = { x: x * across, y: y * down, size: size * across, color: paintOf(theme, color) };
  return isWithin(view, { x, width: size }) ? iconMarks(theme, icon, place) : [];
};

export const drawPicture: Drawer<'picture'> = ({ file, x, y, width, height }, view) => {
  const { across, down } = view;
  const size = { width: width * across, height: height * down };
  return isWithin(view, { x, width })
    ? [{ kind: 'image', image: file, x: x * across, y: y * down, ...size }]
    : [];
};
