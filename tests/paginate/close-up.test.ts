import { describe, expect, it } from 'vitest';
import { never, type Strip } from '../../src/core/model/galley.ts';
import { grow } from '../../src/core/paginate/breaks.ts';
import { closeUp } from '../../src/core/paginate/close-up.ts';

const block = (height: number, skip: number, cost = 0): Strip => ({ height, skip, cost, marks: [] });

const blocks = (count: number, skip: number): readonly Strip[] =>
  Array.from({ length: count }, () => block(4, skip));

describe('a section of which little would stand on the last page', () => {
  it('moves its blocks closer together where that saves the page', () => {
    const { strips, fragments } = closeUp(blocks(6, 3), 34, 0.4);
    expect(fragments).toHaveLength(1);
    expect(strips.map(({ skip }) => skip)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it('stays as it is where no page is saved, where much stands on the last, and where the theme says so', () => {
    const far = blocks(9, 3);
    expect(closeUp(far, 34, 0.4).strips).toBe(far);
    const spilling = blocks(6, 3);
    expect(closeUp(spilling, 34, 0.1).strips).toBe(spilling);
    expect(closeUp(spilling, 34, 0).strips).toBe(spilling);
  });

  it('keeps a unit of space where there was any', () => {
    const { strips } = closeUp([block(4, 0), block(4, 1), block(4, 2, never), block(4, 3)], 20, 0.9);
    expect(strips.map(({ skip }) => skip)).toEqual([0, 1, 1, 2]);
  });
});

describe('what takes the room that is left', () => {
  const rest = (pitch: number, most: number, least = 0): Strip => ({
    ...block(0, 0),
    fill: { pitch, most, least, marks: [], last: true },
  });

  it('comes in its turn: the second has what the first leaves', () => {
    expect(grow([rest(3, 2), rest(2, 9)], 11)).toEqual([2, 2]);
  });

  it('is nothing where there is less than it needs', () => {
    expect(grow([rest(3, 9, 4), rest(2, 9)], 11)).toEqual([0, 5]);
    expect(grow([rest(3, 9, 4), rest(2, 9)], 12)).toEqual([4, 0]);
  });
});
