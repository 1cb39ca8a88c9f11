import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEdition } from '../../src/core/index.ts';
import { ownSources, root } from '../support/sources.ts';
import { forms } from '../support/workbook.ts';

// What a page costs in ink, and whether any of it is colored, as ghostscript finds it. Needs `gs` and the built command line.

/** Shares of a page's area that bear some of each ink, 0 to 1. */
interface Coverage {
  readonly cyan: number;
  readonly magenta: number;
  readonly yellow: number;
  readonly black: number;
}

const share = '(\\d+\\.\\d+)';
const line = new RegExp(`^ *${share} +${share} +${share} +${share} CMYK OK$`, 'gm');

type Device = 'inkcov' | 'ink_cov';

/**
 * Page by page, at a resolution that draws the thinnest rule a single dot wide: by `inkcov` the area that bears any ink, by `ink_cov`
 * the ink itself, a grey dot counted as much as it is dark.
 */
const coverageOf = (file: string, device: Device): readonly Coverage[] => {
  const out = execFileSync(
    'gs',
    ['-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', `-sDEVICE=${device}`, '-r150', '-o', '-', file],
    {
      encoding: 'utf8',
    },
  );
  // The one device tells shares, the other percent.
  const whole = device === 'inkcov' ? 1 : 100;
  return [...out.matchAll(line)].map(([, cyan, magenta, yellow, black]) => ({
    cyan: Number(cyan) / whole,
    magenta: Number(magenta) / whole,
    yellow: Number(yellow) / whole,
    black: Number(black) / whole,
  }));
};

const grey = [...ownSources.editions.keys()].filter(
  (name) => readEdition(ownSources, name, () => undefined)?.output?.colors === 'grey',
);

const folder = mkdtempSync(join(tmpdir(), 'octavo-ink-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const made = new Map<string, readonly Coverage[]>();
/** The ink itself, of editions without colors. */
const weighed = new Map<string, readonly Coverage[]>();
const pagesOf = (edition: string, form: string): readonly Coverage[] => made.get(`${edition} ${form}`) ?? [];

beforeAll(() => {
  for (const edition of ['a4', ...grey])
    for (const form of edition === 'a4' ? forms.slice(0, 1) : forms) {
      const out = join(folder, edition, form);
      const flags = ['--edition', edition, '--form', form, '--helplines', 'any', '--quiet', '--out', out];
      execFileSync(process.execPath, [join(root, 'dist/octavo.js'), 'make', ...flags], { stdio: 'pipe' });
      const book = readdirSync(out).find((file) => !file.endsWith('-cover.pdf')) ?? 'nothing';
      made.set(`${edition} ${form}`, coverageOf(join(out, book), 'inkcov'));
      if (edition !== 'a4') weighed.set(`${edition} ${form}`, coverageOf(join(out, book), 'ink_cov'));
    }
}, 900_000);

describe.each(forms)('the %s form', (form) => {
  it.each(grey)('takes no ink but black in %s', (edition) => {
    const pages = pagesOf(edition, form);
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.filter(({ cyan, magenta, yellow }) => cyan + magenta + yellow > 0)).toEqual([]);
    expect(Math.max(...pages.map(({ black }) => black))).toBeGreaterThan(0.01);
  });

  it('covers at most 6 % of a page in the ink-saver, and no page more than 15 %', () => {
    const blacks = pagesOf('ink-saver', form).map(({ black }) => black);
    const mean = blacks.reduce((sum, black) => sum + black, 0) / blacks.length;
    console.log(
      `ink-saver, ${form}: mean ${(mean * 100).toFixed(2)} %, most ${(Math.max(...blacks) * 100).toFixed(2)} %`,
    );
    expect(mean).toBeLessThanOrEqual(0.06);
    expect(blacks.filter((black) => black > 0.15)).toEqual([]);
  });

  it.each(grey)('takes a mean of at most 6 % of ink inside in %s, 3 % in the ink-saver', (edition) => {
    const inside = (weighed.get(`${edition} ${form}`) ?? []).slice(1, -1).map(({ black }) => black);
    const mean = inside.reduce((sum, black) => sum + black, 0) / inside.length;
    console.log(`${edition}, ${form}: ${(mean * 100).toFixed(2)} % of ink`);
    expect(mean).toBeGreaterThan(0.01);
    expect(mean).toBeLessThanOrEqual(edition === 'ink-saver' ? 0.03 : 0.06);
  });
});

it('a book in color takes colored ink: the measure sees it', () => {
  expect(pagesOf('a4', forms[0]).some(({ cyan, magenta, yellow }) => cyan + magenta + yellow > 0)).toBe(true);
});
