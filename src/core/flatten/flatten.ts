import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFPage, PDFRef } from '@cantoo/pdf-lib';
import { type Tags, tagsOf } from './tags.ts';
import { type Widget, widgetsOf } from './widgets.ts';

/** A form made flat; or how many of its fields hold what nothing draws; or that it is no form. */
export type Flattened =
  | { readonly bytes: Uint8Array }
  | { readonly undrawn: number }
  | { readonly fields: 0 };

const named = PDFName.of;

type Box = readonly [left: number, bottom: number, right: number, top: number];

/** The box of an array of numbers, whichever corners it names. */
const boxOf = (numbers: readonly number[]): Box => {
  const [x = 0, y = 0, otherX = 0, otherY = 0] = numbers;
  return [Math.min(x, otherX), Math.min(y, otherY), Math.max(x, otherX), Math.max(y, otherY)];
};

const numbersAt = (dict: PDFDict, key: string): readonly number[] => {
  const array = dict.lookupMaybe(named(key), PDFArray);
  return (array?.asArray() ?? []).map((_, index) => {
    const value = array?.lookup(index);
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
};

/** Where a drawing reaches once its own matrix has turned it. */
const reachOf = (drawing: PDFDict): Box => {
  const [left, bottom, right, top] = boxOf(numbersAt(drawing, 'BBox'));
  const matrix = numbersAt(drawing, 'Matrix');
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const corners = [left, right].flatMap((x) =>
    [bottom, top].map((y) => [a * x + c * y + e, b * x + d * y + f] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

const written = (value: number): string => String(Number(value.toFixed(4)));

/** The operators that draw a widget as its viewer would (PDF 32000-1, 12.5.5): its drawing, fitted to its rectangle. */
const drawn = ({ dict, drawing }: Widget, name: PDFName): string => {
  if (!drawing) return '';
  const [left, bottom, right, top] = boxOf(numbersAt(dict, 'Rect'));
  const [x, y, farX, farY] = reachOf(drawing.stream.dict);
  if (farX <= x || farY <= y) return '';
  const [wide, tall] = [(right - left) / (farX - x), (top - bottom) / (farY - y)];
  const matrix = [wide, 0, 0, tall, left - x * wide, bottom - y * tall].map(written).join(' ');
  return `q ${matrix} cm ${name} Do Q`;
};

/** What is drawn belongs to the element of its field; where there is none, it is no content. */
const marked = (content: string, number: number | undefined): string =>
  number === undefined ? `/Artifact BMC ${content} EMC` : `/Form <</MCID ${number}>> BDC ${content} EMC`;

/** Draws the widgets of a page into it, and takes them off. */
const flattenPage = (page: PDFPage, widgets: readonly Widget[], tags: Tags): void => {
  const { node, doc } = page;
  const { context } = doc;
  const contents = widgets.map((widget) => {
    const { drawing } = widget;
    const name = drawing ? node.newXObject('Flat', drawing.ref) : named('None');
    return marked(drawn(widget, name), tags.handOver(widget, page));
  });
  // What the page drew before may have moved or turned all that follows.
  const [open, close] = ['q', `Q\n${contents.join('\n')}`].map((text) =>
    context.register(context.flateStream(`${text}\n`)),
  );
  node.normalize();
  if (open && close && !node.wrapContentStreams(open, close)) {
    node.addContentStream(open);
    node.addContentStream(close);
  }
  const all = node.lookup(named('Annots'), PDFArray);
  const gone = new Set(widgets.map(({ dict }) => dict));
  const kept = all.asArray().filter((_, index) => {
    const one = all.lookup(index);
    return !(one instanceof PDFDict && gone.has(one));
  });
  if (kept.length > 0) node.set(named('Annots'), context.obj(kept));
  else node.delete(named('Annots'));
};

/** Fields within fields go no deeper. */
const deepest = 32;

/** Takes a field out of the file, and all that it holds. */
const removeField = (list: PDFArray | undefined, document: PDFDocument, depth = 0): void => {
  for (const item of list?.asArray() ?? []) {
    const field = document.context.lookup(item);
    if (field instanceof PDFDict && depth < deepest)
      removeField(field.lookupMaybe(named('Kids'), PDFArray), document, depth + 1);
    if (item instanceof PDFRef) document.context.delete(item);
  }
};

/** Takes the form out of the file, and the drawings that nothing shows. */
const removeForm = (document: PDFDocument, widgets: readonly Widget[]): void => {
  const { catalog, context } = document;
  const shown = new Set(widgets.flatMap(({ drawing }) => drawing?.ref ?? []));
  for (const { dict, ref } of widgets) {
    const normal = dict.lookupMaybe(named('AP'), PDFDict)?.lookup(named('N'));
    for (const state of normal instanceof PDFDict ? normal.values() : [])
      if (state instanceof PDFRef && !shown.has(state)) context.delete(state);
    if (ref) context.delete(ref);
  }
  const form = catalog.lookupMaybe(named('AcroForm'), PDFDict);
  removeField(form?.lookupMaybe(named('Fields'), PDFArray), document);
  const at = catalog.get(named('AcroForm'));
  if (at instanceof PDFRef) context.delete(at);
  catalog.delete(named('AcroForm'));
};

/**
 * Makes of a filled copy one that has no fields: what they show is drawn into its pages, and belongs to the same elements of its structure.
 * Nothing is set anew; what the program that filled it in has not drawn cannot be shown. Throws when the bytes are no PDF, or locked.
 */
export const flattenForm = async (bytes: Uint8Array): Promise<Flattened> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, warnOnInvalidObjects: false });
  const pages = document.getPages().map((page) => ({ page, widgets: widgetsOf(page) }));
  const widgets = pages.flatMap((one) => one.widgets);
  if (widgets.length === 0) return { fields: 0 };
  const undrawn = widgets.filter(({ isUndrawn }) => isUndrawn).length;
  if (undrawn > 0) return { undrawn };
  const tags = tagsOf(document.catalog, document.context);
  for (const { page, widgets: these } of pages) if (these.length > 0) flattenPage(page, these, tags);
  tags.end();
  removeForm(document, widgets);
  const saved = await document.save({ updateFieldAppearances: false, addDefaultPage: false });
  return { bytes: saved };
};
