import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, own } from '../cli/octavo.ts';
import { type Folder, makeFolder, root, smallFiles } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { openPdf, wordsOfPages } from '../support/read-pdf.ts';

const count = isLong ? 1000 : 60;
const kills = isLong ? 25 : 3;

/** What no word of the book and no number of an order is like. */
const called = (row: number): string => `Zqxw${row}Éb O’Hara, junior`;
const table = `Sale ID,Date,Full name,E-mail,Form\n${Array.from(
  { length: count },
  (_, row) =>
    `S-${row},2026-11-29,"${called(row)}",zqxw${row}@example.org,${row % 2 ? 'fearful' : 'dismissive'}\n`,
).join('')}`;

let folder: Folder;
beforeAll(async () => {
  await build();
  folder = makeFolder(smallFiles({ 'orders.csv': table }));
}, 600_000);
afterAll(() => folder.remove());

interface Ended {
  readonly code: number | null;
  readonly said: string;
  /** From the first file to the end. */
  readonly milliseconds: number;
  /** Millions of bytes: with the first files written, and at the most. Zero where the machine does not tell. */
  readonly memory: { readonly first: number; readonly most: number };
}

const memoryOf = (pid: number | undefined): number => {
  const path = `/proc/${pid}/statm`;
  const [, pages = '0'] = existsSync(path) ? readFileSync(path, 'utf8').split(' ') : [];
  return (Number(pages) * 4096) / 1e6;
};

const filesIn = (out: string): readonly string[] =>
  existsSync(folder.at(out)) ? readdirSync(folder.at(out)) : [];

/** Takes all orders, and is killed some time after the first files were written. */
const run = (out: string, killAfter?: number): Promise<Ended> =>
  new Promise((ended) => {
    const args = [join(root, 'dist', 'octavo.js'), 'orders', 'orders.csv', ...own, '--out', out];
    const child = spawn(process.execPath, args, { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
    const before = filesIn(out).join();
    let [said, started, first, most] = ['', 0, 0, 0];
    const watch = setInterval(() => {
      const now = memoryOf(child.pid);
      most = Math.max(most, now);
      if (started > 0 || filesIn(out).join() === before) return;
      [started, first] = [performance.now(), now];
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    }, 5);
    const hear = (some: Buffer): void => {
      said += some;
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (code) => {
      clearInterval(watch);
      const milliseconds = performance.now() - started;
      ended({ code, said, milliseconds, memory: { first, most } });
    });
  });

const bytesIn = (out: string): ReadonlyMap<string, string> =>
  new Map(filesIn(out).map((name) => [name, readFileSync(folder.at(out, name)).toString('latin1')]));

const nameOf = (row: number): string =>
  `small-book-${row % 2 ? 'fearful' : 'dismissive'}-a4-copy-S-${row}.pdf`;

/** What is wrong with the copy of a row. */
const flawsOf = async (row: number): Promise<readonly string[]> => {
  const bytes = new Uint8Array(readFileSync(folder.at('whole', nameOf(row))));
  const line = `Licensed to ${called(row)}, order S-${row}`;
  const pages = await wordsOfPages(bytes);
  const pdf = await openPdf(bytes);
  const told = JSON.stringify([await pdf.getMetadata(), await pdf.getOutline()]);
  await pdf.destroy();
  return [
    ...pages.flatMap((words, page) =>
      words.includes(line) && words.split('Zqxw').length === 2 ? [] : [`row ${row}, page ${page + 1}`],
    ),
    ...(pages.length >= 3 ? [] : [`row ${row} has ${pages.length} pages`]),
    // All else in the file: what is not packed, and what readers find beside its pages.
    ...(told.includes('Zqxw') || Buffer.from(bytes).includes('Zqxw')
      ? [`row ${row}, outside its pages`]
      : []),
  ];
};

describe(`${count} orders of a table`, () => {
  let whole: Ended;
  beforeAll(async () => {
    whole = await run('whole');
  }, 600_000);

  it('are made in memory that stays as it is, and the buyers are named nowhere but on the pages', async () => {
    const { code, said, milliseconds, memory } = whole;
    const rate = Math.round((count / milliseconds) * 1000);
    console.log(
      `${count} orders: ${rate} a second with writing, ${Math.round(memory.first)} MB at first, ${Math.round(memory.most)} MB at the most`,
    );
    expect([code, said.includes('Zqxw'), said.includes('@')]).toEqual([0, false, false]);
    expect(memory.most).toBeLessThan(memory.first + 90);
    expect([...filesIn('whole')].sort()).toEqual(
      Array.from({ length: count }, (_, row) => nameOf(row)).sort(),
    );
  });

  it('each bear their own buyer on every page, and no other', { timeout: 1_200_000 }, async () => {
    const flaws: string[] = [];
    for (let row = 0; row < count; row += 1) flaws.push(...(await flawsOf(row)));
    expect(flaws).toEqual([]);
  });

  it(`go on where they were when the run is killed (kill -9): ${kills} times`, {
    timeout: 1_800_000,
  }, async () => {
    let inTheMiddle = 0;
    for (let time = 0; time < kills; time += 1) {
      const out = `killed-${Math.floor(time / 3)}`;
      const ended = await run(out, whole.milliseconds * (((time * 37) % kills) / kills));
      expect(ended.said).not.toContain('Zqxw');
      if (ended.code === null && filesIn(out).length > 0) inTheMiddle += 1;
      if (time % 3 < 2 && time < kills - 1) continue;
      const last = await run(out);
      expect([last.code, last.said.includes('Zqxw')]).toEqual([0, false]);
      expect(bytesIn(out)).toEqual(bytesIn('whole'));
    }
    console.log(`kills of orders: ${kills}, ${inTheMiddle} in the middle of writing`);
    expect(inTheMiddle).toBeGreaterThan(0);
  });
});
