// Draws the README's picture of the studio as it is now, in Chromium: `node .readme/draw-studio.mjs`, after a build.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const executablePath = process.env.OCTAVO_CHROMIUM ?? '/usr/bin/chromium';
const studio = new URL('../dist/studio.html', import.meta.url);
const browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1120, height: 700 }, locale: 'en-GB' });
await page.goto(`${studio.href}#workbook`);
await page.getByRole('radio', { name: /^You want someone close/ }).check();
await page.getByRole('radio', { name: /^The workbook/ }).check();
await page.waitForTimeout(2500);
await page.locator('.settings').evaluate((settings) => settings.scrollTo(0, 0));
await page.locator('#go-to').selectOption({ label: '\u00a0\u00a0\u00a0First signs' });
await page.waitForTimeout(2500);
await page.screenshot({ path: fileURLToPath(new URL('studio.png', import.meta.url)) });
await browser.close();
