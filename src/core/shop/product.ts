import type { Axes, Choices } from '../author/axes.ts';
import { resolve } from '../author/resolve.ts';
import { readYaml } from '../author/yaml.ts';
import { fieldOf, textsOf, type YamlNode } from '../author/yaml-node.ts';
import { reportIssue } from '../blocks/block.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { suggest } from '../model/nearest.ts';
import type { SourceFile } from '../model/sources.ts';
import { check } from '../schema/check.ts';
import {
  anything,
  date,
  formed,
  type Infer,
  isbn,
  listOf,
  mapOf,
  object,
  oneOf,
  oneOrMore,
  optional,
  type Path,
  prose,
  text,
  withDefault,
} from '../schema/vocabulary.ts';

// `product.yaml`: what is sold, where, and in what words. Any text may differ by what the content leaves to choose.

const made = () => withDefault(oneOf('none', 'assisted', 'generated'), 'none');

const keywords = () => listOf(text());

const bookOf = object({
  book: withDefault(text(), 'book'),
  /** What buyers know it as, beside the product's name. */
  called: optional(text()),
  editions: oneOrMore(text(), 1),
  choices: withDefault(mapOf(oneOrMore(text(), 1)), {}),
});

const shopOf = object({
  title: optional(text()),
  keywords: optional(keywords()),
  price: optional(text()),
  /** Of a print plant: which editions it prints. */
  editions: optional(oneOrMore(text(), 1)),
});

const pictureOf = object({
  show: oneOf('cover', 'spread', 'detail', 'inside', 'sizes', 'words'),
  title: text(),
  text: optional(oneOrMore(text())),
  /** The pages to open, by the ids of their sections. */
  of: optional(oneOrMore(text(), 1)),
});

const productSchema = object({
  /** What it is sold as. */
  title: text(),
  version: formed(/^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$/, 'must be a version like `1.0`'),
  date: date(),
  /** Where content, layouts and fonts lie, from this file. */
  content: optional(text()),
  templates: optional(text()),
  fonts: optional(text()),
  /** The house that sells it: a `brand.yaml`, from this file. */
  brand: optional(text()),
  /** The axes of which each option is a product of its own. */
  each: withDefault(oneOrMore(text()), []),
  books: listOf(bookOf, 1, 20),
  /** Further wishes for all books, as on a ticket. */
  ticket: withDefault(mapOf(anything()), {}),
  shops: mapOf(shopOf),
  price: optional(text()),
  listing: object({
    title: text(),
    description: listOf(text(), 1, 40),
    keywords: withDefault(keywords(), []),
  }),
  /** Pictures of the listing, in their order: what they show, and in what words. */
  pictures: withDefault(listOf(pictureOf, 0, 20), []),
  /** ISBN of what is printed, by edition. */
  isbn: withDefault(mapOf(isbn()), {}),
  /** What was made with AI tools, as shops ask. */
  disclosure: object({ text: made(), images: made(), translations: made() }),
  reviewer: optional(text()),
  license: object({
    title: text(),
    text: listOf(prose(), 1, 20),
    /** How the source is to be named. */
    credit: optional(text()),
  }),
  support: prose(),
  /** What buyers find new, the newest version first. */
  changes: withDefault(
    listOf(object({ version: text(), date: date(), changes: listOf(prose(), 1, 40) }), 0, 50),
    [],
  ),
});

/** What is sold, as it reads for some choices. */
export type Product = Infer<typeof productSchema>;

/** The file as written: proven only for choices. */
export interface ProductFile {
  readonly node: YamlNode;
  /** The axes of which each option is a product, as named. */
  readonly each: readonly string[];
}

/** A product as it reads for some choices, and where its fields stand. */
export interface ReadProduct {
  readonly product: Product;
  readonly placeOf: (path: Path) => Place | undefined;
}

/** Reads the file; undefined when it is no YAML, as reported. */
export const readProductFile = (source: SourceFile, report: Report): ProductFile | undefined => {
  const node = readYaml(source, report);
  if (!node) return undefined;
  if (node.kind === 'map') return { node, each: textsOf(fieldOf(node, 'each')).map(({ value }) => value) };
  const hint = 'write one `field: value` a line, as in `title: First Birds`';
  report(error('shop/not-a-map', 'a product must be a map of fields', node.place, hint));
  return undefined;
};

/** What it names of what lies elsewhere, as written in the file, before anything else of it is proven. */
export const pathsIn = ({
  node,
}: ProductFile): Partial<Record<'content' | 'templates' | 'fonts' | 'brand', string>> =>
  Object.fromEntries(
    (['content', 'templates', 'fonts', 'brand'] as const).flatMap((field) => {
      const value = textsOf(fieldOf(node, field))[0]?.value;
      return value === undefined ? [] : [[field, value] as const];
    }),
  );

/** The product for some choices; undefined when it does not fit its declaration, as reported. */
export const readProduct = (
  { node }: ProductFile,
  axes: Axes,
  choices: Choices,
  report: Report,
): ReadProduct | undefined => {
  const { value, placeOf } = resolve(node, axes, choices, report);
  const checked = check(productSchema, value);
  if (checked.ok) return { product: checked.value, placeOf };
  for (const issue of checked.issues) reportIssue({ placeOf, report }, 'shop', issue);
  return undefined;
};

/** What a product may name: axes, books, editions, shops. */
export interface KnownNames {
  readonly axes: Axes;
  readonly books: Iterable<string>;
  readonly editions: Iterable<string>;
  readonly shops: Iterable<string>;
}

/** Whether all that a product names is there; what is not is reported. */
export const areProductNamesKnown = (
  { product, placeOf }: ReadProduct,
  known: KnownNames,
  report: Report,
): boolean => {
  let isKnown = true;
  const look = (name: string, what: string, names: Iterable<string>, path: Path): void => {
    const all = [...names];
    if (all.includes(name)) return;
    isKnown = false;
    const place = placeOf(path) ?? placeOf(path.slice(0, -1));
    report(error('shop/unknown-name', `there is no ${what} \`${name}\``, place, suggest(name, all)));
  };
  product.each.forEach((axis, index) => look(axis, 'axis', known.axes.keys(), ['each', index]));
  product.books.forEach(({ book, editions, choices }, index) => {
    look(book, 'book', known.books, ['books', index, 'book']);
    editions.forEach((one, at) => look(one, 'edition', known.editions, ['books', index, 'editions', at]));
    for (const [axis, options] of Object.entries(choices)) {
      look(axis, 'axis', known.axes.keys(), ['books', index, 'choices', axis]);
      for (const one of known.axes.has(axis) ? options : [])
        look(one, axis, known.axes.get(axis) ?? [], ['books', index, 'choices', axis]);
    }
  });
  for (const [shop, { editions = [] }] of Object.entries(product.shops)) {
    look(shop, 'shop', known.shops, ['shops', shop]);
    editions.forEach((one, at) => look(one, 'edition', known.editions, ['shops', shop, 'editions', at]));
  }
  for (const edition of Object.keys(product.isbn))
    look(edition, 'edition', known.editions, ['isbn', edition]);
  return isKnown;
};
