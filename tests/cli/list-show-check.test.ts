import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, smallFiles } from '../support/folder.ts';
import { build, filesIn, octavo, own, withMistake } from './octavo.ts';

const right = makeFolder();
const notes = makeFolder(smallFiles({ 'notes.txt': 'hello' }));
const wrong = makeFolder(
  smallFiles({
    ...withMistake,
    'content/one/task.yaml': 'id: task\n',
    'templates/themes/second.yaml': 'extends: octavo\ncolors: { accent: blue }\n',
    'templates/editions/second.yaml': 'title: Second\n',
    'ticket.yaml': 'form: fearfull\n',
  }),
);

beforeAll(build);
afterAll(() => {
  right.remove();
  notes.remove();
  wrong.remove();
});

describe('list', () => {
  it('names every exercise with title, module, forms and minutes', () => {
    const { code, out, err } = octavo(right.path, 'list', ...own);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const rows = out.trimEnd().split('\n');
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
      ['id', 'title', 'module', 'forms', 'minutes'],
      ['task', 'Task', 'one', 'dismissive, fearful', '8/12'],
    ]);
  });

  it('names the exercises that come with Octavo, each once', () => {
    const { code, out } = octavo(right.path, 'list');
    const ids = out
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split(' ')[0]);
    expect(code).toBe(0);
    expect(ids.length).toBeGreaterThan(10);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('show', () => {
  it('tells an exercise in each form', () => {
    const { code, out, err } = octavo(right.path, 'show', 'task', ...own);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Task (dismissive)');
    expect(out).toContain('Task (fearful)');
    expect(out).toMatch(/minutes +8\n/);
    expect(out).toMatch(/minutes +12\n/);
  });

  it('tells one form alone when asked', () => {
    const { out } = octavo(right.path, 'show', 'task', '--form', 'fearful', ...own);
    expect(out).toContain('Task (fearful)');
    expect(out).not.toContain('dismissive');
  });

  it('hints at the nearest name when there is no such exercise', () => {
    const { code, out, err } = octavo(right.path, 'show', 'tsak', ...own);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('there is no exercise `tsak`');
    expect(err).toContain('did you mean `task`?');
  });

  it('does not take a page for an exercise', () => {
    expect(octavo(right.path, 'show', 'probe', ...own).code).toBe(1);
  });
});

describe('commands that never write', () => {
  it.each([
    ['show', 'tsak', ...own],
    ['list', '--content', 'nowhere'],
    ['check', 'nowhere'],
  ])('%s ends with the count of mistakes alone', (...args) => {
    expect(
      octavo(right.path, ...args)
        .err.trimEnd()
        .split('\n')
        .at(-1),
    ).toBe('1 mistake');
  });
});

describe('check', () => {
  it('says that nothing is wrong, and writes nothing', () => {
    const { code, out, err } = octavo(right.path, 'check', 'content', '--templates', 'templates');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('no mistakes in content\n');
    expect(filesIn(right.path).filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });

  it('finds nothing wrong with what comes with Octavo', () => {
    const { code, err } = octavo(right.path, 'check');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('tells the mistakes of all files at once', () => {
    const { code, err } = octavo(wrong.path, 'check', ...own);
    expect(code).toBe(1);
    for (const part of ['probe.yaml:4:5', 'task.yaml:1:1', 'second.yaml:2:19', 'second.yaml:1:1']) expect(err).toContain(part);
    expect(err).toContain('[author/unknown-block]');
    expect(err).toContain('[theme/wrong-value]');
    expect(err).toContain('[edition/missing-field]');
    expect(err).toMatch(/\n\d+ mistakes\n$/);
  });

  it('checks the folder that a file lies in', () => {
    const { code, err } = octavo(wrong.path, 'check', 'content/pages/probe.yaml', '--templates', 'templates');
    expect(code).toBe(1);
    expect(err).toContain('did you mean `heading`?');
  });

  it('checks a ticket', () => {
    const { code, err } = octavo(wrong.path, 'check', 'ticket.yaml');
    expect(code).toBe(1);
    expect(err).toContain('ticket.yaml:1:7');
    expect(err).toContain('did you mean `fearful`?');
  });

  it('tells a path that leads nowhere', () => {
    const { code, err } = octavo(right.path, 'check', 'nowhere');
    expect(code).toBe(1);
    expect(err).toContain('there is nothing at `nowhere`');
  });

  it('refuses a file that is neither content, layout nor ticket', () => {
    const { code, out, err } = octavo(notes.path, 'check', 'notes.txt');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('[cli/not-checked]');
    expect(err.trimEnd().split('\n').at(-1)).toBe('1 mistake');
  });
});
