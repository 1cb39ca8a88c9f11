import type { Strip } from '../galley.ts';
import { fields, oneOf, optional, otherwise, prose } from '../schema.ts';
import { colorOf } from '../theme.ts';
import { blocks, defineBlock, setAll } from './block.ts';
import { indented, onPanel, paragraph, proseMeasure, type Setting, spaced, withNext } from './setting.ts';

/** Strips on a tinted ground with a bar at its side. */
export const boxed = (
  setting: Setting,
  set: (inside: Setting) => readonly Strip[],
  look: { fill: string; bar?: string },
): readonly Strip[] => {
  const { theme } = setting;
  const { pad, radius } = theme.sizes;
  const width = Math.min(setting.measure, proseMeasure(setting) + pad * 2);
  const tag = { role: 'Div', parent: setting.tag };
  const strips = set({ ...setting, measure: width - pad * 2, tag });
  const panel = {
    x: 0,
    width,
    radius,
    fill: colorOf(theme, look.fill),
    ...(look.bar === undefined ? {} : { bar: { color: colorOf(theme, look.bar), width: theme.rules.heavy } }),
  };
  return onPanel(indented(strips, pad), panel, 1, 3);
};

const bars = { info: 'line', care: 'accent', pause: 'accent', why: 'line' } as const;

/** A note set apart: something to know, take care of, stop at, or the reason why. */
export const callout = defineBlock(
  'callout',
  {
    main: 'blocks',
    children: ['blocks'],
    after: 2,
    fields: fields({
      tone: otherwise(oneOf('info', 'care', 'pause', 'why'), 'info'),
      title: optional(prose()),
      blocks: blocks(),
    }),
  },
  ({ tone, title, blocks: inside }, setting) =>
    boxed(
      setting,
      (within) => {
        const head = title ? withNext(spaced(paragraph(within, title, 'prompt'), 0)) : [];
        const body = setAll(inside, within);
        return [...head, ...spaced(body, 0)];
      },
      { fill: tone === 'pause' || tone === 'care' ? 'wash' : 'tint', bar: bars[tone] },
    ),
);
