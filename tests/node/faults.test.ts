import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type BookFiles, writeFiles } from '../../src/node/write-files.ts';
import { isLong } from '../support/long.ts';
import { type Fault, type FaultySystem, faults, faultySystem } from './faulty-files.ts';
import { book, copy, isLeft, stateFrom, stateOf } from './set-of-books.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-faults-'));
  folders.push(folder);
  return join(folder, 'out');
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const ignore = (): void => undefined;

/** Runs of different kinds: what was there before, and what is written. */
const runs: Readonly<Record<string, readonly [before: readonly BookFiles[], run: readonly BookFiles[]]>> = {
  'into no folder': [[], [book('one', 'new'), copy('one', 'Ann')]],
  'over other books': [
    [book('one', 'old'), book('two', 'same'), copy('one', 'Ann')],
    [book('one', 'new'), book('two', 'same'), book('three', 'new')],
  ],
  'over a copy, with --replace': [
    [copy('one', 'Ann'), book('one', 'old')],
    [copy('one', 'Ben', { replace: true }), book('one', 'new', { replace: true })],
  ],
};

const attempt = (
  folder: string,
  books: readonly BookFiles[],
  system: FaultySystem = faultySystem('fail', 0),
): boolean => {
  try {
    return writeFiles(folder, books, ignore, system) !== undefined;
  } catch {
    return false;
  }
};

const next = [book('next', 'another run')];

/** One run with a fault; then a whole one, of other files. */
const tryFault = (kind: string, fault: Fault, at: number): FaultySystem => {
  const [before, run] = runs[kind] ?? [[], []];
  const folder = newFolder();
  if (before.length > 0) attempt(folder, before);
  const old = stateOf(folder);
  const system = faultySystem(fault, at);
  const isWritten = attempt(folder, run, system);
  const told = `${kind}, ${fault} at ${at}: ${system.hit()}`;
  const sets = [stateFrom(run, old), old];
  if (fault === 'fail') {
    const seen = Object.entries(stateOf(folder)).filter(([name]) => !isLeft(name));
    expect(Object.fromEntries(seen), told).toEqual(isWritten ? sets[0] : old);
  }
  expect(attempt(folder, next), told).toBe(true);
  expect(
    sets.map((set) => stateFrom(next, set)),
    told,
  ).toContainEqual(stateOf(folder));
  return system;
};

describe('a fault at any call to the file system', () => {
  const count = { calls: 0 };

  it.each(Object.keys(runs).flatMap((kind) => faults.map((fault) => [kind, fault] as const)))(
    'in a run %s (%s) leaves the old files or the new, and nothing else after the next run',
    (kind, fault) => {
      const all = tryFault(kind, fault, 0).calls();
      expect(all).toBeGreaterThan(20);
      const step = isLong ? 1 : 3;
      for (let at = 1 + (faults.indexOf(fault) % step); at <= all; at += step) {
        expect(tryFault(kind, fault, at).hit()).not.toBe('');
        count.calls += 1;
      }
    },
  );

  it('in the run that clears up after a killed one does the same', { timeout: 1_200_000 }, () => {
    const [before, run] = runs['over other books'] ?? [[], []];
    let pairs = 0;
    const all = tryFault('over other books', 'kill', 0).calls();
    // One in so many of all pairs.
    const step = isLong ? 3 : 29;
    for (let first = 1; first <= all; first += 1)
      for (let second = 1 + (first % step); second <= 2 * all; second += step) {
        const folder = newFolder();
        attempt(folder, before);
        const old = stateOf(folder);
        attempt(folder, run, faultySystem(first % 2 ? 'kill' : 'stop', first));
        const system = faultySystem(second % 2 ? 'kill' : 'stop', second);
        attempt(folder, next, system);
        if (system.hit() === '') break;
        pairs += 1;
        expect(attempt(folder, next), `${first}, ${second}`).toBe(true);
        const sets = [stateFrom(run, old), old].map((set) => stateFrom(next, set));
        expect(sets, `kills at ${first} and ${second}: ${system.hit()}`).toContainEqual(stateOf(folder));
      }
    console.log(`faults: ${count.calls} calls, ${pairs} pairs of kills`);
    expect(pairs).toBeGreaterThan(100);
  });
});
