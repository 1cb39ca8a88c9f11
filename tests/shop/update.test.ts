import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answers, type Diagnostic, makeWorkbooks, type Sources } from '../../src/core/index.ts';
import { openUpdates, type UpdateWishes } from '../../src/core/shop/update.ts';
import { nodePlatform } from '../../src/node/platform.ts';
import { readFilledPdf } from '../../src/reader/pdf-fields.ts';
import { build, octavo } from '../cli/octavo.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { type Folder, makeFolder, type Overrides, smallFiles } from '../support/folder.ts';
import { wordsOfPages } from '../support/read-pdf.ts';
import { bundleOf, productText, shopFiles } from './small-product.ts';

const book = (date: string): string => `title: Small Book
author: Octavo
language: en-US
date: ${date}
each: form
parts: [{ id: one, opening: opening, sections: [probe, task] }]
`;

const page = (blocks: string): string => `id: probe\nkind: page\ntitle: Probe\nblocks:\n${blocks}`;

/** What was sold first. */
const first: Overrides = {
  'content/book.yaml': book('2026-11-01'),
  'content/pages/probe.yaml': page(`  - lines: { ask: What came next?, id: next }
  - lines: What does the sea say?
  - checklist: { ask: 'Which?', items: [one, another] }
  - lines: Only here.
    only: fearful
`),
};

/** What is sold now: other words, and a question less. */
const second: Overrides = {
  'content/book.yaml': book('2026-11-28'),
  'content/pages/probe.yaml': page(`  - lines: { ask: And then?, id: next }
  - checklist: { ask: Which of these?, items: [one, another], was: which }
  - lines: Only here.
    only: fearful
  - lines: Something new
`),
};

const given: Answers = new Map<string, string | boolean>([
  ['probe.next', 'the tide came'],
  ['probe.what-does-the-sea-say', 'it says quirina'],
  ['probe.which.another', true],
]);

/** A copy as a buyer has it. */
const copyOf = async (
  sources: Sources,
  form: string,
  answers: Answers = given,
  edition = 'fillable',
): Promise<Uint8Array> => {
  const options = { report: () => undefined, answers, platform: nodePlatform };
  const [workbook] = makeWorkbooks(sources, { edition, form }, options);
  if (!workbook) throw new Error('the copy is not made');
  return workbook.bytes();
};

const [before, now] = [sourcesOf(smallFiles(first)), sourcesOf(smallFiles(second))];

const update = async (copy: Uint8Array, wishes: Partial<UpdateWishes> = {}, fields = {}) => {
  const diagnostics: Diagnostic[] = [];
  const report = (one: Diagnostic): number => diagnostics.push(one);
  const product = { file: 'product.yaml', text: productText(fields) };
  const from = { sources: now, product, shops: shopFiles };
  const press = openUpdates(from, { choices: {}, ...wishes }, { report, platform: nodePlatform });
  const made = await press?.(await readFilledPdf(copy), report);
  return { made, diagnostics, codes: diagnostics.map(({ code }) => code) };
};

const filledIn = async (bytes: Uint8Array): Promise<ReadonlyMap<string, unknown>> =>
  new Map(
    (await readFilledPdf(bytes)).fields.flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );

describe('a copy filled in before the last version', () => {
  it('carries its answers over, and tells what has changed since it was sold', async () => {
    const { made, codes } = await update(await copyOf(before, 'fearful'));
    expect(codes).toEqual(['answers/unused']);
    expect(made).toMatchObject({ since: '1.0', version: '1.1', carried: 2, gone: 1 });
    expect(made?.of).toEqual(['fearful', 'fillable']);
    expect(await filledIn(made?.bytes ?? new Uint8Array())).toEqual(
      new Map<string, unknown>([
        ['probe.next', 'the tide came'],
        ['probe.which-of-these.another', true],
      ]),
    );
    const pages = await wordsOfPages(made?.bytes ?? new Uint8Array());
    const told = pages[(made?.page ?? 0) - 1] ?? '';
    for (const words of ['version 1.0', 'Version 1.1, 2026-11-28', 'A new page.', 'What does the sea say?'])
      expect(told).toContain(words);
    expect(told).not.toContain('The first.');
    expect(pages.join(' ')).not.toContain('quirina');
  });

  it('is known by its fields: the other form gets the other form', async () => {
    const { made } = await update(await copyOf(before, 'dismissive'));
    expect(made?.of).toEqual(['dismissive', 'fillable']);
  });

  it.each(['fillable', 'fillable-letter'])('stays on its paper where both are sold: %s', async (edition) => {
    const books = '[{ book: book, editions: [fillable, fillable-letter] }]';
    const { made } = await update(await copyOf(before, 'fearful', given, edition), {}, { books });
    expect(made?.of).toEqual(['fearful', edition]);
  });

  it('is of the version that is named, or of one older than all, in place of what its day tells', async () => {
    const copy = await copyOf(before, 'fearful');
    const named = await update(copy, { since: '1.1' });
    expect([named.made?.since, named.codes]).toEqual(['1.1', ['shop/nothing-new', 'answers/unused']]);
    const changes = '[{ version: "1.1", date: 2026-11-28, changes: [A new page.] }]';
    const old = await update(copy, {}, { changes });
    const pages = await wordsOfPages(old.made?.bytes ?? new Uint8Array());
    expect([old.made?.since, pages.join(' ').includes('A new page.')]).toEqual([undefined, true]);
  });

  it('of the present version gets no page, and a word that nothing is new', async () => {
    const answers = new Map([['probe.next', 'the tide']]);
    const { made, codes } = await update(await copyOf(now, 'fearful', answers));
    expect([made?.page, codes]).toEqual([undefined, ['shop/nothing-new']]);
    expect(await filledIn(made?.bytes ?? new Uint8Array())).toEqual(answers);
  });

  it('is told by the day of the product that it was sold by, whatever day its content bears', async () => {
    const { bundle } = await bundleOf({}, shopFiles, undefined, before);
    const sold = bundle?.files.find(({ name }) => name === 'fearful-form/files/Small Book - Fillable.pdf');
    expect((await readFilledPdf(sold?.bytes ?? new Uint8Array())).made).toBe('2026-11-28');
  });

  it.each([
    ['a version that there never was', { since: '7.0' }, 'shop/unknown-version'],
    ['a form that is not sold', { choices: { form: ['feerful'] } }, 'shop/other-book'],
  ])('is refused for %s', async (_, wishes, code) => {
    const { made, codes } = await update(await copyOf(before, 'fearful'), wishes);
    expect([made, codes]).toEqual([undefined, [code]]);
  });

  it('of another product is refused, and nothing of it is quoted', async () => {
    const other = smallFiles({
      'content/pages/probe.yaml': page('  - lines: { ask: Quite other, id: other }\n  - lines: Things\n'),
    });
    const { made, diagnostics } = await update(
      await copyOf(sourcesOf(other), 'fearful', new Map([['probe.other', 'quirina']])),
    );
    expect([made, diagnostics.map(({ code }) => code)]).toEqual([undefined, ['shop/other-book']]);
    expect(JSON.stringify(diagnostics)).not.toContain('quirina');
  });
});

describe('octavo update', () => {
  let folder: Folder;
  beforeAll(async () => {
    await build();
    folder = makeFolder(smallFiles({ ...second, 'product.yaml': productText({ content: 'content' }) }));
    for (const form of ['fearful', 'dismissive'])
      writeFileSync(folder.at(`${form}.pdf`), await copyOf(before, form));
  });
  afterAll(() => folder.remove());
  const run = (...args: readonly string[]) =>
    octavo(folder.path, 'update', ...args, '--product', 'product.yaml');

  it('writes a copy beside no other, called as the earlier one with the version behind it', async () => {
    const { code, out, err } = run('*.pdf');
    expect([code, err.includes('What does the sea say?')]).toEqual([0, true]);
    expect(out).toContain('fearful-1.1.pdf  fearful, fillable: 2 answers carried over from version 1.0');
    expect(out + err).not.toContain('quirina');
    expect(run('*.pdf').out).toContain('unchanged');
  });

  it('never takes the place of another buyer’s copy that was called alike, and keeps two of one run apart', async () => {
    const buyers = ['one', 'two'];
    for (const buyer of buyers) {
      mkdirSync(folder.at(buyer));
      const answers = new Map([['probe.next', buyer]]);
      writeFileSync(folder.at(buyer, 'book.pdf'), await copyOf(before, 'fearful', answers));
    }
    expect(run('one/book.pdf', '--out', 'kept').out).not.toContain('beside another');
    expect(run('two/book.pdf', '--out', 'kept').out).toContain('beside another copy, book-1.1.pdf');
    expect(readdirSync(folder.at('kept')).sort()).toEqual(['book-1.1-2.pdf', 'book-1.1.pdf']);
    expect(run('one/book.pdf', '--out', 'kept').out).toContain('unchanged');
    expect(run('one/book.pdf', 'two/book.pdf', '--out', 'both').code).toBe(0);
    expect(readdirSync(folder.at('both'))).toHaveLength(2);
  });

  it('writes nothing where one of the files is none of the product', () => {
    writeFileSync(folder.at('broken.pdf'), 'no PDF');
    const { code, err } = run('fearful.pdf', 'broken.pdf', '--out', 'new');
    expect([code, err.includes('cli/not-a-pdf')]).toEqual([1, true]);
    expect(run('fearful.pdf', '--out', 'new').out).not.toContain('unchanged');
  });
});
