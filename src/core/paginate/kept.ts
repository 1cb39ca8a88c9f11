import { defined } from '../model/defined.ts';
import type { Strip } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import { type Closed, closer, closeUp } from './close-up.ts';

// Of a galley whose strips are kept, what is made of the same strips serves the next reader's copy again.

const numbers = new WeakMap<object, number>();
let counted = 0;

/** Tells an object from all others, in the text of a key. */
const numberOf = (object: object | undefined): number => {
  if (!object) return 0;
  let number = numbers.get(object);
  if (number === undefined) numbers.set(object, (number = counted += 1));
  return number;
};

/** The same text for the same strips, and for no others. */
export const keyOf = (strips: readonly Strip[]): string => strips.map(numberOf).join();

/** All that page breaks hang on. */
const shapeOf = ({ height, skip, cost, fill, head, foot }: Strip): string =>
  `${height} ${skip} ${cost} ${fill?.pitch} ${fill?.most} ${fill?.last} ${fill?.first} ${numberOf(head)} ${numberOf(foot)}`;

const memoCloser = createMemo<Strip>();
const closerOnce: typeof closer = (strip) => memoCloser([strip], '', () => closer(strip));

/** Where a galley was broken, and whether its blocks moved closer together. */
type Break = Omit<Closed, 'strips'> & { readonly isCloser: boolean };

const memoBreak = createMemo<Break>();

/** As `closeUp`; what it hangs on beside the strips' shapes is kept for `beside`. */
export const closeUpOnce = (
  strips: readonly Strip[],
  {
    depth,
    spill,
    beside,
  }: { readonly depth: number; readonly spill: number; readonly beside: readonly object[] },
): Closed => {
  const shapes = strips.map(shapeOf).join(';');
  const { isCloser, ...broken } = memoBreak(beside, `${depth} ${spill} ${shapes}`, () => {
    const { strips: near, ...rest } = closeUp(strips, depth, spill);
    return defined({ ...rest, isCloser: near !== strips });
  });
  return { ...broken, strips: isCloser ? strips.map(closerOnce) : strips };
};
