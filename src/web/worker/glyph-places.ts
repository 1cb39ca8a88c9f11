import type { Mark, Word } from '../../core/index.ts';

export type Glyphs = Extract<Mark, { kind: 'glyphs' }>;

/** The glyphs of a run, each with its place from the beginning of the run, unstretched, in points. */
export const placesOf = ({
  run,
  size,
  stretch,
}: Glyphs): readonly (readonly [glyph: number, x: number])[] => {
  const places: (readonly [number, number])[] = [];
  let pen = 0;
  const place = (word: Word): void => {
    for (const { id, advance } of word.glyphs) {
      places.push([id, pen]);
      pen += (advance * size) / 1000;
    }
  };
  for (const part of run)
    if (typeof part === 'number') pen += part / stretch;
    else place(part);
  return places;
};

/** Runs along a line of the page, its letters as wide as they are. */
export const isUpright = ({ along, stretch }: Glyphs): boolean => !along && stretch === 1;
