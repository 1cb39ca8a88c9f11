/** Where the lines of a text begin, as its author's editor counts them. */
export type LineStarts = readonly number[];

export const lineStartsOf = (text: string): LineStarts => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

/** The line on which an offset stands; the first is 0. */
export const lineAt = (starts: LineStarts, offset: number): number => {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};
