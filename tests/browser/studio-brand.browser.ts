import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeWorkbooks } from '../../src/core/index.ts';
import { ownSources, root } from '../support/sources.ts';
import { launchChromium } from './chromium.ts';
import { openStudio, savedBy } from './open-studio.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const folder = join(root, 'tests/brand/practice');
const text = readFileSync(join(folder, 'brand.yaml'), 'utf8');
const logo = new Uint8Array(readFileSync(join(folder, 'logo.png')));

/** The fields of the practice, unfolded. */
const withFields = async () => {
  const studio = await openStudio(browser, { screen: 'handout' });
  await studio.page.getByText('Your practice and logo').click();
  return studio;
};

const open = (page: Page, names: readonly string[]): Promise<void> =>
  page.getByLabel('Or open your brand.yaml').setInputFiles(names.map((name) => join(folder, name)));

const flawOf = (page: Page, label: string): Promise<string | null> =>
  page
    .getByLabel(label, { exact: true })
    .locator('xpath=ancestor::div[@class="field"]')
    .locator('.flaw')
    .textContent();

describe('a brand in the studio', () => {
  it('opens the file of the command with its logo, and prints what the command prints', async () => {
    const { page, context } = await withFields();
    await page.getByRole('button', { name: 'Add Replay', exact: true }).click();
    await open(page, ['brand.yaml', 'logo.png']);
    await expect.poll(() => page.getByLabel('Email').inputValue()).toBe('office@northstreet.example');
    expect(await page.getByLabel('Address').inputValue()).toBe('12 North Street\nSpringfield, OR 97477');
    expect(await page.getByLabel('Color', { exact: true }).inputValue()).toBe('#1f5e54');
    expect(await page.getByLabel('What the logo shows').inputValue()).toBe('A bridge over still water.');
    await page.locator('.paper svg image').first().waitFor({ state: 'attached' });
    const { bytes } = await savedBy(page, 'Save as PDF');
    const brand = { source: { file: 'brand.yaml', text }, images: new Map([['logo.png', logo]]) };
    const ticket = {
      book: 'handout',
      only: ['replay-strip'],
      choices: { form: 'dismissive' },
      edition: 'a4',
    };
    const [workbook] = makeWorkbooks(
      { ...ownSources, brands: new Map([['brand.yaml', brand]]) },
      { ...ticket, brand: 'brand.yaml' },
      { report: () => undefined },
    );
    expect(workbook && bytes.equals(await workbook.bytes())).toBe(true);
    await context.close();
  });

  it('saves what it opened as the same fields, those too that it does not ask for', async () => {
    const { page, context } = await withFields();
    await open(page, ['brand.yaml', 'logo.png']);
    await expect.poll(() => page.getByLabel('Telephone').inputValue()).toBe('555 0100');
    const saved = await savedBy(page, 'Save as brand.yaml');
    const { imprint, ...others } = parse(text);
    expect(saved.name).toBe('brand.yaml');
    expect(parse(saved.bytes.toString())).toEqual({ ...others, imprint: [imprint] });
    const picture = await savedBy(page, 'Save the logo beside it');
    expect(picture.name).toBe('logo.png');
    expect(picture.bytes.equals(logo)).toBe(true);
    await context.close();
  });

  it('tells each mistake beside its field, in the words of the command', async () => {
    const { page, context } = await withFields();
    await page.getByLabel('Telephone').fill('555');
    await expect
      .poll(() => flawOf(page, 'Name of the practice, or your name'))
      .toMatch(/^Please type a name/);
    await page.getByLabel('Name of the practice').fill('North Street');
    await page.getByLabel('Email').fill('office');
    await page.getByLabel('Color', { exact: true }).fill('#12');
    await expect
      .poll(() => flawOf(page, 'Email'))
      .toMatch(/^“email” must be an address like “office@example.org”/);
    expect(await page.getByLabel('Email').getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => flawOf(page, 'Color')).toMatch(/^“accent” must be a color like “#1d5c6b”/);
    expect(await flawOf(page, 'Name of the practice, or your name')).toBe('');
    await page.getByLabel('Email').fill('office@example.org');
    await expect.poll(() => flawOf(page, 'Email')).toBe('');
    await context.close();
  });

  it('tells how clearly words in its color are seen', async () => {
    const { page, context } = await withFields();
    await page.getByLabel('Name of the practice').fill('North Street');
    const told = page.locator('.color + .hint');
    await page.getByLabel('Color', { exact: true }).fill('#1f5e54');
    await expect.poll(() => told.textContent()).toMatch(/7\.\d to 1\. Easy to read\.$/);
    await page.getByLabel('Color: choose from all').fill('#e0a030');
    await expect.poll(() => told.textContent()).toMatch(/2\.\d to 1\. Hard to read/);
    await context.close();
  });

  it('says of a file that names a logo where to choose it, and of one that is broken what is wrong', async () => {
    const { page, context } = await withFields();
    await open(page, ['brand.yaml']);
    await expect
      .poll(() => flawOf(page, 'Logo, as PNG or JPEG'))
      .toBe('Your file names a logo: please choose it here.');
    const buffer = Buffer.from('name: [North\n');
    await page
      .getByLabel('Or open your brand.yaml')
      .setInputFiles({ name: 'brand.yaml', mimeType: 'text/yaml', buffer });
    await expect.poll(() => page.locator('details[open] [role=alert]').textContent()).not.toBe('');
    expect(await page.getByLabel('Telephone').inputValue()).toBe('555 0100');
    await context.close();
  });
});
