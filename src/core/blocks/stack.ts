import { defined } from '../model/defined.ts';
import { error, type Place } from '../model/diagnostic.ts';
import { closeSkip, must, never, type Strip } from '../model/galley.ts';
import type { Units } from '../model/units.ts';
import { type Block, setOne } from './block.ts';
import type { Setting } from './set/setting.ts';

/** Whether a strip only ends its page. It has no space above: on a full page that would open an empty one. */
const isBreak = ({ height, cost }: Strip): boolean => height === 0 && cost === must;

/** Pages of a book at the most: no binding holds as many. */
export const mostPages = 1000;

export const tooManyPages = (place: Place | undefined) =>
  error(
    'layout/too-long',
    `with this the book has more than ${mostPages} pages`,
    place,
    'make several books of it',
  );

export const heightOf = (strips: readonly Strip[]): Units =>
  strips.reduce((sum, { height, skip }) => sum + height + skip, 0);

/** How blocks become strips one under the other: each block alone, and what becomes of a strip among others. */
export interface Stacking {
  readonly set: typeof setOne;
  /** A strip made of others in the way that the key names. */
  readonly once: (of: readonly Strip[], key: string, make: () => Strip) => Strip;
}

const usual: Stacking = { set: setOne, once: (_, __, make) => make() };

/** A block that has been set. */
interface SetBlock {
  readonly block: Block;
  readonly strips: readonly [Strip, ...Strip[]];
}

/** Each block alone, up to as many as a book may hold. */
const setEach = (children: readonly Block[], setting: Setting, { set }: Stacking): readonly SetBlock[] => {
  const done: SetBlock[] = [];
  let height: Units = 0;
  for (const [index, block] of children.entries()) {
    const isBesideText = setting.side > 0 && children[index + 1]?.across === 'text';
    const [first, ...rest] = set(block, setting.side > 0 ? { ...setting, isBesideText } : setting);
    if (!first) continue;
    done.push({ block, strips: [first, ...rest] });
    height += heightOf([first, ...rest]);
    if (height <= mostPages * setting.depth) continue;
    setting.report(tooManyPages(block.place));
    break;
  }
  return done;
};

/** Space that is so much even where blocks move closer together: what stands beside is clear of them there, too. */
const firm = (least: Units): Units => (least > 1 ? least + 1 : least);

/** The first strip of a text with what stands beside it. */
const withBeside = (first: Strip, aside: Strip): Strip => ({
  ...first,
  skip: Math.max(first.skip, aside.skip),
  marks: [...aside.marks, ...first.marks],
  ...defined({ anchor: aside.anchor ?? first.anchor, outline: aside.outline ?? first.outline }),
});

/** Sets blocks one under the other; of two spaces that meet the larger one stays. What stands beside text takes no room of its own. */
export const setBlocks = (
  children: readonly Block[],
  setting: Setting,
  stacking: Stacking = usual,
): readonly Strip[] => {
  const { once } = stacking;
  const set: Strip[] = [];
  let [above, height, reach]: [Units, Units, Units] = [0, 0, 0];
  let aside: Strip | undefined;
  const push = (strip: Strip, skip: Units): void => {
    const spaced = strip.skip === skip ? strip : once([strip], String(skip), () => ({ ...strip, skip }));
    height += closeSkip(skip) + strip.height;
    // No page ends beside what has not ended.
    const isHeld = height < reach && spaced.cost !== never;
    set.push(isHeld ? once([spaced], 'held', () => ({ ...spaced, cost: never })) : spaced);
  };
  for (const { block, strips } of setEach(children, setting, stacking)) {
    const [own, ...rest] = strips;
    if (own.beside !== undefined) {
      aside = own;
      continue;
    }
    const merged = aside;
    const first = merged ? once([own, merged], 'beside', () => withBeside(own, merged)) : own;
    // What is across both columns begins below what stands beside the text.
    const clear = block.across === 'text' && !aside ? 0 : firm(reach - height);
    const skip = isBreak(first) ? 0 : Math.max(first.skip, above, clear);
    if (aside) reach = height + closeSkip(skip) + (aside.beside ?? 0);
    aside = undefined;
    push(first, skip);
    for (const strip of rest) push(strip, strip.skip);
    above = block.after;
  }
  if (height < reach) set.push({ height: reach - height, skip: 0, cost: 0, marks: [] });
  return set;
};
