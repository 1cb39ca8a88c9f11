import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readEdition } from '../../../src/core/index.ts';
import { isLong } from '../../support/long.ts';
import { filesBelow, ownSources, root } from '../../support/sources.ts';
import { specimenSources } from '../../support/specimen-book.ts';

// The books that are held against standards, made by the command line as a reader makes them.

/** Git-ignored: libraries, classes and books of this check. */
export const target = join(root, 'tests/conformance/verapdf/target');

export interface BookOrder {
  /** Also the folder below `target/books` into which they are made. */
  readonly name: string;
  /** What makes them, instead of `make`. */
  readonly command?: readonly string[];
  /** What follows the command. */
  readonly flags: readonly string[];
  /** Files that are made. */
  readonly count: number;
}

const forms = ['dismissive', 'fearful'];

/** Editions that are always made in both. */
const bothForms = ['a4', 'fillable'];

/** Runs the command line, for what it says. */
export const cli = (...flags: readonly string[]): string =>
  execFileSync(process.execPath, [join(root, 'dist/octavo.js'), ...flags], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  });

const namesOf = (value: unknown): readonly string[] => {
  const listed =
    typeof value === 'object' && value !== null && 'editions' in value ? value.editions : undefined;
  if (!Array.isArray(listed)) throw new Error('`octavo editions --json` lists no editions');
  return listed.map((edition: { readonly name: unknown }) => String(edition.name));
};

const isAccessible = (name: string): boolean => {
  const edition = readEdition(ownSources, name, ({ message }) => {
    throw new Error(`edition ${name}: ${message}`);
  });
  return (edition?.output?.standard ?? 'accessible') === 'accessible';
};

/** Editions that claim PDF/UA-1 and PDF/A-2a: all but the bare ones, whoever adds one. */
const accessibleEditions = (): readonly string[] =>
  namesOf(JSON.parse(cli('editions', '--json'))).filter(isAccessible);

const written = (folder: string, files: ReadonlyMap<string, string | Uint8Array>): void => {
  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
};

/** One book of all specimens, as folders the command line can read. */
const everyKind = (): readonly string[] => {
  const specimens = filesBelow('tests/specimens', '.yaml').map((file) =>
    readFileSync(join(root, 'tests/specimens', file), 'utf8').trimEnd(),
  );
  const { content, templates, images } = specimenSources(specimens.join('\n'));
  const folder = join(target, 'every-kind');
  written(join(folder, 'content'), new Map([...content].map(([name, { text }]) => [`${name}.yaml`, text])));
  written(join(folder, 'content/images'), images);
  written(
    join(folder, 'templates'),
    new Map([...templates].map(([name, { text }]) => [`${name}.hbs`, text])),
  );
  return ['--content', join(folder, 'content'), '--templates', join(folder, 'templates')];
};

/** What a practice hands out, in each edition that it may take; its words are only here. */
const practice = ['--brand', join(root, 'tests/brand/practice/brand.yaml'), '--form', 'fearful'];
const editions = ['a4', 'letter', 'fillable', 'greyscale'];
const person = ['--name', 'Zoë', '--practitioner', 'Ana Lima', '--appointment', 'Monday at four'];

const packet = `form: fearful
reader: { name: Zoë }
appointments:
  - { date: 2027-01-11, exercises: [brake-plan, small-good-things], note: Begin with the first., bring: [This sheet] }
  - { date: 2027-01-18, exercises: [replay-strip] }
`;

/** A file that a command is to read. */
const fileOf = (name: string, text: string): string => {
  const path = join(target, name);
  written(target, new Map([[name, text]]));
  return path;
};

const branded = (): readonly BookOrder[] => [
  {
    name: 'branded-handout',
    flags: [
      ...['--book', 'handout', '--only', 'brake-plan', '--note', 'Take your time.', ...practice, ...person],
      ...['--edition', editions.join()],
    ],
    count: editions.length,
  },
  {
    name: 'branded-lines',
    flags: [
      '--book',
      'handout',
      '--only',
      'brake-plan',
      '--blanks',
      'lines',
      ...practice,
      '--edition',
      editions.join(),
    ],
    count: editions.length,
  },
  {
    name: 'branded-packet',
    flags: ['--ticket', fileOf('packet.yaml', packet), ...practice.slice(0, 2), '--edition', editions.join()],
    count: editions.length,
  },
  {
    name: 'branded-book',
    flags: [...practice, '--edition', 'a4,fillable'],
    count: 2,
  },
];

/** Copies of buyers, on the pages of each a line; one has given no name. */
const sold = (): BookOrder => {
  const rows = ['1,Zoë Čapek', '2,', ...(isLong ? ['3,Ana Lima'] : [])];
  return {
    name: 'sold',
    command: ['orders', fileOf('orders.csv', `Order,Buyer\n${rows.join('\n')}\n`)],
    flags: ['--form', 'fearful', '--edition', 'fillable,large-print'],
    count: rows.length * 2,
  };
};

/** Everything that is to conform, in every form there is. */
export const accessibleBooks = (): readonly BookOrder[] => [
  ...accessibleEditions().map((name, index): BookOrder => {
    const flags = ['--edition', name];
    // Outside of the long lane the other editions take turns: each is made in one form.
    if (isLong || bothForms.includes(name)) return { name, flags, count: forms.length };
    return { name, flags: [...flags, '--form', forms[index % forms.length] ?? ''], count: 1 };
  }),
  isLong
    ? { name: 'complete', flags: ['--book', 'complete'], count: forms.length }
    : { name: 'complete', flags: ['--book', 'complete', '--form', 'dismissive'], count: 1 },
  { name: 'guide', flags: ['--guide'], count: 1 },
  { name: 'handout', flags: ['--book', 'handout'], count: 2 },
  { name: 'every-kind', flags: everyKind(), count: 1 },
  {
    name: 'strangest-names',
    flags: ['--ticket', join(root, 'tests/workbooks/strangest-names.yaml')],
    count: 1,
  },
  ...branded(),
  sold(),
];

/** Makes them into a folder of their own, and says where each file is. */
export const makeBooks = ({ name, command = ['make'], flags, count }: BookOrder): readonly string[] => {
  const out = join(target, 'books', name);
  rmSync(out, { recursive: true, force: true });
  cli(...command, ...flags, '--helplines', 'any', '--quiet', '--out', out);
  const made = readdirSync(out).filter((file) => file.endsWith('.pdf'));
  if (made.length !== count) throw new Error(`${name}: ${made.length} files were made, not ${count}`);
  return made.map((file) => join(out, file));
};
