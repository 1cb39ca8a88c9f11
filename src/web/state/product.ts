import type { OfferedBook, OfferedTitle, TicketFields } from '../../core/index.ts';
import type { Told } from '../model/messages.ts';
import type { ShopOffer } from '../model/shop.ts';
import { isMap, treeIn, valueAt, withValue } from './field-tree.ts';
import { done, save } from './files.ts';
import { today } from './making.ts';
import { brandGiven } from './practice.ts';
import { formAxis, readerBooks, title } from './title.ts';
import { batch, computed, signal } from './view.ts';
import { ask } from './worker.ts';

// What is sold: a `product.yaml`, as the content brings it, as somebody has written it, or as it is typed here.

/** What can be sold, and where; undefined until it is known. */
export const offer = signal<ShopOffer | undefined>(undefined);

/** How a field reads when it is typed: a text; paragraphs with an empty line between them; words with commas between them. */
export type Reading = 'text' | 'paragraphs' | 'words';

/** The fields as they were opened. */
const base = signal<TicketFields>({});
/** What was typed since, by the path of its field. */
const typed = signal<Readonly<Record<string, readonly [text: string, as: Reading]>>>({});

const partsOf = (text: string, as: Reading): readonly string[] =>
  text.split(as === 'words' ? ',' : /\n\s*\n/).flatMap((part) => part.trim() || []);

const read = (text: string, as: Reading): unknown => {
  if (text.trim() === '') return undefined;
  return as === 'text' ? text.trim() : partsOf(text, as);
};

export const product = computed(
  (): TicketFields =>
    Object.entries(typed.value).reduce(
      (fields, [path, [text, as]]) => withValue(fields, path, read(text, as)),
      base.value,
    ),
);

const written = (value: unknown, as: Reading): string => {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(String).join(as === 'words' ? ', ' : '\n\n') : String(value);
};

/** What a field shows. */
export const textAt = (path: string, as: Reading): string =>
  typed.value[path]?.[0] ?? written(valueAt(base.value, path), as);

/** What is said of the product's fields since it was last made. */
export const productTold = signal<readonly Told[]>([]);

const isAbout = ({ field = '' }: Told, path: string): boolean =>
  field === path || field.startsWith(`${path}.`);

export const toldAt = (path: string): Told | undefined =>
  productTold.value.find((one) => one.severity === 'error' && isAbout(one, path));

const forget = (path: string): void => {
  productTold.value = productTold.value.filter((one) => !isAbout(one, path));
};

export const typeAt = (path: string, text: string, as: Reading): void => {
  forget(path);
  typed.value = { ...typed.value, [path]: [text, as] };
};

/** The options for which a field is written apart; none where it is one for all. */
export const optionsAt = (path: string): readonly string[] => {
  const value = valueAt(base.value, path);
  return isMap(value) ? Object.keys(treeIn(value)) : [];
};

/** Puts a field of the file itself into the place of another: what is ticked, not typed. */
const putAt = (path: string, value: unknown): void => {
  forget(path);
  base.value = withValue(base.value, path, value);
};

interface SoldBook extends TicketFields {
  readonly book?: unknown;
  readonly editions?: unknown;
}

const isBooks = (value: unknown): value is readonly SoldBook[] =>
  Array.isArray(value) && value.every((one) => isMap(one));

const soldBooks = (): readonly SoldBook[] => {
  const { books } = base.value;
  return isBooks(books) ? books : [];
};

/** The book that needs no name beside the product's own. */
const mainBook = 'book';

const nameOf = ({ book = mainBook }: SoldBook): string => String(book);
const listOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => (one === undefined ? [] : String(one)));

/** The editions in which a book is sold. */
export const soldEditions = (book: string): readonly string[] =>
  soldBooks().flatMap((one) => (nameOf(one) === book ? listOf(one.editions) : []));

/** Books that can be sold, the main one first. */
export const booksToSell = computed((): readonly OfferedBook[] =>
  [...readerBooks.value].sort(
    (one, other) => Number(other.name === mainBook) - Number(one.name === mainBook),
  ),
);

/** What buyers know one of several books by; the first needs no more than the product's own title. */
const calledOf = (book: string): string | undefined =>
  readerBooks.value.find(({ name }) => name === book)?.says;

const toggled = (all: readonly string[], one: string, isIn: boolean): readonly string[] =>
  isIn ? [...all.filter((other) => other !== one), one] : all.filter((other) => other !== one);

/** Sells a book in an edition, or no more. */
export const sellEdition = (book: string, edition: string, isSold: boolean): void => {
  const all = soldBooks();
  const known = all.find((one) => nameOf(one) === book);
  const called = book === mainBook ? {} : { called: calledOf(book) };
  const entry = known ?? { book, ...called };
  const next = { ...entry, editions: toggled(soldEditions(book), edition, isSold) };
  const books = known ? all.map((one) => (one === known ? next : one)) : [...all, next];
  putAt(
    'books',
    books.filter(({ editions }) => listOf(editions).length > 0),
  );
};

/** Whether the books are such that they can be ticked here. */
export const canTickBooks = computed(() => base.value.books === undefined || isBooks(base.value.books));

export const shopsSold = computed((): readonly string[] => Object.keys(treeIn(product.value.shops)));

export const sellAt = (shop: string, isSold: boolean): void => {
  forget('shops');
  const { [shop]: own = {}, ...others } = treeIn(base.value.shops);
  base.value = { ...base.value, shops: isSold ? { ...others, [shop]: own } : others };
};

/** The axes of which each option is a product of its own. */
export const axesSold = computed(() => {
  const each = listOf(base.value.each);
  return title.value.axes.filter(({ id }) => each.includes(id));
});

/** Of those axes, what is left out. */
const leftOut = signal<Readonly<Record<string, readonly string[]>>>({});

/** What is wanted of each. */
export const wanted = computed(
  (): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
      axesSold.value.map(({ id, options }) => [
        id,
        options.map((one) => one.id).filter((one) => !leftOut.value[id]?.includes(one)),
      ]),
    ),
);

export const want = (axis: string, option: string, isWanted: boolean): void => {
  leftOut.value = { ...leftOut.value, [axis]: toggled(leftOut.value[axis] ?? [], option, !isWanted) };
};

const take = (fields: TicketFields): void =>
  batch(() => {
    base.value = fields;
    typed.value = {};
    leftOut.value = {};
    productTold.value = [];
  });

/** For which title the offer was asked. */
let asked: OfferedTitle | undefined;

/** Learns what can be sold, once for each title; the product that comes with it is open then. */
export const learnOffer = async (): Promise<void> => {
  if (asked === title.value) return;
  asked = title.value;
  const { title: called, tagline } = title.value;
  const book = booksToSell.value[0]?.name ?? mainBook;
  const each = formAxis.value?.id;
  const found = await ask('shop', { called, tagline, book, today: today(), ...(each ? { each } : {}) });
  batch(() => {
    offer.value = found;
    take(found.product);
  });
};

/** Opens a product's file. */
export const openProductFile = async (file: File): Promise<void> => {
  const { fields, told } = await ask('readProduct', { text: await file.text() });
  if (fields) take(fields);
  else productTold.value = told;
};

export const saveProduct = async (): Promise<void> => {
  const house = brandGiven.value ? { brand: brandGiven.value.name } : {};
  save(
    'product.yaml',
    await ask('writeProduct', { fields: { ...product.value, ...house } }),
    'application/yaml',
  );
  done.value = 'Saved as product.yaml.';
};
