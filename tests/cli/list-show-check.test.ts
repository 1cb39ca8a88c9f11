import { cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rulesWith } from '../review/reviewing.ts';
import { makeFolder, type Overrides, smallFiles } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
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

const others = makeFolder(
  smallFiles({
    'practice.yaml': 'name: Green Door\nfone: 555 0100\n',
    'misnamed.yaml': 'nmae: Green Door\nphone: 555 0100\n',
    'product.yaml': 'title: A book\nshops: { etsy: {} }\n',
    'clients.csv': 'ref,name\n1,Ada\n',
    'named.yaml': 'form: fearful\nname: Wilhelmina\n',
  }),
);

const tickets = makeFolder(
  smallFiles({
    'names.yaml': `content: content
templates: templates
form: fearfull
only: [tsak]
without: [prob]
edition: a44
pace: gentel
theme: octavoo
stock: pnik
start: tomorrow
edtion: a4
reader: { nmae: Wilhelmina }
`,
    'wishes.yaml':
      'content: content\ntemplates: templates\nbook: bok\nedition: [sample, kdp-6x9]\npages: 900\npaper: creem\nform: fearful\n',
    'fine.yaml': 'content: content\ntemplates: templates\nform: fearful\n',
  }),
);

/** Two books, two lengths, two covers, each with a layout of its own. */
const severalLayouts: Overrides = {
  'content/choices.yaml': `form:
  dismissive: { title: Dismissive form }
  fearful: { title: Fearful form }
length:
  full: { title: Full }
  short: { title: Short, layouts: { exercise: shorter } }
cover:
  titled: { title: Titled }
  plain: { title: Plain, layouts: { page: plainer } }
`,
  'content/books/second.yaml': `title: Second
subtitle: Another
author: Octavo
language: en-US
edition: First edition
date: 2026-11-22
front: []
parts: [{ id: one, opening: opening, sections: [probe] }]
back: []
layouts: { page: other }
`,
  ...Object.fromEntries(
    ['other', 'shorter', 'plainer'].map((name) => [
      `templates/${name}.hbs`,
      '<section><p>{{title}}</p></section>\n',
    ]),
  ),
};

beforeAll(build);
afterAll(() => {
  tickets.remove();
  others.remove();
  right.remove();
  notes.remove();
  wrong.remove();
});

describe('list', () => {
  it('names every exercise with title, module, the options it is for, and minutes', () => {
    const { code, out, err } = octavo(right.path, 'list', ...own);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const rows = out.trimEnd().split('\n');
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual([
      ['id', 'title', 'module', 'form', 'minutes', 'dose'],
      ['task', 'Task', 'one', 'dismissive, fearful', '8/12', '2'],
      ['what one is for: `octavo show task`'],
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

describe('check of all that can be made', () => {
  it.each([
    ['a book that is not the first', 'other'],
    ['a length that is not the first', 'shorter'],
    ['a cover that is not the first', 'plainer'],
  ])('finds a mistake in a layout of %s, and tells it once', (_, layout) => {
    const files = { ...severalLayouts, [`templates/${layout}.hbs`]: '<section><p>{{titel}}</p></section>\n' };
    const folder = makeFolder(smallFiles(files));
    const { code, err } = octavo(folder.path, 'check', 'content', '--templates', 'templates');
    folder.remove();
    expect(code).toBe(1);
    expect(err.replaceAll('\\', '/')).toContain(`templates/${layout}.hbs:1:15: error: `);
    expect(err.trimEnd().split('\n').at(-1)).toBe('1 mistake');
  });

  it('finds nothing in layouts that are right', () => {
    const folder = makeFolder(smallFiles(severalLayouts));
    const { code, err } = octavo(folder.path, 'check', 'content', '--templates', 'templates');
    folder.remove();
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('goes on with a second content where the first has mistakes, and gives the review of each as data', () => {
    const folder = makeFolder(smallFiles({ ...withMistake, 'more/book.yaml': 'title: Other\n' }));
    expect(octavo(folder.path, 'check', 'content', 'more').err).toMatch(/hading[\s\S]*more\/book\.yaml/);
    folder.remove();
    const reviewed = { 'content/review.yaml': rulesWith({ spelling: '{ words: [SIL] }' }) };
    const two = makeFolder(smallFiles(reviewed));
    cpSync(two.at('content'), two.at('second'), { recursive: true });
    const said: unknown = JSON.parse(
      octavo(two.path, 'check', 'content', 'second', '--templates', 'templates', '--json').out,
    );
    two.remove();
    expect(said).toMatchObject({
      reviews: { content: { readings: expect.anything() }, second: { readings: expect.anything() } },
    });
  });
});

describe('check', () => {
  it('says that nothing is wrong, and writes nothing', () => {
    const { code, out, err } = octavo(right.path, 'check', 'content', '--templates', 'templates');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('no mistakes in content\n');
    expect(filesIn(right.path).filter((name) => name.endsWith('.pdf'))).toEqual([]);
  });

  it.runIf(isLong)('finds nothing wrong with what comes with Octavo', () => {
    const { code, err } = octavo(right.path, 'check');
    expect(code).toBe(0);
    // Nobody has called the help lines yet.
    expect(err.match(/(?:error|warning): .*/g)).toEqual([
      expect.stringContaining('[choose/helpline-unchecked]'),
    ]);
  });

  it('tells the mistakes of all files at once', () => {
    const { code, err } = octavo(wrong.path, 'check', ...own);
    expect(code).toBe(1);
    for (const part of ['probe.yaml:4:5', 'task.yaml:1:1', 'second.yaml:2:19', 'second.yaml:1:1'])
      expect(err).toContain(part);
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

  it.runIf(isLong)('checks a ticket', () => {
    const { code, err } = octavo(wrong.path, 'check', 'ticket.yaml');
    expect(code).toBe(1);
    expect(err).toContain('ticket.yaml:1:7');
    expect(err).toContain('did you mean `fearful`?');
  });

  it('tells every kind of mistake in a ticket at once', () => {
    const { code, err } = octavo(tickets.path, 'check', 'names.yaml');
    expect(code).toBe(1);
    for (const hint of ['fearful', 'task', 'probe', 'a4', 'gentle', 'octavo', 'pink', 'name', 'edition'])
      expect(err).toContain(`did you mean \`${hint}\`?`);
    expect(err).toContain('[ticket/wrong-value]');
    expect(err.match(/error: /g)).toHaveLength(10);
  });

  it('tells that a ticket asks for pages, paper and a book that there are not', () => {
    const { err } = octavo(tickets.path, 'check', 'wishes.yaml');
    for (const code of ['choose/unknown-book', 'sample/no-such-page', 'vendor/unknown-paper'])
      expect(err).toContain(`[${code}]`);
    expect(err).toContain('3 mistakes');
  });

  it('lays flags over a ticket', () => {
    expect(octavo(tickets.path, 'check', 'fine.yaml').code).toBe(0);
    const { code, err } = octavo(tickets.path, 'check', 'fine.yaml', '--content', 'nowhere');
    expect(code).toBe(1);
    expect(err).toContain('there is no folder `nowhere`');
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

  it('takes a file that says its own name for a brand, whatever the file is called', () => {
    const { code, err } = octavo(others.path, 'check', 'practice.yaml', ...own);
    expect(code).toBe(1);
    expect(err).toContain('practice.yaml:2:1');
    expect(err).toContain('[brand/unknown-field]');
    expect(err).not.toContain('[ticket/');
  });

  it('takes a brand for one, also where its name is misspelled', () => {
    const { code, err } = octavo(others.path, 'check', 'misnamed.yaml', ...own);
    expect(code).toBe(1);
    expect(err).toContain('did you mean `name`?');
    expect(err).not.toContain('[ticket/');
  });

  it('says of a brand what is wrong with it, and nothing of the content that it is set with', () => {
    const doubtful = makeFolder(
      smallFiles({
        'content/helplines.yaml': '- { country: US, name: US, lines: [{ name: A line, contact: "1" }] }\n',
        'brand.yaml': `name: ${'House'.repeat(60)}\n`,
      }),
    );
    const folders = ['--content', 'content', '--templates', 'templates'];
    const content = octavo(doubtful.path, 'check', ...folders);
    const brand = octavo(doubtful.path, 'check', 'brand.yaml', ...folders);
    doubtful.remove();
    expect(content.err).toContain('[choose/helpline-unchecked]');
    expect(brand.err).not.toContain('choose/');
    expect(brand.err).toContain('[layout/overfull]');
    expect(brand.out).toMatch(/^no mistakes in brand\.yaml\s*$/);
  });

  it('takes a ticket for one, also where it gives a name in the wrong place', () => {
    const { err } = octavo(others.path, 'check', 'named.yaml', ...own);
    expect(err).toContain('[ticket/unknown-field]');
    expect(err).toContain('stands under `reader:`');
    expect(err).not.toContain('Wilhelmina');
  });

  it.each([
    ['practice.yaml', '--brand FILE'],
    ['product.yaml', 'octavo bundle FILE'],
  ])('is made of nothing else: %s is told to be what it is', (file, command) => {
    const { code, err } = octavo(others.path, 'make', file, ...own);
    expect(code).toBe(1);
    expect(err).toContain(command);
    expect(err.trimEnd().split('\n').at(-1)).toMatch(/^1 mistake/);
  });

  it.each([
    ['product.yaml', 'octavo bundle FILE'],
    ['clients.csv', 'octavo batch FILE --dry-run'],
  ])('says what proves %s in its place', (file, command) => {
    const { code, err } = octavo(others.path, 'check', file, ...own);
    expect(code).toBe(1);
    expect(err).toContain(command);
    expect(err.trimEnd().split('\n').at(-1)).toBe('1 mistake');
  });
});
