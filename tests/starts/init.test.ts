import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { init } from '../../src/cli/init.ts';
import { jobAt } from '../../src/cli/job-path.ts';
import { readFiles } from '../../src/node/packed.ts';
import { shown } from '../../src/node/walk.ts';
import { writeNewFiles } from '../../src/node/write-new-files.ts';
import { makeFolder } from '../support/folder.ts';
import { root } from '../support/sources.ts';
import { recordRun } from './recording-run.ts';

const start = join(root, 'exercises', 'start');
const folder = makeFolder(new Map());
afterAll(() => folder.remove());

const begin = (name: string) => {
  const recorded = recordRun();
  return { ...recorded, code: init(folder.at(name), recorded.run, start) };
};

const namesIn = (path: string): readonly string[] => [...readFiles(path).keys()];

describe('to begin', () => {
  it('writes every file of the notebook, byte by byte, and says what to run next', () => {
    const { code, lines, diagnostics, results } = begin('birds');
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: [] });
    expect(readFiles(folder.at('birds'))).toEqual(readFiles(start));
    expect(namesIn(start)).toContain('ticket.yaml');
    const path = shown(folder.at('birds'));
    expect(lines.slice(-2)).toEqual([`  octavo make ${path}`, `  octavo check ${path}`]);
    expect(results).toMatchObject([{ folder: path, next: [`octavo make ${path}`, `octavo check ${path}`] }]);
  });

  it('quotes a path with a space in it', () => {
    const { lines } = begin('my birds');
    expect(lines.at(-1)).toBe(`  octavo check "${shown(folder.at('my birds'))}"`);
  });

  it('refuses a folder that is not empty, with a hint, and changes nothing in it', () => {
    begin('twice');
    writeFileSync(folder.at('twice', 'ticket.yaml'), 'mine');
    const { code, lines, diagnostics } = begin('twice');
    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(diagnostics).toMatchObject([{ code: 'cli/not-empty', hints: [expect.stringContaining('empty')] }]);
    expect(readFileSync(folder.at('twice', 'ticket.yaml'), 'utf8')).toBe('mine');
  });

  it('takes a folder that only holds what is hidden, as one under version control does', () => {
    const hidden = makeFolder(new Map([['.git/HEAD', 'ref']]));
    const { run } = recordRun();
    expect(init(hidden.path, run, start)).toBe(0);
    expect(namesIn(hidden.path)).toEqual(['.git/HEAD', ...namesIn(start)].sort());
    hidden.remove();
  });

  it('refuses where a file is in the way', () => {
    writeFileSync(folder.at('file'), 'mine');
    expect(begin('file')).toMatchObject({ code: 1, diagnostics: [{ code: 'cli/not-empty' }] });
    expect(begin('file/below')).toMatchObject({ code: 1, diagnostics: [{ code: 'cli/system' }] });
    expect(readFileSync(folder.at('file'), 'utf8')).toBe('mine');
  });
});

describe('new files', () => {
  it('are written all or none: one that is there already stays, and nothing is left beside it', () => {
    const there = makeFolder(new Map([['b/two.txt', 'mine']]));
    const files = ['a/deep/one.txt', 'b/one.txt', 'b/two.txt', 'c/three.txt'].map((name) => ({
      path: there.at(...name.split('/')),
      bytes: new Uint8Array([1]),
    }));
    expect(() => writeNewFiles(files)).toThrow(/EEXIST/);
    expect(namesIn(there.path)).toEqual(['b/two.txt']);
    expect(readFileSync(there.at('b', 'two.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(there.path)).toEqual(['b']);
    there.remove();
  });
});

describe('a path to make', () => {
  const at = (...steps: readonly string[]) => {
    const { run, diagnostics } = recordRun();
    return { job: jobAt(join(...steps), run), codes: diagnostics.map(({ code }) => code) };
  };

  it('is a ticket, a folder with one, or a folder of content', () => {
    const ticket = join(start, 'ticket.yaml');
    expect(at(ticket)).toEqual({ job: { ticket }, codes: [] });
    expect(at(start)).toEqual({ job: { ticket }, codes: [] });
    expect(at(start, 'content')).toEqual({ job: { content: join(start, 'content') }, codes: [] });
  });

  it('is told from one where there is nothing to make, and from one where there is nothing', () => {
    expect(at(start, 'templates')).toEqual({ job: undefined, codes: ['cli/nothing-to-make'] });
    expect(at(start, 'nowhere')).toEqual({ job: undefined, codes: ['cli/no-file'] });
  });
});
