import { type Pass, type Png, passesOf, rowsOf } from './png.ts';

/** A picture's samples, eight bits each, from the top left. */
export interface Pixels {
  /** Three a pixel for colors, one for shades or places in a palette. */
  readonly colors: Uint8Array;
  /** One a pixel: how opaque it is. Absent: all are. */
  readonly opacities?: Uint8Array;
}

/** The neighbor that comes closest to going on as the others do (PNG, 9.4). */
const paeth = (left: number, above: number, corner: number): number => {
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - above),
    Math.abs(guess - corner),
  ];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
};

/** What each filter took away (PNG, 9.2), from the bytes to the left, above, and above to the left. */
const filters: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** Puts back, in place, what the filters of a pass took away; `reach`: bytes of a whole pixel. */
const unfilter = (rows: Uint8Array, start: number, { height, row }: Pass, reach: number): void => {
  for (let line = 0; line < height; line++) {
    const at = start + line * (row + 1);
    const filter = filters[rows[at] ?? 0];
    if (!filter) throw new Error('filters are proven when a picture is opened');
    const above = at - row - 1;
    for (let index = 1; index <= row; index++) {
      const left = index > reach ? (rows[at + index - reach] ?? 0) : 0;
      const over = line > 0 ? (rows[above + index] ?? 0) : 0;
      const corner = line > 0 && index > reach ? (rows[above + index - reach] ?? 0) : 0;
      rows[at + index] = (rows[at + index] ?? 0) + filter(left, over, corner);
    }
  }
};

/** A sample of a row, as it is stored: of 1 to 16 bits. */
const sampleAt = (rows: Uint8Array, start: number, index: number, depth: number): number => {
  if (depth === 8) return rows[start + index] ?? 0;
  if (depth === 16) return (rows[start + index * 2] ?? 0) * 256 + (rows[start + index * 2 + 1] ?? 0);
  const bit = index * depth;
  return ((rows[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
};

/** How opaque a pixel is that has no sample for it: by its place in the palette, or for not being the one transparent color. */
const opacityBy = ({ color, transparency }: Png): ((samples: readonly number[]) => number) | undefined => {
  if (!transparency) return undefined;
  if (color === 'indexed') return ([index = 0]) => transparency[index] ?? 255;
  const view = new DataView(transparency.buffer, transparency.byteOffset, transparency.byteLength);
  const clear = Array.from({ length: transparency.length / 2 }, (_, index) => view.getUint16(index * 2));
  return (samples) => (clear.every((value, index) => samples[index] === value) ? 0 : 255);
};

/** Unpacks a proven picture. */
export const pixelsOf = (png: Png): Pixels => {
  const { width, height, depth, samples, hasAlpha, color } = png;
  const rows = rowsOf(png);
  if (!rows) throw new Error('pixels are proven when a picture is opened');
  const colored = samples - (hasAlpha ? 1 : 0);
  const most = 2 ** depth - 1;
  const eightBits = (value: number): number =>
    color === 'indexed' ? value : Math.round((value * 255) / most);
  const opacity = opacityBy(png);
  const colors = new Uint8Array(width * height * colored);
  const opacities = hasAlpha || opacity ? new Uint8Array(width * height) : undefined;
  const values: number[] = new Array(samples).fill(0);
  let start = 0;
  for (const pass of passesOf(png)) {
    unfilter(rows, start, pass, Math.max(1, (depth * samples) >> 3));
    for (let line = 0; line < pass.height; line++, start += pass.row + 1)
      for (let column = 0; column < pass.width; column++) {
        const pixel = (pass.y + line * pass.down) * width + pass.x + column * pass.across;
        for (let index = 0; index < samples; index++)
          values[index] = sampleAt(rows, start + 1, column * samples + index, depth);
        for (let index = 0; index < colored; index++)
          colors[pixel * colored + index] = eightBits(values[index] ?? 0);
        if (opacities) opacities[pixel] = opacity ? opacity(values) : eightBits(values[colored] ?? 0);
      }
  }
  return opacities ? { colors, opacities } : { colors };
};
