/** Names longer than any of ours are like none of them. */
const longest = 60;
/** Rows of the table below: the last but one, the last, and the one that is being filled. */
const rows: [Uint8Array, Uint8Array, Uint8Array] = [
  new Uint8Array(longest + 1),
  new Uint8Array(longest + 1),
  new Uint8Array(longest + 1),
];

/**
 * Edits that turn one name into another: insert, drop, replace, or swap two neighbours (Damerau–Levenshtein, adjacent only), if they
 * are fewer than `limit`; otherwise some number that is not.
 */
const distance = (from: string, to: string, limit: number): number => {
  if (to.length > longest || Math.abs(from.length - to.length) >= limit) return limit;
  let [before, above, line] = rows;
  for (let column = 0; column <= to.length; column++) above[column] = column;
  let lastLeast = 0;
  for (let row = 1; row <= from.length; row++) {
    let least = (line[0] = row);
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1] ? 0 : 1;
      const swaps = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      let edits = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
      );
      if (swaps) edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      line[column] = edits;
      least = Math.min(least, edits);
    }
    // They never grow fewer from row to row, but for a swap, which reaches over one.
    if (Math.min(least, lastLeast) >= limit) return limit;
    lastLeast = least;
    [before, above, line] = [above, line, before];
  }
  return above[to.length] ?? limit;
};

/** The letters and signs that a name holds, each as one of 32 bits. */
const signsIn = (name: string): number => {
  let signs = 0;
  for (let index = 0; index < name.length; index++) signs |= 1 << (name.charCodeAt(index) & 31);
  return signs;
};

const countBits = (bits: number): number => {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
};

/** Whether two names cannot be made one by fewer edits: each edit takes one sign away and brings one, at the most. */
const isFar = (signs: number, others: number, limit: number): boolean =>
  countBits(signs & ~others) >= limit || countBits(others & ~signs) >= limit;

/** The known name most like a mistaken one, or undefined when none is near. */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  if (name.length > longest) return undefined;
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  const meant = name.toLowerCase();
  const signs = signsIn(meant);
  for (const candidate of known) {
    const lower = candidate.toLowerCase();
    if (isFar(signs, signsIn(lower), least)) continue;
    const edits = distance(meant, lower, least);
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
/**
 * A name that somebody typed, as a message tells it: itself only when it is like one there is. Anything else may be words of the
 * reader's own that have lost their way, and is not repeated.
 */
export const called = (name: string, known: Iterable<string>): string =>
  /\s/.test(name) || nearest(name, known) === undefined ? 'of this name' : `\`${name}\``;

/** A hint for a mistaken name: the nearest one, else the short list of what there is. */
export const suggest = (name: string, known: Iterable<string>): string => {
  const all = firstOf(known);
  const near = nearest(name, all);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  if (all.length === 0) return 'there are none';
  return all.length <= 40
    ? `known: ${all.map((one) => `\`${one}\``).join(', ')}`
    : 'it is like none of the names there are';
};
