import { moved } from '../../model/shapes.ts';
import { listOf, object, prose } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { setItems } from '../set/items.ts';
import { besideNumber, numberPlate } from '../set/numbered.ts';

/** Things to do, in order, each with its number. */
export const steps = defineBlock(
  'steps',
  {
    across: 'text',
    about: 'Things to do, in order and numbered.',
    reading: { role: 'instruction', sentences: true },
    main: 'items',
    fields: object({ items: listOf(prose(), 1) }),
  },
  ({ items }, setting) => {
    const { x, left } = besideNumber(setting);
    return setItems(
      setting,
      items.map((text, index) => ({
        text,
        style: 'body',
        label: (tag) => moved(numberPlate(setting, String(index + 1), tag), left, 0),
      })),
      x,
    );
  },
);
