import { describe, expect, it } from 'vitest';
import { makeSpecimen } from '../support/specimen-book.ts';

/** Grid units above a box that takes most of a page: from some that leave room below it to some that leave none. */
const spaces = Array.from({ length: 16 }, (_, index) => 8 + index);

describe('a page break that is asked for', () => {
  it.each(spaces)(
    'leaves no empty page behind a block, however full its page is: %i units above it',
    (space) => {
      const box = `- space: ${space}\n- box: { height: 180, grow: false }`;
      const { pages } = makeSpecimen(`${box}\n- break: page\n- p: What follows.`);
      expect(pages.pages.filter(({ marks }) => marks.length === 0).map(({ number }) => number)).toEqual([]);
    },
  );
});
