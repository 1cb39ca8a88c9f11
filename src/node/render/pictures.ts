import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { encode } from 'fast-png';
import { contactSheet, type PageSize, pictureSize, type Raster } from '../../core/publish/contact-sheet.ts';

/** Which pages of a file are drawn, and how large. */
export interface PictureWish {
  /** Page numbers from 1, as they stand in the file; all of them where undefined. */
  readonly pages?: readonly number[] | undefined;
  /** Width of a picture in pixels; of a contact sheet, of each page on it. */
  readonly width?: number | undefined;
  /** Raster an inch, where no width is given. */
  readonly dpi?: number | undefined;
  /** Columns of one contact sheet of all pages; undefined: a picture for each page. */
  readonly columns?: number | undefined;
}

/** One picture, as a PNG file. */
export interface PagePicture {
  /** The page that it shows; undefined for a contact sheet. */
  readonly page: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Why nothing is drawn, in the words of a message. */
export class NotDrawn extends Error {}

/** Three bytes a pixel in place of four: pages have no transparency. */
const opaque = (pixels: Uint8Array): Uint8Array => {
  const data = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    data[to] = pixels[from] ?? 0;
    data[to + 1] = pixels[from + 1] ?? 0;
    data[to + 2] = pixels[from + 2] ?? 0;
  }
  return data;
};

const asPng = (page: number | undefined, { width, height, data }: Raster): PagePicture => ({
  page,
  width,
  height,
  bytes: encode({ width, height, data, channels: 3, depth: 8 }),
});

/** Draws one page with its fields as they look. */
const drawPage = async (document: PDFiumDocument, number: number, wish: PictureWish): Promise<Raster> => {
  const page = document.getPage(number - 1);
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
  const size: PageSize | string = pictureSize({ width, height }, wish);
  if (typeof size === 'string') throw new NotDrawn(`page ${number} ${size}`);
  const { data } = await page.render({
    ...size,
    scale: 1,
    renderFormFields: true,
    render: ({ data: pixels }) => Promise.resolve(pixels),
  });
  return { ...size, data: opaque(data) };
};

const pagesOf = (document: PDFiumDocument, { pages }: PictureWish): readonly number[] => {
  const count = document.getPageCount();
  const beyond = pages?.find((page) => page > count);
  if (beyond !== undefined) throw new NotDrawn(`there is no page ${beyond}: the file has ${count}`);
  return pages ?? Array.from({ length: count }, (_, index) => index + 1);
};

/**
 * Draws pages of a PDF file by pdfium, one after the other; `wasm` holds pdfium itself. Throws `NotDrawn` for what is asked wrongly, anything
 * else where the file cannot be read.
 */
export async function* drawPictures(
  bytes: Uint8Array,
  wish: PictureWish,
  wasm: Uint8Array,
): AsyncGenerator<PagePicture, void, undefined> {
  const library = await PDFiumLibrary.init({ wasmBinary: Uint8Array.from(wasm).buffer });
  const document = await library.loadDocument(bytes);
  try {
    document.initializeFormFields();
    const pages = pagesOf(document, wish);
    const drawn: Raster[] = [];
    for (const number of pages) {
      const pixels = await drawPage(document, number, wish);
      if (wish.columns === undefined) yield asPng(number, pixels);
      else drawn.push(pixels);
    }
    if (wish.columns === undefined) return;
    const sheet = contactSheet(drawn, wish.columns);
    if (typeof sheet === 'string') throw new NotDrawn(sheet);
    yield asPng(undefined, sheet);
  } finally {
    document.destroy();
    library.destroy();
  }
}
