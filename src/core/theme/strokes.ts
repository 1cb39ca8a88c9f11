import type { Stroke } from '../model/galley.ts';
import { colorOf, type Theme } from './theme.ts';

export type Weight = 'hair' | 'fine' | 'medium' | 'heavy';

export const stroke = (theme: Theme, weight: Weight, color = 'line'): Stroke => ({
  color: colorOf(theme, color),
  width: theme.rules[weight],
});

export const dashed = (theme: Theme, weight: Weight, color = 'line'): Stroke => ({
  ...stroke(theme, weight, color),
  dash: [theme.sizes.gap / 2, theme.sizes.gap / 2],
});
