import { createMemo } from '../model/memo.ts';
import type { Page, Pages, Side } from '../model/page.ts';
import { nameFields } from '../paginate/fields.ts';
import { annotate, type LinkMark, linkOf } from './annotation.ts';
import { boxesOf } from './boxes.ts';
import { resourceOf } from './content.ts';
import { writeFonts } from './fonts.ts';
import { type FormWriter, formOf } from './forms.ts';
import { writeImage } from './images.ts';
import type { PaintInput } from './input.ts';
import { inkedPages, layerContent, layerFaces } from './layer.ts';
import { describe } from './navigation.ts';
import { paintedPage } from './page.ts';
import { numberOf, type PdfDocument, type PdfPage, type Reference } from './pdfkit-adapter.ts';
import { type Plate, type PrintedPage, printFrom } from './plate.ts';
import { growStructure, type StructureTree } from './structure.ts';
import { textString, verbatim } from './text-string.ts';

/** Images as objects of a document, by name. */
type Images = (name: string) => Reference;

interface Brush extends PaintInput {
  readonly document: PdfDocument;
  readonly tree: StructureTree;
  readonly fonts: ReadonlyMap<string, Reference>;
  readonly imageOf: Images;
  readonly destinations: ReadonlyMap<string, string>;
  readonly form: FormWriter;
  /** What lies over the pages of each side. */
  readonly layers: Readonly<Record<Side, Reference>> | undefined;
}

/** The images of a document, each written when it is first needed. */
export const openImages = (
  document: PdfDocument,
  { images, platform, description: { output } }: PaintInput,
): Images => {
  const inks = { gray: output.colors === 'grey', flat: output.standard === 'bare' };
  const references = new Map<string, Reference>();
  return (name) => {
    const known = references.get(name);
    if (known) return known;
    const bytes = images.get(name);
    if (!bytes) throw new Error(`image ${name} was not read`);
    const image = writeImage(document, bytes, platform, inks);
    references.set(name, image);
    return image;
  };
};

const link = ({ destinations, ...brush }: Brush, page: PdfPage, mark: LinkMark): Reference => {
  const { to } = mark;
  const target = to.startsWith('#')
    ? { Dest: verbatim(textString(destinations.get(to.slice(1)) ?? '')) }
    : { A: { S: 'URI', URI: new String(to) } };
  return annotate({ ...brush, page }, mark, { Subtype: 'Link', ...target, ...linkOf(mark, page) });
};

/** A page of the document, and what of it can be written anew. */
interface Impression {
  readonly onto: PdfPage;
  readonly printed: PrintedPage;
}

/** Lays what a copy bears over a page. */
const layOver = (page: Page, { layer }: Pages, impression: Impression, { fonts, layers }: Brush): void => {
  if (!layer?.sections.has(page.section) || !layers) return;
  const { onto } = impression;
  for (const name of layerFaces(layer)) {
    const font = fonts.get(name);
    if (font) onto.fonts[resourceOf(name)] = font;
  }
  const { data } = onto.dictionary;
  data.Contents = [data.Contents, layers[page.side]];
};

const paintPage = (page: Page, brush: Brush): Impression => {
  const { document, tree, faces, fonts, description, platform, form, imageOf } = brush;
  const painted = paintedPage(page, faces, description.output, platform);
  const onto = document.addPage(page.width, page.height, boxesOf(page));
  const links: Reference[] = [];
  const fields: PrintedPage['fields'][number][] = [];
  for (const step of painted.steps)
    if (!('kind' in step)) tree.mark(step, onto);
    else if (step.kind === 'link') links.push(link(brush, onto, step));
    else fields.push(form.write(step, onto));
  for (const name of painted.faces) {
    const font = fonts.get(name);
    if (font) onto.fonts[resourceOf(name)] = font;
  }
  for (const name of painted.images) onto.xobjects[resourceOf(name)] = imageOf(name);
  const content = numberOf(document.setContent(onto, painted.content));
  const held = links.map((reference) => ({ number: numberOf(reference), data: reference.data }));
  return { onto, printed: { painted, content, links: held, fields } };
};

const byPage = <Item extends { readonly page: number }>(
  items: readonly Item[],
): ReadonlyMap<number, readonly Item[]> => {
  const grouped = new Map<number, Item[]>();
  for (const item of items) grouped.set(item.page, [...(grouped.get(item.page) ?? []), item]);
  return grouped;
};

const openBrush = (pages: Pages, input: PaintInput): Brush => {
  const { description, faces, platform, answers = new Map() } = input;
  const { colors, whole } = description.output;
  const document = describe(description, platform);
  const tree = growStructure(document);
  const names = nameFields(pages.pages);
  const { layer } = pages;
  return {
    ...input,
    document,
    tree,
    form: formOf(document, tree, { faces, platform, gray: colors === 'grey', names, answers }),
    fonts: writeFonts(document, inkedPages(pages), { faces, platform, whole }),
    layers: layer && {
      recto: document.stream({}, layerContent(layer, 'recto', input)),
      verso: document.stream({}, layerContent(layer, 'verso', input)),
    },
    imageOf: openImages(document, input),
    destinations: new Map(
      [...pages.anchors.keys()].map((anchor, index) => [anchor, `d${String(index).padStart(6, '0')}`]),
    ),
  };
};

const paintAnew = async (pages: Pages, input: PaintInput): Promise<Plate> => {
  const brush = openBrush(pages, input);
  const { document, tree, destinations, fonts, form, layers } = brush;
  const anchorsOn = byPage([...pages.anchors].map(([anchor, { page, y }]) => ({ anchor, page, y })));
  const entriesOn = byPage(pages.outline);
  const printed = pages.pages.map((page) => {
    const impression = paintPage(page, brush);
    layOver(page, pages, impression, brush);
    if (input.description.output.standard === 'bare') return impression.printed;
    for (const { anchor, y } of anchorsOn.get(page.number) ?? [])
      document.destination(destinations.get(anchor) ?? '', impression.onto, y);
    for (const entry of entriesOn.get(page.number) ?? []) document.outline(entry, impression.onto);
    return impression.printed;
  });
  tree.end();
  const file = await document.end();
  const { answers = new Map() } = input;
  const numbers = new Map([...fonts].map(([name, reference]) => [name, numberOf(reference)]));
  const { appearances } = form;
  const layered = layers && { recto: numberOf(layers.recto), verso: numberOf(layers.verso) };
  const held = { file, pages, answers, printed, elements: tree.elements, fonts: numbers, appearances };
  return { ...held, layers: layered };
};

/** Plates of one description: a longer name may move what follows it, so a few are kept. */
const mostPlates = 3;

const memoPlates = createMemo<Plate[]>(4);

/** Paints pages into a PDF. The same pages give the same bytes: from a plate, where one can follow, as without one. */
export const paint = async (pages: Pages, input: PaintInput): Promise<Uint8Array> => {
  const { faces, images, platform, description } = input;
  const plates = memoPlates([faces, images, platform], JSON.stringify(description), () => []);
  for (const plate of plates) {
    const bytes = printFrom(plate, pages, input);
    if (bytes) return bytes;
  }
  const plate = await paintAnew(pages, input);
  plates.unshift(plate);
  plates.length = Math.min(plates.length, mostPlates);
  return plate.file.bytes.slice();
};
