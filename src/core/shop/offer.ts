import type { Choices } from '../author/axes.ts';
import type { Library } from '../author/library.ts';
import { defined } from '../model/defined.ts';
import type { Sources } from '../model/sources.ts';
import type { MakeOptions } from '../model/workbook.ts';
import { type Edition, readEdition } from '../publish/design.ts';
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
}

type Bundled = Product['books'][number];

/** The ticket for some editions of a book. */
export const ticketFor = (
  { product }: ReadProduct,
  choices: ReadonlyMap<string, string>,
  { book, editions, choices: own }: Bundled,
): Readonly<Record<string, unknown>> => ({
  ...product.ticket,
  ...(product.reviewer === undefined ? {} : { reviewer: product.reviewer }),
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

/** Makes the files of one entry of a product, in the order of its editions. */
export const makeSold = async (
  read: ReadProduct,
  choices: ReadonlyMap<string, string>,
  entry: Bundled,
  { sources, library, options }: Selling,
): Promise<readonly SoldFile[]> => {
  const workbooks = [...makeWorkbooks(sources, ticketFor(read, choices, entry), options)];
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
