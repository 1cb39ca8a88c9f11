import { iconMarks } from '../../art/icon.ts';
import { warning } from '../../model/diagnostic.ts';
import type { Mark } from '../../model/galley.ts';
import { called, suggest } from '../../model/nearest.ts';
import { circle } from '../../model/shapes.ts';
import type { Units } from '../../model/units.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import type { Setting } from './setting.ts';

/** An icon on a round plate, at the left: its middle so far down, its radius a share of the room that a number has. Nothing where the theme has none. */
export const iconPlate = (
  { theme, report, place: asked }: Setting,
  icon: string,
  middle: Units,
  share: number,
): readonly Mark[] => {
  const known = Object.keys(theme.icons);
  if (known.length > 0 && !known.includes(icon))
    report(
      warning(
        'art/unknown-icon',
        `the theme has no icon ${called(icon, known)}`,
        asked,
        suggest(icon, known),
      ),
    );
  const radius = theme.sizes.number * share;
  const size = radius * 1.16;
  const y = middle * theme.grid;
  const place = { x: radius - size / 2, y: y - size / 2, size, color: colorOf(theme, 'accent') };
  const drawn = iconMarks(theme, icon, place);
  const plate = { fill: colorOf(theme, 'wash'), stroke: stroke(theme, 'medium', 'accent') };
  return drawn.length === 0 ? [] : [circle(radius, y, radius, plate), ...drawn];
};
