import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, smallFiles } from '../support/folder.ts';
import { build, bytesOf, filesIn, octavo } from './octavo.ts';
import { readPdf } from './read-pdf.ts';

const ticket = `content: ../content
templates: ../templates
out: printed
form: fearful
edition: letter
language: en-GB
reader: { name: Ana, person: Bo }
`;

const page = 'id: probe\ntitle: Probe\nblocks: [{ p: "Between {{name}} and {{person}}." }]\n';
const folder = makeFolder(
  smallFiles({
    'content/pages/probe.yaml': page,
    'orders/ana.yaml': ticket,
    'orders/twofold.yaml':
      'content: ../content\ntemplates: ../templates\nedtion: a4\nonly: [taks]\nout: never\n',
    'orders/open.yaml': 'content: ../content\ntemplates: ../templates\nreader: { name: Ana }\nout: open\n',
    'orders/both.yaml':
      'content: ../content\ntemplates: ../templates\nform: [dismissive, fearful]\nonly: [task]\nout: short\n',
    'private/unknown.yaml': 'content: ../content\ntemplates: ../templates\nreader: { nam: Wilhelmina }\n',
    'private/wrong-value.yaml': 'reader: { name: [Wilhelmina] }\n',
    'private/twice.yaml': 'reader: { name: Ana, name: Wilhelmina }\n',
    'private/unread.yaml': 'reader: { name: Wilhelmina: x }\n',
    'private/bracket.yaml': 'reader:\n  name: ]Wilhelmina Q\n',
    'private/block.yaml': 'reader:\n  name: |x Wilhelmina\n',
    'private/fold.yaml': 'reader:\n  name: >Wilhelmina\n',
    'private/tag.yaml': 'reader:\n  name: !e!Wilhelmina x\n',
    'private/version.yaml': '%YAML Wilhelmina\n---\nform: fearful\n',
    'private/comma.yaml': 'content: ../content\ntemplates: ../templates\nreader: { name: Ana, Wilhelmina }\n',
    'private/slot.yaml': 'content: ../content\ntemplates: ../templates\nreader: { Wilhelmina: Ana }\n',
    'private/list.yaml': 'reader: { Wilhelmina: [Ana] }\n',
    'private/outside.yaml': 'Wilhelmina: Ana\n',
    'private/near.yaml': 'content: ../content\ntemplates: ../templates\nreader: { nmae: Wilhelmina }\n',
    'orders/blank.yaml':
      'content: ../content\ntemplates: ../templates\nform: fearful\npace:\nonly:\n  -\nedition: [~]\nstart: ~\nreader:\n  name: ~\n  person:\n',
    'private/blank.yaml': 'content: ../content\ntemplates: ../templates\nreader:\n  Wilhelmina:\n',
    'private/control.yaml':
      'content: ../content\ntemplates: ../templates\nreader:\n  name: "Wilhelmina\\a"\n',
    'orders/wrong.yaml': 'content: ../content\nedtion: a4\nout: never\n',
  }),
);

beforeAll(build);
afterAll(() => folder.remove());

const textIn = async (...steps: readonly string[]): Promise<string> =>
  (await readPdf(bytesOf(folder.at(...steps)))).text;

describe('a ticket', () => {
  it('is told all that is wrong with it at once: its fields, and what they name', () => {
    const { code, err } = octavo(folder.path, 'make', 'orders/twofold.yaml');
    expect(code).toBe(1);
    expect(err).toContain('orders/twofold.yaml:3:1: error: there is no field `edtion` here');
    expect(err).toMatch(/twofold\.yaml:4:8: error: there is no exercise/);
    expect(filesIn(folder.at('orders'))).not.toContain('never');
  });

  it('with words of one reader tells of each choice along which it makes several copies', () => {
    const { code, err, out } = octavo(folder.path, 'make', 'orders/open.yaml');
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(err).toContain(
      'nothing says which `form` is meant: there is a file for each of `dismissive`, `fearful`',
    );
    const chosen = octavo(
      folder.path,
      'make',
      'orders/open.yaml',
      '--form',
      'fearful,dismissive',
      '--replace',
    );
    expect(chosen.err).not.toContain('cli/several');
  });

  it('says on which pages of the file what it asked for stands', () => {
    const { out } = octavo(folder.path, 'make', 'orders/both.yaml', '--form', 'fearful', '--replace');
    const [, pages = '0', page] = /(\d+) pages .* task on page (\d+)/.exec(out) ?? [];
    expect(Number(page)).toBeGreaterThan(0);
    expect(Number(page)).toBeLessThanOrEqual(Number(pages));
  });

  it('says everything a run needs, and its paths are meant from where it stands', async () => {
    const { code, err } = octavo(folder.path, 'make', '--ticket', 'orders/ana.yaml');
    expect(code).toBe(0);
    // No word of this book is spelled otherwise.
    expect(err).toMatch(
      /^orders.ana\.yaml:6:\d+: warning: nothing in this book, as it is made, depends on `language`/,
    );
    expect(filesIn(folder.at('orders', 'printed'))).toEqual([
      'small-book-fearful-language-en-gb-letter-copy.pdf',
    ]);
    expect(await textIn('orders', 'printed', 'small-book-fearful-language-en-gb-letter-copy.pdf')).toContain(
      'Between Ana and Bo.',
    );
  });

  it('makes the same file wherever it is called from', () => {
    octavo(folder.path, 'make', '-t', 'orders/ana.yaml');
    const before = bytesOf(
      folder.at('orders', 'printed', 'small-book-fearful-language-en-gb-letter-copy.pdf'),
    );
    octavo(folder.at('content'), 'make', '-t', '../orders/ana.yaml');
    expect(
      bytesOf(folder.at('orders', 'printed', 'small-book-fearful-language-en-gb-letter-copy.pdf')).equals(
        before,
      ),
    ).toBe(true);
    expect(filesIn(folder.at('content', 'printed'))).toEqual([]);
  });

  it('gives way to flags, field by field', async () => {
    const flags = ['--form', 'dismissive', '--edition', 'a4', '--name', 'Cleo', '--out', 'flagged'];
    expect(octavo(folder.path, 'make', '-t', 'orders/ana.yaml', ...flags).code).toBe(0);
    expect(filesIn(folder.at('flagged'))).toEqual(['small-book-dismissive-language-en-gb-a4-copy.pdf']);
    const text = await textIn('flagged', 'small-book-dismissive-language-en-gb-a4-copy.pdf');
    expect(text).toContain('Between Cleo and Bo.');
    expect(text).not.toContain('Ana');
  });

  it("gives way to --set, slot by slot, and keeps the reader's other words", async () => {
    expect(
      octavo(folder.path, 'make', '-t', 'orders/ana.yaml', '--set', 'person=Dee', '--out', 'set').code,
    ).toBe(0);
    expect(await textIn('set', 'small-book-fearful-language-en-gb-letter-copy.pdf')).toContain(
      'Between Ana and Dee.',
    );
  });

  it('chooses parts of the book, and several forms', async () => {
    expect(octavo(folder.path, 'make', '-t', 'orders/both.yaml').code).toBe(0);
    expect(filesIn(folder.at('orders', 'short'))).toEqual([
      'small-book-dismissive-only-task-a4.pdf',
      'small-book-fearful-only-task-a4.pdf',
    ]);
    expect(await textIn('orders', 'short', 'small-book-fearful-only-task-a4.pdf')).toContain(
      'Look around first.',
    );
    expect(await textIn('orders', 'short', 'small-book-dismissive-only-task-a4.pdf')).toContain(
      'Count three things.',
    );
    expect(await textIn('orders', 'short', 'small-book-fearful-only-task-a4.pdf')).not.toContain('Between');
  });

  it('with a mistake writes nothing, and is told with its place and the nearest name', () => {
    const { code, out, err } = octavo(folder.path, 'make', '-t', 'orders/wrong.yaml');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.replaceAll('\\', '/')).toContain('orders/wrong.yaml:2:1: error: ');
    expect(err).toContain('did you mean `edition`?');
    expect(filesIn(folder.at('orders', 'never'))).toEqual([]);
  });

  it.each([
    ...[
      'unknown',
      'wrong-value',
      'twice',
      'unread',
      'bracket',
      'block',
      'fold',
      'tag',
      'version',
      'comma',
      'slot',
      'list',
      'blank',
      'control',
    ],
    'outside',
  ])("that holds the reader's words is never quoted: private/%s.yaml", (name) => {
    for (const voice of [[], ['--json']]) {
      const { code, out, err } = octavo(folder.path, 'make', '-t', `private/${name}.yaml`, ...voice);
      expect(code).toBe(1);
      expect((out + err).replaceAll('\\', '/')).toContain(`private/${name}.yaml`);
      expect(out + err).not.toContain('Wilhelmina');
    }
  });

  it('may have lines left empty: nothing is given by them', async () => {
    const { code, err } = octavo(folder.path, 'make', '-t', 'orders/blank.yaml', '--out', 'blank');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(filesIn(folder.at('blank'))).toEqual(['small-book-fearful-a4.pdf']);
    expect(await textIn('blank', 'small-book-fearful-a4.pdf')).toContain('Between you and someone.');
  });

  it('is told of a slot that there is not, even when nothing is given for it', () => {
    expect(octavo(folder.path, 'make', '-t', 'private/blank.yaml').err).toContain('[choose/unknown-slot]');
  });

  it('with a control character in it is refused where that stands', () => {
    const { code, err } = octavo(folder.path, 'make', '-t', 'private/control.yaml');
    expect(code).toBe(1);
    expect(err.replaceAll('\\', '/')).toBe(
      'private/control.yaml:4:9: error: what is given for the reader must hold no control characters but tabs and line breaks [ticket/wrong-value]\n  hint: take it out: it often comes with what is pasted\n1 mistake; nothing was written\n',
    );
    const flag = octavo(folder.path, 'make', '--name', 'Wilhelmina\u0007');
    expect(flag).toMatchObject({ code: 1, err: expect.stringContaining('control characters') });
    expect(flag.err).not.toContain('Wilhelmina');
  });

  it('that cannot be read says where, and why in words of our own', () => {
    const { err } = octavo(folder.path, 'make', '-t', 'private/bracket.yaml');
    expect(err.replaceAll('\\', '/')).toBe(
      [
        'private/bracket.yaml:2:9: error: this cannot be read as YAML [author/yaml]',
        '  hint: put quotes round a text that holds signs such as `|`, `]` or `!`',
        '1 mistake; nothing was written\n',
      ].join('\n'),
    );
  });

  it('whose slot is misspelt names it where a slot is near, whatever else is given by flags', () => {
    for (const flags of [[], ['--name', 'Ana']]) {
      const { err } = octavo(folder.path, 'make', '-t', 'private/near.yaml', ...flags);
      expect(err.replaceAll('\\', '/')).toContain(
        'private/near.yaml:3:17: error: there is nothing called `nmae`',
      );
      expect(err).toContain('did you mean `name`?');
      const unnamed = octavo(folder.path, 'make', '-t', 'private/slot.yaml', ...flags).err.replaceAll(
        '\\',
        '/',
      );
      expect(unnamed).toContain('private/slot.yaml:3:23: error: ');
      expect(unnamed).not.toContain('Wilhelmina');
    }
  });

  it('that is not there is named', () => {
    const { code, err } = octavo(folder.path, 'make', '-t', 'orders/none.yaml');
    expect(code).toBe(1);
    expect(err.replaceAll('\\', '/')).toContain('the ticket `orders/none.yaml` cannot be read');
    expect(err).not.toContain('choose another place');
  });
});

describe('flags alone', () => {
  const flags = ['--content', 'content', '--templates', 'templates'];

  it.each([
    [['--form', 'fearfull'], 'did you mean `fearful`?'],
    [['--edition', 'a44'], 'did you mean `a4`?'],
    [['--only', 'task,tsak'], 'did you mean `task`?'],
    [['--without', 'prob'], 'did you mean `probe`?'],
    [['--theme', 'octavoo'], 'did you mean `octavo`?'],
    [['--set', 'persn=Bo'], 'did you mean `person`?'],
    [['--start', 'tomorrow'], 'must be a date like `2026-11-22`'],
    [['--start', '2026-02-31'], 'must be a date like `2026-11-22`'],
    [['--set', 'constructor=x'], 'there is nothing of this name'],
    [['--without', 'one'], '[choose/nothing-left]'],
    [['--language', 'de'], 'must be one of `en-US`, `en-GB`'],
  ])('%j is a mistake that says what would be right', (wrong, right) => {
    const { code, out, err } = octavo(folder.path, 'make', ...flags, ...wrong, '--out', 'mistaken');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(right);
    // Neither is the content blamed for it, nor is what was given said to be missing.
    expect(err).toContain('1 mistake; nothing was written');
    expect(err).not.toContain('missing');
    expect(filesIn(folder.at('mistaken'))).toEqual([]);
  });

  it('--without leaves parts out', async () => {
    expect(
      octavo(folder.path, 'make', ...flags, '--without', 'probe', '-f', 'fearful', '--out', 'without').code,
    ).toBe(0);
    const text = await textIn('without', 'small-book-fearful-without-probe-a4.pdf');
    expect(text).toContain('Look around first.');
    expect(text).not.toContain('Between');
  });
});
