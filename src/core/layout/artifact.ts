import type { Mark } from '../model/galley.ts';
import type { Point } from '../model/units.ts';

/** Marks as an artifact, without a tag, on the baseline y. */
export const asArtifact = (marks: readonly Mark[], { x, y }: Point): readonly Mark[] =>
  marks.flatMap((mark): readonly Mark[] => {
    if (mark.kind === 'link' || mark.kind === 'field') return [];
    const { tag: _tag, ...bare } = mark;
    const placed = { ...bare, x: mark.x + x, y };
    if (placed.kind !== 'late' || !placed.rest) return [placed];
    return [{ ...placed, rest: asArtifact(placed.rest, { x, y }) }];
  });
