import { describe, expect, it } from 'vitest';
import { ticketFields } from '../../src/core/choose/ticket.ts';
import { type Diagnostic, makeWorkbooks, type Sources, type Workbook } from '../../src/core/index.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { dumpPages } from '../support/dump-pages.ts';
import { smallFiles } from '../support/folder.ts';
import { isLong } from '../support/long.ts';
import { ownSources } from '../support/sources.ts';
import { writePng } from '../support/write-png.ts';

type Fields = Readonly<Record<string, unknown>>;

interface Result {
  readonly workbooks: readonly Workbook[];
  readonly diagnostics: readonly Diagnostic[];
}

const make = (sources: Sources, ticket: Fields, today?: string): Result => {
  const diagnostics: Diagnostic[] = [];
  const options = { report: (one: Diagnostic) => void diagnostics.push(one), ...(today ? { today } : {}) };
  return { workbooks: [...makeWorkbooks(sources, ticket, options)], diagnostics };
};

const namesOf = ({ workbooks }: Result): string => workbooks.map(({ name }) => name).join();
const pagesOf = ({ workbooks }: Result): string =>
  workbooks.map(({ pages, cover }) => dumpPages(pages) + (cover ? dumpPages(cover.pages) : '')).join();
const bytesOf = async ({ workbooks }: Result): Promise<string> =>
  (await Promise.all(workbooks.map(({ bytes }) => bytes())))
    .map((file) => Buffer.from(file).toString('latin1'))
    .join();

/** Whether two results differ in any file's name or bytes; those are painted only where the pages are the same. */
const differ = async (one: Result, other: Result): Promise<boolean> =>
  namesOf(one) !== namesOf(other) ||
  pagesOf(one) !== pagesOf(other) ||
  (await bytesOf(one)) !== (await bytesOf(other));

/** A wish for each field of a ticket. Those that say where to read and write are heeded by whoever calls core. */
const wishes: Readonly<Record<string, Fields | 'where'>> = {
  choices: { choices: { pace: ['gentle'] } },
  form: { form: ['fearful'] },
  pace: { pace: ['gentle'] },
  context: { context: ['dating'] },
  length: { length: ['pocket'] },
  cover: { cover: ['plain'] },
  setup: { setup: ['with-setup'] },
  book: { book: 'book' },
  reader: { reader: { person: 'Quirinus' } },
  practitioner: { practitioner: 'Quirinus' },
  reviewer: { reviewer: 'Quirinus' },
  country: { country: 'GB' },
  helplines: { helplines: 'any' },
  dedication: { dedication: 'For Quirinus' },
  appointment: { appointment: 'On Monday' },
  note: { note: 'Quirinus, breathe.' },
  blanks: { blanks: 'lines' },
  brand: { brand: 'practice' },
  start: { start: '2026-12-07' },
  only: { only: ['pocket-card'] },
  without: { without: ['pocket-card'] },
  add: { add: ['steady'] },
  max_dose: { max_dose: 1 },
  max_minutes: { max_minutes: 3 },
  local_line: { local_line: 'The Quirinus line' },
  local_number: { local_number: '0777 999' },
  local_hours: { local_hours: 'at night' },
  practitioner_override: { practitioner_override: true },
  appointments: { appointments: [{ exercises: ['pocket-card'] }] },
  separate: { separate: true },
  edition: { edition: ['letter'] },
  paper: { paper: 'cream' },
  isbn: { isbn: '978-1-4028-9462-6' },
  pages: { pages: ['2'] },
  signature: { signature: 8 },
  language: { language: 'en-GB' },
  date: { date: '2027-01-31' },
  theme: { theme: 'octavo' },
  pitch: { pitch: '12' },
  sides: { sides: 'single' },
  hand: { hand: 'left' },
  stock: { stock: 'blue' },
  accent: { accent: '#102030' },
  content: 'where',
  templates: 'where',
  fonts: 'where',
  out: 'where',
  ref: { ref: 'a7' },
  replace: 'where',
  // Read by whoever calls core, and given to it beside the ticket: `tests/fillable`.
  answers: 'where',
};

/** What shows only on another day: help lines that nobody has looked up for long. */
const days: Readonly<Record<string, string>> = { helplines: '2040-01-01' };

/** A picture of one black pixel. */
const dot = { width: 1, height: 1, depth: 8, type: 0, isInterlaced: false, filterOf: () => 0, samples: [0] };

/** The opposite of what some edition does unasked. */
const otherwise: Readonly<Record<string, Fields>> = { sides: { sides: 'mirrored' }, book: { book: 'guide' } };

const brands: Sources['brands'] = new Map([
  [
    'practice',
    {
      source: { file: 'brand.yaml', text: "name: Quirinus\ncolors: { accent: '#102030' }" },
      images: new Map(),
    },
  ],
]);
const small = { ...sourcesOf(smallFiles()), brands };
const longProbe = `id: probe
kind: page
title: Probe
blocks:
  - lines: { ask: What came next?, min: 40 }
  - fields: [{ label: Where }]
`;
const neutral = {
  brands,
  ...sourcesOf(
    new Map([
      ['content/book.yaml', 'title: Plain\nauthor: Octavo\nlanguage: en-US\ndate: 2026-11-22\n'],
      ['content/task.yaml', 'id: task\ntitle: Task\nblocks:\n  - lines: What came next?\n'],
      ['templates/exercise.hbs', '<section>{{#each blocks}}{{this}}{{/each}}</section>'],
    ]),
  ),
};

const dismissive = { choices: { form: ['dismissive'] } };
const titles: readonly (readonly [name: string, sources: Sources, ticket: Fields])[] = [
  ['a neutral title', neutral, {}],
  ['a small title', small, dismissive],
  ...(isLong ? ['book', 'complete', 'handout', 'guide'] : []).map(
    (book) => [`the book \`${book}\``, { ...ownSources, brands }, { ...dismissive, book }] as const,
  ),
];

const editions = ['a4', 'fillable', 'booklet', 'sample', 'kdp-6x9', 'lulu-coil'];
const cases = titles.flatMap(([name, sources, ticket]) =>
  editions.map((edition) => [name, edition, sources, { ...ticket, edition }] as const),
);

/** Whether some message names a field, or what is given in it. */
const isTold = ({ diagnostics }: Result, field: string, wish: Fields): boolean => {
  const inner = Object.values(wish).flatMap((value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : value,
  );
  return diagnostics.some(({ message }) =>
    [field, ...inner].some((name) => message.includes(`\`${String(name)}\``)),
  );
};

describe('every wish', () => {
  it('has a case here', () => {
    expect(Object.keys(wishes).sort()).toEqual([...ticketFields].sort());
  });

  it.each(cases)(
    'of %s in the edition %s shows, or is answered',
    async (_, _edition, sources, ticket) => {
      const usual = make(sources, ticket);
      const silent: string[] = [];
      for (const [field, wish] of Object.entries(wishes)) {
        if (wish === 'where') continue;
        const wished = make(sources, { ...ticket, ...wish });
        if (isTold(wished, field, wish) || (await differ(usual, wished))) continue;
        const later = days[field];
        if (
          later &&
          (await differ(make(sources, ticket, later), make(sources, { ...ticket, ...wish }, later)))
        )
          continue;
        // What is wished may be what the edition does as a rule.
        const other = otherwise[field];
        if (!other || !(await differ(wished, make(sources, { ...ticket, ...other })))) silent.push(field);
      }
      expect(silent).toEqual([]);
    },
    300_000,
  );

  it.each(['name', 'practitioner', 'reviewer', 'dedication', 'country', 'start'])(
    'for a reader is answered by the handout: %s',
    (field) => {
      const ticket = { ...dismissive, book: 'handout', only: ['pocket-card'] };
      const values: Fields = { country: 'GB', start: '2026-12-07', name: undefined };
      const given = field === 'name' ? { reader: { name: 'Q' } } : { [field]: values[field] ?? 'Q' };
      const usual = make(ownSources, ticket);
      const wished = make(ownSources, { ...ticket, ...given });
      expect(isTold(wished, field, {})).toBe(pagesOf(usual) === pagesOf(wished));
    },
  );

  it.each([
    ['the usual value', { sides: 'mirrored', hand: 'right', pitch: '8', choices: { form: 'dismissive' } }],
    ['nothing', {}],
  ])('is not doubted where it is %s', (_, ticket) => {
    const form = { 'content/pages/probe.yaml': longProbe };
    const { diagnostics } = make(sourcesOf(smallFiles(form)), ticket);
    expect(diagnostics).toEqual([]);
  });

  it('is told once for all books of a run, and only when none of them heeds it', () => {
    const doubted = (edition: readonly string[]) =>
      make(small, { ...dismissive, edition, pages: ['1'] }).diagnostics.map(({ message }) => message);
    expect(doubted(['a4', 'sample'])).toEqual([]);
    expect(doubted(['a4', 'letter'])).toEqual([expect.stringContaining('`pages`')]);
  });

  it('for a paper that is a size is told where sizes are chosen', () => {
    const hintsFor = (paper: string) =>
      make(small, { ...dismissive, edition: 'a4', paper }).diagnostics.flatMap(({ hints }) => hints);
    expect(hintsFor('letter')).toEqual([
      expect.stringContaining('it is for'),
      'the size of the paper is the edition’s: `edition: letter`',
    ]);
    expect(hintsFor('cream')).toEqual([expect.stringContaining('it is for')]);
  });

  it('for a theme is heeded in all that this theme sets: an option changes the rest of its look', () => {
    const themed = {
      'content/choices.yaml': `form:
  dismissive: { title: One, theme: { colors: { accent: '#aa0000', wash: '#ffeeee' } } }
`,
      'templates/themes/brand.yaml': "extends: octavo\ncolors: { accent: '#123456' }\n",
      'content/one/task.yaml': 'id: task\ntitle: Task\nblocks: [{ p: Count. }]\n',
    };
    const colorsIn = (ticket: Fields) => {
      const [workbook] = makeWorkbooks(sourcesOf(smallFiles(themed)), ticket, { report: () => undefined });
      return [workbook?.design.theme.colors.accent, workbook?.design.theme.colors.wash];
    };
    expect(colorsIn({})).toEqual(['#aa0000', '#ffeeee']);
    expect(colorsIn({ theme: 'octavo' })).toEqual(['#aa0000', '#ffeeee']);
    expect(colorsIn({ theme: 'brand' })).toEqual(['#123456', '#ffeeee']);
  });

  it('for a picture on the cover is answered where the cover to be bound has none', () => {
    const opening = `id: opening
kind: page
title: Part one
blocks:
  - picture: { file: dot.png, alt: A dot., width: 20 }
`;
    const pictured = {
      ...sourcesOf(smallFiles({ 'content/pages/opening.yaml': opening })),
      images: new Map([['dot.png', writePng(dot)]]),
    };
    const codesIn = (edition: string) =>
      make(pictured, { ...dismissive, edition }).diagnostics.map(({ code }) => code);
    expect(codesIn('kdp-6x9')).toEqual(['vendor/cover-picture']);
    expect(codesIn('a4')).toEqual([]);
  });
});
