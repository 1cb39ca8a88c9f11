import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One glyph as a reader of the file finds it: what it says, and where it stands, from the top left of the page. */
export interface FoundGlyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export const openPdf = (bytes: Uint8Array) =>
  getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;

/** The words of each page, one space between them. */
export const wordsOfPages = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const pdf = await openPdf(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  await pdf.destroy();
  return pages.map((text) => text.replace(/\s+/g, ' '));
};

export type Pdf = Awaited<ReturnType<typeof openPdf>>;

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
}
const isShown = (value: unknown): value is ShownGlyph =>
  typeof value === 'object' &&
  value !== null &&
  'unicode' in value &&
  'width' in value &&
  typeof value.width === 'number';

const numbers = (value: unknown): readonly number[] =>
  typeof value === 'object' && value !== null && 'length' in value
    ? Array.from({ length: Number(value.length) }, (_, index) => Number(Reflect.get(value, index)))
    : [];

/** The few operators that move text about in the files we write (PDF 32000-1, 9.3 and 9.4). */
export const glyphsOf = async (page: PDFPageProxy): Promise<readonly FoundGlyph[]> => {
  const { fnArray, argsArray } = await page.getOperatorList();
  const found: FoundGlyph[] = [];
  let [x, y, size, scale] = [0, 0, 0, 1];
  fnArray.forEach((operator, index) => {
    const args: readonly unknown[] = argsArray[index] ?? [];
    if (operator === OPS.setTextMatrix) [x = 0, y = 0] = numbers(args[0]).slice(4);
    else if (operator === OPS.setFont) size = Number(args[1]);
    else if (operator === OPS.setHScale) scale = Number(args[0]) / 100;
    else if (operator === OPS.showText)
      for (const part of Array.isArray(args[0]) ? args[0] : [])
        if (typeof part === 'number') x -= (part / 1000) * size * scale;
        else if (isShown(part)) {
          found.push({ text: part.unicode, x, y });
          x += (part.width / 1000) * size * scale;
        }
  });
  return found;
};
