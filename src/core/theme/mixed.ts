import type { Color } from '../model/galley.ts';
import { colorOf, type Theme } from './theme.ts';

const channels = (color: Color): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** A color so far on its way to another: computed, since nothing printed is transparent. */
export const mix = (one: Color, other: Color, share: number): Color => {
  const others = channels(other);
  const mixed = channels(one).map((value, index) =>
    Math.round(value * (1 - share) + (others[index] ?? value) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
};

/** A color as drawings name it: `accent`, `accent 35` (of paper), `accent 35 tint`. */
export const paintOf = (theme: Theme, written: string): Color => {
  const [name = '', percent = '0', other = 'paper'] = written.split(' ');
  return mix(colorOf(theme, name), colorOf(theme, other), Number(percent) / 100);
};
