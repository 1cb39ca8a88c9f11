import type { Picture } from './render.ts';

/** Where two pictures differ most, and by how much. */
export interface Difference {
  /** Mean difference of one channel over one tile, of 255. */
  readonly most: number;
  readonly x: number;
  readonly y: number;
}

const channels = 3;
/** Pictures are compared tile by tile: over a whole page, a line of text that moved would be lost in the white around it. */
const cell = 2;
/** A tile is two by two cells. So tiles overlap by half, and no fault falls between two of them. */
const tileArea = (cell * 2) ** 2;

/** As much may differ: rounding of curves and of colors. A hairline's own width is told from this by far. */
export const tolerance = 3;

/** Sums of the differences of one channel, cell by cell; the last cells of a row or column may lie partly outside. */
const cellSums = (one: Picture, other: Picture, channel: number, across: number): Uint32Array => {
  const { width, height } = one;
  const sums = new Uint32Array(across * Math.ceil(height / cell));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels + channel;
      const of = Math.floor(y / cell) * across + Math.floor(x / cell);
      sums[of] = (sums[of] ?? 0) + Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0));
    }
  return sums;
};

/** Pictures of different sizes differ everywhere. */
export const compare = (one: Picture, other: Picture): Difference => {
  if (one.width !== other.width || one.height !== other.height) return { most: 255, x: 0, y: 0 };
  const across = Math.ceil(one.width / cell);
  let worst: Difference = { most: 0, x: 0, y: 0 };
  for (let channel = 0; channel < channels; channel++) {
    const sums = cellSums(one, other, channel, across);
    sums.forEach((sum, at) => {
      const isLast = (at + 1) % across === 0;
      const beside = isLast ? 0 : (sums[at + 1] ?? 0) + (sums[at + across + 1] ?? 0);
      const tile = sum + (sums[at + across] ?? 0) + beside;
      if (tile / tileArea > worst.most)
        worst = { most: tile / tileArea, x: (at % across) * cell, y: Math.floor(at / across) * cell };
    });
  }
  return worst;
};

/** What differs, dark on white; nothing of what is equal. */
export const differencePicture = (one: Picture, other: Picture): Picture => ({
  ...one,
  data: one.data.map((value, at) => 255 - Math.min(255, 3 * Math.abs(value - (other.data[at] ?? 255)))),
});
