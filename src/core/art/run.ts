import type { LineRun, Ramp } from '../theme/art.ts';
import { noise } from './noise.ts';

/** The value at a stage, 0 for the first and 1 for the last. */
export const at = (ramp: Ramp, stage: number): number =>
  typeof ramp === 'number' ? ramp : ramp.last + (ramp.first - ramp.last) * (1 - stage) ** ramp.bend;

const bump = (x: number, width: number): number => Math.exp(-((x / width) ** 2));

/** A small rise, a larger one, a dip; heights count downwards. */
const beatAt = ({ beat }: LineRun, x: number, stage: number): number => {
  if (!beat) return 0;
  const along = (x - beat.at) / beat.width;
  const shape = -0.55 * bump(along + 7, 2.6) - bump(along, 3) + 0.35 * bump(along - 5.2, 2.4);
  return at(beat.height, stage) * shape;
};

const swingAt = ({ swing, seed }: LineRun, x: number, stage: number): number => {
  if (!swing) return 0;
  const turn = (2 * Math.PI * x) / at(swing.length, stage) + swing.phase + 0.5 * noise(x / 40, seed);
  const far = (0.5 + 0.5 * Math.sin(turn)) ** 1.25;
  // The nearer, the less at rest.
  const restless = at(swing.restless, stage) * (1.15 - far) * noise(x / swing.fine, seed + 2);
  return at(swing.height, stage) * far + restless;
};

/** How far a line is from its axis, down being more. */
export const runAt = (run: LineRun, x: number, stage: number): number =>
  at(run.away, stage) +
  run.waves.reduce(
    (sum, { height, length, phase }) =>
      sum + at(height, stage) * Math.sin((2 * Math.PI * x) / length + at(phase, stage)),
    0,
  ) +
  swingAt(run, x, stage) +
  at(run.tremble, stage) * noise(x / 5, run.seed) +
  beatAt(run, x, stage);
