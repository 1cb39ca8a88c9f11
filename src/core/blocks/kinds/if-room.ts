import type { Mark } from '../../model/galley.ts';
import { object } from '../../schema/vocabulary.ts';
import { blocks, defineBlock } from '../block.ts';
import { inTextColumn } from '../set/strips.ts';
import { heightOf, setBlocks } from '../stack.ts';

/** What a page is better with and complete without. A field in it would be in some editions alone, so nothing in it is filled in. */
export const ifRoom = defineBlock(
  'if-room',
  {
    across: 'each',
    about: 'Blocks that stand at the foot of a page where they all have room, and nowhere else.',
    main: 'blocks',
    children: ['blocks'],
    fields: object({ blocks: blocks() }),
  },
  ({ blocks: inside }, around) =>
    inTextColumn(around, ({ form: _form, ...setting }) => {
      const strips = setBlocks(inside, setting);
      const height = heightOf(strips);
      const rows = Array.from({ length: height }, (): Mark[] => []);
      let top = 0;
      for (const { skip, height, marks } of strips) {
        top += skip;
        rows[top]?.push(...marks);
        top += height;
      }
      const fill = { pitch: 1, most: height, marks: [], rows, first: true as const };
      return height === 0 ? [] : [{ height: 0, skip: 0, cost: 0, marks: [], fill }];
    }),
);
