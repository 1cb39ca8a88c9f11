import type { Pt } from '../../model/units.ts';
import { id, object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { askedText } from '../set/numbered.ts';
import type { Setting } from '../set/setting.ts';
import { balancedMeasure, paragraph, proseMeasure } from '../set/text.ts';

/** Set in lines of about one length. */
const displayed: readonly string[] = ['promise', 'quote', 'cover-subtitle', 'cover-lead'];

/** Words at the foot of a cover stay clear of what is printed there. */
const measureOf = (style: string, setting: Setting): Pt => {
  if (style === 'cover-foot') return setting.measure;
  const isAtFoot = style === 'cover-help' || style === 'cover-note';
  return Math.min(proseMeasure(setting), isAtFoot && setting.reach ? setting.reach.foot : setting.measure);
};

/** A paragraph. */
export const p = defineBlock(
  'p',
  {
    about: 'A paragraph.',
    main: 'text',
    fields: object({
      text: prose(),
      style: withDefault(
        oneOf(
          'body',
          'lead',
          'note',
          'prompt',
          'small',
          'kicker',
          'closing',
          'promise',
          'quote',
          'cover-subtitle',
          'cover-lead',
          'cover-text',
          'cover-help',
          'cover-note',
          'cover-foot',
        ),
        'body',
      ),
      align: withDefault(oneOf('left', 'center'), 'left'),
      /** It stands only in a book that holds this exercise or page (`compose/fill.ts`). */
      beside: optional(id()),
    }),
  },
  ({ text, style, align }, setting) => {
    if (align === 'center') return paragraph(setting, text, style, { align, measure: setting.measure });
    if (style === 'prompt') return askedText(setting, text);
    const measure = measureOf(style, setting);
    const isDisplayed = displayed.includes(style);
    return paragraph(setting, text, style, {
      measure: isDisplayed ? balancedMeasure(setting, text, style, measure) : measure,
    });
  },
);
