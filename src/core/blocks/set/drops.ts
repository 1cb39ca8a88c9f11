import { iconMarks } from '../../art/icon.ts';
import type { Mark, Tag } from '../../model/galley.ts';
import type { Pt } from '../../model/units.ts';
import { colorOf, type Theme } from '../../theme/theme.ts';
import type { Setting } from './setting.ts';

/** A dose is told in drops: so many of these are full. */
const most = 3;

/** One drop stands so much of its size from the next. */
const step = 0.86;

export const dropsWidth = ({ sizes }: Theme): Pt => sizes.box * (1 + step * (most - 1));

/** Drops from their left and their middle line; read as one figure. */
export const dropMarks = (
  { theme }: Setting,
  dose: number,
  { x, y, tag }: { readonly x: Pt; readonly y: Pt; readonly tag: Tag },
): readonly Mark[] => {
  const size = theme.sizes.box;
  const color = colorOf(theme, 'deep');
  const figure: Tag = { role: 'Figure', parent: tag, alt: `${dose}/${Math.max(most, dose)}` };
  return Array.from({ length: Math.max(most, dose) }, (_, index) => {
    const place = { x: x + index * size * step, y: y - size / 2, size, color };
    return iconMarks(theme, 'drop', index < dose ? { ...place, fill: color } : place);
  })
    .flat()
    .map((mark) => (mark.kind === 'path' ? { ...mark, tag: figure } : mark));
};
