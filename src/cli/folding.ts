/** How to print and fold a booklet, in two lines. `sheets`: of each booklet that a book is folded into. */
export const howToFold = (sheets: readonly number[]): readonly string[] => {
  let last = 0;
  const ranges = sheets.map((count) => {
    const first = last + 1;
    last += count * 2;
    return `${first}-${last} (${count === 1 ? '1 sheet' : `${count} sheets`})`;
  });
  const each = sheets.length === 1 ? 'fold all sheets' : 'fold the sheets of each booklet';
  return [
    `  print pages ${ranges.join(', ')} on both sides, flipped on the short edge, at actual size`,
    `  ${each} together once, and staple in the fold`,
  ];
};
