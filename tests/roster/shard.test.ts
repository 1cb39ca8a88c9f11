import { describe, expect, it } from 'vitest';
import { readShard, shardOf } from '../../src/core/index.ts';

describe('a shard', () => {
  it('is read as `2/4`, counted from 1', () => {
    expect(readShard('2/4')).toEqual({ index: 2, of: 4 });
    for (const wrong of ['0/4', '5/4', '2', '2/', 'a/b', '1/0', '-1/2'])
      expect(readShard(wrong)).toBeUndefined();
  });

  it('has its share of rows, whatever their refs are like', () => {
    for (const refOf of [
      (row: number) => `K${row}`,
      (row: number) => String(1000 + row),
      (row: number) => `c-${row}-x`,
    ]) {
      const counts = [0, 0, 0, 0];
      for (let row = 0; row < 2000; row += 1)
        counts[shardOf(refOf(row), 4) - 1] = (counts[shardOf(refOf(row), 4) - 1] ?? 0) + 1;
      for (const count of counts) expect(Math.abs(count - 500)).toBeLessThan(80);
    }
  });

  it('of a ref is the same for ever, and knows no capitals', () => {
    expect(['K1', 'k1', 'K2', 'K3', 'client-17'].map((ref) => shardOf(ref, 4))).toMatchInlineSnapshot(`
      [
        3,
        3,
        1,
        2,
        1,
      ]
    `);
  });
});
