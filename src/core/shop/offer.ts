import type { Choices } from '../author/axes.ts';
import { resolveBook } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { defined } from '../model/defined.ts';
import type { Sources } from '../model/sources.ts';
import type { MakeOptions, TicketFields } from '../model/workbook.ts';
import { type Edition, readEdition } from '../publish/design.ts';
import type { Path } from '../schema/vocabulary.ts';
import { type MadeWorkbook, makeWorkbooks } from '../workbooks.ts';
import { friendlyName } from './names.ts';
import type { Product, ReadProduct } from './product.ts';

/** A workbook as buyers get it. */
export interface SoldFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly workbook: MadeWorkbook;
  /** What of the product it was made for. */
  readonly entry: Bundled;
  readonly edition: Edition;
  readonly cover?: Uint8Array;
}

/** One product as it is sold: for some choices, in the words for them. */
export interface Offer extends ReadProduct {
  /** What tells it from others of the same title: the titles of what is chosen. */
  readonly called: readonly string[];
  readonly choices: Choices;
  readonly files: readonly SoldFile[];
}

/** What all workbooks of a product are made of. */
export interface Selling {
  readonly sources: Sources;
  readonly library: Library;
  readonly options: MakeOptions;
  /** The house that sells it, by its name among the brands: in place of the one that the product names. */
  readonly brand?: string | undefined;
}

export type Bundled = Product['books'][number];

/** The house that sells a product. */
export const houseOf = ({ product }: Pick<ReadProduct, 'product'>, { brand }: Pick<Selling, 'brand'>) =>
  brand ?? product.brand;

/** The ticket for some editions of a book. */
const ticketFor = (
  { product }: ReadProduct,
  choices: ReadonlyMap<string, string>,
  { book, editions, choices: own }: Bundled,
  { brand, date }: { readonly brand: string | undefined; readonly date: string | undefined },
): TicketFields => ({
  ...defined({ date }),
  ...product.ticket,
  ...defined({ reviewer: product.reviewer, brand }),
  book,
  edition: editions,
  choices: { ...Object.fromEntries([...choices].map(([axis, option]) => [axis, [option]])), ...own },
});

/** Titles of the options that tell a workbook from the others made with it. */
const apart = (
  workbook: MadeWorkbook,
  all: readonly MadeWorkbook[],
  { choices }: Library,
): readonly string[] =>
  [...workbook.choices]
    .filter(([axis, option]) => all.some((other) => other.choices.get(axis) !== option))
    .map(([axis, option]) => choices[axis]?.[option]?.title ?? option);

/**
 * The day that files bear: that of the product's version, by which an update knows of which one a filled copy is. Sheets to hand out print the
 * day on which they are given, and print plants want no day.
 */
const dayFor = (
  { product }: ReadProduct,
  choices: ReadonlyMap<string, string>,
  { book, editions }: Bundled,
  { sources, library }: Selling,
): string | undefined => {
  const node = library.books.get(book);
  const isLoose = node && resolveBook(node, library.axes, choices, () => undefined)?.loose;
  const isPrinted = editions.some((edition) => readEdition(sources, edition, () => undefined)?.vendor);
  return isLoose || isPrinted ? undefined : product.date;
};

/** The workbooks of one entry of a product, in the order of its editions. */
export const workbooksFor = (
  read: ReadProduct,
  choices: ReadonlyMap<string, string>,
  entry: Bundled,
  selling: Selling,
): Generator<MadeWorkbook, void, undefined> => {
  const given = { brand: houseOf(read, selling), date: dayFor(read, choices, entry, selling) };
  const ticket = ticketFor(read, choices, entry, given);
  const placeOf = (path: Path) => read.placeOf(path[0] === 'brand' ? path : ['ticket', ...path]);
  return makeWorkbooks(selling.sources, ticket, { ...selling.options, placeOf });
};

/** Makes the files of one entry of a product, in the order of its editions. */
export const makeSold = async (
  read: ReadProduct,
  choices: ReadonlyMap<string, string>,
  entry: Bundled,
  selling: Selling,
): Promise<readonly SoldFile[]> => {
  const { sources, library, options } = selling;
  const workbooks = [...workbooksFor(read, choices, entry, selling)];
  const made: SoldFile[] = [];
  for (const workbook of workbooks) {
    const edition = readEdition(sources, workbook.edition, options.report);
    if (!edition) continue;
    const parts = [read.product.title, entry.called, ...apart(workbook, workbooks, library), edition.title];
    made.push({
      name: friendlyName(parts, '.pdf'),
      bytes: await workbook.bytes(),
      pages: workbook.measures.pages,
      workbook,
      entry,
      edition,
      ...defined({ cover: await workbook.cover?.bytes() }),
    });
  }
  return made;
};

/** All sets of options along the axes of which each is a product of its own; one empty set where there is none. */
export const setsOf = (each: readonly string[], { axes }: Library): readonly Choices[] =>
  each
    .filter((axis) => axes.has(axis))
    .reduce<readonly Choices[]>(
      (sets, axis) =>
        sets.flatMap((set) => (axes.get(axis) ?? []).map((option) => new Map([...set, [axis, option]]))),
      [new Map()],
    );
