import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { objectsOf } from '../support/pdf-objects.ts';
import { ownSources } from '../support/sources.ts';
import { forms } from '../support/workbook.ts';
import { launchChromium } from './chromium.ts';
import { makeBook } from './make-book.ts';
import { packSources } from './packed-sources.ts';
import { type Served, servePage } from './serve-page.ts';

/** What a page of one's own should be able to ask for: nothing is loaded, no text becomes code. */
const policy = "default-src 'none'; script-src 'self'";

interface Made {
  readonly books: readonly string[];
  readonly refused: readonly string[];
}

describe('core in a browser', () => {
  let [browser, served]: [Browser | undefined, Served | undefined] = [undefined, undefined];
  let made: Made = { books: [], refused: [] };
  const problems: string[] = [];
  const bytesOf = (form: (typeof forms)[number]): Uint8Array =>
    Buffer.from(made.books[forms.indexOf(form)] ?? '', 'base64');

  beforeAll(async () => {
    served = await servePage(policy, { sources: packSources(ownSources), forms });
    browser = await launchChromium();
    const page = await browser.newPage();
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => problems.push(message.text()));
    await page.goto(served.address);
    // The books are made by the page's own script: what a driver runs is not held by the policy.
    made = await page.evaluate<Made>('globalThis.made');
  });

  afterAll(async () => {
    await browser?.close();
    served?.close();
  });

  it('asks for its page and script alone, is refused nothing and complains of nothing', () => {
    expect(new Set(served?.asked)).toEqual(new Set(['/', '/core.js']));
    expect(made.refused).toEqual([]);
    expect(problems).toEqual([]);
  });

  it.each(forms)('makes of the form %s what Node makes, object by object', async (form) => {
    const ours = objectsOf(await makeBook(ownSources, form, 'a4'));
    const theirs = objectsOf(bytesOf(form));
    const differing = ours.filter(
      ({ dictionary, stream }, index) =>
        dictionary !== theirs[index]?.dictionary || stream !== theirs[index]?.stream,
    );
    // Not the objects themselves: a whole book would be shown.
    expect(differing.map(({ number }) => number).slice(0, 10)).toEqual([]);
    expect(theirs.length).toBe(ours.length);
    expect(ours.filter(({ dictionary }) => dictionary.includes('/Type /Page\n')).length).toBeGreaterThan(50);
  });

  it.each(forms)(
    'makes of the form %s the very bytes that Node makes, when both pack them alike',
    async (form) => {
      expect(Buffer.from(await makeBook(ownSources, form, 'a4')).equals(bytesOf(form))).toBe(true);
    },
  );
});
