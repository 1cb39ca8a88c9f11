import type PDFDocument from 'pdfkit';
import type { Image, Reference } from 'pdfkit';
import type { Page } from '../model/page.ts';
import type { PlacedPage, SheetSide } from '../model/sheet.ts';
import { binaryBytes } from './bytes.ts';
import { number, resourceOf } from './content.ts';
import { writeFonts } from './fonts.ts';
import { describe } from './navigation.ts';
import { type PaintedPage, paintedPage } from './page.ts';
import { gathered, imageFor, type PaintInput, setContent } from './paint.ts';

interface Brush extends PaintInput {
  readonly doc: PDFDocument;
  readonly fonts: ReadonlyMap<string, Reference>;
  readonly opened: Map<string, Image>;
}

/** The fonts and images that a content speaks of. */
const resourcesOf = ({ faces, images }: PaintedPage, brush: Brush): Record<string, unknown> => ({
  Font: Object.fromEntries([...faces].map((name) => [resourceOf(name), brush.fonts.get(name)])),
  XObject: Object.fromEntries([...images].map((name) => [resourceOf(name), imageFor(brush, name)])),
});

/** A page as an object to be drawn on a sheet (PDF 32000-1, 8.10: form XObjects), with its own origin and resources. */
const formOf = (page: Page, brush: Brush): Reference => {
  const { doc, faces, description, deflate } = brush;
  const painted = paintedPage(page, faces, description.output, deflate);
  const form = doc.ref({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, page.width, page.height],
    Resources: resourcesOf(painted, brush),
    Filter: 'FlateDecode',
  });
  form.end(painted.content);
  return form;
};

/** Draws a form where its page lies on the sheet, nothing of it beyond its half; y runs upwards here. */
const drawn = ({ page, x, y, half }: PlacedPage, height: number, name: string): string => {
  const bottom = height - y - page.height;
  const within = [half.x, bottom, half.width, page.height].map(number).join(' ');
  return `q ${within} re W n 1 0 0 1 ${number(x)} ${number(bottom)} cm /${name} Do Q\n`;
};

const paintSide = ({ width, height, placed, marks }: SheetSide, brush: Brush): void => {
  const { doc, deflate } = brush;
  doc.addPage({ size: [width, height], margin: 0 });
  let content = '';
  placed.forEach((one, index) => {
    const name = `Page${index + 1}`;
    doc.page.xobjects[name] = formOf(one.page, brush);
    content += drawn(one, height, name);
  });
  if (marks.length > 0) {
    doc.page.xobjects.Marks = formOf({ number: 0, side: 'recto', width, height, section: '', marks }, brush);
    content += '/Marks Do\n';
  }
  setContent(doc.page, deflate(binaryBytes(content)));
};

/** How a home printer is to print sheets, where the program that prints listens: both sides, at their own size. */
const askPrinter = (doc: PDFDocument): void => {
  doc._root.data.ViewerPreferences = doc.ref({ Duplex: 'DuplexFlipShortEdge', PrintScaling: 'None' });
};

/** Paints the sides of sheets into a PDF for the printer: nothing in it is tagged or leads anywhere, as its pages are not in order. */
export const paintSheets = (sides: readonly SheetSide[], input: PaintInput): Promise<Uint8Array> => {
  const output = { ...input.description.output, standard: 'bare' as const };
  const description = { ...input.description, output };
  const doc = describe(description);
  askPrinter(doc);
  const bytes = gathered(doc);
  const pages = sides.flatMap(({ placed }) => placed.map(({ page }) => page));
  const fonts = writeFonts(doc, pages, input.faces, input.deflate, output.whole);
  const brush: Brush = { ...input, description, doc, fonts, opened: new Map() };
  for (const side of sides) paintSide(side, brush);
  doc.end();
  return bytes;
};
