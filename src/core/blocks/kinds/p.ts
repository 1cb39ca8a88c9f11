import { id, object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { paragraph } from '../set/text.ts';

/** A paragraph. */
export const p = defineBlock(
  'p',
  {
    about: 'A paragraph.',
    main: 'text',
    fields: object({
      text: prose(),
      style: withDefault(
        oneOf('body', 'lead', 'note', 'small', 'kicker', 'closing', 'cover-subtitle'),
        'body',
      ),
      align: withDefault(oneOf('left', 'center'), 'left'),
      /** It stands only in a book that holds this exercise or page (`compose/fill.ts`). */
      beside: optional(id()),
    }),
  },
  ({ text, style, align }, setting) =>
    paragraph(setting, text, style, align === 'left' ? {} : { align, measure: setting.measure }),
);
