import { fields, optional, prose } from '../schema.ts';
import { defineBlock } from './block.ts';
import { paragraph, together } from './setting.ts';
import { question } from './writing.ts';

/** A text with gaps, its lines as far apart as handwriting needs. */
export const fillIn = defineBlock(
  'fill-in',
  { main: 'text', fields: fields({ text: prose(), ask: optional(prose()), hint: optional(prose()) }) },
  ({ text, ask, hint }, setting) => [
    ...question(setting, ask, hint),
    ...together(paragraph(setting, text, 'fill-in', { measure: setting.measure })),
  ],
);
