import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeBundle } from '../../src/core/shop/bundle.ts';
import { drawPictures } from '../../src/node/render/pictures.ts';
import { openPdf } from '../support/read-pdf.ts';
import { ownSources, root } from '../support/sources.ts';
import { launchChromium } from './chromium.ts';
import { openStudio, savedBy, waitForPages } from './open-studio.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const folder = join(root, 'templates/shops');
const shops = new Map(
  readdirSync(folder).map((file) => {
    const source = { file: `shops/${file}`, text: readFileSync(join(folder, file), 'utf8') };
    return [file.replace('.yaml', ''), source] as const;
  }),
);

const text = `title: Small Steps
version: '1.0'
date: 2026-11-29
each: form
books: [{ book: starter, editions: [a4] }]
shops: { gumroad: { price: 4 USD } }
listing: { title: Small steps to print, description: [A few pages., For a few days.], keywords: [workbook, printable] }
disclosure: { text: generated, images: none, translations: none }
license: { title: For your own use, text: [Print it as often as you like.] }
support: Write to us through the shop.
`;
const productFile = { name: 'product.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) };

const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
const draw = async (pdf: Uint8Array, width: number): Promise<readonly Uint8Array[]> => {
  const files: Uint8Array[] = [];
  for await (const { bytes } of drawPictures(pdf, { width }, wasm)) files.push(bytes);
  return files;
};

/** The shop, with the small product opened in it. */
const withProduct = async () => {
  const studio = await openStudio(browser, { screen: 'shop', today: '2026-11-29' });
  const { page } = studio;
  await page.getByText('Keep it, or go on').click();
  await page.getByLabel('Your product.yaml').setInputFiles(productFile);
  await page.getByLabel('Price at Gumroad').waitFor();
  await waitForPages(page);
  return studio;
};

/** How far two pictures lie apart, of 255. */
const apart = (one: Uint8Array, other: Uint8Array): number => {
  const [first, second] = [decode(one), decode(other)];
  expect([first.width, first.height]).toEqual([second.width, second.height]);
  const pixels = first.width * first.height;
  let sum = 0;
  for (let at = 0; at < pixels; at += 1)
    for (let part = 0; part < 3; part += 1)
      sum += Math.abs(
        (first.data[at * first.channels + part] ?? 0) - (second.data[at * second.channels + part] ?? 0),
      );
  return sum / pixels / 3;
};

const wordsOf = async (bytes: Uint8Array): Promise<string> => {
  const pdf = await openPdf(new Uint8Array(bytes));
  const words: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    words.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  return words.join('');
};

const onlyFearful = (page: Page): Promise<void> =>
  page.getByRole('checkbox', { name: /^Dismissive/ }).uncheck();

describe('the studio, for a shop', () => {
  it('makes the files that the command makes, of what is wanted alone, and says so', async () => {
    const { page, context, problems } = await withProduct();
    await onlyFearful(page);
    const { name, bytes } = await savedBy(page, 'Make all files');
    expect(name).toBe('small-steps-1.0.zip');
    const files = unzipSync(bytes);
    const bundle = await makeBundle(
      { sources: ownSources, product: { file: 'product.yaml', text }, shops, only: { form: ['fearful'] } },
      {
        report: () => undefined,
        today: '2026-11-29',
        digest: (one) => createHash('sha256').update(one).digest('hex'),
        draw,
      },
    );
    const expected = new Map(bundle?.files.map((one) => [`small-steps-1.0/${one.name}`, one.bytes]));
    expect(Object.keys(files)).toEqual([...expected.keys()]);
    for (const [path, made] of expected) {
      const own = files[path] ?? new Uint8Array();
      if (path.endsWith('.png')) expect(apart(own, made), path).toBeLessThan(4);
      else if (!path.endsWith('checksums.txt'))
        expect(Buffer.from(own).equals(Buffer.from(made)), path).toBe(true);
    }
    await expect
      .poll(() => page.locator('.size').textContent())
      .toMatch(/^Saved as small-steps-1\.0\.zip: \d+ files, /);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('It is made');
    await expect.poll(() => page.locator('.pictures img').count()).toBe(3);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('keeps what was chosen as the same file, and takes it up again', async () => {
    const { page, context } = await withProduct();
    await page.getByText('The words in the shop').click();
    await page.getByLabel('Keywords').fill('small, pages to print, ');
    await page.getByRole('checkbox', { name: /^Etsy/ }).check();
    const { name, bytes } = await savedBy(page, 'Save as product.yaml');
    expect(name).toBe('product.yaml');
    const before = parse(text);
    expect(parse(bytes.toString())).toEqual({
      ...before,
      shops: { ...before.shops, etsy: {} },
      listing: { ...before.listing, keywords: ['small', 'pages to print'] },
    });
    await context.close();
  });

  it('puts the house on what is sold, and asks for its name before', async () => {
    const { page, context } = await withProduct();
    await onlyFearful(page);
    await page.getByText('Your name, logo and color').click();
    await page.getByLabel('Website').fill('northstreet.example');
    await expect.poll(() => page.locator('.size').textContent()).toMatch(/^Type your name/);
    await page.getByLabel('Name of the practice').fill('North Street');
    const { bytes } = await savedBy(page, 'Make all files');
    const files = Object.entries(unzipSync(bytes));
    for (const name of ['START HERE', 'Small Steps - A4']) {
      const [, pdf] = files.find(([path]) => path.endsWith(`/files/${name}.pdf`)) ?? [];
      expect(await wordsOf(pdf ?? new Uint8Array()), name).toMatch(/North ?Street/);
    }
    await context.close();
  });

  it('tells a mistake above all and beside its field, in the words of the command', async () => {
    const { page, context } = await withProduct();
    await onlyFearful(page);
    await page.getByText('The words in the shop').click();
    const field = page.getByLabel('Title in the shop');
    await field.fill('A very long title '.repeat(20));
    await page.getByRole('button', { name: 'Make all files' }).click();
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    const said = /^The title has 359 letters; Gumroad takes \d+/;
    expect(await page.locator('.notes[role=alert] .wrong').textContent()).toMatch(said);
    await field.fill('A short one');
    expect(await field.getAttribute('aria-invalid')).toBe(null);
    await context.close();
  });

  it('stops when it is told to, and works on', async () => {
    const { page, context, problems } = await withProduct();
    await page.getByRole('button', { name: 'Make all files' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => page.locator('.size').textContent()).toBe('Stopped. Nothing was saved.');
    const before = await page.locator('.paper').first().innerHTML();
    await page.getByRole('checkbox', { name: /^Dismissive/ }).uncheck();
    await expect.poll(() => page.locator('.paper').first().innerHTML()).not.toBe(before);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('offers another title in its own words, and asks for what is not chosen yet', async () => {
    const { page, context } = await openStudio(browser);
    await page.getByText('A title of your own').click();
    await page.getByLabel('A folder with its texts').setInputFiles(join(root, 'exercises/start'));
    await page.getByText('First Birds').first().waitFor();
    await page.getByRole('button', { name: /^For my shop/ }).click();
    await waitForPages(page);
    await expect.poll(() => page.locator('.size').textContent()).toBe('Choose at least one shop.');
    expect(await page.getByRole('button', { name: 'Make all files' }).isDisabled()).toBe(true);
    expect(await page.locator('#app').textContent()).not.toMatch(/One Beat Longer|closeness|Fearful/);
    await page.getByRole('checkbox', { name: /^Your own site/ }).check();
    const { name } = await savedBy(page, 'Make all files');
    expect(name).toBe('first-birds-1.0.zip');
    await context.close();
  });
});

describe('a worker that has grown large', () => {
  it('is put away when nobody waits, and the next one shows the same pages', async () => {
    const { page, context, problems } = await openStudio(browser, { screen: 'workbook' });
    await page.evaluate(`globalThis.started = 0;
      const Before = Worker;
      globalThis.Worker = function (address) { globalThis.started += 1; return new Before(address); };`);
    const started = (): Promise<unknown> => page.evaluate('globalThis.started');
    await waitForPages(page);
    await page.getByRole('radio', { name: /^Everything/ }).check();
    await page.getByText('More to choose').click();
    const uses = page.getByRole('group', { name: 'How will you use it?' }).getByRole('radio');
    const forms = page.getByRole('group', { name: /^Which is nearer/ }).getByRole('radio');
    const lines = page.getByRole('group', { name: 'Lines to write on' }).getByRole('radio');
    const count = await uses.count();
    for (let round = 0; round < 6 * count && (await started()) === 0; round += 1) {
      if (round % count === 0) await forms.nth((round / count) % 2).check();
      if (round % (2 * count) === 0) await lines.nth(round / count / 2).check();
      await uses.nth(round % count).check();
      await page.locator('.desk[aria-busy=false]').waitFor();
      await page.waitForTimeout(30);
    }
    expect(await started()).toBe(1);
    await uses.nth(0).check();
    await page.locator('.desk[aria-busy=false]').waitFor();
    await waitForPages(page);
    const { bytes } = await savedBy(page, 'Save as PDF');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(problems).toEqual([]);
    await context.close();
  });
});
