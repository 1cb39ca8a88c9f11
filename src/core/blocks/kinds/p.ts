import type { Strip } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import type { Pt } from '../../model/units.ts';
import { id, name, object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { iconPlate } from '../set/icon-plate.ts';
import { askedText } from '../set/numbered.ts';
import type { Setting } from '../set/setting.ts';
import { inTextColumn, sideColumn, sideStrip } from '../set/strips.ts';
import { balancedMeasure, cell, paragraph, proseMeasure, stacked } from '../set/text.ts';

/** Set in lines of about one length. */
const displayed: readonly string[] = ['promise', 'quote', 'cover-subtitle', 'cover-lead'];

/** Words at the foot of a cover stay clear of what is printed there. */
const measureOf = (style: string, setting: Setting): Pt => {
  if (style === 'cover-foot') return setting.measure;
  const isAtFoot = style === 'cover-help' || style === 'cover-note';
  return Math.min(proseMeasure(setting), isAtFoot && setting.reach ? setting.reach.foot : setting.measure);
};

/** A small note: in the side column where there is text beside it. */
const setNote = (setting: Setting, text: Prose, icon: string | undefined): readonly Strip[] => {
  if (!setting.isBesideText) return inTextColumn(setting, (inside) => paragraph(inside, text, 'note'));
  const marks = icon === undefined ? [] : iconPlate(setting, icon, 1, 0.4);
  const plate = { marks, height: marks.length > 0 ? 3 : 0 };
  const words = cell(setting, text, 'hint', { measure: sideColumn(setting).width });
  const note = stacked([plate, words], setting.theme.grid);
  return [sideStrip(setting, note, styleOf(setting.theme, 'note').before)];
};

/** A paragraph. */
export const p = defineBlock(
  'p',
  {
    across: ({ style }) => (style === 'note' ? 'each' : 'text'),
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
      /** Of a note, where it stands in the side column. */
      icon: optional(name()),
    }),
  },
  ({ text, style, align, icon }, setting) => {
    if (style === 'note') return setNote(setting, text, icon);
    if (align === 'center') return paragraph(setting, text, style, { align, measure: setting.measure });
    if (style === 'prompt') return askedText(setting, text);
    const measure = measureOf(style, setting);
    const isDisplayed = displayed.includes(style);
    return paragraph(setting, text, style, {
      measure: isDisplayed ? balancedMeasure(setting, text, style, measure) : measure,
    });
  },
);
