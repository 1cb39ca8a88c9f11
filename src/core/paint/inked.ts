import { decode } from 'jpeg-js';
import type { Png } from './png.ts';
import { type Pixels, pixelsOf } from './png-pixels.ts';

/** How an edition has its pictures: by their lightness alone; with nothing that can be seen through, as PDF 1.3 has it. */
export interface Inks {
  readonly gray: boolean;
  readonly flat: boolean;
}

/** Pixels as they are printed: eight bits a sample, of one sample or three. */
export interface Inked extends Pixels {
  readonly samples: 1 | 3;
}

/** Lightness as a printer without colors makes it (ITU-R BT.601), as that of all other colors is. */
const lightnessOf = (red: number, green: number, blue: number): number =>
  Math.round(0.299 * red + 0.587 * green + 0.114 * blue);

/** Three samples a pixel as one. */
const asGray = (colors: Uint8Array): Uint8Array =>
  Uint8Array.from({ length: colors.length / 3 }, (_, pixel) =>
    lightnessOf(colors[pixel * 3] ?? 0, colors[pixel * 3 + 1] ?? 0, colors[pixel * 3 + 2] ?? 0),
  );

/** Over white paper, in place: what is seen of it through nothing. */
const overPaper = (colors: Uint8Array, opacities: Uint8Array, samples: number): void => {
  for (let index = 0; index < colors.length; index++) {
    const opacity = (opacities[Math.floor(index / samples)] ?? 255) / 255;
    colors[index] = Math.round((colors[index] ?? 0) * opacity + 255 * (1 - opacity));
  }
};

/** Places in a palette as the colors that stand there. */
const fromPalette = (places: Uint8Array, palette: Uint8Array): Uint8Array => {
  const colors = new Uint8Array(places.length * 3);
  places.forEach((place, pixel) => {
    colors.set(palette.subarray(place * 3, place * 3 + 3), pixel * 3);
  });
  return colors;
};

/** Whether a PNG can be printed as it is packed, or with what makes its pixels opaque beside it. */
export const isInkedAlready = ({ color, hasAlpha, transparency }: Png, { gray, flat }: Inks): boolean =>
  !(gray && color !== 'gray') && !(flat && (hasAlpha || transparency !== undefined));

/** The pixels of a PNG as an edition prints them. */
export const inkedPng = (png: Png, { gray, flat }: Inks): Inked => {
  const { colors: stored, opacities } = pixelsOf(png);
  const colors = png.color === 'indexed' ? fromPalette(stored, png.palette) : stored;
  const samples = png.color === 'gray' ? 1 : 3;
  if (flat && opacities) overPaper(colors, opacities, samples);
  const seen = gray && samples === 3 ? asGray(colors) : colors;
  return {
    colors: seen,
    samples: gray ? 1 : samples,
    ...(opacities && !flat ? { opacities } : {}),
  };
};

/** The shades of a JPEG in colors; undefined where it cannot be unpacked: it is printed as it is, as in any other edition. */
export const grayJpeg = (bytes: Uint8Array): Uint8Array | undefined => {
  try {
    return asGray(decode(bytes, { useTArray: true, formatAsRGBA: false }).data);
  } catch {
    return undefined;
  }
};
