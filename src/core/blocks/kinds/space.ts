import { integer, object, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { blankStrip } from '../set/strips.ts';

/** Empty space, in grid units. */
export const space = defineBlock(
  'space',
  {
    about: 'Empty space, in grid units (8/3 mm in the usual theme).',
    main: 'height',
    fields: object({
      height: integer(0, 120),
      /** It may grow by so much where the page has room: what follows moves to the foot. */
      most: withDefault(integer(0, 120), 0),
    }),
  },
  ({ height, most }) => [
    { ...blankStrip(height, 0), ...(most > 0 ? { fill: { pitch: 1, most, marks: [] } } : {}) },
  ],
);
