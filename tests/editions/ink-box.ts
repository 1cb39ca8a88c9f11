import { create, type Font } from 'fontkit';
import type { Mark } from '../../src/core/model/galley.ts';
import { type Box, boxOf, type Glyphs } from '../support/measure-marks.ts';
import { ownSources } from '../support/sources.ts';

/** Outlines of one glyph: font units, y upwards. */
interface Outline {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

const fonts = new Map<string, Font>();
const fontOf = (face: string): Font => {
  const bytes = ownSources.fonts.get(face);
  if (!bytes) throw new Error(`no font ${face}`);
  const font = fonts.get(face) ?? create(bytes);
  fonts.set(face, font);
  return font;
};

const outlines = new Map<string, Outline>();
const outlineOf = (face: string, id: number): Outline => {
  const key = `${face} ${id}`;
  const known = outlines.get(key);
  if (known) return known;
  const found: unknown = Reflect.get(fontOf(face).getGlyph(id, []), 'bbox');
  if (typeof found !== 'object' || found === null) throw new Error(`no outline of ${key}`);
  const at = (name: string): number => Number(Reflect.get(found, name));
  const outline = { minX: at('minX'), minY: at('minY'), maxX: at('maxX'), maxY: at('maxY') };
  outlines.set(key, outline);
  return outline;
};

export const around = (boxes: readonly Box[]): Box | undefined =>
  boxes.length === 0
    ? undefined
    : {
        left: Math.min(...boxes.map(({ left }) => left)),
        top: Math.min(...boxes.map(({ top }) => top)),
        right: Math.max(...boxes.map(({ right }) => right)),
        bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
      };

/** The outlines of a run's glyphs, each where it stands; blanks have none. Text may run upwards, or aslant. */
export const glyphBoxes = (mark: Glyphs): readonly Box[] => {
  const { x, y, face, size, run, stretch, along = { x: 1, y: 0 } } = mark;
  const scale = size / fontOf(face).unitsPerEm;
  const boxes: Box[] = [];
  let pen = 0;
  for (const part of run) {
    if (typeof part === 'number') {
      pen += part;
      continue;
    }
    for (const { id, advance } of part.glyphs) {
      const { minX, minY, maxX, maxY } = outlineOf(face, id);
      const corners = [minX, maxX].flatMap((right) =>
        [minY, maxY].map((up) => ({ right: pen + right * scale * stretch, down: -up * scale })),
      );
      const box = around(
        corners.map(({ right, down }) => {
          const [across, below] = [
            x + right * along.x - down * along.y,
            y + right * along.y + down * along.x,
          ];
          return { left: across, top: below, right: across, bottom: below };
        }),
      );
      if (box && maxX > minX) boxes.push(box);
      pen += (advance * size * stretch) / 1000;
    }
  }
  return boxes;
};

const boxes = new WeakMap<Mark, { readonly box: Box | undefined }>();

/** What of a mark is printed; undefined when nothing is: links, fields, blanks, paths without fill and stroke. */
export const inkBoxOf = (mark: Mark): Box | undefined => {
  const known = boxes.get(mark) ?? { box: measured(mark) };
  boxes.set(mark, known);
  return known.box;
};

const measured = (mark: Mark): Box | undefined => {
  switch (mark.kind) {
    case 'glyphs':
      return around(glyphBoxes(mark));
    case 'path': {
      if (!mark.fill && !mark.stroke) return undefined;
      const [half, box] = [(mark.stroke?.width ?? 0) / 2, boxOf(mark)];
      return {
        left: box.left - half,
        top: box.top - half,
        right: box.right + half,
        bottom: box.bottom + half,
      };
    }
    case 'image':
      return boxOf(mark);
    case 'field':
      return { left: mark.x, top: mark.y, right: mark.x + mark.width, bottom: mark.y + mark.height };
    default:
      return undefined;
  }
};
