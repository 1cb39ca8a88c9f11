import type { Report } from '../core/index.ts';
import { nodeSystem, type System } from '../node/claim.ts';
import { type BookFiles, type PlacedFile, writeFiles } from '../node/write-files.ts';

// What rows and orders are made of is written in handfuls: each act of writing costs the disk some waiting.

/** How many are written in one act, and how many bytes. */
const [most, mostBytes] = [64, 32 * 2 ** 20];

/** The files of one row or order, whole in memory. */
export interface MadeBooks {
  readonly books: readonly BookFiles[];
}

const bytesOf = ({ books }: MadeBooks): number =>
  books.flatMap(({ files }) => files).reduce((sum, { bytes }) => sum + bytes.length, 0);

/** What is made, one after another, in handfuls. */
export async function* inHandfuls<One extends MadeBooks>(
  made: AsyncIterable<One>,
): AsyncGenerator<readonly One[], void, undefined> {
  let [handful, bytes]: [One[], number] = [[], 0];
  for await (const one of made) {
    handful.push(one);
    bytes += bytesOf(one);
    if (handful.length < most && bytes < mostBytes) continue;
    yield handful;
    [handful, bytes] = [[], 0];
  }
  if (handful.length > 0) yield handful;
}

/** One whose files are in their places. Their bytes are let go of: thousands would fill the memory. */
export interface Placed<One> {
  readonly made: One;
  readonly files: readonly Pick<PlacedFile, 'name' | 'result'>[];
}

const placeTogether = <One extends MadeBooks>(
  handful: readonly One[],
  folder: string,
  report: Report,
  system: System,
): readonly Placed<One>[] | undefined => {
  const books = handful.flatMap((one) => one.books);
  const left = [...(writeFiles(folder, books, report, system) ?? [])];
  if (left.length < books.length) return undefined;
  return handful.map((made) => ({
    made,
    files: left
      .splice(0, made.books.length)
      .flatMap(({ files }) => files.map(({ name, result }) => ({ name, result }))),
  }));
};

/** Puts a handful into its places, all files of one or none. Where one cannot be placed, as reported, the others are all the same. */
export const placeHandful = <One extends MadeBooks>(
  handful: readonly One[],
  folder: string,
  reportOn: (one: One) => Report,
  system: System = nodeSystem,
): readonly Placed<One>[] =>
  placeTogether(handful, folder, () => undefined, system) ??
  handful.flatMap((one) => placeTogether([one], folder, reportOn(one), system) ?? []);
