import { object } from '../../schema/vocabulary.ts';
import { blocks, defineBlock, setBlocks } from '../block.ts';
import { together } from '../set/strips.ts';

/** Blocks that stay together on one page. */
export const keep = defineBlock(
  'keep',
  {
    about: 'Blocks that stay together on one page.',
    main: 'blocks',
    children: ['blocks'],
    fields: object({ blocks: blocks() }),
  },
  ({ blocks: inside }, setting) => together(setBlocks(inside, setting)),
);
