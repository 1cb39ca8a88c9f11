import { fields } from '../../schema/vocabulary.ts';

import { blocks, defineBlock, setAll } from '../block.ts';

import { together } from '../set/strips.ts';

/** Blocks that stay together on one page. */
export const keep = defineBlock(
  'keep',
  { main: 'blocks', children: ['blocks'], fields: fields({ blocks: blocks() }) },
  ({ blocks: inside }, setting) => together(setAll(inside, setting)),
);
