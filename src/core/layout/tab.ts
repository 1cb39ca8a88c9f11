import type { Setting } from '../blocks/set/setting.ts';
import { setLines, toProse } from '../blocks/set/text.ts';
import type { Mark } from '../model/galley.ts';
import type { Side } from '../model/page.ts';
import { rectangle } from '../model/shapes.ts';
import { colorOf, styleOf } from '../theme/theme.ts';
import { asArtifact } from './artifact.ts';
import { isOuterLeft } from './masters.ts';

/** A tab at the outer edge of a page, as near to it as is printed: the number of the part, at a height of its own. */
export const tabMarks = (setting: Setting, part: number, side: Side): readonly Mark[] => {
  const { theme } = setting;
  const { page, sizes } = theme;
  const { width, height, step } = page.tab;
  const y = page.margin.top + (part - 1) * step;
  if (width === 0 || part < 1 || y + height > page.height - page.margin.bottom) return [];
  const x = isOuterLeft(theme, side) ? page.clear : page.width - page.clear - width;
  const [number] = setLines(setting, toProse(String(part)), 'number', { align: 'center', measure: width });
  const { size } = styleOf(theme, 'number');
  return [
    rectangle(x, y, width, height, { fill: colorOf(theme, 'deep') }, sizes.radius),
    ...asArtifact(number?.marks ?? [], { x, y: y + height / 2 + size * 0.33 }),
  ];
};
