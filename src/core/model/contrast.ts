import type { Color } from './galley.ts';

/** Relative luminance (WCAG 2.2), 0 for black, 1 for white. */
export const luminance = (color: Color): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** How clearly one color is seen on another (WCAG 2.2, contrast ratio): from 1, which nobody sees, to 21, black on white. */
export const contrast = (one: Color, other: Color): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((first, second) => first - second);
  return (light + 0.05) / (dark + 0.05);
};
