import type { Side } from '../model/page.ts';
import type { Pt, Units } from '../model/units.ts';
import type { Theme } from '../theme/theme.ts';

/** The area of a page for its galley: points from the page's top left; its depth in grid units. */
export interface LiveArea {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
  readonly depth: Units;
}

/** The live area of one side: mirrored margins put the inner one at the fold, single ones always at the left. */
export const liveArea = ({ page, grid }: Theme, side: Side): LiveArea => {
  const { width, height, margin, sides } = page;
  const left = side === 'recto' || sides === 'single' ? margin.inner : margin.outer;
  return {
    x: left,
    y: margin.top,
    width: width - margin.inner - margin.outer,
    depth: Math.floor((height - margin.top - margin.bottom) / grid),
  };
};

/** Whether the outer margin of a side is at its left. */
export const isOuterLeft = ({ page }: Theme, side: Side): boolean =>
  side === 'verso' && page.sides === 'mirrored';
