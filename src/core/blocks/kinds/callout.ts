import { object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { blocks, defineBlock, setBlocks } from '../block.ts';
import { boxed } from '../set/boxed.ts';
import { spaced, withNext } from '../set/strips.ts';
import { paragraph } from '../set/text.ts';

const bars = { info: 'line', care: 'accent', pause: 'accent', why: 'line' } as const;

/** A note set apart: something to know, take care of, stop at, or the reason why. */
export const callout = defineBlock(
  'callout',
  {
    about: 'A note set apart: to know, to take care, to pause, or why.',
    main: 'blocks',
    children: ['blocks'],
    after: 2,
    fields: object({
      tone: withDefault(oneOf('info', 'care', 'pause', 'why'), 'info'),
      title: optional(prose()),
      blocks: blocks(),
    }),
  },
  ({ tone, title, blocks: inside }, setting) =>
    boxed(
      setting,
      (within) => {
        const head = title ? withNext(spaced(paragraph(within, title, 'prompt'), 0)) : [];
        const body = setBlocks(inside, within);
        return [...head, ...spaced(body, 0)];
      },
      { fill: tone === 'pause' || tone === 'care' ? 'wash' : 'tint', bar: bars[tone] },
    ),
);
