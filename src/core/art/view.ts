import type { Color, Segment, Stroke } from '../model/galley.ts';
import type { Point, Pt } from '../model/units.ts';
import type { Drawing, LineRun, Pen } from '../theme/art.ts';
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

/** Units from one point of a curve to the next: of a calm line, of one at unrest, and through a beat. */
const [calm, swinging, restless, beating] = [6, 4.5, 1.6, 1.8];

/** How far to either side of its middle a beat is felt. */
const beatReach = 14;

const isStraight = ({ away, waves, swing, beat, tremble }: LineRun): boolean =>
  typeof away === 'number' && waves.length === 0 && !swing && !beat && tremble === 0;

/** Places from one end to the other, closer to each other where a line has more to tell. */
const placesFor = (runs: readonly LineRun[], from: number, to: number): readonly number[] => {
  if (runs.every(isStraight)) return [from, to];
  const places = [from];
  const swings = runs.flatMap(({ swing }) => swing ?? []);
  const isRestless = swings.some((swing) => swing.restless !== 0);
  const usual = isRestless ? restless : swings.length > 0 ? swinging : calm;
  const isBeat = (x: number): boolean =>
    runs.some(({ beat }) => beat && Math.abs(x - beat.at) < beatReach * beat.width);
  for (let x = from; x < to; ) {
    const step = isBeat(x) || isBeat(x + usual) ? Math.min(usual, beating) : usual;
    x = x + step * 1.5 > to ? to : x + step;
    places.push(x);
  }
  return places;
};

/** Lines of the drawing from one side of the view to the other, in points: each with as many as the others. */
export const freeLinesIn = (view: View, names: readonly string[]): readonly (readonly Point[])[] => {
  const { drawing, left, right, top, bottom, across, down } = view;
  const runs = names.flatMap((name) => drawing.lines[name] ?? []);
  const isUpright = runs[0]?.upright ?? false;
  const places = placesFor(runs, isUpright ? top : left, isUpright ? bottom : right);
  return runs.map((run) =>
    places.map((along) => {
      const off = runAt(run, along, stageAt(view, along));
      return isUpright ? { x: off * across, y: along * down } : { x: along * across, y: off * down };
    }),
  );
};

/** A line of the drawing, held between top and bottom. */
export const lineIn = (view: View, name: string): readonly Point[] =>
  (freeLinesIn(view, [name])[0] ?? []).map(({ x, y }) => ({
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
export const insetBy = (view: View, pen: Pen): View => {
  const half = strokeIn(view, pen).width / 2;
  const [across, down] = [half / view.across, half / view.down];
  return {
    ...view,
    left: view.left + across,
    right: view.right - across,
    top: view.top + down,
    bottom: view.bottom - down,
  };
};

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
