import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showDiagnostic } from '../../src/cli/show-diagnostic.ts';
import { nearest } from '../../src/core/index.ts';
import { error, type Place } from '../../src/core/model/diagnostic.ts';
import { filesBelow, type Overrides, root, smallFiles, textOf } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { type Expected, fixtures, foundIn } from './fixtures.ts';
import { makePng } from './make-png.ts';
import { mistakesIn, sourcesOf } from './run-pipeline.ts';

const inOrder = (all: readonly Expected[]): readonly string[] =>
  all.map(({ what, hint }) => (hint === undefined ? what : `${what} (${hint})`)).sort();

const codesIn = (overrides: Overrides, flags = {}): readonly string[] =>
  mistakesIn(sourcesOf(smallFiles(overrides)), undefined, flags).map(({ code }) => code);

/** Files of the base that an author would write, each to be spoilt in turn. */
const spoilable = [
  'content/pages/probe.yaml',
  'content/one/task.yaml',
  'content/book.yaml',
  'templates/page.hbs',
];
const whole = smallFiles();

describe('each mistake is said once, where it stands', () => {
  it.each(fixtures.map((fixture) => [fixture.name, fixture] as const))('%s', (_, fixture) => {
    expect(fixture.expected, 'a fixture expects something').not.toEqual([]);
    expect(inOrder(foundIn(fixture))).toEqual(inOrder(fixture.expected));
  });
});

describe('a run tells all it can', () => {
  it('mistakes in two files are both told in one run', () => {
    const both = foundIn({
      name: 'both',
      flags: {},
      expected: [],
      overrides: {
        'content/pages/probe.yaml': 'id: probe\nkind: page\ntitle: Probe {{nam}}\n',
        'templates/page.hbs': '<section><p>{{titel}}</p></section>\n',
      },
    });
    expect(both.map(({ what }) => what)).toEqual([
      'content/pages/probe.yaml:3:8 error author/unknown-slot',
      'templates/page.hbs:1:15 error compose/unknown-slot',
    ]);
  });

  it('a mistake that both forms share is told once', () => {
    const twice =
      'id: probe\ntitle: Probe\nblocks: [{ heading: { dismissive: A, fearful: B } }, { video: c }]\n';
    expect(codesIn({ 'content/pages/probe.yaml': twice })).toEqual(['author/unknown-block']);
  });

  it('a speech bubble without words is told', () => {
    const rows = (reply: string) =>
      `id: probe\nkind: page\ntitle: Probe\nblocks:\n  - compare: { left: L, right: R, spoken: true, rows: [[Hi, '${reply}']] }\n`;
    expect(codesIn({ 'content/pages/probe.yaml': rows('') })).toEqual(['author/wrong-value']);
    expect(codesIn({ 'content/pages/probe.yaml': rows('Hello') })).toEqual([]);
  });

  it('a mistake in the wording of one form alone is told', () => {
    const one = 'id: probe\ntitle: Probe\nblocks: [{ p: { dismissive: Fine., fearful: "{{nam}}" } }]\n';
    expect(codesIn({ 'content/pages/probe.yaml': one })).toEqual(['author/unknown-slot']);
  });
});

describe('what follows from a mistake is not told as another', () => {
  const silentBeside = (overrides: Overrides, flags = {}): readonly string[] =>
    foundIn({ name: '', flags, expected: [], overrides }).map(({ what }) => what);

  it.each([
    ['{{#if}}', '1:1 error compose/template-syntax'],
    ['<p>{{uper title}}</p>', '1:6 error compose/unknown-helper'],
    ['{{> partials/nothing}}', '1:1 error compose/unknown-partial'],
    ['<p>{{constructor}}</p>', '1:6 error compose/refused-name'],
  ])('of a partial that holds `%s` nothing more is said in the layouts that use it', (partial, told) => {
    const layout = '<section>\n  {{> partials/facts}}\n</section>\n';
    expect(
      silentBeside({
        'templates/page.hbs': layout,
        'templates/exercise.hbs': layout,
        'templates/partials/facts.hbs': partial,
      }),
    ).toEqual([`templates/partials/facts.hbs:${told}`]);
  });

  it('of a theme that extends none there is, nothing else is said', () => {
    const mine = 'extends: octvo\nstyles: { body: { sise: 10pt } }\n';
    expect(silentBeside({ 'templates/themes/mine.yaml': mine }, { theme: 'mine' })).toEqual([
      'templates/themes/mine.yaml:1:10 error theme/unknown-base',
    ]);
  });
});

describe('what the reader entered', () => {
  it('is not repeated in the message on a character that no font has', () => {
    const [found, ...more] = mistakesIn(sourcesOf(whole), undefined, { reader: { name: '漢' } });
    expect(more).toEqual([]);
    expect(found?.code).toBe('type/missing-character');
    expect(found?.message).toContain('given for `name`');
    expect(JSON.stringify(found)).not.toContain('漢');
  });
});

describe('a frame that is missing is named', () => {
  it('content without a book is refused with that file named', () => {
    const found = mistakesIn(sourcesOf(smallFiles({ 'content/book.yaml': undefined })));
    expect(found.map(({ code }) => code)).toEqual(['author/no-file']);
    expect(found[0]?.message).toContain('`book.yaml`');
  });

  it('an empty content folder lacks a book, and nothing else', () => {
    const empty = Object.fromEntries(
      [...whole.keys()].filter((path) => path.startsWith('content/')).map((path) => [path, undefined]),
    );
    const found = mistakesIn(sourcesOf(smallFiles(empty)));
    expect(found.map(({ code }) => code)).toEqual(['author/no-file']);
    expect(found[0]?.message).toContain('`book.yaml`');
  });

  it('a word that some block prints and no words file has is told', () => {
    const shipped = readFileSync(join(root, 'templates/words.yaml'), 'utf8');
    const words = shipped.replace(/^chart: .*$/m, 'chart: {}');
    const found = mistakesIn(sourcesOf(smallFiles({ 'templates/words.yaml': words })));
    expect(found.map(({ code, hints }) => [code, ...hints])).toEqual([
      ['author/missing-word', 'add `chart: {stop: ...}` to `words.yaml`'],
      ['author/missing-word', 'add `chart: {example: ...}` to `words.yaml`'],
    ]);
  });

  it('without any layouts every section is told which layout it lacks', () => {
    const bare = { 'templates/page.hbs': undefined, 'templates/exercise.hbs': undefined };
    expect(new Set(codesIn(bare))).toEqual(new Set(['compose/unknown-layout']));
  });
});

describe('hints', () => {
  it('name the nearest name: any one slip in a name of four letters or more leads back to it', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const name = fc.string({ unit: letter, minLength: 4, maxLength: 12 });
    fc.assert(
      fc.property(name, fc.nat(), letter, (right, at, other) => {
        const index = at % right.length;
        const replaced = right.slice(0, index) + other + right.slice(index + 1);
        const dropped = right.slice(0, index) + right.slice(index + 1);
        for (const slip of [replaced, dropped, right + other])
          expect(nearest(slip, ['0000000000000', right])).toBe(right);
      }),
    );
  });

  it('name nothing when no name is near', () => {
    expect(nearest('zzzzzz', ['heading', 'list', 'box'])).toBeUndefined();
  });
});

describe('no input breaks the run', () => {
  it('a file cut off anywhere is read or refused, never thrown at', () => {
    for (const path of spoilable) {
      const text = textOf(whole.get(path) ?? '');
      for (let end = 0; end < text.length; end += isLong ? 1 : 23)
        expect(() => codesIn({ [path]: text.slice(0, end) }), `${path} up to ${end}`).not.toThrow();
    }
  });

  it('a file with a few characters exchanged is read or refused, never thrown at', () => {
    const odd = fc.constantFrom(
      ...'{}[]<>&*!|:#"\'`%@\\/\t\n\0\u2028',
      '{{',
      '}}',
      '---',
      '__proto__',
      '\u{1F600}',
      '&#0;',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...spoilable),
        fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 3 }),
        (path, edits) => {
          let text = textOf(whole.get(path) ?? '');
          for (const [at, put] of edits)
            text = text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1);
          codesIn({ [path]: text });
        },
      ),
      { numRuns: isLong ? 1000 : 40 },
    );
  });

  it('a file of blank lines is told as empty, and shown so', () => {
    const [found] = mistakesIn(sourcesOf(smallFiles({ 'content/pages/probe.yaml': '\n\n' })));
    const shown = found && showDiagnostic(found, () => ({ text: '\n\n', quoted: true }), false);
    expect(shown).toBe(
      [
        'content/pages/probe.yaml:1:1: error: the file is empty [author/empty]',
        '  hint: write something into it, or leave it out',
      ].join('\n'),
    );
  });

  it('a mistake in a partial is shown with the layouts that include it, a loop not endlessly', () => {
    const place = { file: 'part.hbs', start: 2, end: 5 };
    const loop = Array.from({ length: 100 }).reduce<Place>(
      (includedAt) => ({ file: 'page.hbs', start: 4, end: 5, includedAt }),
      { file: 'page.hbs', start: 0, end: 1 },
    );
    const known = () => ({ text: 'ab\ncd{{x}}', quoted: false });
    const shown = (includedAt: Place): readonly string[] =>
      showDiagnostic(error('a/b', 'no', { ...place, includedAt }, 'so'), known, false).split('\n');
    expect(shown({ file: 'page.hbs', start: 4, end: 5 })).toEqual([
      'part.hbs:1:3: error: no [a/b]',
      '  included at page.hbs:2:2',
      '  hint: so',
    ]);
    expect(shown(loop)).toHaveLength(10);
  });

  it.each(['', '\n', '{{!-- nothing --}}\n'])(
    'a layout that holds nothing, `%s`, is told of it',
    (layout) => {
      const found = mistakesIn(sourcesOf(smallFiles({ 'templates/page.hbs': layout })));
      expect(new Set(found.map(({ code, place }) => `${code} ${place?.file}`))).toEqual(
        new Set(['compose/markup templates/page.hbs']),
      );
    },
  );

  it('a layout with an element named like a member of every object is told of it', () => {
    const layout = '<section><p>one <constructor a="b">two</constructor></p></section>\n';
    expect(new Set(codesIn({ 'templates/page.hbs': layout }))).toEqual(new Set(['compose/markup']));
  });

  it.each(['[', '{', '- ', '? '])('ten thousand times `%s` are told as nested too deeply, once', (open) => {
    const deep = `id: probe\ntitle:\n  ${open.repeat(10_000)}\n`;
    expect(codesIn({ 'content/pages/probe.yaml': deep })).toEqual(['author/too-deep']);
  });

  it.each([
    ['two hundred thousand characters', `# ${'x'.repeat(200_000)}`],
    ['thirty thousand lines', '#\n'.repeat(30_001)],
  ])('a file of %s and more is refused unread', (_, text) => {
    expect(codesIn({ 'content/pages/probe.yaml': text })).toEqual(['author/too-large']);
    expect(codesIn({ 'templates/page.hbs': text })).toContain('author/too-large');
  });

  it('files that are together more than three of the largest titles are refused, with the one that is too much', () => {
    const files = Array.from({ length: 12 }, (_, index) => [
      `content/many/e${index}.yaml`,
      `id: e${index}\ntitle: T\nblocks: []\n# ${'x'.repeat(190_000)}\n`,
    ]);
    expect(codesIn(Object.fromEntries(files))).toEqual(['author/too-large']);
  });

  it('after a thousand mistakes no further file is looked at, which is told', () => {
    const wrong = (name: string): string => `id: ${name}\ntitle: T\nblocks: []\n`;
    const many = `${wrong('a')}${Array.from({ length: 1000 }, (_, index) => `k${index}: 1`).join('\n')}\n`;
    const found = codesIn({ 'content/many/a.yaml': many, 'content/many/b.yaml': `${wrong('b')}k: 1\n` });
    expect(found.filter((code) => code === 'author/unknown-field')).toHaveLength(1000);
    expect(found).toContain('author/too-many');
  });

  it('elements that stand too deep inside one another are refused, not recursed into', () => {
    const layout = `<section>${'<box>'.repeat(5000)}${'</box>'.repeat(5000)}</section>`;
    expect(new Set(codesIn({ 'templates/page.hbs': layout }))).toEqual(new Set(['compose/markup']));
  });

  it('blocks of a layout that stand too deep inside one another are refused before they are parsed', () => {
    const open = codesIn({ 'templates/page.hbs': '{{#each blocks}}'.repeat(7000) });
    const chain = codesIn({ 'templates/page.hbs': `{{#if a}}${'{{else if a}}'.repeat(7000)}{{/if}}` });
    expect(new Set([...open, ...chain])).toEqual(new Set(['compose/too-deep']));
  });

  it('a book of more than a thousand pages is refused where it grows too long', () => {
    const page = `id: probe\ntitle: P\nkind: page\nlayout: page\nblocks:\n${'  - lines: { min: 40, most: 40 }\n'.repeat(2000)}`;
    expect(codesIn({ 'content/pages/probe.yaml': page })).toEqual(['layout/too-long']);
  });

  it('keys that name parts of every object reach none of them', () => {
    codesIn({
      'content/pages/probe.yaml':
        'id: probe\ntitle: P\n__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\n',
    });
    expect('polluted' in {}).toBe(false);
  });
});

describe('themes', () => {
  const theme = textOf(filesBelow(join(root, 'templates/themes')).get('octavo.yaml') ?? '');

  it.each([
    ['styles', 'kicker', 'kikcer'],
    ['colors', 'tint', 'tnit'],
  ])('a theme of its own whose %s lack a name is told which, and the nearest', (room, name, slip) => {
    const text = theme.replace(`\n  ${name}: `, `\n  ${slip}: `);
    const [found, ...more] = mistakesIn(
      sourcesOf(smallFiles({ 'templates/themes/own.yaml': text })),
      undefined,
      {
        theme: 'own',
      },
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'theme/wrong-value', hints: [`did you mean \`${slip}\`?`] });
    expect(found?.message).toContain(`\`${name}\``);
    expect(text.slice(found?.place?.start).startsWith(`${room}:`)).toBe(true);
  });
});

describe('fonts', () => {
  it('with PostScript outlines, which no file of ours could hold, are refused in words of their own', () => {
    const bytes = filesBelow(join(root, 'fonts')).get('SourceSerif4-Regular.ttf');
    const outlined =
      typeof bytes === 'object'
        ? Uint8Array.from([...new TextEncoder().encode('OTTO'), ...bytes.slice(4)])
        : '';
    const theme = 'extends: octavo\nfonts: { text: { regular: Outlined } }\n';
    const files = { 'fonts/Outlined.otf': outlined, 'templates/themes/own.yaml': theme };
    const [found, ...more] = mistakesIn(sourcesOf(smallFiles(files)), undefined, { theme: 'own' });
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: 'type/postscript-font',
      message: 'the font `Outlined` has PostScript outlines (CFF), which cannot be embedded',
      hints: ['take its TrueType (.ttf) version'],
    });
  });

  it.each([
    ['wOF2', 'type/packed-font', 'the font `Own` is packed for web pages (WOFF2)'],
    ['ttcf', 'type/collection-font', 'the font `Own` is a collection of several fonts (TTC)'],
    ['\0\x01\0\0', 'type/broken-font', 'the font `Own` cannot be used: its table `DSIG` is cut off'],
  ])('that begin with %j are told by name, with what is wrong', (begins, code, message) => {
    const bytes = Buffer.from(`${begins}\0\x01\0\0\0\0\0\0DSIG\0\0\0\0\0\0\xff\xff\0\0\xff\xff`, 'latin1');
    const theme = 'extends: octavo\nfonts: { text: { regular: Own } }\n';
    const [found] = mistakesIn(
      sourcesOf(smallFiles({ 'fonts/Own.ttf': bytes, 'templates/themes/own.yaml': theme })),
      undefined,
      {
        theme: 'own',
      },
    );
    expect(found).toMatchObject({ code, message });
  });
});

describe('pictures', () => {
  const png = makePng(1, 1);
  const page = 'id: probe\ntitle: Probe\nblocks: [{ picture: { file: dot.png, alt: A dot., width: 10 } }]\n';
  const withPicture = (bytes: Uint8Array): readonly string[] =>
    codesIn({ 'content/pages/probe.yaml': page, 'content/images/dot.png': bytes });

  it('a whole PNG is taken without a word', () => {
    expect(withPicture(png)).toEqual([]);
  });

  it('a picture taller than a page is told', () => {
    const wide = page.replace('width: 10', 'width: 100');
    const [found, ...more] = mistakesIn(
      sourcesOf(smallFiles({ 'content/pages/probe.yaml': wide, 'content/images/dot.png': makePng(1, 9) })),
    );
    expect([found?.code, found?.message, more.length]).toEqual([
      'paginate/too-tall',
      'this is taller than a page',
      0,
    ]);
  });

  it('of a kind that cannot be placed is told by its kind: a doubt where it lies, a mistake where it is used', () => {
    const files = { 'content/images/dot.png': Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1') };
    const unused = page.replace('picture: { file: dot.png, alt: A dot., width: 10 }', 'p: A word.');
    const toldOf = (text: string) =>
      mistakesIn(sourcesOf(smallFiles({ ...files, 'content/pages/probe.yaml': text }))).map(
        ({ severity, message, hints }) => [severity, message, ...hints],
      );
    const told = ['the image `dot.png` is a WebP picture', 'use PNG or JPEG'];
    expect(toldOf(unused)).toEqual([['warning', ...told]]);
    expect(toldOf(page).sort()).toEqual([
      ['error', ...told],
      ['warning', ...told],
    ]);
  });

  it('a PNG cut off at any byte is refused', () => {
    for (let end = 0; end < png.length; end += isLong ? 1 : 5)
      expect(withPicture(png.subarray(0, end)), `${end} bytes`).toEqual(['layout/broken-picture']);
  });

  it('a PNG with any one byte spoilt is refused', () => {
    for (let at = 0; at < png.length; at += isLong ? 1 : 5) {
      const spoilt = Uint8Array.from(png, (byte, index) => (index === at ? byte ^ 0xff : byte));
      expect(withPicture(spoilt), `byte ${at}`).toEqual(['layout/broken-picture']);
    }
  });
});

describe('what is right is left alone', () => {
  it('nothing is said of the small base that the mistakes are laid over', () => {
    expect(mistakesIn(sourcesOf(whole))).toEqual([]);
  });

  const below = (folder: string, as: string) =>
    [...filesBelow(join(root, folder))].map(([path, bytes]) => [`${as}/${path}`, bytes] as const);
  const own = sourcesOf(new Map([...below('exercises/en', 'content'), ...below('templates', 'templates')]));

  it('nothing is said of the content and layouts that come with Octavo, in any form and edition', () => {
    const all = [...own.editions.keys()];
    expect(all.length).toBeGreaterThan(10);
    expect(mistakesIn(own, undefined, { edition: isLong ? all : ['a4', 'large-print'] })).toEqual([]);
  });

  it.runIf(isLong)('nothing is said of any of its books, of any length, for anyone and at any pace', () => {
    const books = [...own.content.keys()].flatMap((name) =>
      name.startsWith('books/') ? [name.slice('books/'.length)] : [],
    );
    expect(books.length).toBeGreaterThan(2);
    const others = [
      { length: 'short' },
      { length: 'pocket', pace: 'gentle' },
      { context: 'friends', cover: 'plain' },
    ];
    // What is chosen may make no difference in one of them, which is then said.
    for (const book of books)
      for (const flags of [{}, ...others])
        expect(
          mistakesIn(own, undefined, { book, ...flags }).filter(({ code }) => code !== 'wish/no-place'),
          book,
        ).toEqual([]);
  });
});
