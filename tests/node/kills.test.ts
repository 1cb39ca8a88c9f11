import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFiles } from '../../src/node/write-files.ts';
import { root } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { tinyPdf } from '../support/tiny-pdf.ts';
import { book, isLeft } from './set-of-books.ts';

const place = mkdtempSync(join(tmpdir(), 'octavo-kills-'));
const script = join(place, 'write-many.cjs');
beforeAll(async () => {
  const entry = join(root, 'tests', 'node', 'write-many.ts');
  await build({ entryPoints: [entry], outfile: script, bundle: true, platform: 'node', format: 'cjs' });
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly milliseconds: number;
  readonly complaint: string;
}

/** Runs the script, and kills it some time after it has begun to write. */
const run = (args: readonly string[], killAfter?: number): Promise<Ended> =>
  new Promise((ended) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let started = 0;
    let complaint = '';
    child.stderr.on('data', (said) => {
      complaint += said;
    });
    child.stdout.once('data', () => {
      started = performance.now();
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
    child.on('close', (code) => ended({ code, milliseconds: performance.now() - started, complaint }));
  });

const wordsIn = (folder: string, name: string): string =>
  /ÿÿÿÿ (.*?) *\n/.exec(readFileSync(join(folder, name), 'latin1'))?.[1] ?? 'torn';

const kills = isLong ? 200 : 12;

describe('a run of 32 files that is killed (kill -9)', () => {
  it(`leaves the old set or the new one, whole, and nothing else after the next run: ${kills} times`, {
    timeout: 1_200_000,
  }, async () => {
    const folder = join(place, 'killed');
    const { milliseconds: whole } = await run([folder, 'words 0']);
    const seen = { old: 0, new: 0, leftovers: 0, mixed: 0 };
    let before = 'words 0';
    for (let time = 1; time <= kills; time += 1) {
      const words = `words ${time}`;
      await run([folder, words], (whole * 1.1 * time) / kills);
      const there = readdirSync(folder);
      if (there.some(isLeft)) seen.leftovers += 1;
      const books = there.filter((name) => name.startsWith('book-'));
      if (new Set(books.map((name) => wordsIn(folder, name))).size > 1) seen.mixed += 1;
      writeFiles(folder, [book('next', words)], () => undefined);
      const after = readdirSync(folder);
      expect(after).toHaveLength(34);
      expect(after.filter(isLeft)).toEqual([]);
      const sets = new Set(
        after.filter((name) => name.startsWith('book-')).map((name) => wordsIn(folder, name)),
      );
      expect([[before], [words]]).toContainEqual([...sets]);
      for (const name of after.filter((one) => one.startsWith('book-')))
        expect(readFileSync(join(folder, name)).equals(tinyPdf([...sets][0] ?? '', 50_000))).toBe(true);
      if (sets.has(words)) seen.new += 1;
      else seen.old += 1;
      before = [...sets][0] ?? '';
    }
    console.log(`kills: ${kills}, a run takes ${Math.round(whole)} ms, ${JSON.stringify(seen)}`);
    expect(seen.leftovers).toBeGreaterThan(0);
  });
});

describe('runs at once into one folder', () => {
  const readers = ['Ann', 'Ben', 'Cyd', 'Dee', 'Eve', 'Flo'];

  it('lose no copy', async () => {
    const folder = join(place, 'copies');
    const ended = await Promise.all(readers.map((reader) => run([folder, reader, '4', 'copy'])));
    expect(ended.map(({ code, complaint }) => [code, complaint])).toEqual(readers.map(() => [0, '']));
    const names = readdirSync(folder);
    expect(names).toHaveLength(4 * readers.length);
    for (const index of [0, 1, 2, 3]) {
      const copies = names.filter((name) => name.startsWith(`book-${index}-`));
      expect(copies.map((name) => wordsIn(folder, name)).sort()).toEqual(readers);
    }
  });

  it.each(['plain', 'replace'])('leave the set of one of them, unmixed (%s)', async (kind) => {
    const folder = join(place, kind);
    const ended = await Promise.all(readers.map((reader) => run([folder, reader, '8', kind])));
    expect(ended.map(({ code, complaint }) => [code, complaint])).toEqual(readers.map(() => [0, '']));
    const names = readdirSync(folder);
    expect(names).toHaveLength(8);
    expect(new Set(names.map((name) => wordsIn(folder, name))).size).toBe(1);
  });
});
