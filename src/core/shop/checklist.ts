import type { Diagnostic } from '../model/diagnostic.ts';
import type { LeafletBlock, LeafletPage } from './leaflet.ts';
import type { Offer } from './offer.ts';
import { literal, type Phrases } from './phrases.ts';
import { doubtsOf, type Shop } from './shop-data.ts';
import type { Upload } from './uploads.ts';

// What goes where, and what must be done before it is sold.

/** What is ready for one shop. */
export interface ShopShelf {
  readonly offer: Offer;
  readonly name: string;
  readonly shop: Shop;
  /** Its folder, from that of the product. */
  readonly folder: string;
  readonly uploads: readonly Upload[];
  readonly pictures: number;
  /** What a print plant calls the books. */
  readonly packages: readonly string[];
}

export interface Checking {
  readonly phrases: Phrases;
  readonly today: string | undefined;
  /** Help lines that nobody has checked. */
  readonly unchecked: number;
  /** Warnings of the build. */
  readonly doubts: readonly Diagnostic[];
}

const items = (texts: readonly string[]): LeafletBlock => ({
  checklist: { items: texts.filter((one) => one !== '') },
});

const firstOf = ({ product }: Offer, { phrases, unchecked }: Checking): LeafletBlock => {
  const { say } = phrases;
  const made = Object.entries(product.disclosure).map(([what, how]) => [what, say(`made-${how}`)] as const);
  return items([
    say('before-look'),
    ...(product.reviewer === undefined ? [say('before-unreviewed')] : []),
    ...(unchecked > 0 ? [say('before-helplines', { count: String(unchecked) })] : []),
    say('before-disclosure', Object.fromEntries(made)),
    say('before-license', { license: say('license-file') }),
  ]);
};

/** What an upload of one file holds; a file that keeps its name needs no word. */
const heldIn = (name: string, held: string, asItIs: string): string =>
  held.endsWith(name.slice(-4)) ? asItIs : held;

const uploadsTable = (uploads: readonly Upload[], { say }: Phrases): LeafletBlock => ({
  table: {
    columns: [
      { head: say('shop-upload'), width: 5 },
      { head: say('shop-holds'), width: 5 },
      { head: say('shop-size'), width: 1.4 },
    ],
    rows: uploads.map(({ name, bytes, holds }) => [
      `**${literal(name)}**`,
      literal(holds.length === 1 ? heldIn(name, holds[0] ?? '', say('shop-as-it-is')) : holds.join(', ')),
      (Math.ceil(bytes.length / 1e5) / 10).toFixed(1),
    ]),
  },
});

const todoIn = (shelf: ShopShelf, { phrases, today }: Checking): LeafletBlock => {
  const { say } = phrases;
  const { offer, name, shop, folder, pictures } = shelf;
  const { product } = offer;
  const price = product.shops[name]?.price ?? product.price;
  const isbn =
    shelf.shop.sells === 'print' ? editionsOf(shelf).flatMap((one) => product.isbn[one] ?? []) : [];
  const doubts = doubtsOf(shop, today).map(({ of, url }) => say('shop-doubt', { of, url }));
  return items(
    [
      say('shop-text', { file: `${folder}/${say('listing-file')}.txt` }),
      ...(pictures > 0 ? [say('shop-pictures', { folder: `${folder}/pictures` })] : []),
      price === undefined ? say('shop-price-none') : say('shop-price', { price }),
      ...isbn.map((one) => say('shop-isbn', { isbn: one })),
      ...shelf.packages.map((one) => say('shop-package', { package: one })),
      ...shop.before,
      ...(doubts.length > 0 ? [say('shop-doubts', { list: doubts.join('; ') })] : []),
    ].map(literal),
  );
};

/** The editions that a print plant prints of a product. */
export const editionsOf = ({
  offer,
  name,
  shop,
}: Pick<ShopShelf, 'offer' | 'name' | 'shop'>): readonly string[] =>
  offer.product.shops[name]?.editions ?? shop.editions;

const shelfPage = (shelf: ShopShelf, checking: Checking): LeafletPage => {
  const { say } = checking.phrases;
  const { offer, shop } = shelf;
  const offered = offer.called.join(', ');
  const title =
    offered === ''
      ? say('shop-title', { shop: shop.name })
      : say('shop-offer', { shop: shop.name, offer: offered });
  return {
    title: literal(title),
    blocks: [uploadsTable(shelf.uploads, checking.phrases), todoIn(shelf, checking)],
  };
};

/** The pages of it: what comes before all else, then each shop. */
export const checklistPages = (shelves: readonly ShopShelf[], checking: Checking): readonly LeafletPage[] => {
  const { phrases, doubts } = checking;
  const { say } = phrases;
  const first = shelves[0]?.offer;
  if (!first) return [];
  const told = [...new Set(doubts.map(({ message }) => message))];
  return [
    {
      title: say('checklist-title', { title: literal(first.product.title) }),
      blocks: [
        { p: say('checklist-lead') },
        { heading: say('before-title') },
        firstOf(first, checking),
        ...(told.length > 0 ? [{ p: say('before-doubts') }, { list: told.map(literal) }] : []),
      ],
    },
    ...shelves.map((shelf) => shelfPage(shelf, checking)),
  ];
};
