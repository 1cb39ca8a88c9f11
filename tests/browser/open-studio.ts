import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { root } from '../support/sources.ts';

const path = join(root, 'dist/studio.html');

/** The page as it was built. */
export const studioText = (): string => {
  if (!existsSync(path)) throw new Error('there is no dist/studio.html: `npm run build` makes it');
  return readFileSync(path, 'utf8');
};

/** The page, opened by a double click: from a folder, with no line to anywhere. */
export interface OpenStudio {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses that were asked for, but for those of the page itself. */
  readonly asked: readonly string[];
  /** What the page complained of. */
  readonly problems: readonly string[];
}

export interface Opening {
  readonly width?: number;
  readonly height?: number;
  readonly screen?: string;
  readonly locale?: string;
  /** What day it is, as an ISO date. */
  readonly today?: string;
}

export const openStudio = async (browser: Browser, opening: Opening = {}): Promise<OpenStudio> => {
  const { width = 1280, height = 800, screen = '', locale = 'en-GB' } = opening;
  const context = await browser.newContext({ viewport: { width, height }, locale, acceptDownloads: true });
  const page = await context.newPage();
  const asked: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => problems.push(message.text()));
  // A dialog of the browser's own would stand in the way of all else.
  await page.addInitScript('globalThis.prints = 0; globalThis.print = () => { globalThis.prints += 1; };');
  if (opening.today) await page.clock.setFixedTime(`${opening.today}T12:00:00`);
  await page.goto(`${pathToFileURL(path)}${screen === '' ? '' : `#${screen}`}`);
  await page.waitForSelector('h1');
  return { page, context, asked, problems };
};

/** Waits until a book has been made and its first page drawn. */
export const waitForPages = async (page: Page): Promise<void> => {
  await page.waitForSelector('.paper svg text', { timeout: 30_000 });
};

/** The file that a click saves. */
export const savedBy = async (
  page: Page,
  name: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
};
