import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { drawPictures } from '../../src/node/render/pictures.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { filesBelow, root, smallFiles, textOf } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { bundleOf } from './small-product.ts';

const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));

const draw = async (pdf: Uint8Array, width: number): Promise<readonly Uint8Array[]> => {
  const files: Uint8Array[] = [];
  for await (const { bytes } of drawPictures(pdf, { width }, wasm)) files.push(bytes);
  return files;
};

const pictures = `[
  { show: cover, title: A cover, text: Small., of: [task] },
  { show: words, title: Words, text: [One thing., Another thing.] },
  { show: inside, title: Inside },
  { show: spread, title: A spread, of: task },
  { show: detail, title: A detail, of: task },
  { show: sizes, title: Sizes },
]`;

const picturesIn = async (shops: string, fields: Readonly<Record<string, string>> = {}) => {
  const { bundle, diagnostics } = await bundleOf({ shops, pictures, ...fields }, undefined, draw);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return (bundle?.files ?? []).filter(({ name }) => name.startsWith('dismissive') && name.endsWith('.png'));
};

/** How many colors a picture has, looked at here and there. */
const colorsIn = (png: Uint8Array): number => {
  const { data } = decode(png);
  const colors = new Set<number>();
  for (let at = 0; at + 2 < data.length; at += 3 * 101)
    colors.add(((data[at] ?? 0) << 16) + ((data[at + 1] ?? 0) << 8) + (data[at + 2] ?? 0));
  return colors.size;
};

describe('the pictures of a listing', () => {
  it.runIf(isLong)(
    'are as large as the shop shows them, in the order of the product: Etsy 2,000 px (read 2026-11-29)',
    async () => {
      const files = await picturesIn('{ etsy: {} }');
      expect(files.map(({ name }) => name)).toEqual(
        [1, 2, 3, 4, 5, 6].map((number) => `dismissive-form/etsy/pictures/0${number}.png`),
      );
      for (const { bytes } of files) expect(decode(bytes)).toMatchObject({ width: 2000, height: 2000 });
    },
  );

  it('have the proportions of another shop: Gumroad 1280 × 720 (read 2026-11-29)', async () => {
    const files = await picturesIn('{ gumroad: {} }');
    expect(files.map(({ name }) => name)).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `dismissive-form/gumroad/pictures/0${number}.png`),
    );
    for (const { bytes } of files) expect(decode(bytes)).toMatchObject({ width: 1280, height: 720 });
  });

  it('show more than their ground, each something else, and the same each time', async () => {
    const [files, again] = [await picturesIn('{ gumroad: {} }'), await picturesIn('{ gumroad: {} }')];
    expect(files).toEqual(again);
    const ground = 40;
    for (const { bytes, name } of files) expect(colorsIn(bytes), name).toBeGreaterThan(ground);
    expect(new Set(files.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(6);
  });

  it('stand before the drawing that the theme declares for them, or before a plain ground', async () => {
    const shipped = textOf(filesBelow(join(root, 'templates')).get('themes/octavo.yaml') ?? '');
    const cornersOf = async (theme: string): Promise<readonly (readonly number[])[]> => {
      const from = sourcesOf(smallFiles({ 'templates/themes/octavo.yaml': theme }));
      const { bundle } = await bundleOf({ shops: '{ gumroad: {} }' }, undefined, draw, from);
      const files = (bundle?.files ?? []).filter(({ name }) => name.endsWith('.png'));
      return files.map(({ bytes }) => [...decode(bytes).data.slice(0, 3)]);
    };
    const dark = '{ width: 10, height: 10, layers: [{ ground: { color: ink } }] }';
    const declared = await cornersOf(
      shipped.replace(/^ {2}poster:\n(?: {4}.*\n)+/m, () => `  poster: ${dark}\n`),
    );
    const plain = await cornersOf(shipped.replace(/^ {2}poster:$/m, '  other:'));
    for (const corner of declared) expect(Math.max(...corner)).toBeLessThan(80);
    for (const corner of plain) expect(Math.min(...corner)).toBeGreaterThan(200);
    expect(declared).toHaveLength(plain.length);
    expect(plain.length).toBeGreaterThan(0);
  });

  it('are three where the product names none, and none for a print plant', async () => {
    expect(await picturesIn('{ gumroad: {} }', { pictures: '[]' })).toHaveLength(3);
    expect(await picturesIn('{ kdp: {} }')).toHaveLength(0);
  });
});
