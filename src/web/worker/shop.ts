import {
  type Diagnostic,
  distinct,
  readEdition,
  type SourceFile,
  type Sources,
  type TicketFields,
  zipFiles,
} from '../../core/index.ts';
import { type Bundle, makeBundle } from '../../core/shop/bundle.ts';
import { readShop } from '../../core/shop/shop-data.ts';
import type { Calls } from '../model/messages.ts';
import type { BundleMade, ShopOffer, SoldTitle } from '../model/shop.ts';
import { toldByField } from './field-places.ts';
import { countLaidOut } from './marks.ts';
import { canDraw, drawPosters } from './posters.ts';
import { readFields } from './settings.ts';

// What is sold, made ready for its shops: core's one call for it, as the command makes it.

/** What comes with a content beside its texts. */
export interface ShopSources {
  /** What shops take, by the names of their files. */
  readonly shops: ReadonlyMap<string, SourceFile>;
  /** As what the title is sold, in the words of its content. */
  readonly product?: SourceFile | undefined;
}

const quiet = (): undefined => undefined;

const shopsIn = ({ shops }: ShopSources): ShopOffer['shops'] =>
  [...shops].flatMap(([id, source]) => {
    const shop = readShop(source, quiet);
    return shop ? [{ id, name: shop.name, sells: shop.sells }] : [];
  });

/** Editions that are sold as files: a print plant's own, and what shows only a part, are not. */
const editionsIn = (sources: Sources): ShopOffer['editions'] =>
  [...sources.editions.keys()].flatMap((name) => {
    const edition = readEdition(sources, name, quiet);
    const isSold = edition && !edition.vendor && !edition.output?.sample;
    return isSold ? [{ name, title: edition.title, for: edition.for }] : [];
  });

/** Where a product's folders and its house lie is the command's to know: here they are open. */
const elsewhere: ReadonlySet<string> = new Set(['content', 'templates', 'fonts', 'brand']);

const withoutPaths = (fields: TicketFields): TicketFields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !elsewhere.has(field)));

/** Reads a product's file as its fields; undefined ones are none. */
export const readProductFields = ({ text }: Calls['readProduct']['asks']): Calls['readProduct']['gives'] => {
  const { fields, told } = readFields({ file: 'product.yaml', text });
  return fields ? { fields: withoutPaths(fields), told } : { told };
};

/** Editions in which a book is offered at first. */
const usual: readonly string[] = ['a4', 'letter', 'fillable'];

/** A product of what the title says of itself, where nobody has written one. */
const blankProduct = (
  { called, tagline, book, today, each }: SoldTitle,
  editions: readonly string[],
): TicketFields => ({
  title: called,
  version: '1.0',
  date: today,
  ...(each === undefined ? {} : { each }),
  books: [{ book, editions: editions.filter((name) => usual.includes(name)) }],
  shops: {},
  listing: {
    title: [called, tagline].filter(Boolean).join(': '),
    description: [tagline || called],
  },
  disclosure: { text: 'none', images: 'none', translations: 'none' },
  license: {
    title: 'For your own use',
    text: [
      'You may print these pages for yourself, as often as you like. Please do not sell them or pass them on.',
    ],
  },
  support: 'Write to me through the shop where you bought it. Please send no page that you have filled in.',
});

/** As what the title that is open may be sold. */
export const offerShop = (title: SoldTitle, sources: Sources, shop: ShopSources): ShopOffer => {
  const { fields } = shop.product ? readProductFields(shop.product) : {};
  const editions = editionsIn(sources);
  const names = editions.map(({ name }) => name);
  return { shops: shopsIn(shop), editions, product: fields ?? blankProduct(title, names), draws: canDraw() };
};

const digest = async (bytes: Uint8Array): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

const isDay = (date: unknown): date is string => typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date);

const packed = ({ folder, files, shelves }: Bundle, { date }: TicketFields): BundleMade => {
  const named = files.map(({ name, bytes }) => ({ name: `${folder}/${name}`, bytes }));
  return {
    name: `${folder}.zip`,
    bytes: new Uint8Array(zipFiles(named, isDay(date) ? date : '1980-01-01')),
    files: files.length,
    pictures: files.flatMap(({ name, bytes }) =>
      name.endsWith('.png') ? [[name, new Uint8Array(bytes)]] : [],
    ),
    shelves: shelves.map(({ folder: path, shop, uploads }) => ({
      folder: path,
      shop: shop.name,
      files: uploads.length,
      bytes: uploads.reduce((sum, one) => sum + one.bytes.length, 0),
    })),
  };
};

/** Makes a product ready. `sources` hold its brand. */
export const makeProduct = async (
  { fields, only, brand, today }: Calls['bundle']['asks'],
  sources: Sources,
  { shops }: ShopSources,
  step: (making: string) => void,
): Promise<Calls['bundle']['gives']> => {
  const product: SourceFile = { file: 'product.yaml', text: JSON.stringify(fields) };
  const found: Diagnostic[] = [];
  const draw = (...[posters, width]: [Parameters<typeof drawPosters>[0], number]) => {
    step('');
    return drawPosters(posters, width, sources);
  };
  const from = { sources, product, shops, only, brand: brand?.name };
  const bundle = await makeBundle(from, {
    report: (one) => found.push(one),
    today,
    digest,
    ...(canDraw() ? { drawPosters: draw } : {}),
    progress: ({ making }) => step(making),
  });
  const told = toldByField(distinct(found), product);
  if (!bundle) return { told };
  for (const { offer } of bundle.shelves) for (const { workbook } of offer.files) countLaidOut(workbook);
  return { told, made: packed(bundle, fields) };
};
