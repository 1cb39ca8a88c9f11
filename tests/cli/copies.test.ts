import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeFolder, root, smallFiles } from '../support/folder.ts';
import { build, bytesOf, filesIn, octavo, own } from './octavo.ts';

let folder: Folder;
beforeAll(async () => {
  await build();
  folder = makeFolder(smallFiles());
});
afterAll(() => folder.remove());

const make = (out: string, ...flags: readonly string[]) =>
  octavo(folder.path, 'make', ...own, '-f', 'fearful', '--out', out, ...flags);

const named = 'small-book-fearful-a4';

describe('copies', () => {
  it('of several readers stand beside each other and beside the book, and each made again changes nothing', () => {
    const readers = ['Ana', 'Ben', 'Cyd'];
    make('side', '--name', 'Ana');
    make('side');
    for (const reader of readers) expect(make('side', '--name', reader).code).toBe(0);
    const names = [`${named}-copy-2.pdf`, `${named}-copy-3.pdf`, `${named}-copy.pdf`, `${named}.pdf`];
    expect(filesIn(folder.at('side'))).toEqual(names);
    const stamps = (): readonly number[] => names.map((name) => statSync(folder.at('side', name)).mtimeMs);
    const before = stamps();
    for (const reader of readers) expect(make('side', '--name', reader).out).toContain('unchanged');
    expect(stamps()).toEqual(before);
    expect(filesIn(folder.at('side'))).toEqual(names);
  });

  it('tell which copy they stand beside', () => {
    make('told', '--name', 'Ana');
    expect(make('told', '--name', 'Ben').out).toContain(`beside another copy, ${named}-copy.pdf`);
    const { made } = JSON.parse(make('told', '--name', 'Cyd', '--json').out);
    expect(made).toMatchObject([{ beside: `${named}-copy.pdf`, result: 'written' }]);
    expect(made[0].file).toContain(`${named}-copy-3.pdf`);
  });

  it('with a mark bear it in their name, and are replaced only when that is asked for', () => {
    expect(make('marked', '--name', 'Ana', '--ref', 'K-17').code).toBe(0);
    const ana = bytesOf(folder.at('marked', `${named}-copy-K-17.pdf`));
    const refused = make('marked', '--name', 'Ben', '--ref', 'K-17');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('holds another copy');
    expect(bytesOf(folder.at('marked', `${named}-copy-K-17.pdf`)).equals(ana)).toBe(true);
    expect(make('marked', '--name', 'Ben', '--ref', 'K-17', '--replace').out).toContain('replaced');
    expect(bytesOf(folder.at('marked', `${named}-copy-K-17.pdf`)).equals(ana)).toBe(false);
    expect(filesIn(folder.at('marked'))).toHaveLength(1);
  });

  it('without a mark are not replaced where nobody can tell which is meant', () => {
    for (const reader of ['Ana', 'Ben']) make('which', '--name', reader);
    const { code, err } = make('which', '--name', 'Cyd', '--replace');
    expect(code).toBe(1);
    expect(err).toContain('which of 2 copies');
  });

  it('have room for a mark alone, which is no name', () => {
    const { code, err } = make('wrong', '--ref', 'Wilhelmina Q.');
    expect(code).toBe(1);
    expect(err).toContain('`ref` must be a mark');
    expect(err).not.toContain('Wilhelmina');
  });
});

describe('whatever makes two results differ', () => {
  it('makes two files', () => {
    const wishes = [
      [],
      ['--country', 'GB'],
      ['--country', 'US'],
      ['--language', 'en-GB'],
      ['--only', 'task'],
      ['--without', 'task'],
      ['--pitch', '9'],
      ['--hand', 'left'],
      ['--sides', 'single'],
      ['--accent', '#204060'],
      ['--date', '2026-11-23'],
      ['--start', '2027-01-04'],
      ['--start', '2027-01-05'],
      ['--practitioner', 'Dr. Lee'],
      ['--set', 'person=Bo'],
      ['--dedication', 'For you'],
    ];
    const made = wishes.map((wish) => make('all', ...wish));
    expect(made.filter(({ out }) => out.includes('replaced'))).toEqual([]);
    expect(made.map(({ code }) => code)).toEqual(wishes.map(() => 0));
    // What was made first is there still, whatever came after.
    const told = made.flatMap(({ out }) => /^\S+\.pdf/.exec(out) ?? []);
    expect(new Set(told).size).toBe(
      wishes.length - made.filter(({ out }) => out.includes('unchanged')).length,
    );
    expect(filesIn(folder.at('all'))).toHaveLength(new Set(told).size);
  });
});

describe('a file that is not as Octavo wrote it', () => {
  it('is left where it is, also when it was filled in', () => {
    make('filled');
    const path = folder.at('filled', `${named}.pdf`);
    writeFileSync(path, `${readFileSync(path, 'latin1')}1 0 obj\nstartxref\n1\n%%EOF\n`, 'latin1');
    const held = bytesOf(path);
    const { code, err } = make('filled');
    expect(code).toBe(1);
    expect(err).toContain('not as Octavo wrote it');
    expect(bytesOf(path).equals(held)).toBe(true);
    expect(make('filled', '--replace').out).toContain('replaced');
  });

  it.skipIf(process.platform === 'win32')('is never reached through a link', () => {
    writeFileSync(folder.at('theirs.txt'), 'theirs');
    make('linked', '--country', 'GB');
    symlinkSync(folder.at('theirs.txt'), folder.at('linked', `${named}.pdf`));
    expect(make('linked').code).toBe(1);
    expect(make('linked', '--replace').code).toBe(0);
    expect(readFileSync(folder.at('theirs.txt'), 'utf8')).toBe('theirs');
  });
});

describe('where it cannot be told', () => {
  it.skipIf(!existsSync('/dev/full')).each([[], ['--json']])(
    'a book that is made stays a success %s',
    (...flags) => {
      const full = openSync('/dev/full', 'w');
      const args = [join(root, 'dist', 'octavo.js'), 'make', ...own, '-f', 'fearful', '-o', 'full', ...flags];
      const { status, stderr } = spawnSync(process.execPath, args, {
        cwd: folder.path,
        stdio: ['ignore', full, 'pipe'],
      });
      closeSync(full);
      expect(status).toBe(0);
      expect(stderr.toString()).toContain('all files are in their places');
      expect(filesIn(folder.at('full'))).toEqual([`${named}.pdf`]);
    },
  );

  it('`-o -` is refused: there is no file to write to', () => {
    const { code, err } = make('-');
    expect(code).toBe(1);
    expect(err).toContain('`out` must name a folder');
    expect(existsSync(folder.at('-'))).toBe(false);
  });
});
