import type { Color, Mark, Segment } from '../model/galley.ts';
import { path } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import type { Theme } from '../theme/theme.ts';

/** The side of the grid on which icons are drawn, and the width of their one stroke. */
const [grid, pen] = [24, 1.6];

const read = new Map<string, readonly Segment[]>();

const segmentOf = (letter: string, numbers: readonly number[], at: number): Segment => {
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0] = numbers.slice(at, at + 6);
  if (letter === 'C') return { op: 'curve', x1, y1, x2, y2, x, y };
  return { op: letter === 'M' ? 'move' : 'line', x: x1, y: y1 };
};

/** Strokes as SVG writes them. */
const segmentsOf = (written: string): readonly Segment[] => {
  const known = read.get(written);
  if (known) return known;
  const segments = [...written.matchAll(/([MLCZ])([^MLCZ]*)/g)].flatMap(([, letter = '', rest = '']) => {
    if (letter === 'Z') return [{ op: 'close' } as const];
    const numbers = [...rest.matchAll(/-?[\d.]+/g)].map(Number);
    const each = letter === 'C' ? 6 : 2;
    return Array.from({ length: Math.floor(numbers.length / each) }, (_, index) =>
      segmentOf(letter, numbers, index * each),
    );
  });
  read.set(written, segments);
  return segments;
};

const scaled = (segment: Segment, scale: number): Segment => {
  if (segment.op === 'close') return segment;
  const [x, y] = [segment.x * scale, segment.y * scale];
  if (segment.op !== 'curve') return { op: segment.op, x, y };
  const { x1, y1, x2, y2 } = segment;
  return { op: 'curve', x1: x1 * scale, y1: y1 * scale, x2: x2 * scale, y2: y2 * scale, x, y };
};

interface IconPlace {
  readonly x: Pt;
  readonly y: Pt;
  readonly size: Pt;
  readonly color: Color;
  /** Filled as well: of those that count. */
  readonly fill?: Color;
}

/** An icon by its name, from its top left; nothing when the theme has none of that name. */
export const iconMarks = (
  { icons, rules }: Theme,
  name: string,
  { x, y, size, color, fill }: IconPlace,
): readonly Mark[] => {
  const written = icons[name];
  if (written === undefined) return [];
  const scale = size / grid;
  const segments = segmentsOf(written).map((segment) => scaled(segment, scale));
  return [
    path(x, y, segments, {
      stroke: { color, width: Math.max(rules.hair, pen * scale), round: true },
      ...(fill ? { fill } : {}),
    }),
  ];
};
