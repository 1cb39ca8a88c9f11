import { iconMarks } from '../../art/icon.ts';
import { defined } from '../../model/defined.ts';
import type { Strip } from '../../model/galley.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import type { Setting } from './setting.ts';
import { indented, onPanel } from './strips.ts';

interface BoxStyle {
  readonly fill: string;
  readonly bar?: string;
  /** A frame in place of the tint. */
  readonly frame?: string;
  /** Beside its first line. */
  readonly icon?: string;
}

/** The first strip with an icon to its left. */
const withIcon = (
  strips: readonly Strip[],
  { theme }: Setting,
  icon: string | undefined,
): readonly Strip[] => {
  const size = theme.sizes.box * 1.3;
  const place = { x: 0, y: theme.grid - size / 2, size, color: colorOf(theme, 'accent') };
  return strips.map((strip, index) =>
    index > 0 || icon === undefined
      ? strip
      : { ...strip, marks: [...iconMarks(theme, icon, place), ...strip.marks] },
  );
};

/** Strips on a tinted ground with a bar at its side, or in a frame, with an icon or without. */
export const boxed = (
  setting: Setting,
  set: (inside: Setting) => readonly Strip[],
  style: BoxStyle,
): readonly Strip[] => {
  const { theme } = setting;
  const { pad, radius, box, gap } = theme.sizes;
  const width = setting.measure;
  const tag = { role: 'Div', parent: setting.tag };
  const inset = style.icon === undefined ? 0 : box * 1.3 + gap;
  const strips = set({ ...setting, measure: width - pad * 2 - inset, tag });
  const panel = defined({
    x: 0,
    width,
    radius: radius * (style.icon === undefined ? 1 : 1.6),
    fill: style.frame === undefined ? colorOf(theme, style.fill) : undefined,
    stroke: style.frame === undefined ? undefined : stroke(theme, 'medium', style.frame),
    bar: style.bar === undefined ? undefined : { color: colorOf(theme, style.bar), width: theme.rules.heavy },
  });
  const inside = withIcon(indented(strips, inset), setting, style.icon);
  return onPanel(indented(inside, pad), panel, 1, 3);
};
