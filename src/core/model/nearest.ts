/**
 * Edits that turn one name into another: insert, drop, replace, or swap two neighbours (Damerau–Levenshtein, adjacent only), if they
 * are fewer than `limit`; otherwise some number that is not.
 */
const distance = (from: string, to: string, limit: number): number => {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  const columns = Array.from({ length: to.length + 1 }, (_, column) => column);
  let [before, above]: readonly (readonly number[])[] = [[], columns];
  for (let row = 1; row <= from.length; row++) {
    const line = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      line.push(
        Math.min(
          (above?.[column] ?? limit) + 1,
          (line[column - 1] ?? limit) + 1,
          (above?.[column - 1] ?? limit) + (same ? 0 : 1),
          swapped ? (before?.[column - 2] ?? limit) + 1 : limit,
        ),
      );
    }
    // Edits never grow fewer from row to row, but for a swap, which reaches over one.
    if (Math.min(...line, ...(above ?? [])) >= limit) return limit;
    [before, above] = [above, line];
  }
  return above?.[to.length] ?? limit;
};

/** Names longer than any of ours are like none of them. */
const longest = 60;

/** The known name most like a mistaken one, or undefined when none is near. */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length > longest) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 2.5)) + 1;
  for (const candidate of known) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase(), least);
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
};

/** Among very many names, these are compared: each of as many mistakes asks anew. */
const mostCompared = 1000;

const firstOf = (known: Iterable<string>): readonly string[] => {
  const first: string[] = [];
  for (const one of known) if (first.push(one) === mostCompared) break;
  return first;
};

/** A hint for a mistaken name: the nearest one, else the short list of what there is. */
export const suggest = (name: string, known: Iterable<string>): string | undefined => {
  const all = firstOf(known);
  const near = nearest(name, all);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return all.length > 0 && all.length <= 40
    ? `known: ${all.map((one) => `\`${one}\``).join(', ')}`
    : undefined;
};
