// Speed, as ratios within one run: what the same machine does with the same text in plain pdfkit, and how time grows. All times are
// processor time, all threads together, unless a row says otherwise.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import {
  type Design,
  type Document,
  type MadeWorkbook,
  makeWorkbooks,
  type Pages,
  type Sources,
  type TicketFields,
} from '../../src/core/index.ts';
import { makePages } from '../../src/core/publish/pages.ts';
import { printPages } from '../../src/core/publish/print.ts';
import { ownFolders, readSources } from '../../src/node/folders.ts';
import { nodePlatform } from '../../src/node/platform.ts';
import { median, ms, show, warm } from './clock.ts';
import { showCopies } from './copies.ts';

const coldRounds = 7;

const report = (): never => {
  throw new Error('the content has mistakes: run `octavo check`');
};

const form = 'dismissive';

/** The workbook of one ticket: from texts that were read before, or from new ones. */
const workbookFor = (sources: Sources, ticket: TicketFields = {}): MadeWorkbook => {
  const fields = { choices: { form }, ...ticket };
  const [workbook] = makeWorkbooks(sources, fields, { report, platform: nodePlatform });
  return workbook ?? report();
};

const book = (sources: Sources, reader: Readonly<Record<string, string>> = {}): Promise<Uint8Array> =>
  workbookFor(sources, { reader }).bytes();

const anew = (files: Sources['content']): Sources['content'] =>
  new Map([...files].map(([name, { file, text }]) => [name, { file, text }]));

/** Layouts and theme as new objects, as after a designer's edit: all is composed, set and painted again, from exercises already read. */
const redesigned = ({ templates, themes, editions, ...rest }: Sources): Sources => ({
  ...rest,
  templates: anew(templates),
  themes: anew(themes),
  editions: anew(editions),
});

/** All texts as new objects: nothing kept for the old ones serves them. Fonts stay, as they do when an author changes a text. */
const fresh = (sources: Sources): Sources => ({ ...redesigned(sources), content: anew(sources.content) });

/** One exercise as a new text, as after an author's edit. */
const edited = (sources: Sources): Sources => {
  const [name, { file, text }] =
    [...sources.content].find(([name]) => name.endsWith('/first-flickers')) ?? report();
  return { ...sources, content: new Map([...sources.content, [name, { file, text }]]) };
};

/** The paragraphs of a book as plain text, for the painter that lays out by itself. */
const paragraphsOf = ({ pages }: Pages): readonly string[] => {
  const texts = new Map<object, string>();
  for (const { marks } of pages)
    for (const mark of marks) {
      if (mark.kind !== 'glyphs') continue;
      const text = mark.run.map((part) => (typeof part === 'number' ? ' ' : part.text)).join('');
      const key = mark.tag ?? mark;
      texts.set(key, texts.has(key) ? `${texts.get(key)} ${text}` : text);
    }
  return [...texts.values()];
};

/** The same text set and painted by pdfkit's own `text()`: no tags, no tables, no drawings. */
const plainPdfkit = (
  paragraphs: readonly string[],
  sources: Sources,
  align: 'left' | 'justify',
): Promise<number> =>
  new Promise((resolve) => {
    const doc = Reflect.construct(PDFDocument, [{ size: 'A4', margin: 60, font: null }]);
    let bytes = 0;
    doc.on('data', (chunk: Uint8Array) => {
      bytes += chunk.length;
    });
    doc.on('end', () => resolve(bytes));
    doc.registerFont('text', sources.fonts.get('SourceSerif4-Regular'));
    doc.font('text').fontSize(12);
    for (const paragraph of paragraphs) doc.text(paragraph, { width: 368, align });
    doc.end();
  });

/** The same book with its sections so many times over. */
const times = (document: Document, count: number): Document => ({
  ...document,
  sections: Array.from({ length: count }, (_, copy) =>
    document.sections.map((section) => ({
      ...section,
      id: copy === 0 ? section.id : `${section.id}-${copy}`,
    })),
  ).flat(),
});

const printOnce = async (document: Document, design: Design, { images }: Sources): Promise<void> => {
  await printPages(makePages(document, design, report), { document, design, images, platform: nodePlatform });
};

/** Prints what the process took, when it ends: its processor time and, from the start of the program, its peak memory. */
const tellMeasures = `import { readFileSync as read } from 'node:fs';
process.on('exit', () => {
  // A child starts with its parent's high-water mark in maxRSS; the kernel's own VmHWM counts from the start of the program.
  let peak;
  try { peak = Number(/VmHWM:\\s*(\\d+)/.exec(read('/proc/self/status', 'utf8'))[1]); } catch { peak = process.resourceUsage().maxRSS; }
  const { user, system } = process.cpuUsage();
  process.stderr.write('measured=' + (user + system) / 1e6 + ',' + peak);
});`;

interface Measured {
  /** On the clock. */
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

/** Runs Node with these words in a process of its own. */
const cold = (words: readonly string[]): Measured => {
  const measure = `data:text/javascript,${encodeURIComponent(tellMeasures)}`;
  const start = performance.now();
  const { stderr } = spawnSync(process.execPath, ['--import', measure, ...words], { encoding: 'utf8' });
  const [, processor, peak] = /measured=([\d.]+),(\d+)/.exec(stderr) ?? [];
  if (processor === undefined) throw new Error(stderr);
  return {
    seconds: (performance.now() - start) / 1000,
    processor: Number(processor),
    megabytes: Number(peak) / 1024,
  };
};

const sources = readSources({ ...ownFolders, content: process.argv[2] ?? ownFolders.content }, report);
const { document, design, pages } = workbookFor(sources);
const count = pages.pages.length;
const paragraphs = paragraphsOf(pages);

const rebuilt = await warm(() => book(sources));
let copy = 0;
const copied = await warm(() => book(sources, { name: `Reader ${(copy += 1)}`, person: `Friend ${copy}` }));
const changed = await warm(() => book(edited(sources)));
const redrawn = await warm(() => book(redesigned(sources)));
const reread = await warm(() => book(fresh(sources)));
const left = await warm(() => plainPdfkit(paragraphs, sources, 'left'), { counted: 5 });
const justified = await warm(() => plainPdfkit(paragraphs, sources, 'justify'), { counted: 5 });
const ratio = (time: number): string =>
  `${ms(time)}  ${(time / count).toFixed(2)} ms a page, ${(left / time).toFixed(1)} and ${(justified / time).toFixed(1)} times as fast`;
show('the same text through doc.text() in plain pdfkit', `${ms(left)} ragged, ${ms(justified)} justified`);
show(`warm rebuild of ${count} A4 pages from YAML text`, ratio(rebuilt));
show('  a copy for another reader, named on many pages', ratio(copied));
show('  one exercise changed', ratio(changed));
show('  layouts and theme changed: all composed and set again', ratio(redrawn));
show('  every text new, nothing kept but words and fonts', ratio(reread));

await showCopies(sources, ownFolders.fonts);

// No book has a thousand pages: what is to grow begins small.
const start = sources.content.has('books/starter')
  ? workbookFor(sources, { book: 'starter' })
  : { document, design };
const grown: number[] = [];
for (const factor of [1, 4, 16]) {
  // A new document each time, for its sections not to be known.
  grown.push(
    (await warm(() => printOnce(times(start.document, factor), start.design, sources), { counted: 5 })) /
      factor,
  );
}
show(
  'time for each copy with 1, 4, 16 times the exercises',
  grown.map((value) => (value / (grown[0] ?? 1)).toFixed(2)).join('  '),
);

/** Both forms in some editions, in one run: what differs by edition only is made anew. */
const inEditions = async (edition: readonly string[]): Promise<void> => {
  const options = { report, platform: nodePlatform };
  for (const workbook of makeWorkbooks(fresh(sources), { edition }, options)) await workbook.bytes();
};
const names = ['a4', 'letter', 'greyscale', 'ink-saver', 'large-print', 'easy-reading', 'fillable'];
const together = await warm(() => inEditions(names), { counted: 3 });
let apart = 0;
for (const name of names) apart += await warm(() => inEditions([name]), { counted: 3 });
show(
  `${names.length} editions of both forms in one run, as a share of each alone`,
  `${ms(together)}  ${(together / apart).toFixed(2)}`,
);

const place = mkdtempSync(join(tmpdir(), 'octavo-bench-'));
const octavo = (...words: readonly string[]): readonly string[] => ['dist/octavo.js', ...words];
const into = ['--replace', '--out', place];
const coldRows: readonly (readonly [string, readonly string[]])[] = [
  ['the default book', octavo('make', '--form', form, ...into)],
  [
    'a handout of one page',
    octavo(
      'make',
      '--book',
      'handout',
      '--only',
      'brake-plan',
      '--length',
      'pocket',
      '--form',
      form,
      ...into,
    ),
  ],
  ['`--version`', octavo('--version')],
];
const empty = median(Array.from({ length: coldRounds }, () => cold(['-e', '0']).processor));
for (const [name, words] of coldRows) {
  const runs = Array.from({ length: coldRounds }, () => cold(words));
  const processor = median(runs.map((run) => run.processor));
  const clock = median(runs.map(({ seconds }) => seconds));
  const peak = Math.max(...runs.map(({ megabytes }) => megabytes));
  const said = `${(processor / empty).toFixed(1)} times an empty Node: ${processor.toFixed(2)} s (${clock.toFixed(2)} s on the clock), ${peak.toFixed(0)} MB`;
  show(`cold: ${name}`, said);
}
rmSync(place, { recursive: true });

/** Starters for so many readers, from a roster to the disk: where a title has no starter, its first book. */
const batchOf = (rows: number): Measured => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-bench-'));
  const roster = join(folder, 'roster.csv');
  const names = Array.from({ length: rows }, (_, row) => `R${row},Reader ${row},${form}\n`);
  writeFileSync(roster, `Ref,First name,Form\n${names.join('')}`);
  const starter = sources.content.has('books/starter') ? ['--book', 'starter'] : [];
  const measured = cold(octavo('batch', roster, ...starter, '--out', join(folder, 'out')));
  rmSync(folder, { recursive: true });
  return measured;
};

const [one, thousand] = [batchOf(1), batchOf(1000)];
const rates = [thousand.processor - one.processor, thousand.seconds - one.seconds].map((time) =>
  (999 / time).toFixed(0),
);
show('a roster of 1,000 rows, to disk', `${rates.join(' a second of processor time, ')} on the clock`);
show('  peak memory over that of one row', `${(thousand.megabytes - one.megabytes).toFixed(0)} MB`);
