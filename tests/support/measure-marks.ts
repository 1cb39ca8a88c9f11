import type { Mark, Word } from '../../src/core/model/galley.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Glyphs = Extract<Mark, { kind: 'glyphs' }>;

export const isGlyphs = (mark: Mark): mark is Glyphs => mark.kind === 'glyphs';

/** What a run of glyphs says. */
export const textOf = ({ run }: Glyphs): string =>
  run.map((part) => (typeof part === 'number' ? ' ' : part.text)).join('');

/** Width of a part of a run, in points; spaces are not stretched, letters are. */
export const partWidth = (part: Word | number, { size, stretch }: Glyphs): number =>
  typeof part === 'number' ? part : (part.width * size * stretch) / 1000;

export const widthOf = (mark: Glyphs): number =>
  mark.run.reduce<number>((sum, part) => sum + partWidth(part, mark), 0);

const pathBox = ({ x, y, segments }: Extract<Mark, { kind: 'path' }>): Box => {
  const points = segments.flatMap((segment) => {
    if (segment.op === 'close') return [];
    const end = { x: x + segment.x, y: y + segment.y };
    if (segment.op !== 'curve') return [end];
    return [end, { x: x + segment.x1, y: y + segment.y1 }, { x: x + segment.x2, y: y + segment.y2 }];
  });
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
};

/** Letters of our faces reach about this far above and below their baseline, in ems, when no accent is piled up. */
const [above, below] = [0.72, 0.22];

/** The space a mark takes up; of a curve, the space its control points span. */
export const boxOf = (mark: Mark): Box => {
  const { x, y } = mark;
  switch (mark.kind) {
    case 'glyphs':
      return { left: x, top: y - mark.size * above, right: x + widthOf(mark), bottom: y + mark.size * below };
    case 'late':
      return { left: x, top: y - mark.size * above, right: x + mark.width, bottom: y + mark.size * below };
    case 'path':
      return pathBox(mark);
    case 'image':
    case 'link':
    case 'field':
      return { left: x, top: y, right: x + mark.width, bottom: y + mark.height };
  }
};
