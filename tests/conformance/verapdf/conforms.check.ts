import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessibleBooks, makeBooks, target } from './books.ts';
import { against, flavours, judge, type Verdict } from './judge.ts';

const orders = accessibleBooks();
const made = new Map<string, readonly string[]>();
/** Why a book could not be made: that fails its own test, and leaves the others theirs. */
const problems = new Map<string, unknown>();
let verdicts: readonly Verdict[] = [];

/**
 * A file that no longer says it is tagged, nor that its title be shown: the first PDF/A-2a forbids, the second PDF/UA-1. Whoever
 * lets it pass checks nothing.
 */
const spoiled = join(target, 'books', 'spoiled.pdf');

beforeAll(() => {
  for (const order of orders)
    try {
      made.set(order.name, makeBooks(order));
    } catch (problem) {
      problems.set(order.name, problem);
    }
  mkdirSync(join(target, 'books'), { recursive: true });
  const [whole = ''] = made.get('a4') ?? [];
  const bytes = readFileSync(whole).toString('latin1');
  const worse = bytes.replaceAll('/MarkInfo', '/XarkInfo').replaceAll('/DisplayDocTitle', '/XisplayDocTitle');
  writeFileSync(spoiled, Buffer.from(worse, 'latin1'));
  verdicts = judge([...made.values()].flat().concat(spoiled));
}, 900_000);

describe('veraPDF', () => {
  it.each(orders)('finds no fault in $name: PDF/UA-1 and PDF/A-2a', ({ name, count }) => {
    expect(problems.get(name)).toBeUndefined();
    const files = made.get(name) ?? [];
    const own = verdicts.filter(({ file }) => files.includes(file));
    expect(own.flatMap(against)).toEqual([]);
    expect(own.filter(({ compliant, checks = 0 }) => compliant && checks > 1000).length).toBe(
      count * flavours.length,
    );
  });

  it('would find one', () => {
    const own = verdicts.filter(({ file }) => file === spoiled);
    expect(own.map(({ compliant }) => compliant)).toEqual([false, false]);
    expect(own.flatMap(against)).not.toEqual([]);
  });
});
