import { type Kind, reportIssue } from '../blocks/block.ts';
import { type Diagnostic, error, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import type { SourceFile } from '../model/sources.ts';
import { check } from '../schema/check.ts';
import type { AnySchema, Infer } from '../schema/vocabulary.ts';
import { type Axes, type Choices, noAxes, noChoices } from './axes.ts';
import { axesOf, checkChoices } from './choices.ts';
import { bookFolder, catalogueOf, type Entry, type Proving, readEntries } from './entries.ts';
import { combinations, resolve } from './resolve.ts';
import { type Respellings, readRespellings } from './respell.ts';
import {
  bookSchema,
  choicesSchema,
  everyExercise,
  helplinesSchema,
  referencesSchema,
  slotsSchema,
  wordsSchema,
} from './schemas.ts';
import { checkBookSlots, checkLinks, checkSlots, headingIds, textsIn } from './texts.ts';
import { readYaml } from './yaml.ts';

import type { YamlNode } from './yaml-node.ts';

export type Slots = Infer<typeof slotsSchema>;

/** Everything an author has written, proven. */
export interface Library {
  readonly axes: Axes;
  readonly choices: Infer<typeof choicesSchema>;
  /** What each book is made of, in what order: `book`, the one made when none is named, and those in `books/`. */
  readonly books: ReadonlyMap<string, YamlNode>;
  readonly words: Infer<typeof wordsSchema>;
  /** What a reader may give, with the words of the first options. */
  readonly slots: Slots;
  readonly slotsWritten: YamlNode;
  readonly references: Infer<typeof referencesSchema>;
  readonly helplines: Infer<typeof helplinesSchema>;
  readonly helplinesWritten: YamlNode;
  /** How other languages spell its words. */
  readonly spellings: Respellings;
  /** Which exercises and pages there are. */
  readonly catalogue: ReadonlyMap<string, Entry['what']>;
  /** Those that were needed, read and proven. */
  readonly entries: ReadonlyMap<string, Entry>;
}

/** What of the content a run needs. */
export interface Scope {
  /** Of the options of an axis, those that matter. */
  readonly options: (axis: string, options: readonly string[]) => readonly string[];
  /** The book that is made; absent: everything is needed. */
  readonly book?: string;
  /** The entries or parts of it that are asked for; none: all. */
  readonly only?: readonly string[];
}

const everything: Scope = { options: (_, options) => options };

/** The book that is made when none is named. */
export const defaultBook = 'book';

/** A reader of files that do not differ by form. */
const single = <S extends AnySchema>(schema: S) => {
  const memo = createMemo<Infer<S> | undefined>();
  const computeRead = (written: YamlNode, report: Report): Infer<S> | undefined => {
    const { value, placeOf } = resolve(written, noAxes, noChoices, report);
    const checked = check(schema, value);
    if (checked.ok) return checked.value;
    for (const issue of checked.issues) reportIssue({ placeOf, report }, 'author', issue);
    return undefined;
  };
  return (written: YamlNode | undefined, report: Report): Infer<S> | undefined =>
    written && memo([written], '', (report) => computeRead(written, report), report);
};

const readChoices = single(choicesSchema);
const readWords = single(wordsSchema);
const readReferences = single(referencesSchema);
const readHelplines = single(helplinesSchema);

const reportUnknownEntries = (book: YamlNode, entries: ReadonlySet<string>, report: Report): void => {
  const visit = (written: YamlNode, listed: boolean): void => {
    if (written.kind === 'list') for (const item of written.items) visit(item, true);
    else if (written.kind === 'map')
      for (const { key, value } of written.entries)
        visit(value, key === 'opening' || key === 'filler' || key === 'folding');
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

const checkWords = (
  words: Infer<typeof wordsSchema>,
  kinds: ReadonlyMap<string, Kind>,
  file: string,
  report: Report,
): void => {
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

/** Slots outside exercises and pages: in the words of the layouts, and in books. */
const checkAllSlots = (
  words: YamlNode | undefined,
  books: Library['books'],
  slots: Slots,
  report: Report,
): void => {
  const known = Object.keys(slots);
  if (words) checkSlots(words, known, report);
  for (const book of books.values()) checkBookSlots(book, known, report);
};

const memoNames = createMemo<ReadonlySet<string>>();

/** Every text in a book's file: ids among others. */
const namesIn = (book: YamlNode): ReadonlySet<string> =>
  memoNames([book], '', () => new Set(textsIn(book).map(({ value }) => value)));

/** Whether an entry is needed: it stands in the book that is made, and among what is asked for where a book holds every exercise. */
const neededBy = (scope: Scope, books: Library['books'], catalogue: Library['catalogue']) => {
  const book = scope.book === undefined ? undefined : books.get(scope.book);
  if (!book) return () => true;
  const names = namesIn(book);
  const named = (scope.only ?? []).filter((id) => catalogue.get(id) === 'exercise');
  return (id: string): boolean =>
    names.has(id) ||
    (names.has(everyExercise) &&
      catalogue.get(id) === 'exercise' &&
      (named.length === 0 || named.includes(id)));
};

/** Links that lead somewhere. The headings of what is not needed are looked through only when a link leads nowhere else. */
const checkAllLinks = (
  written: readonly YamlNode[],
  targets: ReadonlySet<string>,
  others: () => readonly string[],
  report: Report,
): void => {
  const wrong: Diagnostic[] = [];
  for (const one of written) checkLinks(one, targets, (diagnostic) => wrong.push(diagnostic));
  if (wrong.length === 0) return;
  const all = new Set([...targets, ...others()]);
  for (const one of written) checkLinks(one, all, report);
};

/** Whether every file is one that was read, and proven in every form beside the others, when Octavo was built. To check is to prove anew. */
const isProven = (content: ReadonlyMap<string, SourceFile>, { book }: Scope): boolean =>
  book !== undefined && [...content.values()].every(({ reading }) => reading !== undefined);

/** A file that every content has. */
const readSideFile = (
  content: ReadonlyMap<string, SourceFile>,
  name: string,
  report: Report,
): YamlNode | undefined => {
  const source = content.get(name);
  if (source) return readYaml(source, report);
  const hint = 'see the README on how a content folder is laid out';
  report(error('author/no-file', `the content has no \`${name}.yaml\``, undefined, hint));
  return undefined;
};

const memoLibrary = createMemo<Library | undefined>();

/** Reads what is needed of a folder of content, and proves it; undefined when its frame (book, choices, words …) cannot be read. */
export const readLibrary = (
  content: ReadonlyMap<string, SourceFile>,
  kinds: ReadonlyMap<string, Kind>,
  report: Report,
  scope: Scope = everything,
): Library | undefined =>
  memoLibrary([content, kinds, scope], '', (report) => readWhole(content, kinds, report, scope), report);

const readWhole = (
  content: ReadonlyMap<string, SourceFile>,
  kinds: ReadonlyMap<string, Kind>,
  report: Report,
  scope: Scope,
): Library | undefined => {
  const written = (name: string): YamlNode | undefined => readSideFile(content, name, report);
  const choicesWritten = written('choices');
  const wordsWritten = written('words');
  const words = readWords(wordsWritten, report);
  const slotsWritten = written('slots');
  const references = readReferences(written('references'), report);
  const helplinesWritten = written('helplines');
  const helplines = readHelplines(helplinesWritten, report);
  const bookWritten = written(defaultBook);
  const proven = isProven(content, scope);
  // Axes that are not to be trusted would make mistakes of all that chooses along them.
  const trusted = proven || checkChoices(choicesWritten, slotsWritten, kinds, report);
  const choices = readChoices(choicesWritten, report);
  if (!choices || !trusted) return undefined;
  const axes = axesOf(choices);
  const slots = readSlots(slotsWritten, axes, report);
  const books = readBooks(content, bookWritten, axes, report);
  if (!words || !slots || !references || !helplines || !helplinesWritten || !slotsWritten || !books)
    return undefined;
  if (!proven) checkAllSlots(wordsWritten, books, slots, report);
  checkWords(words, kinds, content.get('words')?.file ?? '', report);
  const asked = new Map([...axes].map(([axis, options]) => [axis, scope.options(axis, options)]));
  const proving: Proving = { kinds, axes, asked, slots, references, report };
  const catalogue = catalogueOf(content);
  const entries = readEntries(content, proving, neededBy(scope, books, catalogue), proven);
  const known = new Set([...catalogue.keys(), ...entries.keys()]);
  for (const [name, book] of books)
    if (scope.book === undefined || name === scope.book) reportUnknownEntries(book, known, report);
  const read = [...entries.values()].map((entry) => entry.written);
  const headings = (all: readonly YamlNode[]): readonly string[] => all.flatMap(headingIds);
  const others = (): readonly string[] =>
    headings([...content.values()].flatMap((source) => readYaml(source, () => undefined) ?? []));
  const targets = new Set([...known, ...headings(read)]);
  checkAllLinks(
    [...read, ...books.values(), ...(wordsWritten ? [wordsWritten] : [])],
    targets,
    others,
    report,
  );
  const spellings = readRespellings(content.get('spelling'), report);
  return {
    axes,
    choices,
    books,
    words,
    slots,
    slotsWritten,
    references,
    helplines,
    helplinesWritten,
    spellings,
    catalogue,
    entries,
  };
};

const memoSlots = createMemo<Slots | undefined>(64);

/** The slots in one set of choices: what stands there when nothing is given may differ. */
export const resolveSlots = (
  written: YamlNode,
  axes: Axes,
  choices: Choices,
  report: Report,
): Slots | undefined => {
  const picked = resolve(written, axes, choices, report);
  return memoSlots(
    [picked],
    '',
    (report) => {
      const checked = check(slotsSchema, picked.value);
      if (checked.ok) return checked.value;
      for (const issue of checked.issues) reportIssue({ placeOf: picked.placeOf, report }, 'author', issue);
      return undefined;
    },
    report,
  );
};

/** The slots in the first of all choices; proven in every one. */
const readSlots = (written: YamlNode | undefined, axes: Axes, report: Report): Slots | undefined => {
  if (!written) return undefined;
  const [first, ...others] = combinations(written, axes).map((choices) =>
    resolveSlots(written, axes, choices, report),
  );
  return others.every((slots) => slots !== undefined) ? first : undefined;
};

/** Every book, proven in every form; undefined when one cannot be read. */
const readBooks = (
  content: ReadonlyMap<string, SourceFile>,
  first: YamlNode | undefined,
  axes: Axes,
  report: Report,
): Library['books'] | undefined => {
  const others = [...content].flatMap(([name, source]) =>
    name.startsWith(bookFolder) ? [[name.slice(bookFolder.length), readYaml(source, report)] as const] : [],
  );
  const books = new Map<string, YamlNode>();
  let isWhole = true;
  for (const [name, written] of [[defaultBook, first] as const, ...others]) {
    if (written && isBook(written, axes, report)) books.set(name, written);
    else isWhole = false;
  }
  return isWhole ? books : undefined;
};

const isBook = (written: YamlNode, axes: Axes, report: Report): boolean =>
  combinations(written, axes)
    .map((choices) => {
      const { value, placeOf } = resolve(written, axes, choices, report);
      const checked = check(bookSchema, value);
      if (!checked.ok) for (const issue of checked.issues) reportIssue({ placeOf, report }, 'author', issue);
      return checked.ok;
    })
    .every(Boolean);
