import { integer, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { fieldIds, promptFor } from '../set/field.ts';
import { question, writingLines } from '../set/writing.ts';

/** How many lines a question may grow to when its author does not set it: twice as many. */
const growth = 2;

/** An open question with lines to write on. */
export const lines = defineBlock(
  'lines',
  {
    across: 'text',
    about: 'A question, if any, and lines to write on.',
    main: 'ask',
    after: 2,
    fields: object({
      ...fieldIds(),
      ask: optional(prose()),
      hint: optional(prose()),
      min: withDefault(integer(1, 40), 3),
      most: optional(integer(1, 60)),
    }),
  },
  ({ ask, hint, min, most = min * growth }, setting) => [
    ...question(setting, ask, hint),
    ...writingLines(setting, min, most, promptFor(setting, 'lines', ask)),
  ],
);
