import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLong } from '../support/long.ts';
import { root } from '../support/sources.ts';
import { holdOutput } from './fuzz.ts';
import { type LargeInput, largeInputs } from './limits-inputs.ts';

interface Took {
  readonly seconds: number;
  readonly megabytes: number;
  readonly code: number | null;
  readonly said: string;
}

const isMeasure = (value: unknown): value is Pick<Took, 'seconds' | 'megabytes'> =>
  typeof value === 'object' && value !== null && 'seconds' in value && 'megabytes' in value;

const measured = (file: string): Pick<Took, 'seconds' | 'megabytes'> => {
  const read: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  return isMeasure(read) ? read : { seconds: Number.POSITIVE_INFINITY, megabytes: Number.POSITIVE_INFINITY };
};

/** Makes a book of a content, as a process of its own, so that its time and memory are nobody else's. */
const make = (files: LargeInput): Promise<Took> => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-limits-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const measures = join(folder, 'measures.json');
  const preload = ['--require', join(root, 'tests/hostile/measure.cjs')];
  const ticket = 'ticket.yaml' in files ? ['--ticket', 'ticket.yaml'] : [];
  const given = [join(root, 'dist/octavo.js'), 'make', '--content', 'content', ...ticket];
  const env = { ...process.env, OCTAVO_MEASURE: measures };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...preload, ...given], { cwd: folder, env, timeout: 120_000 });
    let said = '';
    child.stdin.end();
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('close', (code) => {
      resolve({ ...measured(measures), code, said });
      rmSync(folder, { recursive: true });
    });
  });
};

/** In the usual lane, some of those that took longest before they were bounded. */
const usual = [
  'content: unknown blocks',
  'content: the same mistake',
  'layout: unknown attributes',
  'frame: listed exercises',
];
const tried = largeInputs.filter(([name]) => isLong || usual.includes(name));

describe('an input as large as it may be', () => {
  it.each(tried)(
    'of %s ends in words or a book, within 10 s of processor time and 1 GB',
    async (name, input) => {
      const { seconds, megabytes, code, said } = await make(input());
      if (isLong) console.log(`${name}: ${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB, exit ${code}`);
      expect([0, 1]).toContain(code);
      holdOutput(said);
      if (code === 1) expect(said).toMatch(/\bhint: /);
      expect(seconds).toBeLessThan(10);
      expect(megabytes).toBeLessThan(1024);
    },
  );
});
