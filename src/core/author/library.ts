import type { Kind } from '../blocks/block.ts';
import { bare } from '../model/bare.ts';
import { type Diagnostic, error, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import type { SourceFile, Sources } from '../model/sources.ts';
import type { Infer } from '../schema/vocabulary.ts';
import { type Axes, selectedOptions } from './axes.ts';
import { type Books, checkBookEntries, defaultBook, neededOf, readBooks } from './books.ts';
import { axesOf, checkChoices } from './choices.ts';
import { type Catalog, catalogOf, type Entry, readEntries, renamedIn, titledIn } from './entries.ts';
import { proveWords } from './prove-words.ts';
import { type Respellings, readRespellings } from './respell.ts';
import type { choicesSchema, helplinesSchema, referencesSchema } from './schemas.ts';
import { everyExercise } from './schemas.ts';
import {
  readChoices,
  readHelplines,
  readReferences,
  readSlots,
  readWords,
  type Slots,
  type Words,
} from './side-files.ts';
import { tagsIn } from './tags.ts';
import { anchorsIn, checkBeside, checkBookSlots, checkLinks, checkSlots } from './texts.ts';
import { readYaml } from './yaml.ts';
import { textsOf, type YamlNode } from './yaml-node.ts';

/** Everything an author has written, proven. */
export interface Library {
  readonly axes: Axes;
  readonly choices: Infer<typeof choicesSchema>;
  /** What each book is made of, in what order: `book`, the one made when none is named, and those in `books/`. */
  readonly books: Books;
  readonly words: Words;
  /** What a reader may give, with the words of the first options. */
  readonly slots: Slots;
  readonly slotNodes: readonly YamlNode[];
  readonly references: Infer<typeof referencesSchema>;
  readonly helplines: Infer<typeof helplinesSchema>;
  readonly helplinesNode?: YamlNode | undefined;
  /** How other languages spell its words. */
  readonly spellings: Respellings;
  /** Which exercises and pages there are. */
  readonly catalog: Catalog;
  /** What some were called in earlier versions, and what they are called now. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The exercise or page that has a title; looked for when somebody names what there is not. */
  readonly titled: (title: string) => string | undefined;
  /** Those that were needed, read and proven. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** All tags of the whole content; looked for when somebody asks. */
  readonly tags: () => ReadonlySet<string>;
}

/** What of the content a run needs: one book, as chosen. */
export interface Extent {
  /** Absent: every entry is needed, for a list of them. */
  readonly book?: string;
  /** The entries or parts of it that the ticket names; none: all. */
  readonly only: readonly string[];
  /** The options named, by axis. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** The axes along which some entries stand in options of their own: every option is needed. */
  readonly every?: readonly string[];
  /** Entries that are needed though the book does not list them. */
  readonly also?: readonly string[];
}

type ContentSources = Pick<Sources, 'content' | 'layoutWords' | 'layoutSlots'>;

interface Reading {
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly scope: Extent | undefined;
  readonly report: Report;
}

const checkWords = (words: Words, { kinds, report }: Reading): void => {
  for (const kind of kinds.values())
    for (const word of kind.words)
      if (words[kind.name]?.[word] === undefined)
        report(
          error(
            'author/missing-word',
            `no words file has \`${word}\` for \`${kind.name}\``,
            undefined,
            `add \`${kind.name}: {${word}: ...}\` to \`words.yaml\``,
          ),
        );
};

const memoNames = createMemo<ReadonlySet<string>>();

/** Every text in a book's file: ids among others. */
const namesIn = (book: YamlNode): ReadonlySet<string> =>
  memoNames([book], '', () => new Set(textsOf(book).map(({ value }) => value)));

/** Whether a book lists no parts, and so has all exercises in one. */
const holdsAll = (book: YamlNode): boolean =>
  namesIn(book).has(everyExercise) ||
  (book.kind === 'map' && !book.entries.some(({ key }) => key === 'parts'));

const bookIn = (scope: Extent | undefined, books: Books): YamlNode | undefined =>
  scope?.book === undefined ? undefined : books.get(scope.book);

/** Whether an entry is needed: it stands in the book that is made, and among what is asked for where a book holds every exercise. */
const neededBy = (
  scope: Extent | undefined,
  books: Books,
  { catalog, renamed, titled }: Pick<Library, 'catalog' | 'renamed' | 'titled'>,
) => {
  const book = bookIn(scope, books);
  if (!scope || !book) return () => true;
  const names = namesIn(book);
  const present = (name: string): string =>
    catalog.has(name) ? name : (renamed.get(name) ?? titled(name) ?? name);
  const also = (scope.also ?? []).map(present);
  const named = scope.only.map(present).filter((id) => catalog.get(id) === 'exercise');
  return (id: string): boolean =>
    names.has(id) ||
    also.includes(id) ||
    (holdsAll(book) && catalog.get(id) === 'exercise' && (named.length === 0 || named.includes(id)));
};

/** Links that lead somewhere. The headings of what is not needed are looked through only when a link leads nowhere else. */
const checkAllLinks = (
  nodes: readonly YamlNode[],
  targets: ReadonlySet<string>,
  others: () => readonly string[],
  report: Report,
): void => {
  const wrong: Diagnostic[] = [];
  for (const one of nodes) checkLinks(one, targets, (diagnostic) => wrong.push(diagnostic));
  if (wrong.length === 0) return;
  const all = new Set([...targets, ...others()]);
  for (const one of nodes) checkLinks(one, all, report);
};

/** Whether every file is one that was read, and proven in every form beside the others, when Octavo was built. To check is to prove anew. */
export const isProven = (
  { content, layoutWords, layoutSlots }: ContentSources,
  scope: Extent | undefined,
): boolean =>
  scope !== undefined &&
  [...content.values(), ...layoutWords, ...layoutSlots].every(({ parsed }) => parsed !== undefined);

const memoLibrary = createMemo<Library | undefined>();

/**
 * Reads what is needed of a folder of content, or without a scope all of it, and proves it; undefined when its frame (books,
 * choices, words …) cannot be read, as reported.
 */
export const readLibrary = (
  sources: ContentSources,
  kinds: ReadonlyMap<string, Kind>,
  report: Report,
  scope?: Extent,
): Library | undefined =>
  memoLibrary(
    [sources.content, sources.layoutWords, sources.layoutSlots, kinds],
    JSON.stringify(scope ?? null),
    (report) => readWhole(sources, { kinds, scope, report }),
    report,
  );

/** The files beside the exercises and pages, each as written; only a book must be there. */
const readFrame = ({ content, layoutWords, layoutSlots }: ContentSources, report: Report) => {
  const read = (source: SourceFile | undefined): readonly YamlNode[] =>
    (source ? [readYaml(source, report)] : []).flatMap((node) => node ?? []);
  const one = (name: string): YamlNode | undefined => read(content.get(name))[0];
  if (!content.has(defaultBook))
    report(
      error(
        'author/no-file',
        `the content has no \`${defaultBook}.yaml\``,
        undefined,
        'it says what the book is made of: `octavo init DIR` writes a small title to begin with',
      ),
    );
  return {
    book: one(defaultBook),
    choices: one('choices'),
    references: one('references'),
    helplines: one('helplines'),
    words: [...layoutWords, ...[content.get('words')]].flatMap(read),
    slots: [...layoutSlots, ...[content.get('slots')]].flatMap(read),
  };
};

type Frame = ReturnType<typeof readFrame>;

/** Whether every file of the frame that is there could be read. */
const isFrameRead = ({ content, layoutWords, layoutSlots }: ContentSources, frame: Frame): boolean =>
  (['choices', 'references', 'helplines'] as const).every((name) => !content.has(name) || frame[name]) &&
  frame.words.length === layoutWords.length + (content.has('words') ? 1 : 0) &&
  frame.slots.length === layoutSlots.length + (content.has('slots') ? 1 : 0);

/** What the frame says, typed; undefined when some of it cannot be read, as reported. */
const typedFrame = (sources: ContentSources, frame: Frame, { kinds, scope, report }: Reading) => {
  // Axes that are not to be trusted would make mistakes of all that chooses along them.
  const isTrusted = isProven(sources, scope) || checkChoices(frame.choices, frame.slots, kinds, report);
  const choices = frame.choices ? readChoices(frame.choices, report) : noChoicesDeclared;
  const words = readWords(frame.words, report);
  const references = frame.references ? readReferences(frame.references, report) : noReferences;
  const helplines = frame.helplines ? readHelplines(frame.helplines, report) : noHelplines;
  if (!choices || !isTrusted || !isFrameRead(sources, frame)) return undefined;
  const axes = axesOf(frame.choices);
  const slots = readSlots(frame.slots, axes, report);
  const books = readBooks(sources.content, frame.book, axes, report);
  if (!words || !slots || !references || !helplines || !books) return undefined;
  return { axes, choices, words, slots, references, helplines, books };
};

// The same objects each time, as what is kept is kept by them.
const noChoicesDeclared: Library['choices'] = {};
const noReferences: Library['references'] = {};
const noHelplines: Library['helplines'] = [];

const readWhole = (sources: ContentSources, reading: Reading): Library | undefined => {
  const { content } = sources;
  const { kinds, scope, report } = reading;
  const frame = readFrame(sources, report);
  const typed = typedFrame(sources, frame, reading);
  if (!typed) return undefined;
  const { axes, words, slots, references, books } = typed;
  const proven = isProven(sources, scope);
  if (!proven) checkFrameSlots(frame, books, slots, report);
  checkWords(words, reading);
  if (!proven) proveWords(frame.words, kinds, report);
  const catalog = catalogOf(content);
  const { every = [] } = scope ?? {};
  const needed = neededOf(bookIn(scope, books));
  const named =
    scope && Object.fromEntries(Object.entries(scope.choices).filter(([axis]) => !every.includes(axis)));
  const options = selectedOptions(axes, named, { ...needed, each: [...needed.each, ...every] });
  const context = { kinds, axes, options, slots, references, report };
  const renamed = renamedIn(content, catalog, report);
  // A part is called by its name before a page is by its title.
  const isInBook = (name: string): boolean => [...books.values()].some((book) => namesIn(book).has(name));
  const titled = (title: string): string | undefined =>
    isInBook(title) ? undefined : titledIn(content).get(bare(title));
  const isNeeded = neededBy(scope, books, { catalog, renamed, titled });
  const entries = readEntries(content, context, { isNeeded, isProven: proven });
  const ids = new Set([...catalog.keys(), ...entries.keys()]);
  for (const [name, book] of books)
    if (scope?.book === undefined || name === scope.book) checkBookEntries(book, ids, report);
  const read = [...entries.values()].map(({ node }) => node);
  for (const node of proven ? [] : read) checkBeside(node, ids, report);
  const targets = new Set([...ids, ...read.flatMap((node) => anchorsIn(node, kinds))]);
  const others = (): readonly string[] => headingsIn(content, kinds);
  checkAllLinks([...read, ...books.values(), ...frame.words], targets, others, report);
  return {
    ...typed,
    slotNodes: frame.slots,
    helplinesNode: frame.helplines,
    spellings: readRespellings(content.get('spelling'), report),
    catalog,
    renamed,
    titled,
    entries,
    tags: () => tagsOf(content),
  };
};

const memoTags = createMemo<ReadonlySet<string>>();

const tagsOf = (content: ContentSources['content']): ReadonlySet<string> =>
  memoTags([content], '', () => {
    const nodes = [...content.values()].flatMap((source) => readYaml(source, () => undefined) ?? []);
    return new Set(nodes.flatMap(tagsIn));
  });

/** The ids of all headings of the content, in files that can be read. */
const headingsIn = (content: ContentSources['content'], kinds: Reading['kinds']): readonly string[] =>
  [...content.values()].flatMap((source) => {
    const node = readYaml(source, () => undefined);
    return anchorsIn(node, kinds);
  });

/** Slots outside exercises and pages: in the words of the layouts, and in books. */
const checkFrameSlots = (frame: Frame, books: Books, slots: Slots, report: Report): void => {
  const known = Object.keys(slots);
  for (const words of frame.words) checkSlots(words, known, report);
  for (const book of books.values()) checkBookSlots(book, known, report);
};
