import type { Choices } from '../author/axes.ts';
import { resolveBook } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { type Diagnostic, error, hasErrors, type Report } from '../model/diagnostic.ts';
import type { SourceFile, Sources } from '../model/sources.ts';
import { type ArchivedFile, utf8Bytes } from '../paint/zip.ts';
import { openProject } from '../project.ts';
import { checklistPages, type ShopShelf } from './checklist.ts';
import { type Leaflet, type LeafletPage, setLeaflet } from './leaflet.ts';
import { folderName, friendlyName } from './names.ts';
import { houseOf, makeSold, type Offer, type SoldFile, setsOf } from './offer.ts';
import { phrasesOf } from './phrases.ts';
import {
  areProductNamesKnown,
  type ProductFile,
  type ReadProduct,
  readProduct,
  readProductFile,
} from './product.ts';
import { type BundleOptions, type Bundling, shelfFor } from './shelf.ts';
import { readShop, type Shop } from './shop-data.ts';
import { licenseText, newsText, startPages } from './start-page.ts';
import type { ProductFileBytes } from './uploads.ts';

/** Everything a bundle is made of, as plain values. */
export interface BundleSources {
  readonly sources: Sources;
  readonly product: SourceFile;
  /** What shops take, by the names of their files. */
  readonly shops: ReadonlyMap<string, SourceFile>;
  /** The house that sells it, by its name among the brands: in place of the one that the product names. */
  readonly brand?: string | undefined;
  /** Of an axis of which each option is a product, those that are wanted; all, where it is not named. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
}

/** A folder that is ready to be sold. */
export interface Bundle {
  /** What the folder is called. */
  readonly folder: string;
  readonly files: readonly ArchivedFile[];
  readonly shelves: readonly ShopShelf[];
}

/** The edition that what goes with a product is set in: the first to be read that is neither folded, filled in nor sold bare. */
const leafletEdition = (files: readonly SoldFile[]): string =>
  files.find(
    ({ edition: { output } }) =>
      !output || (output.standard === 'accessible' && !output.impose && !output.fillable && !output.sample),
  )?.workbook.edition ?? 'a4';

/** Sets pages that go with an offer in its look. */
const leafletFor = async (
  offer: Offer,
  pages: readonly LeafletPage[],
  bundling: Bundling,
): Promise<Uint8Array | undefined> => {
  const { sources, library, report, options } = bundling;
  const { product, choices, files } = offer;
  const node = library.books.get(product.books[0]?.book ?? '');
  const book = node && resolveBook(node, library.axes, choices, () => undefined);
  const leaflet: Leaflet = {
    title: product.title,
    author: book?.author ?? product.title,
    language: book?.language ?? 'en-US',
    date: product.date,
    theme: files[0]?.workbook.theme,
    pages,
  };
  const setting = {
    sources,
    choices,
    edition: leafletEdition(files),
    brand: houseOf(offer, bundling),
    report,
    platform: options.platform,
  };
  return setLeaflet(leaflet, setting)?.bytes();
};

/** The files that buyers of an offer get, what they read first at their head. */
const buyersFiles = async (offer: Offer, bundling: Bundling): Promise<readonly ProductFileBytes[]> => {
  const { phrases } = bundling;
  const start = await leafletFor(offer, startPages(offer, phrases), bundling);
  const news = newsText(offer, phrases);
  const plainFile = (name: string, text: string): ProductFileBytes => ({
    name: friendlyName([phrases.say(name)], '.txt'),
    bytes: utf8Bytes(text),
    isFirst: false,
  });
  return [
    ...(start
      ? [{ name: friendlyName([phrases.say('start-file')], '.pdf'), bytes: start, isFirst: true }]
      : []),
    ...offer.files.map(({ name, bytes }) => ({ name, bytes, isFirst: false })),
    plainFile('license-file', licenseText(offer, phrases)),
    ...(news === undefined ? [] : [plainFile('new-file', news)]),
  ];
};

/** Titles of what is chosen, which tell an offer from the others. */
const calledOf = (choices: ReadonlyMap<string, string>, { choices: titles }: Library): readonly string[] =>
  [...choices].map(([axis, option]) => titles[axis]?.[option]?.title ?? option);

/** An offer with all its files; undefined when it cannot be made, as reported. */
const makeOffer = async (
  read: ReadProduct,
  choices: ReadonlyMap<string, string>,
  bundling: Bundling,
): Promise<Offer | undefined> => {
  const files: SoldFile[] = [];
  for (const entry of read.product.books) files.push(...(await makeSold(read, choices, entry, bundling)));
  const names = files.map(({ name }) => name.toLowerCase());
  const twice = files.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index);
  if (twice) {
    const hint = 'give one of them another `called`';
    bundling.report(
      error('shop/same-name', `two files would be \`${twice.name}\``, read.placeOf(['books']), hint),
    );
  }
  return { ...read, choices, called: calledOf(choices, bundling.library), files };
};

const readShops = (
  { shops }: BundleSources,
  names: Iterable<string>,
  report: Report,
): ReadonlyMap<string, Shop> =>
  new Map(
    [...names].flatMap((name) => {
      const source = shops.get(name);
      const shop = source && readShop(source, report);
      return shop ? [[name, shop] as const] : [];
    }),
  );

const isWanted = (choices: Choices, { only = {} }: BundleSources): boolean =>
  [...choices].every(([axis, option]) => only[axis]?.includes(option) ?? true);

/** The product for each set of choices that is wanted; nothing when it is wrong for one of them, as reported. */
const readAll = (
  file: ProductFile,
  from: BundleSources,
  library: Library,
  report: Report,
): readonly (readonly [ReadProduct, Choices])[] => {
  const { sources, shops } = from;
  const known = {
    axes: library.axes,
    books: library.books.keys(),
    editions: [...sources.editions.keys()],
    shops: [...shops.keys()],
  };
  const sets = setsOf(file.each, library).filter((choices) => isWanted(choices, from));
  const all = sets.map((choices) => {
    const read = readProduct(file, library.axes, choices, report);
    return read && areProductNamesKnown(read, { ...known, books: [...library.books.keys()] }, report)
      ? ([read, choices] as const)
      : undefined;
  });
  const right = all.filter((one) => one !== undefined);
  return right.length === all.length ? right : [];
};

/** A product as it reads for each set of choices that it is sold in, and its content; undefined when these cannot be read, as reported. */
export const openProduct = (from: BundleSources, report: Report) => {
  const file = readProductFile(from.product, report);
  const project = openProject(from.sources, report, { only: [], choices: {} });
  if (!file || !project) return undefined;
  const { library } = project;
  return { library, read: readAll(file, from, library, report) };
};

/** Help lines that nobody has checked. */
const uncheckedIn = ({ helplines }: Library): number =>
  helplines.flatMap(({ lines }) => lines).filter(({ verified_on }) => verified_on === undefined).length;

const checksums = async (
  files: readonly ArchivedFile[],
  digest: BundleOptions['digest'],
): Promise<ArchivedFile> => {
  const lines: string[] = [];
  for (const { name, bytes } of files) lines.push(`${await digest(bytes)}  ${name}\n`);
  return { name: 'checksums.txt', bytes: utf8Bytes(lines.join('')) };
};

/** All that is sold and for whom, shop by shop. */
const makeShelves = async (offers: readonly Offer[], bundling: Bundling) => {
  const shelves: ShopShelf[] = [];
  const files: ArchivedFile[] = [];
  for (const offer of offers) {
    const own = await buyersFiles(offer, bundling);
    const folder = [...offer.called.map(folderName), 'files'].join('/');
    files.push(...own.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes })));
    for (const one of bundling.shops) {
      const made = await shelfFor(offer, one, own, bundling);
      if (made) shelves.push(made.shelf);
      files.push(...(made?.files ?? []));
    }
  }
  return { shelves, files };
};

/** Watches what is reported: errors stop a bundle, warnings stand in its checklist. */
const listening = (report: Report) => {
  const heard: Diagnostic[] = [];
  return {
    report: (one: Diagnostic): void => {
      heard.push(one);
      report(one);
    },
    failed: (): boolean => hasErrors(heard),
    // Help lines are counted apart.
    doubts: () => heard.filter(({ code }) => code !== 'choose/helpline-unchecked'),
  };
};

/**
 * Makes a product ready for its shops: the files that buyers get, what is uploaded where, the text of each listing, a list of what is
 * left to do. Undefined when something is wrong, as reported. The same input gives the same bytes.
 */
export const makeBundle = async (
  from: BundleSources,
  options: BundleOptions,
): Promise<Bundle | undefined> => {
  const { report, failed, doubts } = listening(options.report);
  const { sources } = from;
  const opened = openProduct(from, report);
  if (!opened) return undefined;
  const { library, read } = opened;
  const [first] = read;
  const shops = readShops(from, Object.keys(first?.[0].product.shops ?? {}), report);
  if (!first || failed()) return undefined;
  const bundling: Bundling = {
    sources,
    library,
    phrases: phrasesOf(library.words),
    shops,
    report,
    brand: from.brand,
    options: { ...options, report },
  };
  const offers: Offer[] = [];
  for (const [one, choices] of read) offers.push(...[(await makeOffer(one, choices, bundling)) ?? []].flat());
  if (failed()) return undefined;
  const { shelves, files } = await makeShelves(offers, bundling);
  const checking = {
    phrases: bundling.phrases,
    today: options.today,
    unchecked: uncheckedIn(library),
    doubts: doubts(),
  };
  const [offer] = offers;
  const checklist = offer && (await leafletFor(offer, checklistPages(shelves, checking), bundling));
  if (failed() || !checklist) return undefined;
  const name = friendlyName([bundling.phrases.say('checklist-file')], '.pdf');
  const all = [{ name, bytes: checklist }, ...files];
  const { title, version } = first[0].product;
  return {
    folder: folderName(`${title}-${version}`),
    files: [...all, await checksums(all, options.digest)],
    shelves,
  };
};
