import { reportIssue } from '../blocks/block.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { createMemo } from '../model/memo.ts';
import { suggest } from '../model/nearest.ts';
import type { SourceFile } from '../model/sources.ts';
import { check } from '../schema/check.ts';
import type { Infer } from '../schema/vocabulary.ts';
import type { Axes, Choices, Usual } from './axes.ts';
import { combinations, resolve } from './resolve.ts';
import { bookSchema } from './schemas.ts';
import { readYaml } from './yaml.ts';
import { entriesOf, fieldOf, textsOf, type YamlEntry, type YamlNode } from './yaml-node.ts';

// Books: what is made of a content, and in what order.

export type Book = Infer<typeof bookSchema>;

/** Every book, by name, as written. */
export type Books = ReadonlyMap<string, YamlNode>;

/** The folder of all books but the first. */
export const bookFolder = 'books/';

/** The book that is made when none is named. */
export const defaultBook = 'book';

const memoBook = createMemo<Book | undefined>();

/** A book in one set of choices; undefined when it does not fit its declaration, as reported. */
export const resolveBook = (
  node: YamlNode,
  axes: Axes,
  choices: Choices,
  report: Report,
): Book | undefined => {
  const resolved = resolve(node, axes, choices, report);
  return memoBook(
    [resolved],
    '',
    (report) => {
      const checked = check(bookSchema, resolved.value);
      if (checked.ok) return checked.value;
      for (const issue of checked.issues) reportIssue({ placeOf: resolved.placeOf, report }, 'author', issue);
      return undefined;
    },
    report,
  );
};

/** The axes that a field of a book names, whatever is chosen. */
const axesNamed = (book: YamlNode | undefined, field: 'each' | 'across'): readonly string[] => {
  const named = fieldOf(book, field);
  return named ? textsOf(named).map(({ value }) => value) : [];
};

/** The axes along which a book is made in every option when none is named. */
export const eachOf = (book: YamlNode | undefined): readonly string[] => axesNamed(book, 'each');

/** The axis that a book goes across: it shows every option at once, and is made once. */
export const acrossOf = (book: YamlNode | undefined): string | undefined => axesNamed(book, 'across')[0];

/** The options that fields of a book name, each with its axis: of the book as a whole, and of entries that stand apart. */
const optionsNamed = (book: YamlNode | undefined): readonly YamlEntry[] => [
  ...entriesOf(fieldOf(book, 'choices')),
  ...entriesOf(fieldOf(book, 'apart')).flatMap(({ value }) => entriesOf(value)),
];

/** What a book says of axes along which a ticket names nothing. */
export const usualOf = (book: YamlNode | undefined): Usual => ({
  each: eachOf(book),
  choices: Object.fromEntries(
    entriesOf(fieldOf(book, 'choices')).map(({ key, value }) => [key, textsOf(value)[0]?.value ?? '']),
  ),
});

/** The same, with every option of an axis along which entries stand apart. */
export const neededOf = (book: YamlNode | undefined): Usual => {
  const usual = usualOf(book);
  return {
    ...usual,
    each: [...usual.each, ...optionsNamed(fieldOf(book, 'apart') && book).map(({ key }) => key)],
  };
};

const checkOptions = (book: YamlNode, axes: Axes, report: Report): void => {
  for (const { key, at, value } of optionsNamed(book)) {
    const options = axes.get(key);
    if (!options)
      report(error('author/unknown-axis', `there is no axis \`${key}\``, at, suggest(key, axes.keys())));
    for (const { value: option, place } of options ? textsOf(value) : [])
      if (!options?.includes(option))
        report(
          error(
            'author/unknown-option',
            `there is no ${key} \`${option}\``,
            place,
            suggest(option, options ?? []),
          ),
        );
  }
};

const checkAxes = (book: YamlNode, axes: Axes, report: Report): void => {
  checkOptions(book, axes, report);
  for (const field of ['each', 'across'] as const)
    for (const { value, place } of textsOf(fieldOf(book, field)))
      if (!axes.has(value))
        report(
          error('author/unknown-axis', `there is no axis \`${value}\``, place, suggest(value, axes.keys())),
        );
};

const isBook = (node: YamlNode, axes: Axes, report: Report): boolean => {
  checkAxes(node, axes, report);
  return combinations(node, axes)
    .map((choices) => resolveBook(node, axes, choices, report) !== undefined)
    .every(Boolean);
};

/** Every book, proven in every set of choices; undefined when one cannot be read, as reported. */
export const readBooks = (
  content: ReadonlyMap<string, SourceFile>,
  first: YamlNode | undefined,
  axes: Axes,
  report: Report,
): Books | undefined => {
  const others = [...content].flatMap(([name, source]) =>
    name.startsWith(bookFolder) ? [[name.slice(bookFolder.length), readYaml(source, report)] as const] : [],
  );
  const books = new Map<string, YamlNode>();
  let isWhole = true;
  for (const [name, node] of [[defaultBook, first] as const, ...others]) {
    if (node && isBook(node, axes, report)) books.set(name, node);
    else isWhole = false;
  }
  return isWhole ? books : undefined;
};

/** Fields of a book that name an entry each; lists of any other field name entries too. */
const single: readonly string[] = ['opening', 'filler', 'folding', 'exercise', 'front', 'back'];
/** Lists that name something else. */
const others: readonly string[] = ['each', 'across', 'choices', 'layouts', 'only', 'blurb'];

/** Tells of entries that a book lists and that there are not. */
export const checkBookEntries = (book: YamlNode, entries: ReadonlySet<string>, report: Report): void => {
  const known = (name: string, place: Place): void => {
    if (entries.has(name)) return;
    const said = `there is no exercise or page \`${name}\``;
    report(error('author/unknown-entry', said, place, suggest(name, entries)));
  };
  const visit = (node: YamlNode, isEntryName: boolean): void => {
    if (node.kind === 'list') for (const item of node.items) visit(item, true);
    else if (node.kind === 'map') {
      for (const { key, value } of node.entries)
        if (key === 'apart') for (const one of entriesOf(value)) known(one.key, one.at);
        else if (!others.includes(key)) visit(value, single.includes(key));
    } else if (isEntryName && typeof node.value === 'string') known(node.value, node.place);
  };
  visit(book, false);
};
