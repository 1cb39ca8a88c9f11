import { liveArea } from '../layout/masters.ts';
import type { Page } from '../model/page.ts';
import type { Poster, PosterLayer } from '../model/poster.ts';
import type { Offer } from './offer.ts';
import type { Phrases } from './phrases.ts';
import {
  bookLayers,
  captionLayers,
  groundLayers,
  pairLayers,
  type Scene,
  type Spot,
  sceneWidth,
  sheetLayers,
  spreadLayers,
} from './scene.ts';
import { headLayers, isWide, margin, type Showing, type Wanted } from './showing.ts';
import { type Pair, pagesAcross, pairOf, spreadsAcross } from './shown-pages.ts';
import { sizesPoster } from './sizes-poster.ts';

// The pictures of a listing, each composed of pages of the books that are sold.

const pagesOf = ({ book }: Scene): readonly Page[] => book.pages.pages;

/** Pages that are asked for by the ids of their sections; otherwise full spreads, from all over the book. */
const pairsFor = (showing: Showing, count: number): readonly Pair[] => {
  const pages = pagesOf(showing);
  const { of = [] } = showing.wanted;
  if (of.length === 0) return spreadsAcross(pages, count);
  return of.flatMap((id) => pairOf(id, pages) ?? []);
};

const layersOf = ({ pages, isSpread }: Pair, spot: Spot, showing: Showing): readonly PosterLayer[] =>
  (isSpread ? spreadLayers : pairLayers)(pages, spot, showing);

const coverOf = ({ book, offer }: Showing): Page | undefined =>
  book.pages.pages[0] ?? offer.files[0]?.workbook.pages.pages[0];

/** The spot of a page, smaller where its top would stand over words that reach down so far; its foot stays. */
const below = (bottom: number, spot: Spot, { width, height }: Page): Spot => {
  const foot = spot.y + (spot.width * height) / width / 2;
  const tall = Math.min((spot.width * height) / width, foot - bottom - margin * 0.4);
  return { ...spot, y: foot - tall / 2, width: (tall * width) / height };
};

/** The book, and spreads fanned out beside it. */
const coverLayers = (showing: Showing): readonly PosterLayer[] => {
  const wide = isWide(showing);
  const { height } = showing;
  const places = wide
    ? [
        { x: 620, y: height * 0.27, width: 168, turn: 6 },
        { x: 800, y: height * 0.56, width: 168, turn: 1 },
        { x: 610, y: height * 0.8, width: 168, turn: -5 },
      ]
    : [
        { x: 745, y: 300, width: 222, turn: 6 },
        { x: 765, y: 570, width: 226, turn: 1 },
        { x: 765, y: 815, width: 222, turn: -5 },
      ];
  const pairs = pairsFor(showing, places.length);
  const cover = coverOf(showing);
  const head = headLayers(showing, wide ? 370 : 440);
  const usual = wide
    ? { x: 205, y: height * 0.645, width: 248, turn: -3 }
    : { x: 285, y: 570, width: 420, turn: -3 };
  return [
    ...places.flatMap((place, index) => {
      const pair = pairs[index];
      return pair ? layersOf(pair, place, showing) : [];
    }),
    ...(cover ? bookLayers(cover, below(head.bottom, usual, cover), showing) : []),
    ...head.layers,
  ];
};

/** One spread, large. */
const spreadPoster = (showing: Showing): readonly PosterLayer[] => {
  const head = headLayers(showing, sceneWidth - 2 * margin);
  const [pair] = pairsFor(showing, 1);
  if (!pair) return head.layers;
  const room = showing.height - head.bottom - margin * 1.3;
  const ratio = pair.pages[0].height / pair.pages[0].width;
  const width = Math.min((sceneWidth - 2 * margin) / 2.04, room / ratio);
  const spot = { x: sceneWidth / 2, y: head.bottom + margin * 0.5 + (width * ratio) / 2, width, turn: 0 };
  return [...head.layers, ...layersOf(pair, spot, showing)];
};

/** A page so near that its words can be read: what it says is as broad as the words above it, its edges lie beyond the poster's. */
const detailPoster = (showing: Showing): readonly PosterLayer[] => {
  const head = headLayers(showing, sceneWidth - 2 * margin);
  const page = pairsFor(showing, 1)[0]?.pages.find(
    ({ section }) => showing.wanted.of?.includes(section) ?? true,
  );
  if (!page) return head.layers;
  const live = liveArea(showing.book.design.theme, page.side);
  const scale = (sceneWidth - 2 * margin) / live.width;
  const [width, height] = [page.width * scale, page.height * scale];
  const spot = { x: margin - live.x * scale + width / 2, y: head.bottom + margin * 0.5 + height / 2, width };
  return [...head.layers, ...sheetLayers(page, { ...spot, turn: 0 }, showing)];
};

/** How so many pages of one ratio stand in a room, in rows and columns, as large as they can. */
const gridIn = (count: number, ratio: number, { width, height }: { width: number; height: number }) => {
  const grids = Array.from({ length: count }, (_, index) => {
    const [columns, rows] = [index + 1, Math.ceil(count / (index + 1))];
    const across = (width - between * (columns - 1)) / columns;
    const down = (height - between * (rows - 1)) / rows / ratio;
    return { columns, width: Math.min(across, down) };
  });
  return grids.reduce((best, grid) => (grid.width > best.width ? grid : best), { columns: 1, width: 0 });
};

/** Between pages of a grid. */
const between = 26;

/** Many pages, small; of a book of few pages all, larger. */
const insidePoster = (showing: Showing): readonly PosterLayer[] => {
  const head = headLayers(showing, sceneWidth - 2 * margin);
  const { width: pageWidth = 1, height: pageHeight = 1 } = pagesOf(showing)[0] ?? {};
  const ratio = pageHeight / pageWidth;
  const room = { width: sceneWidth - 2 * margin, height: showing.height - head.bottom - margin * 1.1 };
  const most = isWide(showing) ? 8 : 5;
  const least = (room.width - between * (most - 1)) / most;
  const rows = Math.max(1, Math.floor((room.height + between) / (least * ratio + between)));
  const pages = pagesAcross(pagesOf(showing), most * rows);
  const { columns, width } = gridIn(pages.length, ratio, room);
  return [
    ...head.layers,
    ...pages.flatMap((page, index) => {
      const row = Math.floor(index / columns);
      const here = Math.min(columns, pages.length - row * columns);
      const start = sceneWidth / 2 - (here * (width + between) - between) / 2;
      const x = start + (index % columns) * (width + between) + width / 2;
      const y = head.bottom + margin * 0.5 + row * (width * ratio + between) + (width * ratio) / 2;
      return sheetLayers(page, { x, y, width, turn: 0 }, showing);
    }),
  ];
};

/** Words alone, beside the cover. */
const wordsPoster = (showing: Showing): readonly PosterLayer[] => {
  const wide = isWide(showing);
  const { wanted, height } = showing;
  const width = wide ? 600 : 620;
  const title = {
    text: wanted.title,
    style: 'part',
    size: wide ? 40 : 54,
    x: margin,
    y: margin * 0.8,
    width,
  };
  const head = captionLayers(title, showing);
  const layers: PosterLayer[] = [...head.layers];
  let y = head.bottom + margin * 0.35;
  for (const text of wanted.text ?? []) {
    const one = captionLayers({ text, style: 'lead', size: wide ? 24 : 34, x: margin, y, width }, showing);
    layers.push(...one.layers);
    y = one.bottom + (wide ? 12 : 22);
  }
  const cover = coverOf(showing);
  const spot = { x: wide ? 835 : 815, y: height * (wide ? 0.52 : 0.72), width: wide ? 250 : 280, turn: 3 };
  return [...(cover ? bookLayers(cover, spot, showing) : []), ...layers];
};

const kinds: Readonly<Record<Wanted['show'], (showing: Showing) => readonly PosterLayer[]>> = {
  cover: coverLayers,
  spread: spreadPoster,
  detail: detailPoster,
  inside: insidePoster,
  sizes: sizesPoster,
  words: wordsPoster,
};

/** What is shown where a product names no pictures. */
const usual = ({ product }: Offer, { say }: Phrases): readonly Wanted[] => [
  { show: 'cover', title: product.title, text: product.listing.description.slice(0, 1) },
  { show: 'inside', title: say('inside-title'), text: [] },
  { show: 'sizes', title: say('sizes-title'), text: [] },
];

/** The posters of an offer in the proportions that a shop shows, as many as it takes. */
export const postersFor = (
  offer: Offer,
  { most, width, height }: { readonly most: number; readonly width: number; readonly height: number },
  { phrases, report }: Pick<Showing, 'phrases' | 'report'>,
): readonly Poster[] => {
  const book = offer.files[0]?.workbook;
  if (!book) return [];
  const wanted = offer.product.pictures.length > 0 ? offer.product.pictures : usual(offer, phrases);
  const tall = (height / width) * sceneWidth;
  return wanted.slice(0, most).map((one) => {
    const showing: Showing = { book, height: tall, report, offer, phrases, wanted: one };
    return {
      width: sceneWidth,
      height: tall,
      layers: [...groundLayers(showing), ...kinds[one.show](showing)],
    };
  });
};
