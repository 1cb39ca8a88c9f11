import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pages } from '../../src/core/index.ts';
import { circle, rectangle } from '../../src/core/model/shapes.ts';

type Mark = Pages['pages'][number]['marks'][number];
type Path = Extract<Mark, { kind: 'path' }>;
interface Point {
  readonly x: number;
  readonly y: number;
}

const pathOf = (mark: Mark): Path => {
  if (mark.kind !== 'path') throw new Error('no path');
  return mark;
};

const mix = (one: number, other: number, share: number): number => one + (other - one) * share;

/** A point on a curve, by de Casteljau’s way: corners are cut until one point is left. */
const onCurve = (points: readonly Point[], share: number): Point => {
  const [first, ...rest] = points;
  if (!first) throw new Error('a curve has points');
  if (rest.length === 0) return first;
  return onCurve(
    rest.map((point, index) => {
      const before = points[index] ?? first;
      return { x: mix(before.x, point.x, share), y: mix(before.y, point.y, share) };
    }),
    share,
  );
};

const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

/** Points all along what a path draws, from the top left of the page. */
const pointsOf = ({ x, y, segments }: Path): readonly Point[] => {
  let from: Point = { x: 0, y: 0 };
  return segments.flatMap((part): readonly Point[] => {
    if (part.op === 'close') return [];
    const start = from;
    from = { x: part.x, y: part.y };
    const between =
      part.op === 'curve'
        ? [
            { x: part.x1, y: part.y1 },
            { x: part.x2, y: part.y2 },
          ]
        : [];
    const drawn =
      part.op === 'move' ? [from] : shares.map((share) => onCurve([start, ...between, from], share));
    return drawn.map((point) => ({ x: x + point.x, y: y + point.y }));
  });
};

const length = fc.double({ min: 1, max: 600, noNaN: true });
const place = fc.double({ min: -100, max: 600, noNaN: true });

describe('a circle', () => {
  it('is as far from its middle all around as its radius says, but for 0.03 %', () => {
    fc.assert(
      fc.property(place, place, length, (x, y, radius) => {
        const points = pointsOf(pathOf(circle(x, y, radius, {})));
        for (const point of points) expect(Math.hypot(point.x - x, point.y - y) / radius).toBeCloseTo(1, 3);
        expect(points.length).toBeGreaterThan(20);
      }),
    );
  });

  it('goes once around its middle, and is closed', () => {
    fc.assert(
      fc.property(length, (radius) => {
        const { segments, ...path } = pathOf(circle(0, 0, radius, {}));
        const turns = pointsOf({ ...path, segments }).map(({ x, y }) => Math.atan2(y, x));
        const steps = turns.map((turn, index) => Math.sin(turn - (turns[index - 1] ?? turn)));
        expect(Math.min(...steps)).toBeGreaterThan(-1e-6);
        expect(segments.at(-1)?.op).toBe('close');
      }),
    );
  });
});

describe('a rectangle', () => {
  it('reaches to its sides and no further, whatever the radius of its corners', () => {
    fc.assert(
      fc.property(
        place,
        place,
        length,
        length,
        fc.double({ min: 0, max: 400, noNaN: true }),
        (x, y, width, height, radius) => {
          const points = pointsOf(pathOf(rectangle(x, y, width, height, {}, radius)));
          const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
          expect(Math.min(...xs)).toBeCloseTo(x, 6);
          expect(Math.max(...xs)).toBeCloseTo(x + width, 6);
          expect(Math.min(...ys)).toBeCloseTo(y, 6);
          expect(Math.max(...ys)).toBeCloseTo(y + height, 6);
        },
      ),
    );
  });

  it('has corners as round as a circle of its radius', () => {
    fc.assert(
      fc.property(length, length, length, (width, height, radius) => {
        const r = Math.min(radius, width / 2, height / 2);
        const corner = pointsOf(pathOf(rectangle(0, 0, width, height, {}, radius))).filter(
          ({ x, y }) => x <= r && y <= r,
        );
        for (const { x, y } of corner) expect(Math.hypot(x - r, y - r) / r).toBeCloseTo(1, 3);
        expect(corner.length).toBeGreaterThan(4);
      }),
    );
  });
});
