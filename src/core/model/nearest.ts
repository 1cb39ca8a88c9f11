/** Edits that turn one name into another: insert, drop, replace, or swap two neighbors (Damerau–Levenshtein, adjacent only). */
const distance = (from: string, to: string): number => {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= from.length; row++) {
    const line = [row];
    rows.push(line);
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      line.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (same ? 0 : 1),
          swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(from.length, to.length);
};

/** The known name most like a mistaken one, or undefined when none is near. */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  const most = Math.max(1, Math.floor(name.length / 2.5));
  let best: string | undefined;
  let least = most + 1;
  for (const candidate of known) {
    const edits = distance(name.toLowerCase(), candidate.toLowerCase());
    if (edits < least) [best, least] = [candidate, edits];
  }
  return best;
};

/** A hint for a mistaken name: the nearest one, else the short list of what there is. */
export const suggest = (name: string, known: Iterable<string>): string | undefined => {
  const all = [...known];
  const near = nearest(name, all);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return all.length > 0 && all.length <= 40
    ? `known: ${all.map((one) => `\`${one}\``).join(', ')}`
    : undefined;
};
