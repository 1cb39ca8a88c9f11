import { defined } from '../model/defined.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Poster } from '../model/poster.ts';
import type { MakeOptions } from '../model/workbook.ts';
import { type ArchivedFile, utf8Bytes } from '../paint/zip.ts';
import { readEdition } from '../publish/design.ts';
import { printPosters } from '../publish/print.ts';
import { editionsOf, type ShopShelf } from './checklist.ts';
import { listingFor, listingText } from './listing.ts';
import { folderName, nameForShop } from './names.ts';
import { makeSold, type Offer, type Selling, type SoldFile } from './offer.ts';
import type { Phrases } from './phrases.ts';
import { postersFor } from './pictures.ts';
import type { Shop } from './shop-data.ts';
import { type ProductFileBytes, splitUploads, type Upload } from './uploads.ts';

// What one shop gets of a product: files to upload, the text of its listing, pictures.

export interface BundleOptions extends MakeOptions {
  /** SHA-256, in hexadecimal digits. */
  readonly digest: (bytes: Uint8Array) => string | Promise<string>;
  /** Draws the pages of a PDF, each so many pixels wide: the files of pictures. Without it, no pictures are made. */
  readonly draw?: ((pdf: Uint8Array, width: number) => Promise<readonly Uint8Array[]>) | undefined;
  /** The same of posters as they are composed, where the host draws marks by itself: then no PDF of them is made. */
  readonly drawPosters?: (posters: readonly Poster[], width: number) => Promise<readonly Uint8Array[]>;
}

/** What a bundle is made with. */
export interface Bundling extends Selling {
  readonly phrases: Phrases;
  readonly shops: ReadonlyMap<string, Shop>;
  readonly report: Report;
  readonly options: BundleOptions;
}

/** What a print plant is sent: the inside and the cover of each edition. */
const printUploads = async (
  offer: Offer,
  shelf: Pick<ShopShelf, 'offer' | 'name' | 'shop'>,
  bundling: Bundling,
): Promise<readonly Upload[]> => {
  const [entry] = offer.product.books;
  if (!entry) return [];
  const editions = editionsOf(shelf);
  const made: SoldFile[] = [];
  for (const edition of editions) {
    const isbn = offer.product.isbn[edition];
    const ticket = { ...offer.product.ticket, ...defined({ isbn }) };
    const read = { ...offer, product: { ...offer.product, ticket } };
    made.push(...(await makeSold(read, offer.choices, { ...entry, editions: [edition] }, bundling)));
  }
  const { files } = shelf.shop;
  return made.flatMap(({ name, bytes, cover }) => {
    const stem = name.replace(/\.pdf$/, '');
    const as = (part: string, content: Uint8Array): Upload => {
      const named = nameForShop(`${stem} - ${part}.pdf`, files.name);
      return { name: named, bytes: content, holds: [part] };
    };
    const { say } = bundling.phrases;
    return [as(say('print-inside'), bytes), ...(cover ? [as(say('print-cover'), cover)] : [])];
  });
};

/** The pictures of an offer as files, in the size of a shop. */
const drawnFor = async (
  offer: Offer,
  pictures: NonNullable<Shop['pictures']>,
  { phrases, report, options: { draw, drawPosters, platform } }: Bundling,
): Promise<readonly Uint8Array[]> => {
  const book = offer.files[0]?.workbook;
  if (!book || !(draw ?? drawPosters)) return [];
  const posters = postersFor(offer, pictures, { phrases, report });
  if (drawPosters) return drawPosters(posters, pictures.width);
  const pdf = await printPosters(posters, book, { images: book.images, ...defined({ platform }) });
  return draw?.(pdf, pictures.width) ?? [];
};

/** The same, called by their order. */
const picturesFor = async (
  offer: Offer,
  { pictures }: Shop,
  folder: string,
  bundling: Bundling,
): Promise<readonly ArchivedFile[]> => {
  const drawn = pictures ? await drawnFor(offer, pictures, bundling) : [];
  return drawn.map((bytes, index) => ({
    name: `${folder}/pictures/${String(index + 1).padStart(2, '0')}.png`,
    bytes,
  }));
};

/** What a print plant calls the books that it prints. */
const packagesOf = (
  offer: Offer,
  name: string,
  shop: Shop,
  { sources, report }: Bundling,
): readonly string[] =>
  shop.sells === 'print'
    ? editionsOf({ offer, name, shop }).flatMap(
        (edition) => readEdition(sources, edition, report)?.vendor?.package ?? [],
      )
    : [];

/** What one shop gets of an offer; undefined where its limits cannot be held, as reported. */
export const shelfFor = async (
  offer: Offer,
  [name, shop]: readonly [string, Shop],
  files: readonly ProductFileBytes[],
  bundling: Bundling,
): Promise<{ readonly shelf: ShopShelf; readonly files: readonly ArchivedFile[] } | undefined> => {
  const { phrases, report } = bundling;
  const { title, date } = offer.product;
  const splitting = { shop, title, date, place: offer.placeOf(['shops', name]), report };
  const uploads =
    shop.sells === 'print'
      ? await printUploads(offer, { offer, name, shop }, bundling)
      : splitUploads(files, splitting);
  const listing = listingFor(offer, name, shop, { phrases, report });
  if (!uploads) return undefined;
  const folder = [...offer.called.map(folderName), name].join('/');
  const text = {
    name: `${folder}/${phrases.say('listing-file')}.txt`,
    bytes: utf8Bytes(listingText(listing, phrases)),
  };
  const placed = uploads.map((one) => ({ name: `${folder}/${one.name}`, bytes: one.bytes }));
  const drawn = await picturesFor(offer, shop, folder, bundling);
  const shelf = {
    offer,
    name,
    shop,
    folder,
    uploads,
    pictures: drawn.length,
    packages: packagesOf(offer, name, shop, bundling),
  };
  return { shelf, files: [...placed, text, ...drawn] };
};
