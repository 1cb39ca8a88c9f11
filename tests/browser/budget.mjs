// Prints what the studio takes, beside what it may take: `npm run budget`, after a build. Only on a quiet machine. Times of one's own
// hand are the median of twenty; the yardstick is a fixed piece of work in the same page and run, to compare machines by.
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const file = new URL('../../dist/studio.html', import.meta.url);
const executablePath = process.env.OCTAVO_CHROMIUM ?? '/usr/bin/chromium';
const args = ['--disable-gpu', '--no-first-run', '--disable-background-networking'];
const rounds = 20;

const median = (times) => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)];
const ms = (time) => `${Math.round(time)} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

/** Runs in the page before all else: notes when the first heading stands, and when all faces of pages are there. */
const watch = () => {
  globalThis.seen = {};
  const look = () => {
    const { seen } = globalThis;
    const faces = [...document.fonts].some(({ family }) => family.startsWith('octavo-'));
    if (document.querySelector('h1')) seen.screen ??= performance.now();
    if (faces) seen.ready ??= performance.now();
    if (!seen.ready) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const browser = await chromium.launch({ executablePath, args });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
const page = await context.newPage();
await page.addInitScript(watch);

const opened = [];
for (let round = 0; round < 5; round++) {
  await page.goto(file.href);
  await page.waitForTimeout(1800);
  opened.push(await page.evaluate('globalThis.seen'));
}

/** Milliseconds from a change until the pages that are seen are drawn anew. */
const timed = (change) =>
  page.evaluate(`new Promise((resolve) => {
    const desk = document.querySelector('.desk');
    const watching = new MutationObserver((all) => {
      if (!all.some(({ target }) => target.classList?.contains('paper'))) return;
      watching.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - began));
    });
    watching.observe(desk, { childList: true, subtree: true });
    const began = performance.now();
    (${change})();
  })`);

const nth = (legend, index) => `() => [...document.querySelectorAll('fieldset')]
  .find((one) => one.textContent.startsWith('${legend}')).querySelectorAll('input')[${index}].click()`;
const typed = (name) => `() => {
  const input = [...document.querySelectorAll('label')].find((one) => one.textContent === 'Your name').control;
  input.value = '${name}';
  input.dispatchEvent(new Event('input', { bubbles: true }));
}`;
const several = async (changeOf) => {
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(changeOf(round)));
  return times;
};

await page.goto(`${file.href}#workbook`);
await page.reload();
await page.waitForSelector('.paper svg text');
await page.getByRole('radio', { name: /^The workbook/ }).check();
await page.waitForTimeout(2500);
const yardstick = await page.evaluate(`(() => {
  const began = performance.now();
  let sum = 0;
  for (let at = 0; at < 3e7; at++) sum = (sum * 31 + at) % 1000003;
  return performance.now() - began;
})()`);
// Each is tried once before, so that it is warm. The title page, which holds the name, is among the pages that are seen.
await page.locator('.page').nth(2).scrollIntoViewIfNeeded();
await several((round) => nth('Which is nearer', (round + 1) % 2));
const forms = await several((round) => nth('Which is nearer', (round + 1) % 2));
const names = await several((round) => typed(`Zoë ${round}`));
await several((round) => nth('How will you', round % 2 === 0 ? 5 : 0));
const uses = await several((round) => nth('How will you', round % 2 === 0 ? 5 : 0));

const saving = [];
for (let round = 0; round < 3; round++) {
  await timed(typed(`Ines ${round}`));
  const began = performance.now();
  await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as PDF' }).click(),
  ]);
  saving.push(performance.now() - began);
}

for (let round = 0; round < 400; round++) await timed(typed(`Somebody ${round}`));
const session = await browser.newBrowserCDPSession();
const { processInfo } = await session.send('SystemInfo.getProcessInfo');
const memoryOf = (id) => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
};
const memory = Math.max(
  ...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => memoryOf(id)),
);
await browser.close();

const text = readFileSync(file);
const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(text.toString()) ?? [];
const rows = [
  ['size of the file', mb(statSync(file).size), '4 MB'],
  ['… packed for a journey', mb(gzipSync(text).length), ''],
  ['script of the page, packed', `${(gzipSync(script).length / 1e3).toFixed(1)} KB`, '30 KB'],
  ['opened to first screen', ms(median(opened.map(({ screen }) => screen))), '500 ms'],
  ['opened to ready', ms(median(opened.map(({ ready }) => ready))), '2000 ms'],
  ['yardstick: thirty million steps', ms(yardstick), ''],
  ['a name typed to page drawn', ms(median(names)), '150 ms'],
  ['another form to page drawn', ms(median(forms)), '150 ms'],
  ['another use to page drawn', ms(median(uses)), '150 ms'],
  ['PDF of the workbook', ms(median(saving)), '500 ms'],
  ['memory after 400 changes', mb(memory), '700 MB'],
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, took, may] of rows)
  console.log(`${what.padEnd(width)}  ${took.padStart(10)}${may === '' ? '' : `  of ${may}`}`);
