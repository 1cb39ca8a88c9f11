import { fields, oneOf, otherwise, prose } from '../../schema/vocabulary.ts';

import { defineBlock } from '../block.ts';

import { paragraph } from '../set/text.ts';

/** A paragraph. */
export const p = defineBlock(
  'p',
  {
    main: 'text',
    fields: fields({
      text: prose(),
      style: otherwise(oneOf('body', 'lead', 'note', 'small', 'kicker', 'closing', 'cover-subtitle'), 'body'),
      align: otherwise(oneOf('left', 'center'), 'left'),
    }),
  },
  ({ text, style, align }, setting) =>
    paragraph(setting, text, style, align === 'left' ? {} : { align, measure: setting.measure }),
);
