import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, makeFolder, type Overrides, smallFiles } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { build, bytesOf, filesIn, octavo, own, withMistake } from './octavo.ts';

const made: Folder[] = [];
const folderWith = (overrides: Overrides = {}): Folder => {
  const folder = makeFolder(smallFiles(overrides));
  made.push(folder);
  return folder;
};

beforeAll(build);
afterEach(() => {
  for (const folder of made.splice(0)) folder.remove();
});

const isPdf = (bytes: Buffer): boolean =>
  bytes.subarray(0, 5).toString('latin1') === '%PDF-' &&
  bytes.subarray(-6).toString('latin1').trim().endsWith('%%EOF');

const bothForms = ['small-book-dismissive-a4.pdf', 'small-book-fearful-a4.pdf'];

describe('what is made', () => {
  it('with nothing else said both forms are written to ./out, and a line is printed for each file', () => {
    const folder = folderWith();
    const { code, out, err } = octavo(folder.path, 'make', ...own);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(filesIn(folder.at('out'))).toEqual(bothForms);
    for (const name of bothForms) expect(isPdf(bytesOf(folder.at('out', name)))).toBe(true);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    bothForms.forEach((name, index) => {
      expect(lines[index]).toMatch(
        new RegExp(`^out.${name.replace('.', '\\.')}  \\d+ pages  \\d+ KB  \\d+\\.\\d\\d s$`),
      );
    });
  });

  it('the workbook that comes with Octavo is made from any folder', () => {
    const folder = folderWith();
    const { code, out, err } = octavo(folder.path, 'make', '--helplines', 'any');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(filesIn(folder.at('out'))).toEqual([
      'one-beat-longer-dismissive-a4.pdf',
      'one-beat-longer-fearful-a4.pdf',
    ]);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });

  it('what is asked for by its title is told with its pages, as by its id', () => {
    const folder = folderWith();
    const handout = ['make', '--book', 'handout', '--form', 'fearful', '--country', 'IE', '--only'];
    for (const name of ['hard-talk', 'Staying in a hard talk'])
      expect(octavo(folder.path, ...handout, name).out).toMatch(
        /hard-talk-fearful.* {2}hard-talk on pages 1–2/,
      );
    expect(filesIn(folder.at('out'))).toEqual([
      'one-beat-longer-handout-hard-talk-fearful-country-ie-a4.pdf',
    ]);
  });

  it.runIf(isLong)(
    'help lines that nobody has checked are doubted once in what is made for sale, and not in a reader’s own book',
    () => {
      const folder = folderWith();
      const doubts = (edition: string) => {
        const flags = ['--form', 'fearful', '--country', 'IE', '--edition', edition];
        const { code, err } = octavo(folder.path, 'make', ...flags);
        return [code, err.match(/helpline-unchecked/g)?.length ?? 0];
      };
      expect(doubts('a4')).toEqual([0, 0]);
      expect(doubts('kdp-8.5x11')).toEqual([0, 1]);
      expect(filesIn(folder.at('out'))).toContain('one-beat-longer-fearful-country-ie-a4.pdf');
    },
  );

  it.runIf(isLong)(
    'a handout is one exercise at the length asked for, by its name, and the guide is one file for all forms',
    () => {
      const folder = folderWith();
      const handout = [
        '--book',
        'handout',
        '--form',
        'fearful',
        '--length',
        'pocket',
        '--context',
        'friends',
      ];
      for (const exercise of ['brake-plan', 'small-ask'])
        expect(octavo(folder.path, 'make', ...handout, '--only', exercise).code).toBe(0);
      expect(octavo(folder.path, 'make', '--guide', '--helplines', 'any').code).toBe(0);
      expect(filesIn(folder.at('out'))).toEqual([
        'one-beat-longer-guide-a4.pdf',
        'one-beat-longer-handout-brake-plan-fearful-friends-pocket-a4.pdf',
        'one-beat-longer-handout-small-ask-fearful-friends-pocket-a4.pdf',
      ]);
    },
  );

  it('a book, a country or an option that there is not is a mistake', () => {
    const folder = folderWith();
    expect(octavo(folder.path, 'make', ...own, '--book', 'complet').err).toContain('[choose/unknown-book]');
    expect(octavo(folder.path, 'make', ...own, '--country', 'GBR').err).toContain('must be a country');
    expect(octavo(folder.path, 'make', ...own, '--stock', 'creem').err).toContain('did you mean `cream`?');
    expect(octavo(folder.path, 'make', '--length', 'pockett').err).toContain('did you mean `pocket`?');
    expect(filesIn(folder.path)).not.toContain('out');
  });

  it('--stock prints in other colors, the same for any colored paper', () => {
    const folder = folderWith({
      'content/pages/probe.yaml': 'id: probe\ntitle: Probe\nblocks: [{ lines: Why? }]\n',
    });
    const madeWith = (out: string, ...flags: readonly string[]) => {
      expect(octavo(folder.path, 'make', ...own, '-f', 'fearful', '--out', out, ...flags).code).toBe(0);
      const [name = ''] = filesIn(folder.at(out));
      return bytesOf(folder.at(out, name));
    };
    const [plain, pink] = [madeWith('plain'), madeWith('pink', '--stock', 'pink')];
    expect(pink.equals(plain)).toBe(false);
    expect(pink.equals(madeWith('green', '--stock', 'green'))).toBe(true);
  });

  it('--out names the folder, which need not be there', () => {
    const folder = folderWith();
    expect(octavo(folder.path, 'make', ...own, '--out', 'here/and/there').code).toBe(0);
    expect(filesIn(folder.at('here', 'and', 'there'))).toEqual(bothForms);
    expect(filesIn(folder.at('out'))).toEqual([]);
  });

  it('a form and two editions make a file for each edition', () => {
    const folder = folderWith();
    octavo(folder.path, 'make', ...own, '--form', 'fearful', '--edition', 'a4', '--edition', 'letter');
    expect(filesIn(folder.at('out'))).toEqual(['small-book-fearful-a4.pdf', 'small-book-fearful-letter.pdf']);
  });

  it('an edition named twice is made once', () => {
    const folder = folderWith();
    for (const twice of [['a4,a4'], ['a4', '-e', 'a4']]) {
      const { code, out } = octavo(folder.path, 'make', ...own, '-f', 'fearful', '-e', ...twice);
      expect(code).toBe(0);
      expect(out.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  it('the same inputs give the same bytes, in another folder and on another run', () => {
    const [one, other] = [folderWith(), folderWith()];
    for (const folder of [one, other])
      expect(octavo(folder.path, 'make', ...own, '--name', 'Ana', '--date', '2026-11-22').code).toBe(0);
    const names = filesIn(one.at('out'));
    expect(names).toHaveLength(2);
    for (const name of names)
      expect(bytesOf(one.at('out', name)).equals(bytesOf(other.at('out', name)))).toBe(true);
  });

  it('a file made before is replaced, which is told, and no half-written file stays behind', () => {
    const folder = folderWith();
    expect(octavo(folder.path, 'make', ...own).out).not.toContain('replaced');
    writeFileSync(
      folder.at('content', 'pages', 'probe.yaml'),
      'id: probe\nkind: page\ntitle: Another probe\nblocks: [{ p: Anew. }]\n',
    );
    const { code, out } = octavo(folder.path, 'make', ...own);
    expect(code).toBe(0);
    expect(out.match(/replaced$/gm)).toHaveLength(2);
    expect(filesIn(folder.at('out'))).toEqual(bothForms);
  });
});

describe('a wish that has no effect', () => {
  it.each([
    ['--signature', '32', 'a4', 'booklet'],
    ['--paper', 'cream', 'a4', 'kdp-6x9'],
    ['--paper', 'cream', 'lulu-coil', 'kdp-6x9'],
    ['--pages', '1', 'a4', 'sample'],
  ])('%s %s is answered in the edition %s, with one that it is for: %s', (flag, value, edition, meant) => {
    const { code, err } = octavo(
      folderWith().path,
      'make',
      ...own,
      '-f',
      'fearful',
      '-e',
      edition,
      flag,
      value,
    );
    expect(code).toBe(0);
    expect(err).toContain('warning: ');
    expect(err).toContain(`\`${flag.slice(2)}\``);
    expect(err).toContain(`\`${meant}\``);
  });

  it.each([
    ['--signature', '4', 'booklet'],
    ['--paper', 'cream', 'kdp-6x9'],
  ])('%s %s is not doubted in the edition %s, which heeds it', (flag, value, edition) => {
    const asks = Array.from({ length: 12 }, (_, at) => `  - lines: { ask: What came ${at}?, min: 20 }\n`);
    const long = {
      'content/pages/probe.yaml': `id: probe\nkind: page\ntitle: Probe\nblocks:\n${asks.join('')}`,
    };
    const folder = folderWith(long);
    const { err } = octavo(folder.path, 'make', ...own, '-f', 'fearful', '-e', edition, flag, value);
    expect(err).not.toContain(`\`${flag.slice(2)}\` `);
  });
});

describe('what is not made', () => {
  it('with a mistake nothing is written, and the exit code is 1', () => {
    const folder = folderWith(withMistake);
    const { code, out, err } = octavo(folder.path, 'make', ...own);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(filesIn(folder.at('out'))).toEqual([]);
    expect(err.replaceAll('\\', '/')).toBe(
      [
        'content/pages/probe.yaml:4:5: error: there is no kind of block `hading` [author/unknown-block]',
        '  4 |   - hading: One',
        '    |     ^^^^^^',
        '  hint: did you mean `heading`?',
        '1 mistake; nothing was written',
        '',
      ].join('\n'),
    );
  });

  it('with a mistake files made before stay as they were', () => {
    const folder = folderWith({ ...withMistake, 'out/small-book-dismissive-a4.pdf': 'an older book' });
    expect(octavo(folder.path, 'make', ...own).code).toBe(1);
    expect(filesIn(folder.at('out'))).toEqual(['small-book-dismissive-a4.pdf']);
    expect(bytesOf(folder.at('out', 'small-book-dismissive-a4.pdf')).toString()).toBe('an older book');
  });

  it('a mistake in one form alone keeps the other from being written too', () => {
    const folder = folderWith({
      'content/pages/probe.yaml':
        'id: probe\ntitle: Probe\nblocks: [{ p: { dismissive: Fine., fearful: 漢 } }]\n',
    });
    expect(octavo(folder.path, 'make', ...own).code).toBe(1);
    expect(filesIn(folder.at('out'))).toEqual([]);
  });

  it.each(['blocked', 'blocked/deeper'])(
    'a file where a folder of --out %s should be is named, and the exit code is 1',
    (out) => {
      const folder = folderWith({ blocked: 'a file' });
      const ended = octavo(folder.path, 'make', ...own, '--out', out);
      expect(ended.code).toBe(1);
      expect(ended.out).toBe('');
      expect(ended.err.replaceAll('\\', '/')).toContain(`nothing could be written to \`${out}\`: `);
      expect(ended.err).not.toMatch(/^\s+at /m);
      expect(bytesOf(folder.at('blocked')).toString()).toBe('a file');
    },
  );

  it.each(bothForms)('a folder where %s should be is named, and nothing is written', (name) => {
    const folder = folderWith();
    mkdirSync(folder.at('out', name), { recursive: true });
    const { code, err } = octavo(folder.path, 'make', ...own);
    expect(code).toBe(1);
    expect(err).toContain('nothing could be written to `out`');
    expect(filesIn(folder.at('out'))).toEqual([]);
  });

  it('a folder of content or fonts that is not there, or holds nothing, is named', () => {
    const folder = folderWith();
    mkdirSync(folder.at('bare'));
    for (const [flag, name, code] of [
      ['--content', 'nowhere', 'cli/no-folder'],
      ['--content', 'bare', 'cli/empty-folder'],
      ['--fonts', 'nowhere', 'cli/no-folder'],
      ['--fonts', 'bare', 'cli/empty-folder'],
    ] as const) {
      const ended = octavo(folder.path, 'make', flag, name);
      expect(ended.code).toBe(1);
      expect(ended.err).toContain(`\`${name}\``);
      expect(ended.err).toContain(`[${code}]`);
    }
    expect(filesIn(folder.at('out'))).toEqual([]);
  });

  it('a folder of layouts may hold no more than a theme of one’s own', () => {
    const folder = folderWith({
      'looks/themes/mine.yaml': 'extends: octavo\ncolors: { accent: "#204060" }\n',
    });
    const { code, err } = octavo(
      folder.path,
      'make',
      '--templates',
      'looks',
      '--theme',
      'mine',
      '-f',
      'fearful',
      '--only',
      'brake-plan',
      '--helplines',
      'any',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(filesIn(folder.at('out'))).toEqual(['one-beat-longer-fearful-mine-only-brake-plan-a4.pdf']);
  });

  it('editions that there are not are told beside a form that there is not, each where the ticket names it', () => {
    const folder = folderWith({ 'job.yaml': 'form: fearfull\nedition: [a4, a4, a44]\n' });
    const { code, err } = octavo(folder.path, 'make', ...own, '--ticket', 'job.yaml');
    expect(code).toBe(1);
    expect(err).toContain('job.yaml:1:7: error: there is no form `fearfull`');
    expect(err).toContain('job.yaml:2:19: error: there is no edition `a44`');
  });

  it('an accent too pale to read is doubted, a dark one is not', () => {
    const folder = folderWith();
    const said = (accent: string): string => octavo(folder.path, 'make', ...own, '--accent', accent).err;
    expect(said('#ffff00')).toContain('[theme/faint-accent]');
    expect(said('#204060')).not.toContain('[theme/faint-accent]');
  });

  it('content that is not UTF-8 is refused, not silently mended', () => {
    const folder = folderWith();
    writeFileSync(
      folder.at('content', 'pages', 'probe.yaml'),
      Buffer.from('id: probe\ntitle: Caf\xe9\n', 'latin1'),
    );
    const { code, err } = octavo(folder.path, 'make', ...own);
    expect(code).toBe(1);
    expect(err).toContain('[cli/not-utf8]');
  });
});
