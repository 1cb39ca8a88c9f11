import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/core/index.ts';
import { sha256 } from '../../src/node/write-folder.ts';
import { build, own } from '../cli/octavo.ts';
import { type Folder, makeFolder, root, smallFiles } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { filesOf } from './batch-folder.ts';

const people = 150;
const roster = `Ref,Name,Form\n${Array.from({ length: people }, (_, row) => `K${row},Zqxw${row},fearful\n`).join('')}`;

let folder: Folder;
beforeAll(async () => {
  await build();
  folder = makeFolder(smallFiles({ 'clients.csv': roster }));
});
afterAll(() => folder.remove());

interface Ended {
  readonly code: number | null;
  /** From the first manifest to the end. */
  readonly milliseconds: number;
  readonly said: string;
}

/** Runs the command, and kills it some time after it has begun to write. */
const run = (out: string, killAfter?: number): Promise<Ended> =>
  new Promise((ended) => {
    const args = [join(root, 'dist', 'octavo.js'), 'batch', 'clients.csv', ...own, '--out', out];
    const child = spawn(process.execPath, args, { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
    const before = tracesOf(out);
    let [said, started] = ['', 0];
    const watch = setInterval(() => {
      if (started > 0 || tracesOf(out) === before) return;
      started = performance.now();
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    }, 1);
    const hear = (some: Buffer): void => {
      said += some;
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (code) => {
      clearInterval(watch);
      ended({ code, milliseconds: performance.now() - started, said });
    });
  });

const there = (out: string): Readonly<Record<string, string>> =>
  existsSync(folder.at(out)) ? filesOf(folder.at(out)) : {};

/** What changes in a folder as soon as a run begins to write. */
const tracesOf = (out: string): string =>
  existsSync(folder.at(out)) ? readdirSync(folder.at(out)).join() : '';

const empty = '{"octavo":"","program":"","content":"","rows":[]}';
const lie = { name: 'no manifest', sha256: '' };

const kills = isLong ? 100 : 4;

describe('a run over a roster that is killed (kill -9)', () => {
  it(`goes on where it was, and its manifest never lies: ${kills} times`, {
    timeout: 1_200_000,
  }, async () => {
    const { milliseconds: whole, code, said } = await run('whole');
    expect([code, said.includes('Zqxw')]).toEqual([0, false]);
    const expected = filesOf(folder.at('whole'));
    let resumed = 0;
    for (let time = 0; time < kills; time += 1) {
      // One folder is killed three times on end.
      const out = `killed-${Math.floor(time / 3)}`;
      const ended = await run(out, whole * (((time * 37) % kills) / kills));
      expect(ended.said).not.toContain('Zqxw');
      const files = there(out);
      const manifest = readManifest(files['octavo-manifest.json'] ?? empty);
      const isHalf = Object.keys(files).some((name) => name.startsWith('.octavo-'));
      for (const { name, sha256: hash } of isHalf
        ? []
        : (manifest?.rows.flatMap((row) => row.files) ?? [lie]))
        expect(sha256(Buffer.from(files[name] ?? '', 'latin1')), name).toBe(hash);
      const done = manifest?.rows.length ?? 0;
      if (ended.code !== 0 && (done > 0 || isHalf)) resumed += 1;
      if (time % 3 < 2 && time < kills - 1) continue;
      const last = await run(out);
      expect(last.code, last.said).toBe(0);
      expect(filesOf(folder.at(out))).toEqual(expected);
      if (done > 0 && !isHalf) expect(last.said).toContain(`${done} of ${people} rows were done before`);
    }
    console.log(
      `kills of batch: ${kills}, writing takes ${Math.round(whole)} ms, ${resumed} in the middle of it`,
    );
    expect(resumed).toBeGreaterThan(0);
    expect(readFileSync(folder.at('clients.csv'), 'utf8')).toBe(roster);
  });
});
