import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/index.ts';
import { nameForShop } from '../../src/core/shop/names.ts';
import { readShop, type Shop } from '../../src/core/shop/shop-data.ts';
import { splitUploads } from '../../src/core/shop/uploads.ts';
import { bundleOf, shopFiles, textIn } from './small-product.ts';

const shopNamed = (name: string): Shop => {
  const file = shopFiles.get(name);
  const shop = file && readShop(file, () => undefined);
  if (!shop) throw new Error(`there is no shop ${name}`);
  return shop;
};

const sourceOf = (shop: Shop, of: RegExp): { readonly source_url: string; readonly verified_on: string } => {
  const found = shop.sources.find((source) => of.test(source.of));
  if (!found) throw new Error(`no source of ${String(of)}`);
  return found;
};

/** Bytes that no archive makes smaller. */
const noise = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  let seed = 7;
  for (let index = 0; index < length; index += 1)
    bytes[index] = (seed = (seed * 1103515245 + 12345) >>> 0) >>> 16;
  return bytes;
};

const split = (name: string, sizes: readonly number[]) => {
  const diagnostics: Diagnostic[] = [];
  const files = sizes.map((size, index) => ({
    name: `Book - ${index}.pdf`,
    bytes: noise(size),
    isFirst: index === 0,
  }));
  const report = (one: Diagnostic): number => diagnostics.push(one);
  const splitting = { shop: shopNamed(name), title: 'Book', date: '2026-11-28', place: undefined, report };
  return { uploads: splitUploads(files, splitting), diagnostics };
};

describe('what each shop takes', () => {
  it.each([...shopFiles.keys()])('is read with its source and its day: %s', (name) => {
    const { sources } = shopNamed(name);
    for (const { source_url, verified_on } of sources) {
      expect(source_url).toMatch(/^https:\/\//);
      expect(verified_on).toMatch(/^2026-11-/);
    }
  });
});

describe('Etsy', () => {
  it('takes five files of 20 MB (its help, read 2026-11-22): more go into archives, the first file stays outside', () => {
    const shop = shopNamed('etsy');
    expect([shop.files.most, shop.files.megabytes]).toEqual([5, 20]);
    expect(sourceOf(shop, /^files/)).toMatchObject({
      source_url: 'https://help.etsy.com/hc/articles/115015628347',
      verified_on: '2026-11-22',
    });
    const { uploads = [], diagnostics } = split('etsy', [5e4, 9e6, 9e6, 9e6, 9e6, 9e6]);
    expect(diagnostics).toEqual([]);
    expect(uploads.map(({ name }) => name)).toEqual([
      'Book-0.pdf',
      'Book-1-of-3.zip',
      'Book-2-of-3.zip',
      'Book-3-of-3.zip',
    ]);
    for (const { bytes } of uploads) expect(bytes.length).toBeLessThanOrEqual(20e6);
    const held = uploads.slice(1).flatMap(({ bytes }) => Object.keys(unzipSync(bytes)));
    expect(held).toEqual([1, 2, 3, 4, 5].map((number) => `Book - ${number}.pdf`));
  });

  it('gets five files as they are', () => {
    expect(split('etsy', [10, 10, 10, 10, 10]).uploads?.map(({ name }) => name)).toEqual(
      [0, 1, 2, 3, 4].map((number) => `Book-${number}.pdf`),
    );
  });

  it('is refused a file of more than 20 MB, and more than five archives', () => {
    const large = split('etsy', [5, 21e6]);
    expect(large.uploads).toBeUndefined();
    expect(large.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['shop/too-large', '`Book - 1.pdf` has 21 MB; Etsy takes 20'],
    ]);
    const many = split('etsy', [5, 15e6, 15e6, 15e6, 15e6, 15e6]);
    expect(many.uploads).toBeUndefined();
    expect(many.diagnostics.map(({ code }) => code)).toEqual(['shop/too-many']);
  });

  it('takes names of 70 letters, digits, dots and dashes', () => {
    const { files } = shopNamed('etsy');
    expect(files.name).toEqual({ most: 70, plain: true });
    expect(nameForShop('Über uns - US Letter.pdf', files.name)).toBe('Uber-uns-US-Letter.pdf');
    const long = nameForShop(`${'word '.repeat(30)}.pdf`, files.name);
    expect(long.length).toBeLessThanOrEqual(70);
    expect(long).toMatch(/^[A-Za-z0-9._-]+\.pdf$/);
  });

  it('takes 13 tags of 20 letters: those that are too long are told, those beyond are left out', async () => {
    const shop = shopNamed('etsy');
    expect(shop.keywords).toEqual({ most: 13, letters: 20 });
    const tags = Array.from({ length: 15 }, (_, index) => `tag ${index}`);
    const listing = `{ title: T, description: [D.], keywords: [this one is much too long, ${tags.join(', ')}] }`;
    const made = await bundleOf({ listing });
    const told = made.diagnostics.filter(({ code }) => code === 'shop/keyword');
    expect(told[0]).toMatchObject({ severity: 'warning', place: { file: 'product.yaml' } });
    expect(textIn(made, 'dismissive-form/etsy/listing.txt')).toContain(
      `KEYWORDS\n\n${tags.slice(0, 13).join(', ')}\n`,
    );
  });

  it('takes a title of 140 letters: a longer one is an error with its place, and nothing is made', async () => {
    expect(shopNamed('etsy').title).toBe(140);
    const listing = `{ title: ${'a'.repeat(141)}, description: [D.] }`;
    const { bundle, diagnostics } = await bundleOf({ listing });
    expect(bundle).toBeUndefined();
    const [first] = diagnostics.filter(({ severity }) => severity === 'error');
    expect(first).toMatchObject({ code: 'shop/title', message: 'the title has 141 letters; Etsy takes 140' });
    expect(first?.place).toMatchObject({ file: 'product.yaml' });
    expect((await bundleOf({ listing, shops: '{ etsy: { title: Short } }' })).bundle).toBeDefined();
  });
});

describe('KDP', () => {
  it('takes seven keywords of 50 letters and a description of 4,000 (remembered, 2026-11-29)', async () => {
    const shop = shopNamed('kdp');
    expect([shop.keywords, shop.description, shop.title]).toEqual([{ most: 7, letters: 50 }, 4000, 200]);
    expect(sourceOf(shop, /description/)).toMatchObject({ verified_on: '2026-11-29' });
    const listing = `{ title: T, description: [${'a'.repeat(3990)}] }`;
    const { bundle, diagnostics } = await bundleOf({ listing, shops: '{ kdp: {} }', each: '[]' });
    expect(bundle).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain('shop/description');
  });

  it('gets an inside and a cover, and no archive', async () => {
    const { bundle } = await bundleOf({ shops: '{ kdp: {} }' });
    expect(bundle?.shelves[0]?.uploads.map(({ name }) => name)).toEqual([
      'Small-Book-KDP-8.5-x-11-in-inside.pdf',
      'Small-Book-KDP-8.5-x-11-in-cover.pdf',
    ]);
  });
});
