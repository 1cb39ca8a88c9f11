import { readFileSync, writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, bytesOf, filesIn, octavo, own } from '../cli/octavo.ts';
import { type Folder, makeFolder, smallFiles } from '../support/folder.ts';

const page = `id: probe
title: Probe
blocks:
  - lines: { ask: What came next?, id: next }
  - checklist: { ask: Which?, items: [one, another] }
`;
const given = 'probe:\n  next: "=1+1"\n  which.another: true\n';

let folder: Folder;
const make = (...flags: readonly string[]) =>
  octavo(folder.path, 'make', ...own, '-f', 'fearful', '-e', 'fillable', '--out', 'copies', ...flags);

beforeAll(async () => {
  await build();
  folder = makeFolder(smallFiles({ 'content/pages/probe.yaml': page, 'given.yaml': given }));
  make('--answers', 'given.yaml', '--ref', 'K17');
  make('--ref', 'K18');
}, 60_000);
afterAll(() => folder.remove());

const csv =
  '\uFEFF"ref","What came next?","Which? another"\r\n"ref","probe.next","probe.which.another"\r\n"K17","\'=1+1","x"\r\n"K18","",""\r\n';

describe('`octavo answers` of several copies', () => {
  it('shows one table of them as CSV', () => {
    expect(octavo(folder.path, 'answers', 'copies/*.pdf', '--format', 'csv')).toEqual({
      code: 0,
      out: csv,
      err: '',
    });
  });

  it('writes it as the file is called, and never over another', () => {
    expect(octavo(folder.path, 'answers', 'copies/*.pdf', '--out', 'answers.csv').code).toBe(0);
    expect(readFileSync(folder.at('answers.csv'), 'utf8')).toBe(csv);
    const again = octavo(folder.path, 'answers', 'copies/*.pdf', '--out', 'answers.csv', '--json');
    expect(JSON.parse(again.out)).toEqual({
      file: 'answers.csv',
      result: 'unchanged',
      copies: 2,
      diagnostics: [],
    });
    writeFileSync(folder.at('answers.csv'), 'a note');
    const refused = octavo(folder.path, 'answers', 'copies/*.pdf', '--out', 'answers.csv');
    expect([refused.code, refused.err.includes('cli/taken')]).toEqual([1, true]);
    expect(readFileSync(folder.at('answers.csv'), 'utf8')).toBe('a note');
    octavo(folder.path, 'answers', 'copies/*.pdf', '--out', 'answers.csv', '--replace');
    expect(readFileSync(folder.at('answers.csv'), 'utf8')).toBe(csv);
  });

  it('shows every field of one copy, so that a file of answers can be written by hand', () => {
    const blank = octavo(
      folder.path,
      'answers',
      'copies/small-book-fearful-fillable-copy-K18.pdf',
      '--every-field',
    );
    expect(blank.out).toContain('next: ""');
    expect(blank.out).toContain('which.another: ""');
  });

  it('says how many copies it has told, and how many files it has left out', () => {
    octavo(folder.path, 'make', ...own, '-f', 'fearful', '--out', 'copies/printed');
    writeFileSync(folder.at('letter.pdf'), 'Dear all,');
    const { out, err } = octavo(
      folder.path,
      'answers',
      'copies/*.pdf',
      'copies/printed/*.pdf',
      'letter.pdf',
      '--out',
      'some.csv',
    );
    expect(out).toBe('some.csv  2 copies  2 files that are no copies left out\n');
    expect(err).toContain('cli/no-fields');
    expect(err).toContain('letter.pdf` cannot be read as a PDF');
  });

  it('writes a sheet, and shows none', () => {
    expect(octavo(folder.path, 'answers', 'copies/*.pdf', '--out', 'answers.xlsx').code).toBe(0);
    expect(Object.keys(unzipSync(bytesOf(folder.at('answers.xlsx'))))).toContain('xl/worksheets/sheet1.xml');
    const { code, err } = octavo(folder.path, 'answers', 'copies/*.pdf', '--format', 'xlsx');
    expect([code, err.includes('`--out answers.xlsx`')]).toEqual([2, true]);
  });

  it.each([
    ['one of them is not there', 'copies/*.pdf', 'lost-copy-K19.pdf', 'cli/system'],
    ['none of them is a copy', 'broken-copy-K19.pdf', 'broken-copy-K20.pdf', 'cli/no-copy'],
  ])('writes nothing where %s', (_, one, other, why) => {
    for (const name of ['K19', 'K20']) writeFileSync(folder.at(`broken-copy-${name}.pdf`), 'no PDF');
    const { code, err } = octavo(folder.path, 'answers', one, other, '--out', 'a.csv');
    expect([code, err]).toEqual([1, expect.stringContaining(why)]);
    expect(filesIn(folder.path)).not.toContain('a.csv');
  });

  it('gives, as YAML, files of answers that `--answers` reads', () => {
    const { out } = octavo(folder.path, 'answers', 'copies/*.pdf');
    expect(out).toContain(
      'copies:\n  K17:\n    probe:\n      next: =1+1\n      which.another: true\n  K18: {}\n',
    );
  });
});
