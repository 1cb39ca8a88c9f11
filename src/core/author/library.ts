import { type Kind, readBlocks, reportMisfit } from '../blocks/block.ts';
import { error, type Report } from '../diagnostic.ts';
import { suggest } from '../nearest.ts';
import { type AnySchema, check, type Output } from '../schema.ts';
import type { SourceFile } from '../sources.ts';
import {
  bookSchema,
  choicesSchema,
  exerciseSchema,
  helplinesSchema,
  pageSchema,
  referencesSchema,
  slotsSchema,
  wordsSchema,
} from './schemas.ts';
import { checkLinks, checkSlots, headingIds } from './texts.ts';
import { type Axes, combinations, pick, type Written } from './written.ts';
import { readYaml } from './yaml.ts';

/** An exercise or a page: proven right in every form, kept as written until a form is chosen. */
export interface Entry {
  readonly id: string;
  readonly what: 'exercise' | 'page';
  readonly written: Written;
}

/** Everything an author has written, proven. */
export interface Library {
  readonly axes: Axes;
  readonly choices: Output<typeof choicesSchema>;
  /** What each book is made of, in what order: `book`, the one made when none is named, and those in `books/`. */
  readonly books: ReadonlyMap<string, Written>;
  readonly words: Output<typeof wordsSchema>;
  readonly slots: Output<typeof slotsSchema>;
  readonly references: Output<typeof referencesSchema>;
  readonly helplines: Output<typeof helplinesSchema>;
  readonly entries: ReadonlyMap<string, Entry>;
}

const singles = ['choices', 'words', 'slots', 'references', 'helplines'] as const;
const noAxes: Axes = new Map();

/** The book that is made when none is named, and the folder of the others. */
export const firstBook = 'book';
const bookFolder = 'books/';

/** Reads one file that does not differ by form. */
const readSingle = <S extends AnySchema>(written: Written | undefined, schema: S, report: Report): Output<S> | undefined => {
  if (!written) return undefined;
  const { value, placeOf } = pick(written, noAxes, new Map(), report);
  const checked = check(schema, value);
  if (checked.ok) return checked.value;
  for (const misfit of checked.misfits) reportMisfit({ placeOf, report }, 'author', misfit);
  return undefined;
};

export const axesOf = (choices: Output<typeof choicesSchema>): Axes =>
  new Map(Object.entries(choices).map(([axis, options]) => [axis, Object.keys(options)]));

interface Proving {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly axes: Axes;
  readonly asked: Axes;
  readonly slots: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
  readonly report: Report;
}

type PlaceOf = ReturnType<typeof pick>['placeOf'];

/** `forms:` names options there are. */
const proveForms = (value: object, placeOf: PlaceOf, { axes, report }: Proving): void => {
  if (!('forms' in value)) return;
  const options = [...axes.values()].flat();
  const named: readonly unknown[] = Array.isArray(value.forms) ? value.forms : [value.forms];
  named.forEach((option, index) => {
    if (typeof option === 'string' && !options.includes(option))
      report(
        error(
          'author/unknown-form',
          `there is no form \`${option}\``,
          placeOf(['forms', index]) ?? placeOf(['forms']),
          suggest(option, options),
        ),
      );
  });
};

const proveEvidence = (value: object, placeOf: PlaceOf, { references, report }: Proving): void => {
  if (!('evidence' in value) || !Array.isArray(value.evidence)) return;
  value.evidence.forEach((name, index) => {
    if (typeof name === 'string' && name !== 'practice-wisdom' && !references.has(name))
      report(
        error(
          'author/unknown-reference',
          `there is no reference \`${name}\``,
          placeOf(['evidence', index]),
          suggest(name, references),
        ),
      );
  });
};

/** Whether an entry reads right in every set of choices in which it differs. */
const prove = (written: Written, what: Entry['what'], proving: Proving): void => {
  const { kinds, axes, asked, slots, report } = proving;
  checkSlots(written, slots, report);
  for (const choices of combinations(written, axes, asked)) {
    const { value, placeOf, isBroken } = pick(written, axes, choices, report);
    const checked = check(what === 'exercise' ? exerciseSchema : pageSchema, value);
    if (!checked.ok)
      for (const misfit of checked.misfits) if (!isBroken(misfit.path)) reportMisfit({ placeOf, report }, 'author', misfit);
    if (typeof value !== 'object' || value === null) continue;
    proveForms(value, placeOf, proving);
    proveEvidence(value, placeOf, proving);
    if ('blocks' in value && Array.isArray(value.blocks))
      readBlocks(value.blocks, ['blocks'], { kinds, placeOf, isBroken, report });
  }
};

const idOf = (written: Written): Extract<Written, { kind: 'map' }>['entries'][number] | undefined =>
  written.kind === 'map' ? written.entries.find(({ key }) => key === 'id') : undefined;

const isText = (written: Written | undefined): written is Extract<Written, { kind: 'scalar' }> =>
  written?.kind === 'scalar' && typeof written.value === 'string';

/** Entries by id; two of one name, or a name other than the file's, are mistakes. */
const readEntries = (
  content: ReadonlyMap<string, SourceFile>,
  proving: Proving,
  fileNames: Set<string>,
): ReadonlyMap<string, Entry> => {
  const { report } = proving;
  const entries = new Map<string, Entry>();
  for (const [name, source] of content) {
    if (!name.includes('/') || name.startsWith(bookFolder)) continue;
    const written = readYaml(source, report);
    // Whatever is wrong inside it, the book may name the file.
    fileNames.add(name.slice(name.lastIndexOf('/') + 1));
    if (!written) continue;
    const what = name.startsWith('pages/') ? 'page' : 'exercise';
    prove(written, what, proving);
    const named = idOf(written)?.value;
    if (!isText(named)) continue;
    const id = String(named.value);
    const fileName = name.slice(name.lastIndexOf('/') + 1);
    const other = entries.get(id);
    if (other)
      report(
        error('author/duplicate-id', `the id \`${id}\` is taken`, named.place, `it stands in ${other.written.place.file} too`),
      );
    else if (id !== fileName)
      report(
        error(
          'author/wrong-id',
          `the id \`${id}\` is not the file’s name`,
          named.place,
          `write \`${fileName}\`, or rename the file`,
        ),
      );
    if (!other) entries.set(id, { id, what, written });
  }
  return entries;
};

const reportUnknownEntries = (book: Written, entries: ReadonlySet<string>, report: Report): void => {
  const visit = (written: Written, listed: boolean): void => {
    if (written.kind === 'list') for (const item of written.items) visit(item, true);
    else if (written.kind === 'map')
      for (const { key, value } of written.entries) visit(value, key === 'opening' || key === 'filler');
    else if (listed && typeof written.value === 'string' && !entries.has(written.value))
      report(
        error(
          'author/unknown-entry',
          `there is no exercise or page \`${written.value}\``,
          written.place,
          suggest(written.value, entries),
        ),
      );
  };
  visit(book, false);
};

const proveWords = (words: Output<typeof wordsSchema>, kinds: ReadonlyMap<string, Kind>, file: string, report: Report): void => {
  for (const kind of kinds.values())
    for (const word of kind.words)
      if (words[kind.name]?.[word] === undefined)
        report(
          error(
            'author/missing-word',
            `the words file lacks \`${word}\` for \`${kind.name}\``,
            { file, start: 0, end: 0 },
            `add \`${kind.name}: {${word}: ...}\``,
          ),
        );
};

/** Reads a folder of content and proves it, in every form or in those asked for; undefined when its frame (book, choices, words …) cannot be read. */
export const readLibrary = (
  content: ReadonlyMap<string, SourceFile>,
  kinds: ReadonlyMap<string, Kind>,
  report: Report,
  asked: Axes = new Map(),
): Library | undefined => {
  const read = (name: string): Written | undefined => {
    const source = content.get(name);
    if (source) return readYaml(source, report);
    report(
      error(
        'author/no-file',
        `the content has no \`${name}.yaml\``,
        undefined,
        'see the README on how a content folder is laid out',
      ),
    );
    return undefined;
  };
  const written = Object.fromEntries(singles.map((name) => [name, read(name)]));
  const choices = readSingle(written.choices, choicesSchema, report);
  const words = readSingle(written.words, wordsSchema, report);
  const slots = readSingle(written.slots, slotsSchema, report);
  const references = readSingle(written.references, referencesSchema, report);
  const helplines = readSingle(written.helplines, helplinesSchema, report);
  const axes = choices ? axesOf(choices) : noAxes;
  const books = readBooks(content, read(firstBook), axes, report);
  if (!choices || !words || !slots || !references || !helplines || !books) return undefined;
  proveWords(words, kinds, content.get('words')?.file ?? '', report);
  const proving: Proving = {
    kinds,
    axes,
    asked,
    slots: new Set(Object.keys(slots)),
    references: new Set(Object.keys(references)),
    report,
  };
  const fileNames = new Set<string>();
  const entries = readEntries(content, proving, fileNames);
  const known = new Set([...entries.keys(), ...fileNames]);
  for (const book of books.values()) reportUnknownEntries(book, known, report);
  const targets = new Set([...known, ...[...entries.values()].flatMap((entry) => headingIds(entry.written))]);
  for (const one of [...[...entries.values()].map((entry) => entry.written), ...books.values(), written.words])
    if (one) checkLinks(one, targets, report);
  return { axes, choices, books, words, slots, references, helplines, entries };
};

/** Every book, proven in every form; undefined when one cannot be read. */
const readBooks = (
  content: ReadonlyMap<string, SourceFile>,
  first: Written | undefined,
  axes: Axes,
  report: Report,
): Library['books'] | undefined => {
  const others = [...content].flatMap(([name, source]) =>
    name.startsWith(bookFolder) ? [[name.slice(bookFolder.length), readYaml(source, report)] as const] : [],
  );
  const books = new Map<string, Written>();
  let isWhole = true;
  for (const [name, written] of [[firstBook, first] as const, ...others]) {
    if (written && isBook(written, axes, report)) books.set(name, written);
    else isWhole = false;
  }
  return isWhole ? books : undefined;
};

const isBook = (written: Written, axes: Axes, report: Report): boolean =>
  combinations(written, axes)
    .map((choices) => {
      const { value, placeOf } = pick(written, axes, choices, report);
      const checked = check(bookSchema, value);
      if (!checked.ok) for (const misfit of checked.misfits) reportMisfit({ placeOf, report }, 'author', misfit);
      return checked.ok;
    })
    .every(Boolean);
