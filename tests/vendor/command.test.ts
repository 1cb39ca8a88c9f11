import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, octavo } from '../cli/octavo.ts';

const folder = mkdtempSync(join(tmpdir(), 'octavo-vendor-'));
const few = ['--only', 'brake-plan', '-f', 'fearful'];

beforeAll(build, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('octavo make', () => {
  it('writes a cover beside a book to be bound, and tells gutter and spine', () => {
    const { code, out } = octavo(folder, 'make', '-e', 'kdp-6x9', '-o', 'cream', '--paper', 'cream', ...few);
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'cream')).sort()).toEqual([
      'one-beat-longer-fearful-only-brake-plan-paper-cream-kdp-6x9-cover.pdf',
      'one-beat-longer-fearful-only-brake-plan-paper-cream-kdp-6x9.pdf',
    ]);
    const [book = '', cover = ''] = out.trim().split('\n');
    const pages = Number(/ (\d+) pages /.exec(book)?.[1]);
    expect(book).toMatch(/gutter 19\.0\d mm \(0\.75 in\)(?: {2}|$)/);
    expect(cover).toContain(
      ` spine ${Number((pages * 0.0025 * 25.4).toFixed(2))} mm (${Number((pages * 0.0025).toFixed(3))} in)`,
    );
  });

  it('tells the same as data', () => {
    const { out } = octavo(folder, 'make', '-e', 'kdp-6x9', '-o', 'json', '--json', ...few);
    expect(JSON.parse(out).made).toMatchObject([
      { gutter: '19.05 mm (0.75 in)' },
      { pages: 1, spine: expect.stringContaining(' in)') },
    ]);
  });

  it('doubts rules once a run, however many books it makes', () => {
    const { err } = octavo(folder, 'make', '-e', 'kdp-6x9', '-o', 'both', '--only', 'brake-plan');
    // Half a year after they were read, their age is what is doubted.
    expect(err.match(/\[vendor\/(secondhand|old)\]/g)?.length).toBe(1);
  });

  it('writes only the pages of a sample that are asked for', () => {
    const { code, out } = octavo(folder, 'make', '-e', 'sample', '-o', 'sample', '--pages', '1-4,6', ...few);
    expect(code).toBe(0);
    expect(out).toContain(' 5 pages ');
  });

  it('takes paper and pages from a ticket, and points at what is wrong with them', () => {
    writeFileSync(
      join(folder, 'job.yaml'),
      'edition: sample\nform: fearful\nout: wrong\npages: [1-2, 4000]\n',
    );
    const { code, err } = octavo(folder, 'make', '-t', 'job.yaml');
    expect(code).toBe(1);
    expect(err).toContain('job.yaml:4:14: error: there is no page 4000');
    expect(existsSync(join(folder, 'wrong'))).toBe(false);
  });
});
