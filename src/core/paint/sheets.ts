import type { Page } from '../model/page.ts';
import type { PlacedPage, SheetSide } from '../model/sheet.ts';
import { number, resourceOf } from './content.ts';
import { writeFonts } from './fonts.ts';
import type { PaintInput } from './input.ts';
import { describe } from './navigation.ts';
import { type PaintedPage, paintedPage } from './page.ts';
import { openImages } from './paint.ts';
import type { Dictionary, PdfDocument, Reference } from './pdfkit-adapter.ts';

interface Brush extends PaintInput {
  readonly document: PdfDocument;
  readonly fonts: ReadonlyMap<string, Reference>;
  readonly imageOf: (name: string) => Reference;
}

/** The fonts and images that a content names. */
const resourcesOf = ({ faces, images }: PaintedPage, brush: Brush): Dictionary => ({
  Font: Object.fromEntries([...faces].map((name) => [resourceOf(name), brush.fonts.get(name)])),
  XObject: Object.fromEntries([...images].map((name) => [resourceOf(name), brush.imageOf(name)])),
});

/** A page as an object to be drawn on a sheet (PDF 32000-1, 8.10: form XObjects), with its own origin and resources. */
const formOf = (page: Page, brush: Brush): Reference => {
  const { document, faces, description, platform } = brush;
  const painted = paintedPage(page, faces, description.output, platform);
  const BBox = [0, 0, page.width, page.height];
  return document.stream(
    { Type: 'XObject', Subtype: 'Form', BBox, Resources: resourcesOf(painted, brush) },
    painted.content,
  );
};

/** Draws a form where its page lies on the sheet, nothing of it beyond its half; y runs upwards here. */
const drawn = ({ page, x, y, half }: PlacedPage, height: number, name: string): string => {
  const bottom = height - y - page.height;
  const within = [half.x, bottom, half.width, page.height].map(number).join(' ');
  return `q ${within} re W n 1 0 0 1 ${number(x)} ${number(bottom)} cm /${name} Do Q\n`;
};

const paintSide = ({ width, height, placed, marks }: SheetSide, brush: Brush): void => {
  const { document, platform } = brush;
  const side = document.addPage(width, height);
  let content = '';
  placed.forEach((one, index) => {
    const name = `Page${index + 1}`;
    side.xobjects[name] = formOf(one.page, brush);
    content += drawn(one, height, name);
  });
  if (marks.length > 0) {
    side.xobjects.Marks = formOf({ number: 0, side: 'recto', width, height, section: '', marks }, brush);
    content += '/Marks Do\n';
  }
  const packed = platform.deflate(platform.latin1(content));
  document.setContent(side, packed, { Length: packed.length });
};

/** How a home printer is to print sheets, where the program that prints listens: both sides, at their own size. */
const printing = { Duplex: 'DuplexFlipShortEdge', PrintScaling: 'None' };

/** Paints the sides of sheets into a PDF for the printer: nothing in it is tagged or leads anywhere, as its pages are not in order. */
export const paintSheets = async (sides: readonly SheetSide[], input: PaintInput): Promise<Uint8Array> => {
  const { faces, platform } = input;
  const output = { ...input.description.output, standard: 'bare' as const };
  const description = { ...input.description, output };
  const document = describe(description, platform);
  document.prefer(printing);
  const pages = sides.flatMap(({ placed }) => placed.map(({ page }) => page));
  const fonts = writeFonts(document, pages, { faces, platform, whole: output.whole });
  const brush: Brush = { ...input, description, document, fonts, imageOf: openImages(document, input) };
  for (const side of sides) paintSide(side, brush);
  return (await document.end()).bytes;
};
