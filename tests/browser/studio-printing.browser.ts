import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openStudio, waitForPages } from './open-studio.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What the browser prints by itself, as a file: the sheets that are there for it. */
const sheets = (page: Page): Promise<number> => page.locator('#print .sheet').count();

const wordsAlone = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const shown = getComputedStyle(document.getElementById('print'), '::before').content;
    return shown.replaceAll('"', '');
  })()`);

const printed = async (page: Page): Promise<void> => {
  const before = await page.evaluate<number>('globalThis.prints');
  await page.getByRole('button', { name: 'Print' }).click();
  await expect.poll(() => page.evaluate('globalThis.prints')).toBe(before + 1);
};

describe('what a browser prints by itself', () => {
  it('is one line that says where to print, before anything was drawn for the printer', async () => {
    const { page, context } = await openStudio(browser, { screen: 'tonight' });
    await waitForPages(page);
    await page.emulateMedia({ media: 'print' });
    expect(await wordsAlone(page)).toBe('To print, please use the Print button on the page.');
    await context.close();
  });

  it('holds no sheet once the dialog is closed', async () => {
    const { page, context } = await openStudio(browser, { screen: 'tonight' });
    await waitForPages(page);
    await printed(page);
    expect(await sheets(page)).toBeGreaterThan(0);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    expect(await sheets(page)).toBe(0);
    expect(await page.evaluate('document.adoptedStyleSheets.length')).toBe(0);
    await context.close();
  });

  it('holds no sheet of another evening, another form or another screen', async () => {
    const { page, context } = await openStudio(browser, { screen: 'tonight' });
    await waitForPages(page);
    const changes = [
      () => page.getByRole('radio', { name: 'It was a hard week' }).check(),
      () => page.getByLabel('Whose help lines?').selectOption('IE'),
      () => page.getByRole('button', { name: 'Back to the start' }).click(),
    ];
    for (const change of changes) {
      await printed(page);
      expect(await sheets(page)).toBeGreaterThan(0);
      await change();
      await expect.poll(() => sheets(page)).toBe(0);
    }
    await context.close();
  });
});
