import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbooks } from '../../src/core/index.ts';
import { readSpreadsheet } from '../../src/core/roster/spreadsheet.ts';
import { ownSources } from '../support/sources.ts';
import { launchChromium } from './chromium.ts';
import { openStudio, savedBy } from './open-studio.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const open = (page: Page, text: string): Promise<void> =>
  page
    .getByLabel('Your list')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

const namesIn = (bytes: Uint8Array): readonly string[] =>
  Object.keys(unzipSync(bytes)).map((name) => name.replace('one-beat-longer-starter-', ''));

/** What the command makes of one row. */
const madeFor = async (name: string, ref: string, form: string): Promise<Uint8Array | undefined> => {
  const ticket = { book: 'starter', choices: { form }, edition: 'a4', ref, reader: { name } };
  const [workbook] = makeWorkbooks(ownSources, ticket, { report: () => undefined });
  return workbook?.bytes();
};

describe('a list of clients', () => {
  it('is read with the practice that was typed, whenever that was, and its copies bear it', async () => {
    const { page, context } = await openStudio(browser, { screen: 'handout' });
    await page.getByText('Your practice and logo').click();
    await page.getByLabel('Name of the practice').fill('North Street');
    await page.evaluate('location.hash = "many"');
    await open(page, 'First name,Form\nAnna,fearful\nBen,dismissive\n');
    await page.getByRole('heading', { name: '2 rows are ready' }).waitFor();
    await page.getByText('Your practice and logo').click();
    await page.getByLabel('Name of the practice').fill('South Street');
    const { bytes } = await savedBy(page, 'Make 2 copies');
    expect(namesIn(bytes).length).toBe(2);
    expect(await page.getByRole('heading', { name: '2 rows are ready' }).count()).toBe(1);
    await context.close();
  });

  it('prints nothing of a column of notes until that is said, and then says whether the book has a place for it', async () => {
    const { page, context } = await openStudio(browser, { screen: 'many' });
    // One row has no name, one a mistake: what the book has no place for is not printed in any of them.
    const rows = 'Anna,fearful,talks about mother,tired\n,fearful,x,\nBen,quirky,y,\n';
    await open(page, `First name,Form,Notes (private),Note\n${rows}`);
    const column = page.getByLabel('“Notes (private)”');
    await expect.poll(() => column.inputValue()).toBe('');
    expect(await page.getByLabel('“Note”').inputValue()).toBe('');
    expect(await page.locator('.columns').textContent()).not.toContain('talks about mother');
    await column.selectOption('note');
    await expect
      .poll(() => page.locator('.columns').textContent())
      .toContain('Not printed: the pages have no place for it');
    const said = await page.locator('.columns').textContent();
    expect(said).toContain('Printed in the copies, as here: “Anna”');
    expect(said).not.toContain('talks about mother');
    await context.close();
  });

  it('asks which form it is for before anything is made, where rows do not say it', async () => {
    const { page, context } = await openStudio(browser, { screen: 'many' });
    await open(page, 'First name,Form\nAnna,fearful\nBen,\n');
    await page.getByRole('heading', { name: '2 rows are ready' }).waitFor();
    expect(await page.getByRole('button', { name: 'Make 2 copies' }).isDisabled()).toBe(true);
    expect(await page.locator('.size').textContent()).toBe('Please answer one question first. Show it');
    await page.getByRole('button', { name: 'Show it', exact: true }).click();
    expect(await page.evaluate('document.activeElement.closest("fieldset").textContent')).toContain(
      'Which is nearer to them?',
    );
    const question = page.getByRole('group', { name: 'Which is nearer to them?' });
    expect(await question.getByRole('radio', { checked: true }).count()).toBe(0);
    await question.getByRole('radio', { name: /Fearful form/ }).check();
    const { bytes } = await savedBy(page, 'Make 2 copies');
    expect(namesIn(bytes)).toEqual(['copy-002.pdf', 'copy-003.pdf']);
    expect(Object.values(unzipSync(bytes))[1]).toEqual(await madeFor('Ben', '003', 'fearful'));
    await open(page, 'First name\nDora\n');
    await page.getByRole('heading', { name: '1 row is ready' }).waitFor();
    expect(await page.getByRole('button', { name: 'Make 1 copy' }).isDisabled()).toBe(true);
    await context.close();
  });

  it('knows the form by what else it is called', async () => {
    const { page, context } = await openStudio(browser, { screen: 'many' });
    await open(page, 'Name,Style of attachment\nAnna,Fearful-avoidant\nBen,dismissing\n');
    const { bytes } = await savedBy(page, 'Make 2 copies');
    const files = Object.values(unzipSync(bytes));
    expect(files[0]).toEqual(await madeFor('Anna', '002', 'fearful'));
    expect(files[1]).toEqual(await madeFor('Ben', '003', 'dismissive'));
    await context.close();
  });

  it('is asked once which day is meant, and saved empty where there is none yet', async () => {
    const { page, context } = await openStudio(browser, { screen: 'many' });
    const empty = await savedBy(page, 'Save an empty list');
    expect(empty.name).toBe('clients.xlsx');
    const { cells = [] } = await readSpreadsheet(new Uint8Array(empty.bytes), (encoding, bytes) =>
      new TextDecoder(encoding).decode(bytes),
    ).then((read) => ('cells' in read ? read : { cells: [] }));
    expect(cells[0]?.slice(0, 4)).toEqual(['File number', 'First name', 'Form', 'Start date']);
    await open(page, 'Name,Form,Start\nAnna,fearful,05/12/2026\nBen,fearful,06/12/2026\n');
    await page.getByRole('heading', { name: '0 of 2 rows are ready' }).waitFor();
    await page
      .getByRole('group', { name: 'Which day is 05/12/2026?' })
      .getByRole('radio', { name: 'December 5, 2026' })
      .check();
    await page.getByRole('heading', { name: '2 rows are ready' }).waitFor();
    await context.close();
  });

  it('makes no copy before it is said which day is meant, and then names the rows that get none', async () => {
    const { page, context } = await openStudio(browser, { screen: 'many' });
    await open(
      page,
      'Name,Form,Start\nAnna,fearful,05/12/2026\nBen,fearful,2026-12-06\nCleo,fearful,some day\n',
    );
    await page.getByRole('heading', { name: '1 of 3 rows are ready' }).waitFor();
    expect(await page.getByRole('button', { name: 'Make 1 copy' }).isDisabled()).toBe(true);
    await page.getByText('Please answer one question first').waitFor();
    await page.getByRole('radio', { name: 'December 5, 2026' }).check();
    await page.getByRole('heading', { name: '2 of 3 rows are ready' }).waitFor();
    expect(await page.getByRole('button', { name: 'Make 2 copies' }).isEnabled()).toBe(true);
    await page.getByText(/Left out because of a mistake in the list: row 4\./).waitFor();
    await context.close();
  });

  it('is put right on the page, cell by cell, and what becomes of it is told', async () => {
    const { page, context } = await openStudio(browser, { screen: 'many' });
    await open(page, 'Name,Form,Start\nAnna,fearful,2026-12-06\nBen,fearfull,some day\n');
    await page.getByRole('heading', { name: '1 of 2 rows are ready' }).waitFor();
    const form = page.getByLabel('Form of row 3');
    expect(await form.inputValue()).toBe('fearfull');
    await form.fill('fearful');
    await form.press('Enter');
    await expect
      .poll(() => page.getByRole('status').allTextContents())
      .toContainEqual(expect.stringMatching(/^Row 3 is not right yet\. Start: /));
    await expect.poll(() => form.count()).toBe(0);
    const start = page.getByLabel('Start of row 3');
    await start.fill('6 Dec 2026');
    await start.press('Tab');
    await page.getByRole('heading', { name: '2 rows are ready' }).waitFor();
    await expect.poll(() => page.getByRole('status').allTextContents()).toContain('Row 3 is ready.');
    await expect
      .poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")'))
      .toBe('Ready, show it: row 3');
    const colors =
      "[...document.querySelectorAll('tbody tr')].map((row) => getComputedStyle(row.querySelectorAll('td')[1]).color)";
    const [first, second] = (await page.evaluate<readonly string[]>(colors)) ?? [];
    expect(second).toBe(first);
    const who = await savedBy(page, 'Save who is who');
    expect(who.bytes.toString()).toContain('"Ben","fearful","6 Dec 2026"');
    const { bytes } = await savedBy(page, 'Make 2 copies');
    expect(namesIn(bytes).length).toBe(2);
    await context.close();
  });

  it('is made once by a double click, which stops nothing', async () => {
    const { page, context } = await openStudio(browser, { screen: 'many' });
    await open(page, 'Name,Form\nAnna,fearful\nBen,dismissive\nDora,fearful\n');
    await page.getByRole('heading', { name: '3 rows are ready' }).waitFor();
    const names: string[] = [];
    page.on('download', (download) => names.push(download.suggestedFilename()));
    await page.getByRole('button', { name: 'Make 3 copies' }).dblclick();
    await expect.poll(() => page.locator('.size').textContent()).toMatch(/^3 copies were saved/);
    await expect.poll(() => names).toEqual(['copies.zip']);
    await context.close();
  });
});
