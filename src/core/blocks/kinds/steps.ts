import { listOf, object, prose } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { setItems } from '../set/items.ts';
import { numberPlate } from '../set/numbered.ts';

/** Things to do, in order, each with its number. */
export const steps = defineBlock(
  'steps',
  {
    about: 'Things to do, in order and numbered.',
    reading: { role: 'instruction', sentences: true },
    main: 'items',
    fields: object({ items: listOf(prose(), 1) }),
  },
  ({ items }, setting) =>
    setItems(
      setting,
      items.map((text, index) => ({
        text,
        style: 'body',
        label: (tag) => numberPlate(setting, String(index + 1), tag),
      })),
      setting.theme.sizes.number,
    ),
);
