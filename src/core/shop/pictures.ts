import { liveArea } from '../layout/masters.ts';
import type { Page } from '../model/page.ts';
import type { Poster, PosterLayer } from '../model/poster.ts';
import { extentTold, useOf } from './listing.ts';
import type { Offer, SoldFile } from './offer.ts';
import type { Phrases } from './phrases.ts';
import type { Product } from './product.ts';
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
import { type Pair, pagesAcross, pairOf, spreadsAcross } from './shown-pages.ts';

// The pictures of a listing, each composed of pages of the books that are sold.

type Wanted = Product['pictures'][number];

interface Showing extends Scene {
  readonly offer: Offer;
  readonly phrases: Phrases;
  readonly wanted: Wanted;
}

const margin = 62;

/** Whether a poster is much broader than high. */
const isWide = ({ height }: Scene): boolean => height < sceneWidth * 0.8;

/** A title and the words under it, at the top left. */
const headLayers = (showing: Showing, width: number) => {
  const size = isWide(showing) ? 40 : 54;
  const { title, text = [] } = showing.wanted;
  const head = captionLayers(
    { text: title, style: 'part', size, x: margin, y: margin * 0.8, width },
    showing,
  );
  const [first = ''] = text;
  const under = {
    text: first,
    style: 'lead',
    size: isWide(showing) ? 20 : 25,
    x: margin,
    y: head.bottom + 4,
    width,
  };
  const body = captionLayers(under, showing);
  return { layers: [...head.layers, ...body.layers], bottom: body.bottom };
};

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
        { x: 725, y: 815, width: 226, turn: -5 },
      ];
  const pairs = pairsFor(showing, places.length);
  const cover = coverOf(showing);
  const spot = wide
    ? { x: 205, y: height * 0.645, width: 248, turn: -3 }
    : { x: 285, y: 570, width: 420, turn: -3 };
  return [
    ...places.flatMap((place, index) => {
      const pair = pairs[index];
      return pair ? layersOf(pair, place, showing) : [];
    }),
    ...(cover ? bookLayers(cover, spot, showing) : []),
    ...headLayers(showing, wide ? 370 : 440).layers,
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

/** Rows of files for a poster: what stands side by side. */
const rowsOf = (files: readonly SoldFile[], wide: boolean): readonly (readonly SoldFile[])[] => {
  if (wide || files.length <= 3) return [files];
  const half = Math.ceil(files.length / 2);
  return [files.slice(0, half), files.slice(half)];
};

/** The page that a poster shows of a file: of the section that it asks for, or the first. */
const shownPage = ({ workbook: { pages } }: SoldFile, { of = [] }: Wanted): Page | undefined =>
  pages.pages.find(({ section }) => of.includes(section)) ?? pages.pages[0];

/** A page of each file, as large as its paper is beside that of the others, and what it is for. */
const sizesPoster = (showing: Showing): readonly PosterLayer[] => {
  const head = headLayers(showing, sceneWidth - 2 * margin);
  const first = showing.offer.product.books[0]?.called;
  const files = showing.offer.files.filter(({ entry }) => entry.called === first).slice(0, 6);
  const rows = rowsOf(files, isWide(showing));
  const [gap, label] = [44, 96];
  const widest = Math.max(
    ...rows.map((row) => row.reduce((sum, file) => sum + (shownPage(file, showing.wanted)?.width ?? 0), 0)),
  );
  const tallest = Math.max(...files.map((file) => shownPage(file, showing.wanted)?.height ?? 0));
  const most = Math.max(...rows.map(({ length }) => length));
  const room = (showing.height - head.bottom - margin) / rows.length - label;
  const scale = Math.min((sceneWidth - 2 * margin - gap * (most - 1)) / widest, room / tallest);
  const layers: PosterLayer[] = [...head.layers];
  rows.forEach((row, index) => {
    const foot = head.bottom + margin * 0.4 + (index + 1) * tallest * scale + index * label;
    let x = margin;
    for (const file of row) {
      const page = shownPage(file, showing.wanted);
      if (!page) continue;
      const width = page.width * scale;
      const spot = { x: x + width / 2, y: foot - (page.height * scale) / 2, width, turn: 0 };
      const under = { x, y: foot + 12, width: width + gap * 0.7 };
      layers.push(...sheetLayers(page, spot, showing), ...labelLayers(file, under, showing));
      x += width + gap;
    }
  });
  return layers;
};

const labelLayers = (
  file: SoldFile,
  place: { readonly x: number; readonly y: number; readonly width: number },
  showing: Showing,
): readonly PosterLayer[] => {
  const name = captionLayers(
    {
      ...place,
      text: `${file.edition.title}: ${extentTold(file, showing.phrases)}`,
      style: 'prompt',
      size: 16,
    },
    showing,
  );
  const use = { ...place, y: name.bottom, text: useOf(file, showing.phrases), style: 'small', size: 14.5 };
  return [...name.layers, ...captionLayers(use, showing).layers];
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
