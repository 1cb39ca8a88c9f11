import { PDFiumLibrary } from '@hyzyla/pdfium';

/** Pixels a point: fine enough for hairlines. */
const scale = 2;

interface DrawnPage {
  readonly width: number;
  readonly height: number;
  /** Blue, green, red and nothing, pixel by pixel. */
  readonly data: Uint8Array;
}

const drawn = async (library: PDFiumLibrary, file: Uint8Array): Promise<readonly DrawnPage[]> => {
  const document = await library.loadDocument(file);
  const pages: DrawnPage[] = [];
  for (const page of document.pages()) pages.push(await page.render({ scale, render: 'bitmap' }));
  document.destroy();
  return pages;
};

/** In the mean, of 255 shades. */
const apart = (one: DrawnPage, other: DrawnPage): number => {
  if (one.data.length !== other.data.length) return 255;
  let sum = 0;
  for (let at = 0; at < one.data.length; at++) sum += Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0));
  return sum / one.data.length;
};

/**
 * The same file on paper of A4 to the last decimal, measured from its top left: browsers round paper to less than a point, and a page
 * would be drawn a little larger for it. The table of places is wrong then; who reads the file finds its objects all the same.
 */
const onA4 = (file: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(file)
      .toString('latin1')
      .replaceAll(
        /\/MediaBox \[0 0 594\.\d+ (841\.\d+)\]/g,
        (_, top) => `/MediaBox [0 ${Number(top) - 841.89} 595.28 ${top}]`,
      ),
    'latin1',
  );

/** How far the pages of a file are from those that a browser printed, page by page. */
export const shadesApart = async (one: Uint8Array, other: Uint8Array): Promise<readonly number[]> => {
  const library = await PDFiumLibrary.init();
  const [first, second] = [await drawn(library, one), await drawn(library, onA4(other))];
  library.destroy();
  return first.map((page, index) => {
    const printed = second[index];
    return printed ? apart(page, printed) : 255;
  });
};
