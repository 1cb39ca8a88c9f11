import { must } from '../../model/galley.ts';
import { object, oneOf } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { blankStrip } from '../set/strips.ts';

/** What follows begins a new page. */
export const pageBreak = defineBlock(
  'break',
  {
    about: 'The end of a page: what follows begins a new one.',
    main: 'to',
    fields: object({ to: oneOf('page') }),
  },
  () => [blankStrip(0, must)],
);
