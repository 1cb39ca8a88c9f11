import { defined } from '../model/defined.ts';
import type { Strip } from '../model/galley.ts';
import { type Broken, breakPages, fragmentHeight } from './breaks.ts';

/** The same strips, a unit of space less above each that has more than one. */
const closer = (strips: readonly Strip[]): readonly Strip[] =>
  strips.map((strip) =>
    defined({
      ...strip,
      skip: strip.skip > 1 ? strip.skip - 1 : strip.skip,
      head: strip.head ? closer(strip.head) : undefined,
      foot: strip.foot ? closer(strip.foot) : undefined,
    }),
  );

/** Strips as they are broken into pages. */
interface Closed extends Broken {
  readonly strips: readonly Strip[];
}

/** Breaks a segment into pages. Where less than a share of the last would be filled, its blocks move closer together, if that saves the page. */
export const closeUp = (strips: readonly Strip[], depth: number, spill: number): Closed => {
  const usual = { strips, ...breakPages(strips, depth) };
  const last = usual.fragments.at(-1);
  if (!last || usual.fragments.length < 2) return usual;
  if (fragmentHeight(strips, last.from, last.to) > depth * spill) return usual;
  const near = closer(strips);
  const closed = { strips: near, ...breakPages(near, depth) };
  const isWorse = closed.forced.length > usual.forced.length;
  return isWorse || closed.fragments.length >= usual.fragments.length ? usual : closed;
};
