import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openStudio, waitForPages } from './open-studio.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What a field is told to be wrong with, as those hear it who do not see it. */
const flawOf = (page: Page, label: string): Promise<string> =>
  page.getByLabel(label, { exact: true }).evaluate((field) => {
    const described = String(Reflect.get(field, 'getAttribute').call(field, 'aria-describedby') ?? '');
    const [id = ''] = described.split(' ');
    const host = Reflect.get(field, 'ownerDocument');
    return id.endsWith('-flaw') ? String(host.getElementById(id)?.textContent) : '';
  });

describe('a mistake in what was typed', () => {
  it.each([
    ['Jo 🌙', '“🌙” is a picture sign, and cannot be printed. Please leave it out.'],
    ['李小龍', '“李小龍” cannot be printed: there is no font for it here. Please write it in Latin letters.'],
  ])('is told once, at its field, in plain words: %s', async (name, says) => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await waitForPages(page);
    await page.getByLabel('Your name').fill(name);
    await expect.poll(() => flawOf(page, 'Your name')).toBe(says);
    expect(await page.getByLabel('Your name').getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('.notes').textContent()).toBe('');
    await page.getByLabel('Your name').fill('Jo');
    await expect.poll(() => flawOf(page, 'Your name')).toBe('');
    await context.close();
  });

  it('is led to from the bar, out of a fold', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await page.getByText('Words of your own').click();
    await page.getByLabel('What steadies you').fill('Tea 🌙');
    await expect.poll(() => flawOf(page, 'What steadies you')).toContain('picture sign');
    await page.getByText('Words of your own').click();
    await page.getByRole('button', { name: 'Show it' }).click();
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toBe('What steadies you');
    expect(await page.getByLabel('What steadies you').isVisible()).toBe(true);
    await context.close();
  });
});

describe('help, before anything is chosen', () => {
  it('gives the emergency number first, and numbers to be tapped', async () => {
    const { page, context } = await openStudio(browser, { width: 390 });
    const help = page.locator('.help');
    await help.getByLabel('Help lines in').selectOption('GB');
    await expect.poll(() => help.locator('p').first().textContent()).toMatch(/^In danger, call 999 now\./);
    const links = await help
      .locator('a:visible')
      .evaluateAll((all) => all.map((one) => Reflect.get(one, 'href')));
    expect(links[0]).toBe('tel:999');
    expect(links).toContain('tel:116123');
    const [select, first] = [
      await help.locator('select').boundingBox(),
      await help.locator('p').first().boundingBox(),
    ];
    expect(select && first && select.y < first.y).toBe(true);
    await context.close();
  });
});
