import type { Page } from '../model/page.ts';
import type { PosterLayer } from '../model/poster.ts';
import { extentTold, useOf } from './listing.ts';
import type { SoldFile } from './offer.ts';
import { captionLayers, sceneWidth, sheetLayers } from './scene.ts';
import { headLayers, isWide, margin, type Showing, type Wanted } from './showing.ts';

// The ways in which a book is sold, side by side.

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
export const sizesPoster = (showing: Showing): readonly PosterLayer[] => {
  const head = headLayers(showing, sceneWidth - 2 * margin);
  const { files: sold, product } = showing.offer;
  const [first, ...rest] = product.books;
  // Of the other books one file each: they come in the same ways.
  const others = rest.flatMap((book) => sold.find(({ entry }) => entry === book) ?? []);
  const own = sold.filter(({ entry }) => entry === first).slice(0, Math.max(1, 6 - others.length));
  const files = [...own, ...others].slice(0, 6);
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

/** What a file is called among the others: its edition; of another book than the first its own name. */
const nameOf = ({ entry, edition }: SoldFile): string => entry.called ?? edition.title;

const labelLayers = (
  file: SoldFile,
  place: { readonly x: number; readonly y: number; readonly width: number },
  showing: Showing,
): readonly PosterLayer[] => {
  const name = captionLayers(
    {
      ...place,
      text: `${nameOf(file)}: ${extentTold(file, showing.phrases)}`,
      style: 'prompt',
      size: 16,
    },
    showing,
  );
  const use = { ...place, y: name.bottom, text: useOf(file, showing.phrases), style: 'small', size: 14.5 };
  return [...name.layers, ...captionLayers(use, showing).layers];
};
