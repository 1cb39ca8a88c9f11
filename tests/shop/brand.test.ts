import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brandOf, practice, withBrand } from '../brand/branded.ts';
import { wordsOfPages } from '../support/read-pdf.ts';
import { root } from '../support/sources.ts';
import { bundleOf, shopFiles } from './small-product.ts';

const house = 'North Street Practice';
const fields = {
  brand: 'practice',
  each: '[]',
  books: '[{ book: starter, editions: [a4, fillable], choices: { form: [fearful] } }]',
  shops: '{ etsy: {}, kdp: { editions: [kdp-6x9] } }',
};
const sources = withBrand(practice);
const branded = (over: Readonly<Record<string, string>> = {}, from = sources) =>
  bundleOf({ ...fields, ...over }, shopFiles, undefined, from);

describe('a product of a house', () => {
  it('bears its logo on the pictures of the listing as well', async () => {
    let drawn = 0;
    const draw = async (pdf: Uint8Array): Promise<readonly Uint8Array[]> => {
      drawn = Buffer.from(pdf).toString('latin1').split('/Subtype /Image').length - 1;
      return [pdf];
    };
    const pictures = '[{ show: cover, title: A small book, text: For you. }]';
    const { diagnostics } = await bundleOf({ ...fields, pictures }, shopFiles, draw, sources);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(drawn).toBeGreaterThan(0);
  });

  it('bears it on every PDF: books, print covers, START HERE, the checklist', async () => {
    const { bundle, diagnostics } = await branded();
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const files = bundle?.files.filter(({ name }) => name.endsWith('.pdf')) ?? [];
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['files/START HERE.pdf', 'kdp/Small-Book-KDP-6-x-9-in-cover.pdf']),
    );
    for (const { name, bytes } of files) expect((await wordsOfPages(bytes)).join(' '), name).toContain(house);
  });

  it('says at the head of START HERE how to reach it', async () => {
    const { bundle } = await branded();
    const start = bundle?.files.find(({ name }) => name === 'files/START HERE.pdf');
    const [first = ''] = await wordsOfPages(start?.bytes ?? new Uint8Array());
    expect(first.indexOf('northstreet.example')).toBeGreaterThanOrEqual(0);
    expect(first.indexOf('northstreet.example')).toBeLessThan(first.indexOf('Start here'));
  });

  it('is told where `product.yaml` names it wrongly', async () => {
    const { bundle, diagnostics } = await branded({ brand: 'practise' });
    expect(bundle).toBeUndefined();
    const told = diagnostics.find(({ code }) => code === 'brand/unknown');
    expect([told?.hints, told?.place?.file]).toEqual([['did you mean `practice`?'], 'product.yaml']);
  });

  it('is refused with what is wrong in its own file', async () => {
    const text = readFileSync(join(root, 'tests/brand/practice/brand.yaml'), 'utf8');
    const wrong = brandOf(text.replace("deep: '#17433c'", "depe: '#17433c'"));
    const { bundle, diagnostics } = await branded({}, withBrand(wrong));
    expect(bundle).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain('brand/unknown-name');
  });
});
