import { name, object, optional, prose } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { iconPlate } from '../set/icon-plate.ts';
import { sideMeasure, sideStrip } from '../set/strips.ts';
import { cell, stacked } from '../set/text.ts';

/** What a page is better with and complete without: in the side column, level with the text that follows. */
export const aside = defineBlock(
  'aside',
  {
    across: 'each',
    about: 'A note beside the text, where its page has a column for that and room in it.',
    main: 'text',
    fields: object({ icon: optional(name()), title: optional(prose()), text: prose() }),
  },
  ({ icon, title, text }, setting) => {
    if (!setting.isBesideText) return [];
    const measure = sideMeasure(setting);
    const plate = icon === undefined ? [] : iconPlate(setting, icon, 1, 0.4);
    const note = stacked(
      [
        { marks: plate, height: plate.length > 0 ? 3 : 0 },
        ...(title ? [cell(setting, title, 'prompt', { measure })] : []),
        cell(setting, text, 'label', { measure }),
      ],
      setting.theme.grid,
    );
    return [{ ...sideStrip(note.marks, note.height, 0), isSpare: true }];
  },
);
