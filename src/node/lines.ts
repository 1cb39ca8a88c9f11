/** A line is longer than it may be. */
export class LongLine extends Error {}

/**
 * The lines of a stream of text, without their ends, in memory one at a time. Throws `LongLine` where one has more characters than it
 * may have: from then on there is no telling where the next begins.
 */
export async function* linesOf(
  stream: AsyncIterable<string>,
  most: number,
): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.length > most) throw new LongLine();
      yield line;
    }
    if (rest.length > most) throw new LongLine();
  }
  if (rest !== '') yield rest;
}
