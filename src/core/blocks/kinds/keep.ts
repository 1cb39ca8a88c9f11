import { object } from '../../schema/vocabulary.ts';
import { blocks, defineBlock } from '../block.ts';
import { setBlocks } from '../stack.ts';

/** A page that would be emptier than this is worse than what is kept together parted. */
const emptiest = 0.3;

/** Blocks that stay together on one page. */
export const keep = defineBlock(
  'keep',
  {
    across: 'each',
    about: 'Blocks that stay together on one page, unless that leaves the page before it half empty.',
    main: 'blocks',
    children: ['blocks'],
    fields: object({ blocks: blocks() }),
  },
  ({ blocks: inside }, setting) => {
    const strips = setBlocks(inside, setting);
    // What stays empty costs its square.
    const cost = (setting.depth * emptiest) ** 2;
    return strips.map((strip, index) =>
      index + 1 === strips.length ? strip : { ...strip, cost: Math.max(strip.cost, cost) },
    );
  },
);
