import type { Color, Mark, Segment } from '../../src/core/model/galley.ts';
import type { Page } from '../../src/core/model/page.ts';
import { type Box, boxOf, textOf } from '../support/measure-marks.ts';
import { glyphBoxes } from './ink-box.ts';

// How clearly marks stand out from what lies under them, as WCAG 2.2 measures it (relative luminance, contrast ratio).

type Path = Extract<Mark, { kind: 'path' }>;
type Point = readonly [x: number, y: number];
type Shares = readonly [number, number, number];

const sharesOf = (color: Color): Shares => {
  const share = (at: number): number => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return [share(1), share(3), share(5)];
};

/** What a printer without colors makes of one (ITU-R BT.601). */
const greyed = ([red, green, blue]: Shares): Shares => {
  const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
  return [grey, grey, grey];
};

const luminance = (shares: Shares): number => {
  const [red, green, blue] = shares.map((share) =>
    share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
};

/** From 1, which nobody sees, to 21: black on white. */
export const contrast = (one: Color, other: Color, grey = false): number => {
  const [dark = 0, light = 0] = [one, other]
    .map((color) => luminance(grey ? greyed(sharesOf(color)) : sharesOf(color)))
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const steps = [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];

const curved = (from: Point, { x1, y1, x2, y2, x, y }: Extract<Segment, { op: 'curve' }>): readonly Point[] =>
  steps.map((t) => {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
    return [a * from[0] + b * x1 + c * x2 + d * x, a * from[1] + b * y1 + c * y2 + d * y];
  });

/** The pieces of a path, curves as short lines. */
const pieces = ({ x, y, segments }: Path): readonly (readonly Point[])[] => {
  const all: Point[][] = [];
  for (const segment of segments) {
    const piece = all.at(-1);
    const [first, last] = [piece?.[0], piece?.at(-1)];
    if (segment.op === 'move') all.push([[segment.x, segment.y]]);
    else if (segment.op === 'line') piece?.push([segment.x, segment.y]);
    else if (segment.op === 'curve' && last) piece?.push(...curved(last, segment));
    else if (first) piece?.push(first);
  }
  return all.map((piece) => piece.map(([across, down]): Point => [x + across, y + down]));
};

const holds = ({ left, top, right, bottom }: Box, [x, y]: Point): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;

/** Whether a point lies inside a filled path: nonzero winding (PDF 32000-1, 8.5.3.3). */
const covers = (outline: readonly (readonly Point[])[], [x, y]: Point): boolean => {
  let winding = 0;
  for (const piece of outline)
    piece.forEach(([fromX, fromY], index) => {
      const [toX, toY] = piece[index + 1] ?? piece[0] ?? [fromX, fromY];
      if (fromY <= y === toY <= y) return;
      const crossing = fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX);
      if (crossing > x) winding += toY > fromY ? 1 : -1;
    });
  return winding !== 0;
};

/** Points along a line, just beyond both of its edges: there it must be seen. */
const variantsOf = (mark: Path, width: number): readonly Point[] =>
  pieces(mark).flatMap((piece) =>
    piece.slice(1).flatMap(([toX, toY], index): readonly Point[] => {
      const [fromX, fromY] = piece[index] ?? [toX, toY];
      const length = Math.hypot(toX - fromX, toY - fromY);
      if (length === 0) return [];
      const away = (width / 2 + 0.3) / length;
      const [acrossX, acrossY] = [(toY - fromY) * away, (fromX - toX) * away];
      return [0.05, 0.5, 0.95].flatMap((share): readonly Point[] => {
        const [x, y] = [fromX + (toX - fromX) * share, fromY + (toY - fromY) * share];
        return [
          [x + acrossX, y + acrossY],
          [x - acrossX, y - acrossY],
        ];
      });
    }),
  );

const middle = ({ left, top, right, bottom }: Box): Point => [(left + right) / 2, (top + bottom) / 2];

/** Something printed, and what lies under it at one point. */
export interface Sight {
  readonly what: 'text' | 'line';
  readonly color: Color;
  readonly ground: Color;
  readonly says: string;
}

/** `grounds`: the colors that are there to be printed on, which need not stand out. */
export const sightsOf = ({ marks }: Page, paper: Color, grounds: readonly Color[]): readonly Sight[] => {
  const under: {
    readonly box: Box;
    readonly outline: readonly (readonly Point[])[];
    readonly color: Color;
  }[] = [];
  const groundAt = (point: Point): Color =>
    under.findLast(({ box, outline }) => holds(box, point) && covers(outline, point))?.color ?? paper;
  const seen = new Map<string, Sight>();
  const see = (what: Sight['what'], color: Color, ground: Color, says: string): void => {
    const key = `${what} ${color} ${ground}`;
    if (!seen.has(key)) seen.set(key, { what, color, ground, says });
  };
  for (const mark of marks) {
    if (mark.kind === 'glyphs')
      for (const box of glyphBoxes(mark)) see('text', mark.color, groundAt(middle(box)), textOf(mark));
    if (mark.kind === 'field') {
      const { name, appearance } = mark.field;
      see('text', appearance.ink, appearance.ground, name);
      for (const color of [appearance.pen, appearance.line]) see('line', color, appearance.ground, name);
    }
    if (mark.kind !== 'path') continue;
    const box = boxOf(mark);
    const says = [box.left, box.top, box.right, box.bottom].map(Math.round).join(' ');
    if (mark.fill) {
      if (!grounds.includes(mark.fill) && !mark.decor) see('line', mark.fill, groundAt(middle(box)), says);
      under.push({ box, outline: pieces(mark), color: mark.fill });
    }
    if (!mark.stroke || mark.decor) continue;
    // A shape filled and outlined in one color is one shape: only from outside must its outline be seen.
    const whole = mark.fill === mark.stroke.color ? pieces(mark) : [];
    for (const point of variantsOf(mark, mark.stroke.width))
      if (!covers(whole, point)) see('line', mark.stroke.color, groundAt(point), says);
  }
  return [...seen.values()];
};
