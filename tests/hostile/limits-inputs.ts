/** Files of a content, by path; layouts stand in `templates`. */
export type LargeInput = Readonly<Record<string, string>>;

const book = (sections: string, more = ''): string =>
  `title: Small\nsubtitle: Book\nauthor: Octavo\nlanguage: en-US\nedition: First\ndate: 2026-11-22\nfront: [page]\nparts: [{ id: one, opening: page, sections: [${sections}] }]\n${more}`;

/** A book that lists many exercises, in parts of as many as one may hold. */
const bookOfMany = (count: number): string => {
  const parts = Array.from({ length: Math.ceil(count / 500) }, (_, part) => {
    const ids = Array.from({ length: Math.min(500, count - part * 500) }, (_, at) => `e${part * 500 + at}`);
    return `  - { id: p${part}, opening: page, sections: [${ids.join(', ')}] }`;
  });
  return book('').replace(/^parts:.*$/m, `parts:\n${parts.join('\n')}`);
};

const page = (rest: string): string => `id: page\nkind: page\ntitle: A page\nlayout: page\n${rest}`;

/** A content of one page. */
const ofPage = (rest: string, more: LargeInput = {}): LargeInput => ({
  'content/book.yaml': book(''),
  'content/pages/page.yaml': page(rest),
  ...more,
});

/** A content of one page with plain words, beside what is tried. */
const beside = (more: LargeInput): LargeInput => ofPage('blocks: [{ p: Some words. }]\n', more);

/** As many texts, each made of its number, until a file is nearly as long as a file may be. */
const many = (count: number, text: (index: number) => string, join = '\n'): string => {
  const parts: string[] = [];
  let [length, signs] = [0, 0];
  for (let index = 0; index < count; index++) {
    const part = text(index);
    length += part.length + join.length;
    signs += [...part, ...join].filter((sign) => '\n,:{}[]<'.includes(sign)).length;
    if (length > 199_000 || signs > 29_900) break;
    parts.push(part);
  }
  return parts.join(join);
};

const most = Number.POSITIVE_INFINITY;

/** Paragraphs, each as long as one may be. */
const paragraphs = (sign: string): LargeInput => {
  const text = sign.repeat(Math.floor(9990 / sign.length)).replaceAll("'", "''");
  return ofPage(`blocks:\n${many(most, (index) => `  - p: '${index}${text}'`)}\n`);
};

const layout = (text: string): LargeInput => beside({ 'templates/page.hbs': text });

const section = (inner: string): string => `<section furniture="none">${inner}</section>`;

const files = (count: number, text: (index: number) => string): LargeInput =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`content/many/e${index}.yaml`, text(index)]),
  );

/** Texts of content: fields, blocks, words and signs in great numbers. */
const contents: Readonly<Record<string, () => LargeInput>> = {
  'unknown keys': () => ofPage(`blocks: []\n${many(most, (index) => `k${index}: 1`)}\n`),
  'unknown keys in a map': () =>
    ofPage(`blocks:\n  - p: { text: a, ${many(most, (index) => `k${index}: 1`, ', ')} }\n`),
  'unknown blocks': () => ofPage(`blocks:\n${many(most, (index) => `  - k${index}: 1`)}\n`),
  'wrong blocks': () => ofPage(`blocks:\n${many(most, () => '  - lines: -5')}\n`),
  'blocks with unknown fields': () => ofPage(`blocks:\n${many(most, () => '  - lines: { x: 1 }')}\n`),
  'the same key': () => ofPage(`blocks: []\n${many(most, () => 'k: 1')}\n`),
  'the same mistake': () => ofPage(`blocks:\n${many(most, () => '- q')}\n`),
  paragraphs: () => ofPage(`blocks:\n${many(most, () => '  - p: Some words of a text.')}\n`),
  'small paragraphs': () => ofPage(`blocks:\n${many(most, () => '  - p: a')}\n`),
  'writing lines': () => ofPage(`blocks:\n${many(most, () => '  - lines: 40')}\n`),
  tables: () => ofPage(`blocks:\n${many(most, () => '  - table: { columns: [a, b], rows: 40 }')}\n`),
  'a list': () => ofPage(`blocks:\n  - list: [${many(most, () => 'a', ', ')}]\n`),
  'empty entries': () => ofPage(`blocks:\n${many(most, () => '-')}\n`),
  'broken lines': () => ofPage(`blocks:\n${many(most, () => '"')}\n`),
  'unclosed brackets': () => ofPage(`blocks:\n${many(most, () => '  [')}\n`),
  'deep lists': () => ofPage(`blocks:\n  ${'['.repeat(14_000)}${']'.repeat(14_000)}\n`),
  'a comment': () => ofPage(`blocks: []\n${many(most, () => '#')}\n`),
  aliases: () => ofPage(`blocks:\n${many(most, (index) => `- &a${index} *a${index}`)}\n`),
  'slots without a name': () => paragraphs('{{name}} '),
  'unknown slots': () => ofPage(`blocks:\n${many(most, (index) => `  - p: '{{n${index}}}'`)}\n`),
  'links that lead nowhere': () => ofPage(`blocks:\n${many(most, (index) => `  - p: '[a](#n${index})'`)}\n`),
  headings: () => ofPage(`blocks:\n${many(most, (index) => `  - heading: { text: a, id: h${index} }`)}\n`),
  'the same heading': () => ofPage(`blocks:\n${many(most, () => `  - heading: a`)}\n`),
  'unknown evidence': () => ofPage(`blocks: []\nevidence: [${many(most, (index) => `r${index}`, ', ')}]\n`),
  'unknown only': () => ofPage(`blocks: []\nonly: [${many(most, (index) => `r${index}`, ', ')}]\n`),
  'earlier names': () => ofPage(`blocks: []\nwas: [${many(most, (index) => `r${index}`, ', ')}]\n`),
};

/** Paragraphs that hold one sign alone. */
const signs = [
  'a',
  'a ',
  '*',
  '**a** ',
  '_',
  '_a_',
  '[',
  ']',
  '[a](',
  '[a](#b)',
  '![',
  '<',
  '`',
  '``a',
  '\\',
  '(',
  ')',
  '{',
  '{{',
  '}}',
  '&',
  '&amp;',
  '\u0301',
  'q\u0301 ',
  '\u200d',
  '😀',
  'é',
  '-',
  'a-',
  '\u00ad',
  '~',
  '***a ',
  '[*',
  '*[',
  '[[a]',
  '\u00a0',
  '. ',
  "'",
  '"',
  '1/2 ',
  'fi',
  '—',
];

/** Frames of a content: its books, choices, slots and words. */
const frames: Readonly<Record<string, () => LargeInput>> = {
  'an order of unknown sections': () => ({
    ...beside({}),
    'content/book.yaml': book(many(most, (index) => `s${index}`, ', ')),
  }),
  'an order of one section': () => ({
    ...beside({}),
    'content/book.yaml': book(many(most, () => 'page', ', ')),
  }),
  'unknown fields of a book': () => ({
    ...beside({}),
    'content/book.yaml': book(
      '',
      many(most, (index) => `k${index}: 1`),
    ),
  }),
  parts: () => ({
    ...beside({}),
    'content/book.yaml': `title: Small\nsubtitle: Book\nauthor: Octavo\nlanguage: en-US\nedition: First\ndate: 2026-11-22\nfront: [page]\nparts:\n${many(most, (index) => `  - { id: p${index}, opening: page, sections: [] }`)}\n`,
  }),
  axes: () =>
    beside({ 'content/choices.yaml': many(most, (index) => `a${index}: { o${index}: { title: T } }`) }),
  options: () =>
    beside({
      'content/choices.yaml': `form: { ${many(most, (index) => `o${index}: { title: T }`, ', ')} }\n`,
    }),
  'the same options': () =>
    beside({ 'content/choices.yaml': many(most, (index) => `a${index}: { one: { title: T } }`) }),
  'options and wordings': () =>
    ofPage(`blocks:\n  - p: { ${many(most, (index) => `o${index}: a`, ', ')} }\n`, {
      'content/choices.yaml': `form: { ${many(most, (index) => `o${index}: { title: T }`, ', ')} }\n`,
    }),
  'wordings along many axes': () =>
    ofPage(`blocks:\n${many(most, (index) => `  - p: { o${index % 40}: a, otherwise: b }`)}\n`, {
      'content/choices.yaml': many(
        40,
        (index) => `a${index}: { o${index}: { title: T }, p${index}: { title: T } }`,
      ),
    }),
  'blocks for unknown options': () =>
    ofPage(`blocks:\n${many(most, (index) => `  - { p: a, only: x${index} }`)}\n`, {
      'content/choices.yaml': 'form: { one: { title: T }, two: { title: T } }\n',
    }),
  slots: () =>
    beside({ 'content/slots.yaml': many(most, (index) => `s${index}: { label: a, otherwise: b }`) }),
  'unknown words': () => beside({ 'content/words.yaml': many(most, (index) => `w${index}: { a: b }`) }),
  'unknown words of a kind': () =>
    beside({ 'content/words.yaml': `gate: { ${many(most, (index) => `w${index}: b`, ', ')} }\n` }),
  references: () => beside({ 'content/references.yaml': many(most, (index) => `r${index}: { text: a }`) }),
  'help lines': () =>
    beside({ 'content/helplines.yaml': many(most, () => '- { country: GB, name: a, phone: 1 }') }),
  spelling: () =>
    beside({
      'content/spelling.yaml': `en-GB: { ${many(most, (index) => `w${index}: x${index}`, ', ')} }\n`,
    }),
  'spelling at the top': () =>
    beside({ 'content/spelling.yaml': many(most, (index) => `w${index}: x${index}`) }),
  books: () =>
    beside(
      Object.fromEntries(
        Array.from({ length: 3000 }, (_, index) => [`content/books/b${index}.yaml`, book('')]),
      ),
    ),
  'files of exercises': () =>
    beside(files(19_000, (index) => `id: e${index}\ntitle: T\nblocks: [{ p: a }]\n`)),
  'listed exercises': () => ({
    ...beside(files(3000, (index) => `id: e${index}\ntitle: T\nblocks: [{ p: a }]\n`)),
    'content/book.yaml': bookOfMany(3000),
  }),
  'files with mistakes': () => ({
    ...beside(files(5000, () => `ident: x\ntitel: T\n`)),
    'content/book.yaml': bookOfMany(5000),
  }),
  'broken files': () => ({
    ...beside(files(5000, () => `{`)),
    'content/book.yaml': bookOfMany(5000),
  }),
  'files of one name': () =>
    beside(
      Object.fromEntries(
        Array.from({ length: 5000 }, (_, index) => [
          `content/m${index}/same.yaml`,
          'id: same\ntitle: T\nblocks: []\n',
        ]),
      ),
    ),
  'right files, all of them listed': () => ({
    ...beside(
      files(
        4,
        (index) => `id: e${index}\ntitle: T\nblocks:\n${many(most, () => '  - p: Some words of a text.')}\n`,
      ),
    ),
    'content/book.yaml': bookOfMany(4),
  }),
  'small right files, all of them listed': () => ({
    ...beside(
      files(
        280,
        (index) => `id: e${index}\ntitle: T\nblocks:\n${many(250, () => '  - p: Some words of a text.')}\n`,
      ),
    ),
    'content/book.yaml': bookOfMany(90),
  }),
  'large files': () => ({
    ...beside(files(4, (index) => `id: e${index}\ntitle: T\n${many(most, (key) => `k${key}: 1`)}\n`)),
    'content/book.yaml': bookOfMany(4),
  }),
};

/** Layouts, deep and wide. */
const layouts: Readonly<Record<string, () => LargeInput>> = {
  'deep elements': () => layout(section('<box>'.repeat(14_000) + '</box>'.repeat(14_000))),
  'deep bold': () => layout(section(`<p>${'<b>'.repeat(14_000)}a${'</b>'.repeat(14_000)}</p>`)),
  'wide elements': () => layout(section(many(most, () => '<p>a</p>', ''))),
  'unknown elements': () => layout(section(many(most, (index) => `<x${index}/>`, ''))),
  'unknown attributes': () => layout(section(`<p ${many(most, (index) => `a${index}="b"`, ' ')}>a</p>`)),
  'unknown inline elements': () => layout(section(`<p>${many(most, (index) => `<x${index}/>`, '')}</p>`)),
  'unclosed elements': () => layout(section(many(most, () => '<p>', ''))),
  'unclosed sections': () => layout(many(most, () => '<section>', '')),
  sections: () => layout(many(most, () => '<section><p>a</p></section>', '')),
  brackets: () => layout('<'.repeat(29_000)),
  braces: () => layout('{'.repeat(29_000)),
  'closing braces': () => layout('}'.repeat(29_000)),
  'open blocks': () => layout(many(most, () => '{{#each blocks}}', '')),
  'deep blocks': () => layout(section('{{#if title}}'.repeat(7_000) + '{{/if}}'.repeat(7_000))),
  'unknown names': () => layout(section(many(most, (index) => `{{n${index}}}`, ''))),
  'unknown helpers': () => layout(section(many(most, (index) => `{{h${index} title}}`, ''))),
  'unknown partials': () => layout(section(many(most, (index) => `{{> p${index}}}`, ''))),
  'long paths': () => layout(section(`{{${many(most, () => 'a', '.')}}}`)),
  'upward paths': () => layout(section(`{{${'../'.repeat(60_000)}a}}`)),
  expressions: () => layout(section(`{{${'('.repeat(95_000)}}}`)),
  arguments: () => layout(section(`{{#if ${many(most, () => 'title', ' ')}}}{{/if}}`)),
  backslashes: () => layout(section(`<p>${'\\'.repeat(195_000)}</p>`)),
  comments: () => layout(section(many(most, () => '{{!-- a', ''))),
  'markup comments': () => layout(section(many(most, () => '<!-- a', ''))),
  entities: () => layout(section(`<p>${many(most, (index) => `&e${index};`, '')}</p>`)),
  'a text': () => layout(section(`<p>${many(most, () => 'word ', '')}</p>`)),
  'turns in turns': () =>
    layout(section(`${'{{#each blocks}}'.repeat(60)}{{this}}${'{{/each}}'.repeat(60)}`)),
  'turns of turns': () => ({
    ...layout(
      section(
        '{{#each blocks}}{{#each @root.blocks}}{{#each @root.blocks}}{{this}}{{/each}}{{/each}}{{/each}}',
      ),
    ),
    'content/pages/page.yaml': page(`blocks:\n${many(500, () => '  - p: a')}\n`),
  }),
  layouts: () =>
    beside(
      Object.fromEntries(
        Array.from({ length: 5000 }, (_, index) => [`templates/l${index}.hbs`, section('<p>a</p>')]),
      ),
    ),
};

const theme = (text: string): LargeInput => ({ ...beside({ 'templates/themes/octavo.yaml': text }) });

const looks: Readonly<Record<string, () => LargeInput>> = {
  'unknown tokens': () =>
    beside({
      'templates/themes/own.yaml': `extends: octavo\n${many(most, (index) => `k${index}: 1`)}\n`,
      'ticket.yaml': 'theme: own\n',
    }),
  'unknown colors': () =>
    beside({
      'templates/themes/own.yaml': `extends: octavo\ncolors: { ${many(most, (index) => `k${index}: '#000000'`, ', ')} }\n`,
      'ticket.yaml': 'theme: own\n',
    }),
  'themes in a row': () =>
    beside({
      ...Object.fromEntries(
        Array.from({ length: 2000 }, (_, index) => [
          `templates/themes/t${index}.yaml`,
          `extends: t${index + 1}\n`,
        ]),
      ),
      'ticket.yaml': 'theme: t0\n',
    }),
  'a theme of signs': () => theme(many(most, () => '[', '')),
  'unknown fields of an edition': () =>
    beside({
      'templates/editions/own.yaml': `title: T\n${many(most, (index) => `k${index}: 1`)}\n`,
      'ticket.yaml': 'edition: own\n',
    }),
};

const ticket = (text: string): LargeInput => beside({ 'ticket.yaml': text });

const tickets: Readonly<Record<string, () => LargeInput>> = {
  'unknown fields of a ticket': () => ticket(many(most, (index) => `k${index}: 1`)),
  'unknown sections': () => ticket(`only: [${many(most, (index) => `s${index}`, ', ')}]\n`),
  'the same section': () => ticket(`only: [${many(most, () => 'page', ', ')}]\n`),
  'unknown slots': () => ticket(`slots: { ${many(most, (index) => `s${index}: a`, ', ')} }\n`),
  'unknown choices': () => ticket(`choices: { ${many(most, (index) => `s${index}: a`, ', ')} }\n`),
  'unknown editions': () => ticket(`edition: [${many(most, (index) => `s${index}`, ', ')}]\n`),
  'the same edition': () => ticket(`edition: [${many(most, () => 'a4', ', ')}]\n`),
  'a long name': () => ticket(`reader: { name: ${many(most, () => 'a', '')} }\n`),
  answers: () => ticket(`answers: { ${many(most, (index) => `s${index}: { a: b }`, ', ')} }\n`),
};

const named = (kind: string, cases: Readonly<Record<string, () => LargeInput>>) =>
  Object.entries(cases).map(([name, make]) => [`${kind}: ${name}`, make] as const);

/** Inputs as large as they may be, by what there is so much of. */
export const largeInputs: readonly (readonly [name: string, make: () => LargeInput])[] = [
  ...named('content', contents),
  ...signs.map((sign) => [`paragraphs of ${JSON.stringify(sign)}`, () => paragraphs(sign)] as const),
  ...named('frame', frames),
  ...named('layout', layouts),
  ...named('look', looks),
  ...named('ticket', tickets),
];
