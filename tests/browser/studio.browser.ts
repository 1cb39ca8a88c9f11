import { inflateRawSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbooks } from '../../src/core/index.ts';
import { objectsOf } from '../support/pdf-objects.ts';
import { ownSources } from '../support/sources.ts';
import { launchChromium } from './chromium.ts';
import { openStudio, savedBy, studioText, waitForPages } from './open-studio.ts';
import { shadesApart } from './shades-apart.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

/** What a ticket gives on this machine, packed as in a browser: nothing but the machine differs. */
const madeHere = async (ticket: Readonly<Record<string, unknown>>): Promise<Uint8Array> => {
  const [workbook] = makeWorkbooks(ownSources, ticket, { report: () => undefined });
  if (!workbook) throw new Error('nothing was made');
  return workbook.bytes();
};

const isHalfAShade = (shades: number): boolean => shades < 0.5;

describe('the studio, private', () => {
  it('is one file of four megabytes at the most, with a policy that allows no connection and no text as code', () => {
    const text = studioText();
    expect(Buffer.byteLength(text)).toBeLessThan(4_000_000);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text) ?? [];
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(text.replace(/<script type="application.*?<\/script>/gs, '')).not.toMatch(
      /<(?:link|img|iframe)[^>]+(?:href|src)="(?!data:,")/,
    );
  });

  it('holds no code for connections that a policy does not cover', () => {
    const text = studioText();
    const packed = [
      ...text.matchAll(/<script type="application\/octet-stream" id="(?:worker|reader)">([^<]*)</g),
    ];
    const scripts = packed.map(([, code = '']) => inflateRawSync(Buffer.from(code, 'base64')).toString());
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of [text, ...scripts])
      expect(script).not.toMatch(/RTCPeerConnection|WebTransport|webkitRTC/);
    const [, own = ''] = /<script>([\s\S]*?)<\/script>/.exec(text) ?? [];
    expect(own).not.toMatch(/localStorage|sessionStorage|indexedDB|\.cookie\b|sendBeacon|fetch\(/);
    expect(own.length).toBeGreaterThan(10_000);
  });

  it('is refused every connection and every text as code, in the page and in its worker', async () => {
    const { page, context } = await openStudio(browser, { screen: 'tonight' });
    await waitForPages(page);
    const tries = `(async () => {
      const tried = {};
      const attempt = async (name, make) => { try { await make(); tried[name] = 'allowed'; } catch { tried[name] = 'refused'; } };
      await attempt('fetch', () => fetch('https://example.org/'));
      await attempt('fetch of a file', () => fetch('file:///etc/hostname'));
      await attempt('code', () => new Promise((give, fail) => setTimeout(() => { try { give(new Function('return 1')()); } catch (no) { fail(no); } })));
      await attempt('socket', () => new Promise((give, fail) => { const socket = new WebSocket('wss://example.org/'); socket.onopen = give; socket.onerror = fail; }));
      return tried;
    })()`;
    // Code that a driver runs may be let through: the page's own clock calls it.
    const within = `new Promise((give) => setTimeout(() => ${tries}.then(give)))`;
    const all = { fetch: 'refused', 'fetch of a file': 'refused', code: 'refused', socket: 'refused' };
    expect(await page.evaluate(within)).toEqual(all);
    const [worker] = page.workers();
    expect(await worker?.evaluate(within)).toEqual(all);
    await context.close();
  });

  it('asks for nothing but its own file, stores nothing and complains of nothing', async () => {
    const { page, context, asked, problems } = await openStudio(browser, { screen: 'workbook' });
    await waitForPages(page);
    await page.getByLabel('Your name').fill('Zoë Quilliam');
    await savedBy(page, 'Save as PDF');
    await page.getByRole('button', { name: 'Print' }).click();
    await expect.poll(() => page.evaluate('globalThis.prints')).toBe(1);
    expect(asked.filter((address) => !/^(?:file|blob|data):/.test(address))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    const kept = `(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length])()`;
    expect(await page.evaluate(kept)).toEqual([0, 0, 0]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('lets a name into no file name, no title, no address', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await waitForPages(page);
    await page.getByLabel('Your name').fill('Quilliam');
    await page.getByRole('status').first().waitFor({ state: 'attached' });
    const { name, bytes } = await savedBy(page, 'Save as PDF');
    expect(name).toMatch(/-copy\.pdf$/);
    expect(`${name} ${await page.title()} ${page.url()}`).not.toMatch(/quilliam/i);
    const mine = await madeHere({
      book: 'starter',
      choices: { form: 'dismissive' },
      edition: 'a4',
      reader: { name: 'Quilliam' },
    });
    expect(bytes.equals(mine)).toBe(true);
    await context.close();
  });
});

describe('the studio, making', () => {
  it('makes the file that the command makes, object by object', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await waitForPages(page);
    await page.getByRole('radio', { name: /^You want someone close/ }).check();
    await page.getByRole('radio', { name: /^The workbook/ }).check();
    await page.getByLabel('Whose help lines?').selectOption('GB');
    const { name, bytes } = await savedBy(page, 'Save as PDF');
    expect(name).toBe('one-beat-longer.pdf');
    const ticket = { choices: { form: 'fearful' }, edition: 'a4', country: 'GB', language: 'en-GB' };
    const [ours, theirs] = [objectsOf(await madeHere(ticket)), objectsOf(bytes)];
    const differing = ours.filter(
      ({ dictionary, stream }, index) =>
        dictionary !== theirs[index]?.dictionary || stream !== theirs[index]?.stream,
    );
    expect(differing.map(({ number }) => number).slice(0, 10)).toEqual([]);
    expect(theirs.length).toBe(ours.length);
    await context.close();
  });

  it('prints in two clicks from the first screen, the pages alone, each on a page of its own size', async () => {
    const { page, context } = await openStudio(browser);
    await page.getByRole('button', { name: 'I keep looking at my phone.' }).click();
    await page.getByRole('button', { name: 'Print' }).click();
    await expect.poll(() => page.evaluate('globalThis.prints')).toBe(1);
    const sheets = await page.locator('#print .sheet').count();
    expect(sheets).toBeGreaterThan(1);
    const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(printed.match(/\/Type \/Page\b/g)?.length).toBe(sheets);
    const sizes = [...printed.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) =>
      [width, height].map((side) => Math.round(Number(side))),
    );
    expect(new Set(sizes.map(String))).toEqual(new Set(['595,842']));
    await context.close();
  });

  it('prints what the file shows, to half a shade', async () => {
    const { page, context } = await openStudio(browser, { screen: 'tonight' });
    await waitForPages(page);
    await page.getByLabel('Whose help lines?').selectOption('IE');
    await expect.poll(() => page.locator('.size').textContent()).toMatch(/^2 pages/);
    const { bytes } = await savedBy(page, 'Save as PDF');
    await page.getByRole('button', { name: 'Print' }).click();
    await expect.poll(() => page.evaluate('globalThis.prints')).toBe(1);
    const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(await shadesApart(bytes, printed)).toEqual([
      expect.toSatisfy(isHalfAShade),
      expect.toSatisfy(isHalfAShade),
    ]);
    await context.close();
  });

  it('draws each glyph where the book has it', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await waitForPages(page);
    // In units of the page: what the browser says, against what stands in the markup.
    const strays = await page.evaluate<number>(`(() => {
      let most = 0;
      for (const text of document.querySelectorAll('.paper svg text')) {
        const xs = text.getAttribute('x').split(' ').map(Number);
        if (text.getNumberOfChars() !== xs.length) return Infinity;
        xs.forEach((x, at) => { most = Math.max(most, Math.abs(text.getStartPositionOfChar(at).x - x)); });
      }
      return most;
    })()`);
    expect(strays).toBeLessThan(0.01);
    const faces = await page.evaluate<readonly string[]>(
      `[...document.fonts].filter(({ family }) => family.startsWith('octavo-')).map(({ status }) => status)`,
    );
    expect(new Set(faces)).toEqual(new Set(['loaded']));
    expect(faces.length).toBe(ownSources.fonts.size);
    await context.close();
  });

  it('ends in the newest of many wishes', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await waitForPages(page);
    const name = page.getByLabel('Your name');
    for (let count = 1; count <= 20; count++) await name.fill('N'.repeat(count));
    const { bytes } = await savedBy(page, 'Save as PDF');
    const reader = { name: 'N'.repeat(20) };
    const last = await madeHere({ book: 'starter', choices: { form: 'dismissive' }, edition: 'a4', reader });
    expect(bytes.equals(last)).toBe(true);
    await context.close();
  });

  it('offers every sentence for tonight, whatever form was taken, and says where one is there in one form alone', async () => {
    const { page, context } = await openStudio(browser, { screen: 'tonight' });
    const said = page.getByRole('group', { name: 'Right now' });
    const count = await said.getByRole('radio').count();
    await said.getByRole('radio', { name: 'I keep looking at my phone' }).check();
    await page.getByText('This sheet is only in one form: Fearful').waitFor();
    expect(await said.getByRole('radio').count()).toBe(count);
    expect(count).toBeGreaterThan(4);
    await said.getByRole('radio', { name: 'I want to get out of here' }).check();
    await expect
      .poll(() => said.getByRole('radio', { name: 'I want to get out of here' }).isChecked())
      .toBe(true);
    await context.close();
  });

  it('makes nothing of a wish that cannot be, says why, and offers no older book in its place', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await waitForPages(page);
    await page.getByLabel('Your name').fill('عمر');
    await expect
      .poll(() => page.locator('.field .flaw').allTextContents())
      .toContain(
        'These words are in a script that cannot be set: it runs to the left, or its letters change with their neighbors. Write them in Latin, Greek or Cyrillic letters.',
      );
    expect(await page.locator('.notes').textContent()).toBe('');
    expect(await page.getByRole('button', { name: 'Save as PDF' }).isDisabled()).toBe(true);
    expect(await page.locator('.size').textContent()).toBe('Something must be put right first. Show it');
    await page.getByLabel('Your name').fill('Omar');
    await expect.poll(() => page.getByRole('button', { name: 'Save as PDF' }).isEnabled()).toBe(true);
    await context.close();
  });

  it('makes a book when its help lines are old, and says so', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook', today: '2029-03-01' });
    await waitForPages(page);
    expect(await page.locator('.notes').textContent()).toMatch(/last looked up more than a year ago/);
    await context.close();
  });

  it('says what this book has no place for', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await waitForPages(page);
    await page.getByText('Words of your own').click();
    await page.getByLabel('A third person to contact').fill('Ines');
    const hint = page.locator('.field:has(label:text-is("A third person to contact")) .hint');
    await expect
      .poll(() => hint.textContent(), { timeout: 20_000 })
      .toBe('Not printed: these pages have no place for it.');
    await context.close();
  });
});
