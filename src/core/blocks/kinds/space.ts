import { integer, object } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { blankStrip } from '../set/strips.ts';

/** Empty space, in grid units. */
export const space = defineBlock(
  'space',
  {
    about: 'Empty space, in grid units (8/3 mm in the usual theme).',
    main: 'height',
    fields: object({ height: integer(0, 120) }),
  },
  ({ height }) => [blankStrip(height, 0)],
);
