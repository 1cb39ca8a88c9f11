import type { Segment } from '../../model/galley.ts';

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
export const [reach, tall] = [41.4, 231];

const curve =
  (scale: number) =>
  (...[x1, y1, x2, y2, x, y]: Curve): Segment => ({
    op: 'curve',
    x1: x1 * scale,
    y1: y1 * scale,
    x2: x2 * scale,
    y2: y2 * scale,
    x: x * scale,
    y: y * scale,
  });

/** The outline, `scale` points to one of its units, from the crown. */
export const outlineOfPerson = (scale: number): readonly Segment[] => {
  const scaled = curve(scale);
  const down = half.map((one) => scaled(...one));
  const up = half.map(([x1, y1, x2, y2], index): Segment => {
    const [, , , , x, y] = half[index - 1] ?? [0, 0, 0, 0, crown.x, crown.y];
    return scaled(-x2, y2, -x1, y1, -x, y);
  });
  return [{ op: 'move', ...crown }, ...down, ...up.reverse(), { op: 'close' }];
};
