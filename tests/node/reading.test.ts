import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/index.ts';
import { nameOf, readBounded } from '../../src/node/bounded.ts';
import { readSources, warnOfUnread } from '../../src/node/folders.ts';
import { reasonOf, systemError } from '../../src/node/system-error.ts';
import { type Folder, makeFolder } from '../support/folder.ts';

let folder: Folder;
afterEach(() => folder.remove());

/** What is told when the small content is read, after something was done to its folder. */
const toldOf = (spoil: (content: string) => void): readonly Diagnostic[] => {
  folder = makeFolder();
  spoil(folder.at('content'));
  const found: Diagnostic[] = [];
  const own = { content: folder.at('content'), templates: folder.at('templates') };
  readSources({ ...own, fonts: join(import.meta.dirname, '../../fonts') }, (one) => found.push(one));
  return found;
};

const isRoot = process.getuid?.() === 0;
const isWindows = process.platform === 'win32';

describe('what cannot be read is told with its place and a hint', () => {
  it.skipIf(isRoot || isWindows)('a file, and a folder, without the right to read it', () => {
    const found = toldOf((content) => {
      chmodSync(join(content, 'book.yaml'), 0);
      chmodSync(join(content, 'pages'), 0);
    });
    chmodSync(folder.at('content', 'pages'), 0o700);
    expect(found.map(({ message }) => message).sort()).toEqual([
      'the file cannot be read: permission is denied',
      'the folder cannot be read: permission is denied',
    ]);
    for (const { place, hints } of found) expect([place, ...hints]).not.toContain(undefined);
  });

  it.skipIf(isWindows)('a link that leads nowhere, or in a circle', () => {
    const found = toldOf((content) => {
      symlinkSync('nothing.yaml', join(content, 'lost.yaml'));
      symlinkSync('round.yaml', join(content, 'round.yaml'));
    });
    expect(found.map(({ place, message }) => [place?.file.split(/[\\/]/).at(-1), message])).toEqual([
      ['lost.yaml', 'this link leads nowhere: it is not there'],
      ['round.yaml', 'this link leads nowhere: its links lead in a circle'],
    ]);
  });

  it.skipIf(isWindows)('a link to a folder is not followed, as it may lead in a circle', () => {
    expect(toldOf((content) => symlinkSync('.', join(content, 'again')))).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('a name that is not UTF-8', () => {
    const found = toldOf((content) => {
      const name = Buffer.concat([Buffer.from(`${content}/caf`), Buffer.from([0xe9]), Buffer.from('.yaml')]);
      writeFileSync(name, 'id: cafe\n');
    });
    expect(found).toMatchObject([
      {
        code: 'cli/unreadable',
        message: 'the name of this file is not UTF-8',
        hints: ['give it another name'],
      },
    ]);
  });

  it.each([
    ['UTF-16 text', '\xff\xfei\0d\0', 'the file is UTF-16 text, not UTF-8 text'],
    ['UTF-16 text, the other way round', '\xfe\xff\0i\0d', 'the file is UTF-16 text, not UTF-8 text'],
    [
      'a spreadsheet',
      'PK\x03\x04\x14\0\xff',
      'the file is a spreadsheet, a word processor’s document or an archive, not UTF-8 text',
    ],
    ['a PDF', '%PDF-1.7\n%\xff\xff', 'the file is a PDF, not UTF-8 text'],
    ['Latin letters of another encoding', 'title: Caf\xe9', 'the file is not UTF-8 text'],
  ])('%s where YAML is expected, by its kind', (_, bytes, message) => {
    const found = toldOf((content) => writeFileSync(join(content, 'pages/probe.yaml'), bytes, 'latin1'));
    expect(found).toMatchObject([{ code: 'cli/not-utf8', message, hints: ['save it as UTF-8 text'] }]);
  });
});

describe('what a system refuses', () => {
  const refused = (code: string): Error => Object.assign(new Error('EXX: inner words'), { code });

  it.each(['EACCES', 'ENOSPC', 'EROFS', 'ENOENT', 'ELOOP', 'EMFILE', 'EIO'])(
    'is told in plain words (%s)',
    (code) => {
      const { message, hints } = systemError(refused(code), 'nothing could be written');
      expect(message).not.toMatch(/EXX|inner|undefined|[A-Z]{3}/);
      expect(hints).toHaveLength(1);
    },
  );

  it('and we have no words for is told with its code', () => {
    expect(reasonOf(refused('EWEIRD'))).toBe('the system refuses it (EWEIRD)');
  });

  it('is not made of a mistake of our own, which is thrown on', () => {
    expect(() => reasonOf(new TypeError('ours'))).toThrow('ours');
  });
});

describe('files that are never read', () => {
  it('are doubted, with what to do; notes for people and hidden files are not', () => {
    folder = makeFolder();
    mkdirSync(folder.at('content', 'images'));
    for (const name of ['one/more.yml', 'photo.png', 'README.md', '.hidden', 'notes.docx', 'images/a.png'])
      writeFileSync(folder.at('content', name), '');
    writeFileSync(folder.at('templates', 'page.html'), '');
    const found: Diagnostic[] = [];
    const own = { content: folder.at('content'), templates: folder.at('templates') };
    warnOfUnread({ ...own, fonts: folder.at('fonts') }, (one) => found.push(one));
    expect(found.map(({ place, hints }) => [place?.file.split(/[\\/]/).at(-1), ...hints])).toEqual([
      ['notes.docx', 'take it away, or put it where it belongs'],
      ['more.yml', 'a file of content ends in `.yaml`: rename it'],
      ['photo.png', 'pictures are read from the content’s folder `images`'],
      ['page.html', 'a layout ends in `.hbs`: rename it'],
    ]);
  });
});

describe.skipIf(isWindows)('a path that is no file', () => {
  const started = performance.now();

  it('but a pipe that nobody writes to is given up within seconds', () => {
    folder = makeFolder();
    spawnSync('mkfifo', [folder.at('pipe')]);
    expect(() => readBounded(folder.at('pipe'))).toThrow(expect.objectContaining({ code: 'SILENT' }));
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('but a device that never ends is read within bounds', () => {
    folder = makeFolder();
    expect(() => readBounded('/dev/zero')).toThrow(
      expect.objectContaining({ code: 'ERR_FS_FILE_TOO_LARGE' }),
    );
  });

  it('but a pipe that is written to is read to its end', () => {
    folder = makeFolder();
    spawnSync('mkfifo', [folder.at('pipe')]);
    spawn('sh', ['-c', 'printf whole > pipe'], { cwd: folder.path, stdio: 'ignore' });
    expect(Buffer.from(readBounded(folder.at('pipe'))).toString()).toBe('whole');
  });

  it('is named as content names it, its letters joined', () => {
    folder = makeFolder();
    expect(nameOf(join('cafe\u0301', 'a'))).toBe('caf\u00e9/a');
  });
});
