import { object, optional, prose } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { fieldIds } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { together, withNext } from '../set/strips.ts';
import { paragraph } from '../set/text.ts';
import { question } from '../set/writing.ts';

/** A text with gaps, its lines as far apart as handwriting needs. */
export const fillIn = defineBlock(
  'fill-in',
  {
    about: 'A text with gaps to write in.',
    reading: { role: 'instruction' },
    main: 'text',
    fields: object({ ...fieldIds(), text: prose(), ask: optional(prose()), hint: optional(prose()) }),
  },
  ({ text, ask, hint }, around) => {
    const setting: Setting = { ...around, asked: { ...around.asked, isWhole: true } };
    const lines = together(paragraph(setting, text, 'fill-in', { measure: setting.measure }));
    return [
      ...question(setting, ask),
      ...(hint ? [...withNext(lines), ...paragraph(setting, hint, 'hint')] : lines),
    ];
  },
);
