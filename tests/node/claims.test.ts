import fs, {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FolderIsTaken, nodeSystem, type System } from '../../src/node/claim.ts';
import { writeFiles } from '../../src/node/write-files.ts';
import { type Folder, makeFolder } from '../support/folder.ts';
import { book, stateFrom, stateOf } from './set-of-books.ts';

let folder: Folder;
afterEach(() => folder.remove());

const impatient: System = { ...nodeSystem, patience: 0 };
const write = (system: System = impatient): boolean =>
  writeFiles(folder.path, [book('one', 'words')], () => undefined, system) !== undefined;

/** A claim of a process of another machine, made so many minutes ago. */
const claimed = (minutes: number): string => {
  folder = makeFolder(new Map());
  const name = `.octavo-1-0000-${'0'.repeat(32)}.run`;
  writeFileSync(folder.at(name), '');
  const then = Date.now() / 1000 - minutes * 60;
  utimesSync(folder.at(name), then, then);
  return name;
};

describe('a folder that another run has claimed', () => {
  it('is not written to for ten minutes', () => {
    claimed(9);
    expect(() => write()).toThrow(FolderIsTaken);
    expect(readdirSync(folder.path)).toHaveLength(1);
  });

  it('is nobody’s after that, and the claim is cleared away', () => {
    const name = claimed(11);
    expect(write()).toBe(true);
    expect(readdirSync(folder.path)).not.toContain(name);
    expect(stateOf(folder.path)).toEqual(stateFrom([book('one', 'words')]));
  });
});

describe('what somebody has planted', () => {
  const isWindows = process.platform === 'win32';
  const planted = `.octavo-1-0000-${'0'.repeat(32)}`;

  it.skipIf(isWindows)(
    'as a link in the place of a file is replaced or kept, and never written through',
    () => {
      folder = makeFolder(new Map([['theirs/own.txt', 'theirs']]));
      symlinkSync('theirs/own.txt', folder.at('one.pdf'));
      write();
      expect(readFileSync(folder.at('theirs/own.txt'), 'utf8')).toBe('theirs');
    },
  );

  it.skipIf(isWindows)('as a link in the place of a claim holds nobody up', () => {
    folder = makeFolder(new Map([['own.txt', 'theirs']]));
    symlinkSync('own.txt', folder.at(`${planted}.run`));
    expect(write()).toBe(true);
    expect(readFileSync(folder.at('own.txt'), 'utf8')).toBe('theirs');
  });

  it.each([
    ['names beyond the folder', JSON.stringify(['../own.pdf'])],
    ['names of other files', JSON.stringify(['own.txt'])],
    ['no list of names', '{"a":1}'],
    ['no JSON', '['],
  ])('as a journal of %s moves nothing', (_, journal) => {
    folder = makeFolder(
      new Map([
        ['own.txt', 'theirs'],
        [`${planted}.journal`, journal],
      ]),
    );
    expect(write()).toBe(true);
    expect(readFileSync(folder.at('own.txt'), 'utf8')).toBe('theirs');
    expect(lstatSync(folder.at('one.pdf')).isFile()).toBe(true);
  });
});

describe('a disk that is full', () => {
  /** A file system in which the call to write of this number, and all after it, find no room. */
  const fullFrom = (at: number): System => {
    let calls = 0;
    const files = new Proxy(fs, {
      get: (target, name) => {
        const real: unknown = Reflect.get(target, name);
        if (name !== 'writeFileSync' || typeof real !== 'function') return real;
        return (...given: readonly unknown[]): unknown => {
          calls += 1;
          if (calls >= at) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
          return Reflect.apply(real, target, given);
        };
      },
    });
    return { ...impatient, files };
  };

  it.each([1, 2, 3, 4])('from the write of number %i on leaves the old files and nothing else', (at) => {
    folder = makeFolder(new Map());
    const old = [book('one', 'old')];
    writeFiles(folder.path, old, () => undefined, impatient);
    expect(() => write(fullFrom(at))).toThrow(expect.objectContaining({ code: 'ENOSPC' }));
    expect(stateOf(folder.path)).toEqual(stateFrom(old));
    expect(existsSync(join(folder.path, 'one.pdf'))).toBe(true);
  });
});
