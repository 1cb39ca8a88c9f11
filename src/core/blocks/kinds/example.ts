import { listOf, object, optional, prose } from '../../schema/vocabulary.ts';
import { blocks, defineBlock, setBlocks } from '../block.ts';
import { boxed } from '../set/boxed.ts';
import type { Setting } from '../set/setting.ts';
import { spaced, together, withNext } from '../set/strips.ts';
import { paragraph, toProse } from '../set/text.ts';

/** An example is to be read: nothing in it is filled in. */
const printed = ({ form: _form, ...setting }: Setting): Setting => setting;

/** A worked example: questions in print, answers in handwriting. */
export const example = defineBlock(
  'example',
  {
    about: 'A worked example: questions in print, answers in handwriting.',
    reading: { role: 'example' },
    main: 'answers',
    children: ['blocks'],
    words: ['example'],
    after: 2,
    fields: object({
      title: optional(prose()),
      answers: listOf(object({ ask: optional(prose()), answer: prose() })),
      blocks: optional(blocks()),
    }),
  },
  ({ title, answers, blocks: more = [] }, setting) =>
    boxed(
      printed(setting),
      (within) => [
        ...withNext(spaced(paragraph(within, title ?? toProse(setting.word('example')), 'prompt'), 0)),
        ...answers.flatMap(({ ask, answer }) =>
          together([
            ...(ask ? withNext(paragraph(within, ask, 'hint')) : []),
            ...spaced(paragraph(within, answer, 'hand'), ask ? 0 : 1),
          ]),
        ),
        ...setBlocks(more, within),
      ],
      { fill: 'tint' },
    ),
);
