import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeWorkbooks, readTicket, type TicketFields } from '../../src/core/index.ts';
import { writeRosterXlsx } from '../../src/core/roster/spreadsheet.ts';
import { readPdfFields } from '../../src/reader/pdf-fields.ts';
import { readPdf } from '../cli/read-pdf.ts';
import { ownSources, root } from '../support/sources.ts';
import { launchChromium } from './chromium.ts';
import { type OpenStudio, openStudio, savedBy, waitForPages } from './open-studio.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

const file = (name: string, text: string | Uint8Array, mimeType = 'text/plain') => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
});

const logo = new Uint8Array(readFileSync(join(root, 'tests/specimens/square.png')));

/** The studio with some exercises in the packet. */
const withPacket = async (titles: readonly string[]): Promise<OpenStudio> => {
  const studio = await openStudio(browser, { screen: 'handout' });
  for (const title of titles)
    await studio.page.getByRole('button', { name: `Add ${title}`, exact: true }).click();
  await waitForPages(studio.page);
  return studio;
};

const orderIn = ({ page }: OpenStudio): Promise<readonly string[]> =>
  page.locator('.packet strong').allTextContents();

describe('a handout for a client', () => {
  it('asks for what is chosen of somebody else, and offers nothing before there is anything', async () => {
    const { page, context } = await openStudio(browser, { screen: 'handout' });
    await page.getByRole('group', { name: 'Which is nearer to them?' }).waitFor();
    expect(await page.getByRole('button', { name: 'Print' }).isDisabled()).toBe(true);
    expect(await page.locator('.size').textContent()).toBe('Nothing is chosen yet.');
    await context.close();
  });

  it('finds exercises by words, part and time', async () => {
    const { page, context } = await openStudio(browser, { screen: 'handout' });
    const titles = page.locator('.exercises strong');
    const all = await titles.count();
    await page.getByLabel('Search').fill('REPLAY');
    await expect.poll(() => titles.allTextContents()).toEqual(['Replay']);
    await page.getByLabel('Search').fill('');
    await page.getByLabel('Time', { exact: true }).selectOption('5');
    await expect.poll(() => titles.count()).toBeLessThan(all);
    await page.getByLabel('Time', { exact: true }).selectOption('0');
    await page.getByLabel('Part', { exact: true }).selectOption('Noticing early');
    const metas = await page.locator('.exercises li .about').allTextContents();
    expect(
      metas.filter((text) => / min$/.test(text)).every((text) => text.startsWith('Noticing early')),
    ).toBe(true);
    await context.close();
  });

  it('finds exercises by any word that they say, says what to try where none does, and takes out in place', async () => {
    const { page, context } = await openStudio(browser, { screen: 'handout' });
    const titles = page.locator('.exercises strong');
    await page.getByLabel('Search').fill('phone');
    await expect.poll(() => titles.count()).toBeGreaterThan(0);
    await page.getByLabel('Search').fill('signs');
    await expect.poll(() => titles.first().textContent()).toBe('First signs');
    await page.getByLabel('Search').fill('beat');
    await expect.poll(() => titles.first().textContent()).toBe('One more beat');
    expect(await titles.count()).toBeGreaterThan(1);
    await page.getByLabel('Search').fill('xylophone');
    await expect
      .poll(() => page.locator('.group [role=status].hint').textContent())
      .toMatch(/^Nothing found\. Try/);
    await page.getByLabel('Search').fill('replay');
    await page.getByRole('button', { name: 'Add Replay', exact: true }).click();
    await page.getByRole('button', { name: 'Take out Replay from the packet' }).click();
    expect(await page.locator('.packet').count()).toBe(0);
    await context.close();
  });

  it('keeps the order that is given by keys, tells it, and prints in it', async () => {
    const studio = await withPacket(['First signs', 'Replay', 'After a good time']);
    const { page, context } = studio;
    await page.getByRole('button', { name: 'Move After a good time up' }).focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('.group .spoken').textContent())
      .toBe('After a good time is now 2 of 3.');
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
      'Move After a good time up',
    );
    await page.keyboard.press('Enter');
    await expect.poll(() => orderIn(studio)).toEqual(['After a good time', 'First signs', 'Replay']);
    await expect
      .poll(async () =>
        (await page.locator('#go-to option').allTextContents()).slice(0, 3).map((text) => text.trim()),
      )
      .toEqual(['After a good time', 'First signs', 'Replay']);
    await context.close();
  });

  it('is filled in on a screen where that is wished, and its preview shows what its fields hold', async () => {
    const { page, context } = await withPacket(['First signs']);
    await page.getByLabel('For whom').fill('Quilliam');
    await page.getByRole('radio', { name: /^Fill it in on a screen/ }).check();
    await page.getByText('to fill in on a screen.').waitFor();
    const typed = () =>
      page.locator('.paper svg text').evaluateAll((all) => all.map(({ textContent }) => textContent?.length));
    await expect.poll(typed).toContain('Quilliam'.length);
    const saved = await savedBy(page, 'Save as PDF');
    const fields = await readPdfFields(new Uint8Array(saved.bytes));
    expect(fields.length).toBeGreaterThan(5);
    await context.close();
  });

  it('keeps the order that is given by drawing', async () => {
    const studio = await withPacket(['First signs', 'Replay', 'After a good time']);
    const { page, context } = studio;
    const grips = page.locator('.grip');
    await grips.nth(0).scrollIntoViewIfNeeded();
    const [from, to] = [await grips.nth(0).boundingBox(), await grips.nth(2).boundingBox()];
    if (!from || !to) throw new Error('there is nothing to draw by');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 12; step++)
      await page.mouse.move(from.x + 10, from.y + 20 + ((to.y + to.height - from.y) * step) / 12);
    await page.mouse.up();
    expect(await orderIn(studio)).toEqual(['Replay', 'After a good time', 'First signs']);
    await context.close();
  });

  it('bears the practice with its logo, for whom it is and when again, as the command prints them', async () => {
    const { page, context } = await withPacket(['Replay']);
    await page.getByText('Your practice and logo').click();
    await page.getByLabel('For whom').fill('K. L.');
    await page.getByLabel('Next appointment').fill('Monday at ten');
    await page.getByLabel('Name of the practice').fill('North Street Practice');
    await page.getByLabel('Logo, as PNG or JPEG').setInputFiles(file('logo.png', logo, 'image/png'));
    await page.locator('.paper svg image').first().waitFor({ state: 'attached' });
    const { bytes } = await savedBy(page, 'Save as PDF');
    const text = JSON.stringify({
      name: 'North Street Practice',
      logo: { file: 'logo', alt: 'Logo of North Street Practice' },
    });
    const brand = { source: { file: 'practice.yaml', text }, images: new Map([['logo', logo]]) };
    const sources = { ...ownSources, brands: new Map([['practice.yaml', brand]]) };
    const ticket = {
      book: 'handout',
      only: ['replay-strip'],
      choices: { form: 'dismissive' },
      edition: 'a4',
      reader: { name: 'K. L.' },
      appointment: 'Monday at ten',
      brand: 'practice.yaml',
    };
    const [workbook] = makeWorkbooks(sources, ticket, { report: () => undefined });
    expect(workbook && bytes.equals(await workbook.bytes())).toBe(true);
    await context.close();
  });
});

describe('a logo', () => {
  it('is kept when a file that is no picture is chosen, which is told by its name, and can be taken out', async () => {
    const { page, context } = await openStudio(browser, { screen: 'handout' });
    await page.getByText('Your practice and logo').click();
    await page.getByLabel('Logo, as PNG or JPEG').setInputFiles(file('logo.png', logo, 'image/png'));
    await page.getByText('A logo is chosen').waitFor();
    await page
      .getByLabel('Logo, as PNG or JPEG')
      .setInputFiles(file('notes.txt', Buffer.from('no picture'), 'text/plain'));
    await page.getByText('“notes.txt” cannot be printed as a picture').waitFor();
    expect(await page.getByText('A logo is chosen').count()).toBe(1);
    await page.getByRole('button', { name: 'Take the logo out' }).click();
    await page.getByText('A logo is chosen').waitFor({ state: 'detached' });
    await context.close();
  });
});

const clients = `Client,First name,Form,Start date
4401,Anna,fearful,2027-01-04
4402,Ben,dismissive,2027-01-04
4403,Dora,anxious,2027-01-04
4404,Elif,Fearful form,sometime
`;

describe('copies for many clients', () => {
  it('guesses the columns, shows wrong rows first with the reason, and makes a copy of each other row', async () => {
    const { page, context } = await openStudio(browser, { screen: 'many' });
    await page.getByLabel('Your list').setInputFiles(file('Clients of Dr. Quilliam.csv', clients));
    await page.getByRole('heading', { name: '2 of 4 rows are ready' }).waitFor();
    const chosen = await page
      .locator('.columns select')
      .evaluateAll((all) => all.map((one) => Reflect.get(one, 'value')));
    expect(chosen).toEqual(['ref', 'reader name', 'choices form', 'start']);
    const rows = await page.locator('tbody tr').allTextContents();
    expect(rows.slice(0, 2)).toEqual([
      expect.stringMatching(/^4Form: There is no form of this name\. Known:/),
      expect.stringMatching(/^5Start date: What is given is not a date\. Write it as/),
    ]);
    await page.getByRole('button', { name: 'Ready, show it: row 2' }).click();
    await waitForPages(page);
    const { name, bytes } = await savedBy(page, 'Make 2 copies');
    expect(name).toBe('copies.zip');
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual([
      'one-beat-longer-starter-copy-4401.pdf',
      'one-beat-longer-starter-copy-4402.pdf',
    ]);
    const ticket = {
      book: 'starter',
      choices: { form: 'fearful' },
      edition: 'a4',
      ref: '4401',
      start: '2027-01-04',
      reader: { name: 'Anna' },
    };
    const [anna] = makeWorkbooks(ownSources, ticket, { report: () => undefined });
    expect(
      anna && Buffer.from(files['one-beat-longer-starter-copy-4401.pdf'] ?? []).equals(await anna.bytes()),
    ).toBe(true);
    const who = await savedBy(page, 'Save who is who');
    expect(who.name).toBe('who-is-who.csv');
    expect(who.bytes.toString()).toContain('"4401","4401","Anna","fearful","2027-01-04"');
    await context.close();
  });

  it('reads an Excel file, lets a column be said otherwise, and gives the handout that was put together', async () => {
    const { page, context } = await withPacket(['Replay']);
    await page.evaluate('location.hash = "many"');
    const rows = [
      ['Nr', 'Called', 'Form'],
      ['7', 'Anna', 'fearful'],
      ['8', 'Ben', 'dismissive'],
    ];
    const sheet = await writeRosterXlsx(rows);
    await page.getByLabel('Your list').setInputFiles(file('list.xlsx', sheet, 'application/zip'));
    await page.getByLabel('“Called”').selectOption('reader name');
    await page.getByLabel('“Nr”').selectOption('ref');
    await page.getByRole('radio', { name: 'The handout that I put together' }).check();
    await page.getByRole('button', { name: 'Ready, show it: row 3' }).click();
    await waitForPages(page);
    const { bytes } = await savedBy(page, 'Make 2 copies');
    expect(Object.keys(unzipSync(bytes)).map((name) => name.replace(/.*(?=-copy)/, ''))).toEqual([
      '-copy-7.pdf',
      '-copy-8.pdf',
    ]);
    const handout = { book: 'handout', only: ['replay-strip'], edition: 'a4' };
    const ticket = { ...handout, choices: { form: 'dismissive' }, ref: '8', reader: { name: 'Ben' } };
    const [ben] = makeWorkbooks(ownSources, ticket, { report: () => undefined });
    expect(Object.values(unzipSync(bytes))[1]).toEqual(await ben?.bytes());
    await context.close();
  });

  it('says in a sentence why a file is no list', async () => {
    const { page, context } = await openStudio(browser, { screen: 'many' });
    await page.getByLabel('Your list').setInputFiles(file('list.csv', '%PDF-1.7 nothing'));
    await expect
      .poll(() => page.locator('[role=alert].flaw').textContent())
      .toMatch(/^This list cannot be opened: it is a PDF\. [A-Z]/);
    await context.close();
  });
});

describe('copies that came back', () => {
  it('shows what was written, saves it as a table, and carries it over into the next copy', async () => {
    const first = { choices: { form: 'fearful' }, edition: 'fillable' };
    const [blank] = makeWorkbooks(ownSources, first, { report: () => undefined });
    const marks = blank?.pages.pages.flatMap((page) => page.marks) ?? [];
    const [question = ''] = marks.flatMap((mark) =>
      mark.kind === 'field' && mark.field.kind === 'text' && blank?.fields.includes(mark.field.name)
        ? mark.field.name
        : [],
    );
    const answers = new Map([[question, 'Quiet words']]);
    const [filled] = makeWorkbooks(ownSources, first, { report: () => undefined, answers });
    if (!filled) throw new Error('nothing was made');
    const { page, context } = await openStudio(browser, { screen: 'back' });
    await page
      .getByLabel('Filled copies')
      .setInputFiles([
        file('starter-copy-K17.pdf', await filled.bytes(), 'application/pdf'),
        file('letter.pdf', 'nothing', 'application/pdf'),
      ]);
    await expect.poll(() => page.locator('.answers dd').allTextContents()).toEqual(['Quiet words']);
    expect(await page.locator('[role=alert] .flaw').allTextContents()).toEqual([
      '“letter.pdf” was not read: it cannot be read as a PDF; it must be a whole PDF file, saved without a password.',
    ]);
    for (const name of [/^The workbook/, /^You want someone close/])
      expect(await page.getByRole('radio', { name }).isChecked()).toBe(true);
    expect(await page.locator('.group .hint').first().textContent()).toBe('starter-copy-K17.pdf');
    expect(await page.locator('.group h3').count()).toBe(1);
    const table = await savedBy(page, 'Save as a table (CSV)');
    expect(table.bytes.toString()).toContain('"K17","Quiet words"');
    await waitForPages(page);
    await page.getByRole('button', { name: 'Print what was written' }).click();
    expect(await page.evaluate('globalThis.prints')).toBe(1);
    expect(await page.locator('#print dd').allTextContents()).toEqual(['Quiet words']);
    expect(await page.locator('#print svg').count()).toBe(0);
    await page.getByRole('button', { name: 'Print the next copy' }).click();
    await expect.poll(() => page.evaluate('globalThis.prints')).toBe(2);
    expect(await page.locator('#print dd').count()).toBe(0);
    // Each letter is a character of its own, in the ink of what is typed.
    const ink = marks.flatMap((mark) => (mark.kind === 'field' ? mark.field.appearance.ink : []))[0];
    const lengths = await page
      .locator(`#print text[fill="${ink}"]`)
      .evaluateAll((all) => all.map(({ textContent }) => textContent?.length));
    expect(lengths).toContain('Quiet words'.length);
    const next = await savedBy(page, 'Save the next copy');
    const fields = await readPdfFields(new Uint8Array(next.bytes));
    expect(fields.filter(({ value }) => value !== undefined)).toEqual([
      expect.objectContaining({ name: question, value: 'Quiet words' }),
    ]);
    await context.close();
  });

  it('go on as the same sheets, where they were sheets, in the form and the length that they were made in', async () => {
    const sheets = {
      book: 'handout',
      only: ['brake-plan', 'small-ask'],
      choices: { form: 'fearful', length: 'short' },
      edition: 'fillable',
    };
    const [blank] = makeWorkbooks(ownSources, sheets, { report: () => undefined });
    const question = blank?.fields.find((name) => name.startsWith('brake-plan.')) ?? '';
    const [filled] = makeWorkbooks(ownSources, sheets, {
      report: () => undefined,
      answers: new Map([[question, 'Quiet words']]),
    });
    const bytes = (await filled?.bytes()) ?? new Uint8Array();
    const { page, context } = await openStudio(browser, { screen: 'back' });
    await page.getByLabel('Filled copies').setInputFiles([file('copy-K17.pdf', bytes, 'application/pdf')]);
    for (const name of ['The same 2 exercises, as handouts', /^You want someone close/])
      await expect.poll(() => page.getByRole('radio', { name }).isChecked()).toBe(true);
    await waitForPages(page);
    await page.getByLabel('Next appointment').fill('Quinday at nine');
    await page.getByLabel('For whom').fill('Quilliam');
    const headed = await readPdfFields(new Uint8Array((await savedBy(page, 'Save the next copy')).bytes));
    expect(headed.map(({ name }) => name)).toEqual(expect.arrayContaining(['brake-plan.next-time']));
    await page.getByLabel('Next appointment').fill('');
    await page.getByLabel('For whom').fill('');
    const next = await savedBy(page, 'Save the next copy');
    const fields = await readPdfFields(new Uint8Array(next.bytes));
    expect(fields.map(({ name }) => name)).toEqual((await readPdfFields(bytes)).map(({ name }) => name));
    expect(fields.find(({ name }) => name === question)?.value).toBe('Quiet words');
    await context.close();
  });

  it('puts a name and a country into the next copy, and keeps no name when another copy is shown', async () => {
    const first = { book: 'starter', choices: { form: 'fearful' }, edition: 'fillable' };
    const named = new Map([['steady.what-steadies-me', 'Tea']]);
    const [filled] = makeWorkbooks(ownSources, first, { report: () => undefined, answers: named });
    if (!filled) throw new Error('nothing was made');
    const bytes = await filled.bytes();
    const { page, context } = await openStudio(browser, { screen: 'back' });
    const copies = ['K1', 'K2'].map((ref) => file(`starter-copy-${ref}.pdf`, bytes, 'application/pdf'));
    await page.getByLabel('Filled copies').setInputFiles(copies);
    await expect.poll(() => page.locator('.answers dd').allTextContents()).toEqual(['Tea']);
    await page.getByLabel('Whose copy it is').fill('Quilliam');
    await page.getByLabel('Whose help lines?').selectOption('IE');
    const wordsOfNext = async (): Promise<string> =>
      (await readPdf((await savedBy(page, 'Save the next copy')).bytes)).text;
    expect(await wordsOfNext()).toContain('Quilliam');
    await page.getByLabel('Copy', { exact: true }).selectOption('1');
    expect(await page.getByLabel('Whose copy it is').inputValue()).toBe('');
    expect(await wordsOfNext()).not.toContain('Quilliam');
    expect(await page.getByLabel('Whose help lines?').inputValue()).toBe('IE');
    await context.close();
  });
});

describe('choices kept for another time', () => {
  const saved = async (button: string): Promise<TicketFields> => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await waitForPages(page);
    await page.getByLabel('Your name').fill('Quilliam');
    await page.getByRole('radio', { name: /^You want someone close/ }).check();
    await page.getByRole('radio', { name: /^Large print/ }).check();
    await page.getByText('Keep these choices').click();
    const { name, bytes } = await savedBy(page, button);
    expect(name).toMatch(/^my-choices(?:-with-my-words)?\.yaml$/);
    await context.close();
    return parse(bytes.toString());
  };

  it('are a ticket that the command reads, without words of one’s own unless they are asked for', async () => {
    const ticket = await saved('Save my choices');
    expect(ticket).toEqual({ book: 'starter', choices: { form: 'fearful' }, edition: 'large-print' });
    const found: string[] = [];
    readTicket(ticket, { placeOf: () => undefined, report: ({ message }) => found.push(message) });
    expect(found).toEqual([]);
    expect(await saved('Save them with my own words')).toEqual({ ...ticket, reader: { name: 'Quilliam' } });
  });

  it('are taken up again from the first screen', async () => {
    const { page, context } = await openStudio(browser);
    const ticket =
      'book: complete\nform: fearful\nedition: booklet-letter\ncountry: ie\nreader: { name: Ines, goal: rest }\n';
    await page.getByText('Go on with choices').click();
    await page.getByLabel('Your saved choices').setInputFiles(file('octavo-settings.yaml', ticket));
    await page.getByRole('heading', { name: 'A workbook for me' }).waitFor();
    expect(await page.getByLabel('Your name').inputValue()).toBe('Ines');
    for (const name of [/^You want someone close/, /^Everything/, /^Fold a small book/, 'US Letter'])
      expect(await page.getByRole('radio', { name }).isChecked()).toBe(true);
    expect(await page.getByLabel('Whose help lines?').inputValue()).toBe('IE');
    await context.close();
  });
});

describe('choices of a handout', () => {
  it('are taken up again as they were, how it is used with them', async () => {
    const { page, context } = await openStudio(browser);
    await page.getByText('Go on with choices').click();
    const ticket = 'book: handout\nonly: [first-flickers]\nform: fearful\nedition: fillable-letter\n';
    await page.getByLabel('Your saved choices').setInputFiles(file('my-choices.yaml', ticket));
    await page.getByRole('heading', { name: 'A handout for a client' }).waitFor();
    for (const name of [/^Fill it in on a screen/, 'US Letter'])
      expect(await page.getByRole('radio', { name }).isChecked()).toBe(true);
    await context.close();
  });
});

describe('a country', () => {
  it('settles the paper and the spelling, until somebody says otherwise', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook', locale: 'en-US' });
    const isChosen = (name: string) => page.getByRole('radio', { name, exact: true }).isChecked();
    expect(await isChosen('US Letter')).toBe(true);
    await page.getByLabel('Whose help lines?').selectOption('GB');
    await expect.poll(() => isChosen('A4')).toBe(true);
    await page.getByText('More to choose').click();
    expect(await isChosen('British')).toBe(true);
    await waitForPages(page);
    const british = await savedBy(page, 'Save as PDF');
    expect((await readPdf(british.bytes)).text).toContain('with whom to practise');
    await page.getByRole('radio', { name: 'American' }).check();
    await page.getByRole('radio', { name: 'US Letter' }).check();
    const american = await savedBy(page, 'Save as PDF');
    expect((await readPdf(american.bytes)).text).toContain('with whom to practice');
    await context.close();
  });
});

describe('what was typed', () => {
  it('is not gone by a reload without a word', async () => {
    const { page, context } = await openStudio(browser, { screen: 'workbook' });
    await page.getByLabel('Your name').fill('Ines');
    const asked = page.waitForEvent('dialog');
    const reloaded = page.reload({ timeout: 5000 }).catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await reloaded;
    expect(await page.getByLabel('Your name').inputValue()).toBe('Ines');
    await context.close();
  });

  it('is not put away for a file that holds no choices, and one that does is told to be in', async () => {
    const { page, context } = await openStudio(browser);
    await page.getByText('Go on with choices').click();
    const field = page.getByLabel('Your saved choices');
    await field.setInputFiles(file('other.yaml', 'services: { web: 8080 }\n'));
    await expect
      .poll(() => page.locator('.go-on [role=alert].flaw').textContent())
      .toMatch(/^This file holds no saved choices/);
    await field.setInputFiles(file('my-choices.yaml', 'book: complete\n'));
    await expect.poll(() => page.locator('.done').textContent()).toBe('Your choices are in.');
    await context.close();
  });
});

describe('a title of one’s own', () => {
  it('is read from a folder, and the page then says nothing of the first', async () => {
    const { page, context } = await openStudio(browser);
    await page.getByText('A title of your own').click();
    await page.getByLabel('A folder with its texts').setInputFiles(join(root, 'exercises/start'));
    await page.getByText('First Birds').first().waitFor();
    const shown = (await page.locator('#app').textContent()) ?? '';
    expect(shown).not.toMatch(/One Beat Longer|closeness|One page for tonight|too much right now/);
    await page.getByRole('button', { name: /^A workbook for me/ }).click();
    await waitForPages(page);
    expect(await page.locator('#app').textContent()).not.toMatch(/Dismissive|Fearful|One Beat Longer/);
    await context.close();
  });

  it('is told where its files are wrong', async () => {
    const { page, context } = await openStudio(browser);
    await page.getByText('A title of your own').click();
    await page.getByLabel('A folder with its texts').setInputFiles(join(root, 'tests/mistakes/pages'));
    await expect.poll(() => page.locator('.go-on').textContent()).toContain('This folder holds no book.yaml');
    await context.close();
  });
});
