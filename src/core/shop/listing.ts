import { error, type Report, warning } from '../model/diagnostic.ts';
import { plain } from '../model/prose.ts';
import type { Offer, SoldFile } from './offer.ts';
import type { Phrases } from './phrases.ts';
import type { Shop } from './shop-data.ts';

/** What is pasted into a shop. */
export interface ListingText {
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly price: string | undefined;
}

/** Letters as shops count them: characters, not bytes. */
const lengthOf = (text: string): number => [...text].length;

/** Sentences on what the product is not, and how it was made: nobody sells it without them. */
export const disclosures = ({ product }: Pick<Offer, 'product'>, { say }: Phrases): readonly string[] => {
  const { disclosure, reviewer } = product;
  const made = Object.entries(disclosure)
    .filter(([, how]) => how !== 'none')
    .map(([what, how]) => say(`ai-${what}-${how}`));
  const reviewed = reviewer === undefined ? say('unreviewed') : say('reviewed', { reviewer });
  return [...made, reviewed].filter((text) => text !== '');
};

/** What a file is for, as buyers are told. */
export const useOf = ({ workbook, edition }: SoldFile, { say }: Phrases): string =>
  say(`for-${workbook.edition}`) || edition.for;

/** How long a file is: its pages, and of one that is folded its sheets and booklets. */
export const extentTold = ({ pages, workbook }: SoldFile, { say }: Phrases): string => {
  const { sheets } = workbook.measures;
  if (!sheets) return say('listing-pages', { pages: String(pages) });
  const all = sheets.reduce((sum, count) => sum + count, 0);
  return say('listing-sheets', {
    pages: String(pages),
    sheets: String(all),
    booklets: String(sheets.length),
  });
};

const filesTold = ({ files }: Offer, phrases: Phrases): readonly string[] =>
  files.map((file) => {
    const name = file.name.replace(/\.pdf$/, '');
    const line = phrases.say('listing-file-line', { name, for: useOf(file, phrases) });
    return `• ${line.replace(/\.$/, '')} (${extentTold(file, phrases)})`;
  });

const descriptionOf = (offer: Offer, phrases: Phrases, isPrint: boolean): string => {
  const { listing, license } = offer.product;
  const inside = isPrint ? [] : [[phrases.say('listing-inside'), ...filesTold(offer, phrases)].join('\n')];
  const rights = isPrint
    ? []
    : [`${phrases.say('license-title')}: ${license.title}. ${license.text.map(plain).join(' ')}`];
  const credit = license.credit === undefined ? [] : [phrases.say('credit', { credit: license.credit })];
  const know = [phrases.say('know-title'), ...disclosures(offer, phrases)].join('\n');
  return [...listing.description, ...inside, ...rights, ...credit, know].join('\n\n');
};

/** Keywords that a shop takes, in their order; those that are too long, or too many, are told. */
const keywordsFor = (
  { product, placeOf }: Offer,
  name: string,
  { name: called, keywords }: Shop,
  report: Report,
): readonly string[] => {
  const own = product.shops[name]?.keywords;
  const all = own ?? product.listing.keywords;
  const place = placeOf(['shops', name, 'keywords']) ?? placeOf(['listing', 'keywords']);
  if (!keywords) return [];
  const long = all.filter((one) => lengthOf(one) > keywords.letters);
  const fit = all.filter((one) => lengthOf(one) <= keywords.letters);
  if (long.length > 0) {
    const said = `${called} takes keywords of ${keywords.letters} letters: ${long.map((one) => `“${one}”`).join(', ')}`;
    const hint = `shorten them, or give others under \`shops: ${name}: keywords\``;
    report(
      own
        ? error('shop/keyword', said, place, hint)
        : warning('shop/keyword', `${said} left out`, place, hint),
    );
  }
  if (own && fit.length > keywords.most) {
    const said = `${called} takes ${keywords.most} keywords, and these are ${fit.length}`;
    report(error('shop/keywords', said, place, 'take some away'));
  }
  return fit.slice(0, keywords.most);
};

/** The title for a shop. One that is too long is reported. */
const titleFor = ({ product, placeOf }: Offer, name: string, shop: Shop, report: Report): string => {
  const own = product.shops[name]?.title;
  const title = own ?? product.listing.title;
  if (lengthOf(title) <= shop.title) return title;
  const place = own === undefined ? placeOf(['listing', 'title']) : placeOf(['shops', name, 'title']);
  const said = `the title has ${lengthOf(title)} letters; ${shop.name} takes ${shop.title}`;
  report(error('shop/title', said, place, `shorten it, or give another under \`shops: ${name}: title\``));
  return title;
};

/** The text of a listing, within a shop's limits; what does not fit is reported. */
export const listingFor = (
  offer: Offer,
  name: string,
  shop: Shop,
  { phrases, report }: { readonly phrases: Phrases; readonly report: Report },
): ListingText => {
  const description = descriptionOf(offer, phrases, shop.sells === 'print');
  if (shop.description !== undefined && lengthOf(description) > shop.description) {
    const said = `the description has ${lengthOf(description)} letters, with what must be told; ${shop.name} takes ${shop.description}`;
    report(error('shop/description', said, offer.placeOf(['listing', 'description']), 'shorten it'));
  }
  return {
    title: titleFor(offer, name, shop, report),
    description,
    keywords: keywordsFor(offer, name, shop, report),
    price: offer.product.shops[name]?.price ?? offer.product.price,
  };
};

/** A listing as a text file, to paste from. */
export const listingText = (
  { title, description, keywords, price }: ListingText,
  { say }: Phrases,
): string => {
  const parts: readonly (readonly [string, string | undefined])[] = [
    [say('listing-title'), title],
    [say('listing-price'), price],
    [say('listing-keywords'), keywords.length > 0 ? keywords.join(', ') : undefined],
    [say('listing-description'), description],
  ];
  return `${parts.flatMap(([name, text]) => (text === undefined ? [] : [`${name}\n\n${text}`])).join('\n\n\n')}\n`;
};
