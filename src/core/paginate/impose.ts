/** Two pages side by side on one side of a sheet, by their numbers; undefined is an empty page. */
export interface Spread {
  readonly left: number | undefined;
  readonly right: number | undefined;
}

/** A sheet of a booklet: both of its sides, as they come out of the printer. */
export interface Sheet {
  readonly front: Spread;
  readonly back: Spread;
}

/**
 * Arranges pages for a saddle-stitched booklet: sheets printed on both sides, laid into one another and folded once. The
 * outermost sheet comes first. Counted up to a multiple of four, the two numbers of every spread add up to that count and one.
 */
export const saddleStitch = (pages: number): readonly Sheet[] => {
  const count = Math.ceil(pages / 4) * 4;
  const page = (number: number): number | undefined => (number <= pages ? number : undefined);
  return Array.from({ length: count / 4 }, (_, index) => {
    const first = index * 2 + 1;
    return {
      front: { left: page(count - first + 1), right: page(first) },
      back: { left: page(first + 1), right: page(count - first) },
    };
  });
};

/** The pages in the order in which a reader turns them, once the sheets are laid into one another and folded. */
export const fold = (sheets: readonly Sheet[]): readonly (number | undefined)[] => [
  ...sheets.flatMap(({ front, back }) => [front.right, back.left]),
  ...[...sheets].reverse().flatMap(({ front, back }) => [back.right, front.left]),
];
