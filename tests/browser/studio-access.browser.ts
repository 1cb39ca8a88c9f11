import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../support/sources.ts';
import { launchChromium } from './chromium.ts';
import { openStudio, waitForPages } from './open-studio.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands: WCAG 2.2 A and AA, and what is good practice. */
const violations = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe);
  return page.evaluate<readonly string[]>(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target.join(' '))))`);
};

const screens = ['', 'tonight', 'workbook', 'handout', 'many', 'back', 'shop'] as const;

/** What makes a screen full. */
const fill: Readonly<Record<(typeof screens)[number], (page: Page) => Promise<void>>> = {
  '': async () => undefined,
  tonight: waitForPages,
  workbook: waitForPages,
  handout: async (page) => {
    for (const name of ['Add Replay', 'Add First signs']) await page.getByRole('button', { name }).click();
    await waitForPages(page);
  },
  many: async (page) => {
    const buffer = Buffer.from('Ref,First name,Form\nK1,Anna,fearful\nK2,Ben,other\n');
    await page.getByLabel('Your list').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: 'Ready, show it: row 2' }).click();
    await waitForPages(page);
  },
  back: async (page) => {
    await page.getByRole('heading', { name: 'Copies that came back' }).waitFor();
  },
  shop: async (page) => {
    await page.getByLabel('Price at Etsy').waitFor();
    await waitForPages(page);
  },
};

/** Shows what is folded away. */
const openAll = (page: Page): Promise<void> =>
  page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');

describe('the studio, for everybody', () => {
  it.each(screens.flatMap((screen) => [1280, 390].map((width) => ({ screen, width }))))(
    'breaks no rule of access on the screen “$screen” at $width pixels',
    async ({ screen, width }) => {
      const { page, context } = await openStudio(browser, { screen, width });
      await fill[screen](page);
      await openAll(page);
      expect(await violations(page)).toEqual([]);
      await context.close();
    },
  );

  // 640 pixels are what is left of 1280 when all is twice as large.
  it.each(screens.flatMap((screen) => [320, 640].map((width) => ({ screen, width }))))(
    'needs no scrolling to the side on the screen “$screen” at $width pixels',
    async ({ screen, width }) => {
      const { page, context } = await openStudio(browser, { screen, width, height: 640 });
      await fill[screen](page);
      await openAll(page);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await context.close();
    },
  );

  it('leads to the print dialog by keys alone, and gives the focus to the heading of each screen', async () => {
    const { page, context } = await openStudio(browser);
    const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent.trim()');
    const tabTo = async (text: string): Promise<void> => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        if ((await focused()).startsWith(text)) return;
      }
      throw new Error(`no key leads to ${text}`);
    };
    await tabTo('It was a hard week');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'One page for tonight' }).waitFor();
    expect(await focused()).toBe('One page for tonight');
    await waitForPages(page);
    await tabTo('Print');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate('globalThis.prints')).toBe(1);
    await context.close();
  });

  it('tells those who listen how many pages there are, and that a file was saved', async () => {
    const { page, context } = await openStudio(browser, { screen: 'tonight' });
    await waitForPages(page);
    const size = page.locator('.size');
    expect(await size.getAttribute('aria-live')).toBe('polite');
    expect(await size.textContent()).toBe('3 pages: 2 sheets, both sides. Print at actual size.');
    await page.getByLabel('Whose help lines?').selectOption('IE');
    await expect.poll(() => size.textContent()).toBe('2 pages: one sheet, both sides. Print at actual size.');
    await page.getByRole('button', { name: 'Save as PDF' }).click();
    await expect.poll(() => page.locator('.done').textContent()).toMatch(/^Saved as .*\.pdf\.$/);
    await context.close();
  });
});
