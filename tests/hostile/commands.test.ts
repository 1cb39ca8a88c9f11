import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../support/sources.ts';
import { type Chance, damagedText, holdOutput, inputs, pick } from './fuzz.ts';
import { chanceFrom } from './mutate.ts';
import { seeds } from './seeds.ts';

const folder = mkdtempSync(join(tmpdir(), 'octavo-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The smallest content that makes a book, so that one run is short. */
const files = {
  'content/book.yaml':
    'title: Small\nsubtitle: Book\nauthor: Octavo\nlanguage: en-US\nedition: First\ndate: 2026-11-22\nparts: [{ id: one, opening: page, sections: [] }]\n',
  'content/pages/page.yaml':
    'id: page\nkind: page\ntitle: A page\nlayout: page\nblocks:\n  - p: Some words.\n',
  'ticket.yaml': 'edition: a4\nonly: page\nreader: { name: Zoë }\nstart: 2026-11-22\n',
  'broken.yaml': 'edition: [a4\nname Zoë\n',
  'answers.yaml': 'page:\n  one: words\n',
  'broken.pdf':
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\n0000000000 65535 f\ntrailer << /Root 1 0 R >>\nstartxref\n44\n%%EOF\n',
};
for (const [name, text] of Object.entries(files)) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const words = [
  'make',
  'check',
  'list',
  'show',
  'editions',
  'answers',
  'help',
  'init',
  'blocks',
  '--help',
  '--version',
  '-q',
  '--json',
  '--guide',
  '--content',
  'content',
  '-t',
  'ticket.yaml',
  'broken.yaml',
  '--ticket',
  '--answers',
  'answers.yaml',
  'broken.pdf',
  '-e',
  'a4',
  'letter',
  'fillable',
  'a5-booklet',
  'x/y',
  '--only',
  'page',
  'one',
  '--without',
  'nothing',
  '--form',
  'fearful',
  '--choose',
  'form=x',
  'form',
  '--name',
  'Zoë',
  '--set',
  'name=Zoë',
  '--start',
  '2026-11-22',
  '2026-02-30',
  '--pitch',
  '8',
  '7',
  '--accent',
  '#1d5c6b',
  'red',
  '--stock',
  'blue',
  '--pages',
  '1-4',
  '4-1',
  '--signature',
  '16',
  '3',
  '--language',
  'en-GB',
  '--country',
  'GB',
  'XX',
  '--out',
  'out',
  '/dev/null/x',
  '--templates',
  '--fonts',
  '.',
  '..',
  '--theme',
  'default',
  '-',
  '--',
  '',
  ' ',
  'a'.repeat(5000),
  '\u202e',
  'שלום',
  '😀',
  '--nmae',
  '--date',
  '--sides',
  'single',
  '--format',
  'markdown',
  '/dev/null',
  '$(x)',
  '*',
  '%s',
];

const anyArguments = (chance: Chance): readonly string[] => {
  const command =
    pick(['make', 'make', 'make', 'check', 'list', 'show', 'editions', 'answers', ''], chance) ?? '';
  const rest = Array.from({ length: chance(7) }, () => pick(words, chance) ?? '');
  const some = rest.map((word) =>
    (chance(12) === 0 ? damagedText(word, chance) : word).replaceAll('\u0000', ''),
  );
  return [command, ...(chance(5) > 0 ? ['--content', 'content'] : []), ...some].filter(
    (word, index) => index > 0 || word !== '',
  );
};

interface Ended {
  readonly code: number | null;
  readonly said: string;
  readonly seconds: number;
}

/** Runs the command; killed, it has no code. */
const run = (given: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, [join(root, 'dist/octavo.js'), ...given], {
      cwd: folder,
      timeout: 600_000,
    });
    let said = '';
    child.stdin.end();
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('close', (code) => resolve({ code, said, seconds: (performance.now() - started) / 1000 }));
  });

describe('any command line', () => {
  it('ends with success, or with what is wrong and what to do', async () => {
    const count = inputs(24, Number(process.env.OCTAVO_INPUTS ?? 2000));
    const waiting = [...(seeds.commands ?? []), ...Array.from({ length: count }, (_, index) => index)];
    const codes: Record<string, number> = {};
    const failed: string[] = [];
    const work = async (): Promise<void> => {
      for (let seed = waiting.pop(); seed !== undefined; seed = waiting.pop()) {
        const given = anyArguments(chanceFrom(seed));
        const { code, said } = await run(given);
        codes[String(code)] = (codes[String(code)] ?? 0) + 1;
        try {
          expect([0, 1, 2]).toContain(code);
          holdOutput(said);
          if (code !== 0) expect(said).toMatch(/hint|--help|usage/i);
        } catch (problem) {
          failed.push(
            `seed ${seed} ${JSON.stringify(given).slice(0, 200)}: ${said.slice(0, 400)} ${problem instanceof Error ? problem.message.slice(0, 100) : ''}`,
          );
        }
      }
    };
    await Promise.all([work(), work()]);
    if (process.env.OCTAVO_LONG === '1')
      console.log('commands', { inputs: count, codes, failed: failed.length });
    expect(failed.slice(0, 20).join('\n')).toBe('');
  }, 36_000_000);
});
