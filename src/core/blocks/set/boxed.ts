import { defined } from '../../model/defined.ts';
import type { Strip } from '../../model/galley.ts';
import { colorOf } from '../../theme/theme.ts';
import type { Setting } from './setting.ts';
import { indented, onPanel } from './strips.ts';
import { proseMeasure } from './text.ts';

/** Strips on a tinted ground with a bar at its side. */
export const boxed = (
  setting: Setting,
  set: (inside: Setting) => readonly Strip[],
  style: { fill: string; bar?: string },
): readonly Strip[] => {
  const { theme } = setting;
  const { pad, radius } = theme.sizes;
  const width = Math.min(setting.measure, proseMeasure(setting) + pad * 2);
  const tag = { role: 'Div', parent: setting.tag };
  const strips = set({ ...setting, measure: width - pad * 2, tag });
  const panel = defined({
    x: 0,
    width,
    radius,
    fill: colorOf(theme, style.fill),
    bar: style.bar === undefined ? undefined : { color: colorOf(theme, style.bar), width: theme.rules.heavy },
  });
  return onPanel(indented(strips, pad), panel, 1, 3);
};
