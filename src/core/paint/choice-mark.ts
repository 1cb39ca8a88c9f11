import type { Mark } from '../model/galley.ts';
import type { FieldMark } from '../model/page.ts';
import { kappa } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import type { TextField } from './field-text.ts';

// Ticks, rings and dots: drawn on pages of filled copies, and written into files as what a field shows.

type Path = Extract<Mark, { kind: 'path' }>;
export type ChoiceField = Exclude<FieldMark['field'], TextField>;

/** A rectangle with half circles at its ends, or a circle, this far from the edges. */
const pill = ({ width, height }: FieldMark, inset: Pt): Path['segments'] => {
  const [left, top, right, bottom] = [inset, inset, width - inset, height - inset];
  const r = Math.min(right - left, bottom - top) / 2;
  const [middle, k] = [(top + bottom) / 2, r * (1 - kappa)];
  return [
    { op: 'move', x: left + r, y: top },
    { op: 'line', x: right - r, y: top },
    { op: 'curve', x1: right - k, y1: top, x2: right, y2: top + k, x: right, y: middle },
    { op: 'curve', x1: right, y1: bottom - k, x2: right - k, y2: bottom, x: right - r, y: bottom },
    { op: 'line', x: left + r, y: bottom },
    { op: 'curve', x1: left + k, y1: bottom, x2: left, y2: bottom - k, x: left, y: middle },
    { op: 'curve', x1: left, y1: top + k, x2: left + k, y2: top, x: left + r, y: top },
    { op: 'close' },
  ];
};

const tick = ({ width, height }: FieldMark): Path['segments'] => {
  const [x, y, side] = [width / 2, height / 2, Math.min(width, height) * 0.3];
  return [
    { op: 'move', x: x - side, y },
    { op: 'line', x: x - side * 0.3, y: y + side * 0.75 },
    { op: 'line', x: x + side, y: y - side * 0.95 },
  ];
};

/** The weight of ticks and rings; how far a dot keeps from the edges of its field, as a share of it. */
const [bold, dotInset] = [2, 0.22];

/** What a chosen field shows, where its field is. */
export const choiceMark = (mark: FieldMark, { shape, appearance }: ChoiceField): Path => {
  const { x, y } = mark;
  if (shape === 'dot') {
    const segments = pill(mark, Math.min(mark.width, mark.height) * dotInset);
    return { kind: 'path', x, y, segments, fill: appearance.pen };
  }
  const segments = shape === 'ring' ? pill(mark, bold / 2) : tick(mark);
  return { kind: 'path', x, y, segments, stroke: { color: appearance.pen, width: bold, round: true } };
};
