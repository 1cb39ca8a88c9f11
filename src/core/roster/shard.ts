/** One of several machines that share a roster, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** More machines than anybody has for one roster. */
const most = 100_000;

/** Reads `2/4`; undefined when it is not so written. */
export const readShard = (text: string): Shard | undefined => {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text.trim()) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return shard.index >= 1 && shard.index <= shard.of && shard.of <= most ? shard : undefined;
};

export const refKey = (ref: string): string => ref.toLowerCase();

/**
 * A number from 0 to 2^32 - 1 that hangs on nothing but the ref: FNV-1a, stirred once more (MurmurHash3's last step), so that refs
 * which differ in their last sign alone are spread too.
 */
const hashOf = (ref: string): number => {
  let hash = 0x811c9dc5;
  for (const sign of refKey(ref)) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** Which of so many machines makes the row of a ref, from 1: whatever other rows there are. */
export const shardOf = (ref: string, of: number): number => (hashOf(ref) % of) + 1;
