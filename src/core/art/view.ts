import type { Color, Segment, Stroke } from '../model/galley.ts';
import type { Point, Pt } from '../model/units.ts';
import type { Drawing, Pen } from '../theme/art.ts';
import { mix, paintOf } from '../theme/mixed.ts';
import { colorOf, type Theme } from '../theme/theme.ts';
import { smooth } from './noise.ts';
import { runAt } from './run.ts';

/** A drawing as it is to be seen: what part of it, at which stage, how large. */
export interface View {
  readonly theme: Theme;
  readonly drawing: Drawing;
  /** In units of the drawing. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** From 0, the first, to 1, the last. */
  readonly stage: number;
  /** Points for one unit. */
  readonly across: Pt;
  readonly down: Pt;
}

/** Units from one point of a curve to the next. */
const usualStep = 1.5;

/** A line of the drawing from the left of the view to its right, in points. */
export const freeLineIn = (view: View, name: string, step = usualStep): readonly Point[] => {
  const { drawing, left, right, across, down } = view;
  const run = drawing.lines[name];
  if (!run) return [];
  const count = Math.max(2, Math.round((right - left) / step));
  return Array.from({ length: count + 1 }, (_, index) => {
    const x = left + ((right - left) * index) / count;
    return { x: x * across, y: runAt(run, x, stageAt(view, x)) * down };
  });
};

/** The same, held between top and bottom. */
export const lineIn = (view: View, name: string, step = usualStep): readonly Point[] =>
  freeLineIn(view, name, step).map(({ x, y }) => ({
    x,
    y: Math.max(view.top * view.down, Math.min(view.bottom * view.down, y)),
  }));

export const seedOf = ({ drawing }: View, name: string): number => drawing.lines[name]?.seed ?? 1;

export const stageAt = ({ drawing: { nears }, stage }: View, x: number): number =>
  nears ? smooth(nears.from, nears.to, x) : stage;

export const strokeIn = ({ theme, across }: View, { color, width }: Pen, fade = 0): Stroke => ({
  color: mix(paintOf(theme, color), colorOf(theme, 'paper'), fade),
  // Nothing thinner than the edition prints.
  width: Math.max(theme.rules.hair, width * across),
  round: true,
});

/** The view without half a stroke at its sides: ends of lines keep within it. */
export const insetBy = (view: View, { width }: Pen): View => ({
  ...view,
  left: view.left + width / 2,
  right: view.right - width / 2,
  bottom: view.bottom - (width * view.across) / view.down / 2,
  top: view.top + (width * view.across) / view.down / 2,
});

export const colorIn = ({ theme }: View, color: string | undefined): Color | undefined =>
  color === undefined ? undefined : paintOf(theme, color);

/** The height of a curve at a place. */
export const heightAt = (points: readonly Point[], x: Pt): Pt => {
  const next = points.findIndex((point) => point.x >= x);
  const [after, before] = [points[next] ?? points.at(-1), points[next - 1]];
  if (!after) return 0;
  if (!before || after.x === before.x) return after.y;
  return before.y + ((after.y - before.y) * (x - before.x)) / (after.x - before.x);
};

export const straight = (points: readonly Point[]): readonly Segment[] => [
  ...points.map(({ x, y }, index): Segment => ({ op: index === 0 ? 'move' : 'line', x, y })),
  { op: 'close' },
];
