import { name, object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { cautious } from '../../theme/theme.ts';
import { blocks, defineBlock } from '../block.ts';
import { boxed } from '../set/boxed.ts';
import type { Setting } from '../set/setting.ts';
import { spaced, withNext } from '../set/strips.ts';
import { paragraph } from '../set/text.ts';
import { setBlocks } from '../stack.ts';

/** What a callout means shows in its shape: a tint with a bar, a tint with an icon, a frame with an icon. */
const shapes = {
  info: { fill: 'tint', bar: 'line' },
  why: { fill: 'tint', icon: 'bulb' },
  care: { fill: 'wash', bar: 'accent', icon: 'shield' },
  pause: { fill: 'wash', frame: 'accent', icon: 'anchor' },
} as const;

/** What protects a reader is never small print. */
const isWarning = (tone: keyof typeof shapes): boolean => tone === 'care' || tone === 'pause';

/** A theme without the icon has the callout without it. */
const shapeOf = (tone: keyof typeof shapes, named: string | undefined, { theme }: Setting) => {
  const usual: { fill: string; bar?: string; frame?: string; icon?: string } = shapes[tone];
  const shape = named === undefined ? usual : { ...usual, icon: named };
  const { icon, ...bare } = shape;
  return icon !== undefined && theme.icons[icon] !== undefined ? shape : bare;
};

/** A note set apart: something to know, take care of, stop at, or the reason why. */
export const callout = defineBlock(
  'callout',
  {
    across: 'text',
    about: 'A note set apart: to know, to take care, to pause, or why.',
    main: 'blocks',
    children: ['blocks'],
    after: 2,
    fields: object({
      tone: withDefault(oneOf('info', 'care', 'pause', 'why'), 'info'),
      title: optional(prose()),
      /** In place of the one that its tone has. */
      icon: optional(name()),
      blocks: blocks(),
    }),
  },
  ({ tone, title, icon, blocks: words }, setting) =>
    boxed(
      setting,
      (inside) => {
        const within = isWarning(tone) ? { ...inside, theme: cautious(inside.theme) } : inside;
        const head = title ? withNext(spaced(paragraph(within, title, 'prompt'), 0)) : [];
        const body = setBlocks(words, within);
        return [...head, ...spaced(body, 0)];
      },
      shapeOf(tone, icon, setting),
    ),
);
