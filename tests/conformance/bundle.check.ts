import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli, target } from './verapdf/books.ts';
import { against, judge } from './verapdf/judge.ts';

// Everything that is sold, before others' readers of PDF: nothing to mend, nothing to complain of.

const out = join(target, 'bundle');

/** Each PDF of the bundle, once. */
const filesIn = (folder: string): readonly string[] => {
  const seen = new Set<string>();
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .filter((name) => {
      const digest = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      const isNew = !seen.has(digest);
      seen.add(digest);
      return isNew;
    });
};

let files: readonly string[] = [];
beforeAll(() => {
  rmSync(out, { recursive: true, force: true });
  cli('bundle', '--quiet', '--out', out);
  files = filesIn(out);
}, 900_000);

/** What a program says of a file; nothing: it ended well, and had no word for us. */
const complaint = (
  program: string,
  flags: readonly string[],
  file: string,
  calm: RegExp,
): readonly string[] => {
  const { status, stdout, stderr } = spawnSync(program, [...flags, join(out, file)], { encoding: 'utf8' });
  const said = `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '' && !calm.test(line));
  return status === 0 && said.length === 0
    ? []
    : [`${file}: ${program} ended with ${status}: ${said.slice(0, 5).join(' / ')}`];
};

describe('the bundle of what comes with Octavo', () => {
  it('holds both forms, for files and for print', () => {
    expect(files.length).toBeGreaterThanOrEqual(24);
    for (const form of ['dismissive-form', 'fearful-form'])
      expect(files.filter((name) => name.includes(`/${form}/`)).length).toBeGreaterThanOrEqual(11);
  });

  it('is sound to qpdf, every file of it', () => {
    const calm =
      /^(checking |PDF Version|File is not (encrypted|linearized)|No syntax or stream encoding errors)/;
    // The last line of what it says goes over two.
    const all = new RegExp(`${calm.source}|^(the file may still contain|errors that qpdf cannot detect)`);
    expect(files.flatMap((file) => complaint('qpdf', ['--check'], file, all))).toEqual([]);
  });

  it('is drawn by ghostscript without a word, every file of it', () => {
    const flags = ['-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', '-dPDFSTOPONERROR', '-sDEVICE=nullpage'];
    expect(files.flatMap((file) => complaint('gs', flags, file, /^$/))).toEqual([]);
  });

  it('conforms in what goes with the books: PDF/UA-1 and PDF/A-2a', () => {
    const beside = files.filter((name) => /START.HERE|CHECKLIST/.test(name)).map((name) => join(out, name));
    expect(beside.length).toBeGreaterThanOrEqual(3);
    expect(judge(beside).flatMap(against)).toEqual([]);
  });
});
