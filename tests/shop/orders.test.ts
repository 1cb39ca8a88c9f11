import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asTable,
  type Diagnostic,
  namedEditions,
  openProject,
  type RowDiagnostic,
} from '../../src/core/index.ts';
import type { Order } from '../../src/core/model/order.ts';
import { readOrders } from '../../src/core/shop/order-table.ts';
import { markOf, openOrders } from '../../src/core/shop/orders.ts';
import { nodePlatform } from '../../src/node/platform.ts';
import { build } from '../cli/octavo.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { makeFolder, root, smallFiles } from '../support/folder.ts';
import { openPdf } from '../support/read-pdf.ts';

const sources = sourcesOf(smallFiles());

const press = (on: 'every-page' | 'imprint' = 'every-page') => {
  const options = { platform: nodePlatform };
  const base = { choices: { form: ['dismissive'] } };
  const opened = openOrders({ sources, base, on, options }, () => undefined);
  if (!opened) throw new Error('the content cannot be read');
  return async (order: Order) => {
    const diagnostics: Diagnostic[] = [];
    const copies = await opened(order, (one) => diagnostics.push(one));
    return { copies: copies ?? [], diagnostics };
  };
};

const textOf = async (bytes: Uint8Array): Promise<string> => {
  const pdf = await openPdf(bytes);
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1)
    for (const item of (await (await pdf.getPage(number)).getTextContent()).items)
      text += 'str' in item ? `${item.str} ` : '';
  return text.replace(/\s+/g, ' ');
};

describe('an order', () => {
  it('gets a copy with the buyer on it, and the buyer nowhere else', async () => {
    const { copies, diagnostics } = await press()({ id: '#1001', buyer: 'Quirina Ebb', fields: {} });
    expect(diagnostics).toEqual([]);
    expect(copies.map(({ name }) => name)).toEqual(['small-book-dismissive-a4-copy-1001']);
    const [copy] = copies;
    const pdf = await openPdf(copy?.bytes ?? new Uint8Array());
    expect(JSON.stringify(await pdf.getMetadata())).not.toContain('Quirina');
    expect(Buffer.from(copy?.bytes ?? []).toString('latin1')).not.toContain('Quirina');
    expect(await textOf(copy?.bytes ?? new Uint8Array())).toContain('Licensed to Quirina Ebb, order #1001');
  });

  it('of another buyer takes nothing along of the one before', async () => {
    const make = press();
    await make({ id: '1', buyer: 'Quirina Ebb', fields: {} });
    const { copies } = await make({ id: '2', buyer: 'Ben', fields: {} });
    const text = await textOf(copies[0]?.bytes ?? new Uint8Array());
    expect(text).toContain('Licensed to Ben, order 2');
    expect(text).not.toContain('Quirina');
  });

  it('may choose, name editions, and go without a buyer', async () => {
    const fields = { form: 'fearful', edition: ['letter', 'fillable'] };
    const { copies } = await press()({ id: 'A-7', fields });
    expect(copies.map(({ name }) => name)).toEqual([
      'small-book-fearful-letter-copy-A-7',
      'small-book-fearful-fillable-copy-A-7',
    ]);
    expect(await textOf(copies[0]?.bytes ?? new Uint8Array())).toContain('Licensed copy, order A-7');
  });

  it.each([
    ['a script that cannot be set', { id: '1', buyer: 'مرحبا', fields: {} }, 'orders/letters'],
    ['no number', { id: '#', fields: {} }, 'orders/no-number'],
    ['a place to write to', { id: '1', fields: { out: '/tmp' } }, 'orders/not-per-order'],
    ['an option that there is not', { id: '1', fields: { form: 'feerful' } }, 'choose/unknown-option'],
    ['a field that there is not', { id: '1', fields: { fom: 'fearful' } }, 'ticket/unknown-field'],
  ])('with %s is refused each time, and no later one for its sake', async (_, order, code) => {
    const make = press();
    for (let time = 0; time < 2; time += 1) {
      const { copies, diagnostics } = await make(order);
      expect([copies.length, diagnostics.map((one) => one.code)]).toEqual([0, [code]]);
      expect(JSON.stringify(diagnostics)).not.toContain('مرحبا');
    }
    expect((await make({ id: '2', buyer: 'Ben', fields: {} })).copies).toHaveLength(1);
  });

  it('has a mark of letters and digits', () => {
    expect(['#1001', 'A/7 b', 'Ünï-1'].map(markOf)).toEqual(['1001', 'A-7-b', 'U-ni-1']);
    expect([markOf('###'), markOf('x'.repeat(61))]).toEqual([undefined, undefined]);
  });
});

describe('a table of orders', () => {
  const read = (...rows: readonly (readonly string[])[]) => {
    const project = openProject(sources, () => undefined, { book: 'book', only: [], choices: {} });
    if (!project) throw new Error('the content cannot be read');
    const [diagnostics, found]: [Diagnostic[], RowDiagnostic[]] = [[], []];
    const table = readOrders(asTable(rows), project.library, namedEditions(sources), {
      report: (one) => diagnostics.push(one),
      reportRow: (one) => found.push(one),
    });
    return { table, diagnostics, found };
  };

  it('is understood as shops export it: what is no business of ours is left aside', () => {
    const { table, diagnostics } = read(
      ['Date', 'Order ID', 'Full Name', 'Ship Country', 'Form', 'Edition'],
      ['11/28/26', '77', 'Quirina Ebb', 'US', 'Fearful form', 'a4; letter'],
      ['11/28/26', '78', '', 'US', '', ''],
    );
    expect(diagnostics).toEqual([]);
    expect(table?.orders).toEqual([
      {
        row: 2,
        id: '77',
        buyer: 'Quirina Ebb',
        fields: { choices: { form: ['fearful'] }, edition: ['a4', 'letter'] },
      },
      { row: 3, id: '78', fields: {} },
    ]);
    expect(table?.told.at(-1)).toBe('columns left aside: 2');
  });

  it('without numbers of orders is refused; a row without one is told by its row', () => {
    expect(read(['Buyer'], ['Quirina']).diagnostics.map(({ code }) => code)).toEqual(['orders/no-column']);
    const { found } = read(['Order', 'Buyer'], ['', 'Quirina']);
    expect(found.map(({ row, diagnostic }) => [row, diagnostic.code])).toEqual([[2, 'orders/no-number']]);
    expect(JSON.stringify(found)).not.toContain('Quirina');
  });
});

describe('a worker that takes orders', () => {
  const folder = makeFolder(smallFiles());
  const own = ['--content', 'content', '--templates', 'templates', '--out', 'out'];
  const command = [join(root, 'dist', 'octavo.js'), 'orders', ...own];
  beforeAll(build);
  afterAll(() => folder.remove());

  const lineOf = (index: number): string =>
    `${JSON.stringify({ order: `o${index}`, buyer: `Quirina ${index}`, form: 'dismissive' })}\n`;
  const lines = Array.from({ length: 40 }, (_, index) => lineOf(index)).join('');
  const run = (input: string) =>
    spawnSync(process.execPath, command, { cwd: folder.path, input, encoding: 'utf8' });
  const resultsIn = (out: string): readonly string[] =>
    out
      .trim()
      .split('\n')
      .flatMap((line) => [...line.matchAll(/"result":"(\w+)"/g)].map(([, result = '']) => result));

  it('killed in the middle loses nothing, and leaves nothing half made: what was answered is there, the rest is made by the next', async () => {
    const child = spawn(process.execPath, command, { cwd: folder.path, stdio: ['pipe', 'pipe', 'ignore'] });
    let out = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (part: Buffer) => {
        out += part.toString();
        if (out.split('\n').length > 5) child.kill('SIGKILL');
      });
      child.on('close', () => resolve());
      child.stdin.on('error', () => undefined);
      child.stdin.write(lines);
    });
    const answered = out.split('\n').filter((line) => line.endsWith('}')).length;
    const next = run(lines);
    expect([next.status, next.stderr]).toEqual([0, '']);
    const results = resultsIn(next.stdout);
    expect(results).toHaveLength(40);
    expect(results.slice(0, answered).every((result) => result === 'unchanged')).toBe(true);
    const there = readdirSync(folder.at('out'));
    expect(there.filter((name) => name.endsWith('.pdf'))).toHaveLength(40);
    expect(there.filter((name) => !name.endsWith('.pdf'))).toEqual([]);
    expect(there.join() + next.stdout).not.toContain('Quirina');
  });

  it('makes an order once, however often it comes, and refuses another order of its number', () => {
    const before = readFileSync(join(folder.at('out'), 'small-book-dismissive-a4-copy-o1.pdf'));
    expect(resultsIn(run(lineOf(1) + lineOf(1)).stdout)).toEqual(['unchanged', 'unchanged']);
    const other = run(lineOf(1).replace('Quirina 1', 'Ben'));
    expect(other.status).toBe(1);
    expect(other.stdout).toContain('publish/taken');
    expect(readFileSync(join(folder.at('out'), 'small-book-dismissive-a4-copy-o1.pdf')).equals(before)).toBe(
      true,
    );
  });

  it('answers what is no order on its line, and goes on', () => {
    const { stdout, status } = run(`nonsense\n{"order": [], "buyer": "Quirina"}\n${lineOf(2)}`);
    expect(status).toBe(1);
    const answers = stdout.trim().split('\n');
    expect(answers.map((line) => /orders\/not-an-order|"files"/.exec(line)?.[0])).toEqual([
      'orders/not-an-order',
      'orders/not-an-order',
      '"files"',
    ]);
    expect(stdout).not.toContain('Quirina');
  });
});
