import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, smallFiles } from '../support/folder.ts';
import { build, filesIn, octavo, own, withMistake } from './octavo.ts';

const right = makeFolder();
const wrong = makeFolder(smallFiles(withMistake));

beforeAll(build);
afterAll(() => {
  right.remove();
  wrong.remove();
});

const escapeCode = String.fromCharCode(27);

describe('--json', () => {
  it('prints one document and nothing beside it when all is well', () => {
    const { code, out, err } = octavo(right.path, 'make', ...own, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const said: unknown = JSON.parse(out);
    expect(said).toMatchObject({ diagnostics: [], made: [{ pages: 3 }, { pages: 3 }] });
    expect(out.replaceAll('\\\\', '/')).toContain('"file": "out/small-book-dismissive-a4.pdf"');
  });

  it('prints mistakes with file, line, column, code and hints, and nothing beside them', () => {
    const { code, out, err } = octavo(wrong.path, 'make', ...own, '--json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const said: unknown = JSON.parse(out.replaceAll('\\\\', '/'));
    expect(said).toEqual({
      made: [],
      diagnostics: [
        {
          severity: 'error',
          code: 'author/unknown-block',
          message: 'there is no kind of block `hading`',
          hints: ['did you mean `heading`?'],
          file: 'content/pages/probe.yaml',
          line: 4,
          column: 5,
        },
      ],
    });
  });

  it.each([['list'], ['show', 'task'], ['check', 'content']])('prints one document for %s', (...args) => {
    const { code, out, err } = octavo(right.path, ...args, ...own, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ diagnostics: [] });
  });
});

describe('--quiet', () => {
  it.each([['make'], ['list'], ['show', 'task'], ['check', 'content']])(
    'prints nothing for %s when all is well',
    (...args) => {
      expect(octavo(right.path, ...args, ...own, '--quiet')).toEqual({ code: 0, out: '', err: '' });
    },
  );

  it('still tells mistakes', () => {
    const { code, out, err } = octavo(wrong.path, 'make', ...own, '-q');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('[author/unknown-block]');
  });
});

describe('doubts', () => {
  it('are told, but not by --quiet, which tells mistakes alone', () => {
    const args = ['make', ...own, '-f', 'fearful', '--pages', '1'];
    expect(octavo(right.path, ...args)).toMatchObject({ code: 0, err: expect.stringContaining('warning: ') });
    expect(octavo(right.path, ...args, '-q')).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('escape codes', () => {
  it.each([
    ['make', ...own],
    ['list', ...own],
    ['show', 'task', ...own],
    ['show', 'tsk', ...own],
    ['make', '--no-such-flag'],
    ['--help'],
  ])('none are printed into a pipe by %s', (...args) => {
    for (const folder of [right, wrong]) {
      const { out, err } = octavo(folder.path, ...args);
      expect(out + err).not.toBe('');
      expect(out + err).not.toContain(escapeCode);
      expect(out + err).not.toContain('\r');
    }
  });
});

describe('misuse', () => {
  it.each([
    [['make', '--nmae', 'Ana'], '--nmae'],
    [['mak'], 'mak'],
    [['make', 'one', 'surplus'], '3rd argument'],
    [['show'], 'id'],
    [['make', '--form'], '--form'],
    [['make', '--set', 'person'], 'slot=words'],
    [['make', '--set', '__proto__=x'], 'slot=words'],
    [['make', '--form', ','], '--form'],
    [['make', '--edition', ''], '--edition'],
    [['make', '--only', ','], '--only'],
    [['make', '--without', 'one,,two'], '--without'],
  ])('%j is refused with exit code 2, and said which part is wrong', (args, part) => {
    const folder = makeFolder(smallFiles());
    const { code, out, err } = octavo(folder.path, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(part);
    expect(filesIn(folder.at('out'))).toEqual([]);
    folder.remove();
  });

  it.each([
    [['make', '--nope', '--json'], '2nd argument'],
    [['mak', '--json'], 'mak'],
    [['show', '--json'], 'id'],
    [['make', '--json', '--form', ','], '--form'],
    [['--json'], '--json'],
  ])('%j is told as JSON, as any mistake is', (args, part) => {
    const { code, out, err } = octavo(right.path, ...args);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    const said: unknown = JSON.parse(out);
    expect(said).toMatchObject({
      diagnostics: [{ severity: 'error', code: 'cli/misuse', message: expect.stringContaining(part) }],
    });
  });

  it('help and version are no misuse', () => {
    for (const flag of ['--help', '--version']) {
      const { code, out, err } = octavo(right.path, flag);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out.trim()).not.toBe('');
    }
  });
});
