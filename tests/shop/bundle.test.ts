import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/index.ts';
import { nodeSystem, type System } from '../../src/node/claim.ts';
import { checksumsFile, sha256, writeFolder } from '../../src/node/write-folder.ts';
import { faults, faultySystem } from '../node/faulty-files.ts';
import { makeFolder } from '../support/folder.ts';
import { wordsOfPages } from '../support/read-pdf.ts';
import { bundleOf, productText, textIn } from './small-product.ts';

describe('a bundle', () => {
  it('is the same bytes each time, whatever the time zone', async () => {
    const zone = process.env.TZ;
    const one = await bundleOf({
      shops: '{ etsy: {}, gumroad: {} }',
      books: '[{ editions: [a4, letter, fillable, greyscale, ink-saver] }]',
    });
    process.env.TZ = 'Pacific/Auckland';
    const other = await bundleOf({
      shops: '{ etsy: {}, gumroad: {} }',
      books: '[{ editions: [a4, letter, fillable, greyscale, ink-saver] }]',
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(one.bundle?.files.map(({ name }) => name)).toContain('dismissive-form/etsy/Small-Book.zip');
    expect(one.bundle?.files).toEqual(other.bundle?.files);
  });

  it('holds an offer for each option, with what buyers read first, the license and what is new', async () => {
    const made = await bundleOf();
    const names = made.bundle?.files.map(({ name }) => name) ?? [];
    for (const form of ['dismissive-form', 'fearful-form'])
      expect(names).toEqual(
        expect.arrayContaining(
          [
            'START HERE.pdf',
            'Small Book - A4.pdf',
            'Small Book - Fillable.pdf',
            'LICENSE.txt',
            'WHAT IS NEW.txt',
          ].map((file) => `${form}/files/${file}`),
        ),
      );
    expect(names[0]).toBe('CHECKLIST.pdf');
    expect(textIn(made, 'fearful-form/files/LICENSE.txt')).toContain('Print it as often as you like.');
    expect(textIn(made, 'fearful-form/files/WHAT IS NEW.txt')).toContain('• A new page.');
  });

  it('tells buyers what they have, how to fill it in, and what nobody has reviewed', async () => {
    const { bundle } = await bundleOf();
    const start = bundle?.files.find(({ name }) => name === 'dismissive-form/files/START HERE.pdf');
    const words = (await wordsOfPages(start?.bytes ?? new Uint8Array())).join(' ');
    for (const told of [
      'Small Book - A4',
      'Printing at home, on A4 paper',
      'How to fill it in on a screen',
      'For you alone',
      'A new page',
      'made with the help of AI tools',
      'Nobody outside has reviewed it',
      'Write to us.',
    ])
      expect(words).toContain(told);
    expect(words).not.toContain('How to fold');
  });

  it('names a reviewer in place of saying that there is none, in all that buyers read', async () => {
    const made = await bundleOf({ reviewer: 'Dr. Quirina' });
    const text = textIn(made, 'dismissive-form/etsy/listing.txt');
    expect(text).toContain('Reviewed by Dr. Quirina.');
    expect(text).not.toContain('Nobody outside');
  });

  it('lists what is left to do, shop by shop', async () => {
    const { bundle } = await bundleOf({
      shops: '{ etsy: { price: 5 EUR }, kdp: {} }',
      isbn: '{ kdp-8.5x11: 978-0-306-40615-7 }',
    });
    const words = (await wordsOfPages(bundle?.files[0]?.bytes ?? new Uint8Array())).join(' ');
    for (const told of [
      'Before you sell Small Book',
      'No reviewer is named',
      'Etsy: Dismissive form',
      'Set the price: 5 EUR',
      'START-HERE.pdf',
      'Declare AI tools',
      'Enter the ISBN 978-0-306-40615-7',
    ])
      expect(words).toContain(told);
  });

  it('bears the digest of each of its files', async () => {
    const made = await bundleOf();
    const lines = textIn(made, checksumsFile).trim().split('\n');
    const files = made.bundle?.files.filter(({ name }) => name !== checksumsFile) ?? [];
    expect(lines).toEqual(files.map(({ name, bytes }) => `${sha256(bytes)}  ${name}`));
  });
});

describe('a product.yaml that is wrong', () => {
  const lineOf = (field: string, fields: Readonly<Record<string, string>>): number =>
    productText(fields)
      .split('\n')
      .findIndex((line) => line.startsWith(`${field}:`)) + 1;
  const lineAt = ({ place }: Diagnostic, text: string): number =>
    text.slice(0, place?.start ?? 0).split('\n').length;

  it('is told all at once, each mistake with its place and a hint', async () => {
    const fields = {
      shops: '{ etsi: {} }',
      books: '[{ book: booc, editions: [a5] }]',
      isbn: '{ a44: 978-0-306-40615-7 }',
    };
    const { bundle, diagnostics } = await bundleOf(fields);
    expect(bundle).toBeUndefined();
    const told = diagnostics.map((one) => [one.message, one.hints[0], lineAt(one, productText(fields))]);
    expect(told.slice(0, 4)).toEqual([
      ['there is no book `booc`', 'did you mean `book`?', lineOf('books', fields)],
      ['there is no edition `a5`', 'did you mean `a4`?', lineOf('books', fields)],
      ['there is no shop `etsi`', 'did you mean `etsy`?', lineOf('shops', fields)],
      ['there is no edition `a44`', 'did you mean `a4`?', lineOf('isbn', fields)],
    ]);
  });

  it.each([
    ['title', '{ a: b }', 'shop/wrong-value'],
    ['disclosure', '{ text: yes, images: none, translations: none }', 'shop/wrong-value'],
    ['colour', 'red', 'shop/unknown-field'],
    ['books', '[]', 'shop/wrong-value'],
    ['each', 'fom', 'shop/unknown-name'],
    ['books', '[{ editions: [a4] }, { editions: [a4] }]', 'shop/same-name'],
  ])('is refused for %s: %s', async (field, value, code) => {
    const { bundle, diagnostics } = await bundleOf({ [field]: value });
    expect(bundle).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toContain(code);
    expect(diagnostics.find((one) => one.code === code)?.place?.file).toBe('product.yaml');
  });
});

describe('the folder of a bundle', () => {
  const folder = makeFolder(new Map());
  afterAll(() => folder.remove());
  const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
  const filesFor = (text: string) => {
    const own = [
      { name: 'one.txt', bytes: bytes(text) },
      { name: 'inner/two.txt', bytes: bytes('two') },
    ];
    const list = own.map((file) => `${sha256(file.bytes)}  ${file.name}\n`).join('');
    return [...own, { name: checksumsFile, bytes: bytes(list) }];
  };
  const write = (name: string, text: string, system = nodeSystem, replace = false) => {
    const diagnostics: Diagnostic[] = [];
    const report = (one: Diagnostic): number => diagnostics.push(one);
    return { result: writeFolder(folder.at(name), filesFor(text), { replace, report, system }), diagnostics };
  };
  const read = (name: string): string => readFileSync(join(folder.at(name), 'one.txt'), 'utf8');
  const leftIn = (): readonly string[] => readdirSync(folder.path).filter((name) => name.includes('octavo'));

  it('is written, found unchanged, and replaced as long as nobody changed it', () => {
    expect(write('a', 'first').result).toBe('written');
    expect(write('a', 'first').result).toBe('unchanged');
    expect(write('a', 'second').result).toBe('replaced');
    expect([read('a'), leftIn()]).toEqual(['second', []]);
  });

  it.each([
    ['a file was added', (at: string) => writeFileSync(join(at, 'mine.txt'), 'mine')],
    ['a file was changed', (at: string) => writeFileSync(join(at, 'one.txt'), 'mine')],
  ])('stays as it is where %s, unless `--replace` is said', (what, change) => {
    const name = what.replaceAll(' ', '-');
    write(name, 'first');
    change(folder.at(name));
    const before = readdirSync(folder.at(name)).sort();
    const { result, diagnostics } = write(name, 'second');
    expect([result, diagnostics.map(({ code }) => code)]).toEqual([undefined, ['shop/not-ours']]);
    expect(readdirSync(folder.at(name)).sort()).toEqual(before);
    expect(write(name, 'second', nodeSystem, true).result).toBe('replaced');
    expect(read(name)).toBe('second');
  });

  it.each(faults)('is the old one or the new one, whole, whichever call goes wrong: %s', (fault) => {
    for (let at = 1; ; at += 1) {
      const name = `${fault}-${at}`;
      write(name, 'first');
      const system = faultySystem(fault, at);
      try {
        write(name, 'second', system);
      } catch {
        // What a run leaves when it is killed, the next one mends.
      }
      const dead: System = { ...nodeSystem, isAlive: () => false };
      expect(['unchanged', 'replaced'], `${name} in ${system.hit()}`).toContain(
        write(name, 'second', dead).result,
      );
      expect([read(name), leftIn()], `${name} in ${system.hit()}`).toEqual(['second', []]);
      if (system.calls() < at) break;
    }
  });

  it('is mended after a run that was killed between the two renames', () => {
    write('killed', 'first');
    renameSync(folder.at('killed'), folder.at('killed.octavo-old'));
    mkdirSync(folder.at('killed.octavo-new'));
    expect(write('killed', 'first').result).toBe('unchanged');
    expect([read('killed'), leftIn()]).toEqual(['first', []]);
  });
});
