import { defined } from '../model/defined.ts';
import { closeSkip, type Strip } from '../model/galley.ts';
import { type Broken, breakPages, fragmentHeight } from './breaks.ts';

/** The same strip, a unit of space less above it where it has more than one. */
export const closer = (strip: Strip): Strip =>
  defined({
    ...strip,
    skip: closeSkip(strip.skip),
    head: strip.head?.map(closer),
    foot: strip.foot?.map(closer),
  });

/** Strips as they are broken into pages. */
export interface Closed extends Broken {
  readonly strips: readonly Strip[];
}

/** Breaks a segment into pages. Where less than a share of the last would be filled, its blocks move closer together, if that saves the page. */
export const closeUp = (strips: readonly Strip[], depth: number, spill: number): Closed => {
  const usual = { strips, ...breakPages(strips, depth) };
  const last = usual.fragments.at(-1);
  if (!last || usual.fragments.length < 2) return usual;
  if (fragmentHeight(strips, last.from, last.to) > depth * spill) return usual;
  const near = strips.map(closer);
  const closed = { strips: near, ...breakPages(near, depth) };
  const isWorse = closed.forced.length > usual.forced.length;
  return isWorse || closed.fragments.length >= usual.fragments.length ? usual : closed;
};
