import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/index.ts';
import { type BundleSources, makeBundle } from '../../src/core/shop/bundle.ts';
import type { BundleOptions } from '../../src/core/shop/shelf.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles } from '../support/folder.ts';
import { productText, shopFiles } from './small-product.ts';

const sources = sourcesOf(smallFiles());
const product = { file: 'product.yaml', text: productText({ shops: '{ gumroad: {} }' }) };

const made = async (more: Partial<BundleSources>, options: Partial<BundleOptions> = {}) => {
  const found: Diagnostic[] = [];
  const bundle = await makeBundle(
    { sources, product, shops: shopFiles, ...more },
    { report: (one) => found.push(one), digest: () => 'sum', ...options },
  );
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  return bundle?.files ?? [];
};

describe('a bundle, made by another host than the command', () => {
  it('holds the products that are wanted, and no other', async () => {
    const folders = async (more: Partial<BundleSources>) =>
      new Set((await made(more)).flatMap(({ name }) => /^(.*-form)\//.exec(name)?.[1] ?? []));
    expect(await folders({})).toEqual(new Set(['dismissive-form', 'fearful-form']));
    expect(await folders({ only: { form: ['fearful'] } })).toEqual(new Set(['fearful-form']));
  });

  it('lets the host draw the posters as they are composed, and take its time for the sums', async () => {
    const wide: number[] = [];
    const files = await made(
      { only: { form: ['fearful'] } },
      {
        digest: async ({ length }) => `of-${length}`,
        drawPosters: async (posters, width) => {
          wide.push(width);
          return posters.map(({ layers }) => Uint8Array.of(layers.length));
        },
      },
    );
    const pictures = files.filter(({ name }) => name.endsWith('.png'));
    expect(wide).toEqual([1280]);
    expect(pictures.map(({ name }) => name)).toEqual(
      [1, 2, 3].map((number) => `fearful-form/gumroad/pictures/0${number}.png`),
    );
    for (const { bytes } of pictures) expect(bytes[0]).toBeGreaterThan(1);
    const sums = new TextDecoder().decode(files.find(({ name }) => name === 'checksums.txt')?.bytes);
    expect(sums).toContain('of-1  fearful-form/gumroad/pictures/01.png');
  });
});
