import type { Mark } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Answers, Page, Pages } from '../model/page.ts';
import type { Platform } from '../model/workbook.ts';
import { nameFields } from '../paginate/fields.ts';
import type { Faces } from '../type/atoms.ts';
import { annotate } from './annotation.ts';
import { resourceOf } from './content.ts';
import { writeFonts } from './fonts.ts';
import { type FormWriter, formOf } from './forms.ts';
import { writeImage } from './images.ts';
import { type Description, describe } from './navigation.ts';
import { paintedPage } from './page.ts';
import type { PdfDocument, PdfPage, Reference } from './pdfkit-adapter.ts';
import { growStructure, type StructureTree } from './structure.ts';
import { textString, verbatim } from './text-string.ts';

export interface PaintInput {
  readonly faces: Faces;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly description: Description;
  readonly platform: Platform;
  /** What the fields of an edition to be filled in hold. */
  readonly answers?: Answers;
}

/** Images as objects of a document, by name. */
type Images = (name: string) => Reference;

interface Brush extends PaintInput {
  readonly document: PdfDocument;
  readonly tree: StructureTree;
  readonly fonts: ReadonlyMap<string, Reference>;
  readonly imageOf: Images;
  readonly destinations: ReadonlyMap<string, string>;
  readonly form: FormWriter;
}

/** The images of a document, each written when it is first needed. */
export const openImages = (document: PdfDocument, { images, platform }: PaintInput): Images => {
  const references = new Map<string, Reference>();
  return (name) => {
    const known = references.get(name);
    if (known) return known;
    const bytes = images.get(name);
    if (!bytes) throw new Error(`image ${name} was not read`);
    const image = writeImage(document, bytes, platform);
    references.set(name, image);
    return image;
  };
};

const memoDescription = createMemo<object>();

const link = (
  { destinations, ...brush }: Brush,
  page: PdfPage,
  mark: Extract<Mark, { kind: 'link' }>,
): void => {
  const { to, description } = mark;
  const target = to.startsWith('#')
    ? { Dest: verbatim(textString(destinations.get(to.slice(1)) ?? '')) }
    : { A: { S: 'URI', URI: new String(to) } };
  annotate({ ...brush, page }, mark, {
    Subtype: 'Link',
    ...target,
    Contents: memoDescription([mark], '', () => verbatim(textString(description))),
  });
};

const paintPage = (page: Page, brush: Brush): PdfPage => {
  const { document, tree, faces, fonts, description, platform, form, imageOf } = brush;
  const painted = paintedPage(page, faces, description.output, platform);
  const onto = document.addPage(page.width, page.height);
  for (const step of painted.steps)
    if (!('kind' in step)) tree.mark(step, onto);
    else if (step.kind === 'link') link(brush, onto, step);
    else form.write(step, onto);
  for (const name of painted.faces) {
    const font = fonts.get(name);
    if (font) onto.fonts[resourceOf(name)] = font;
  }
  for (const name of painted.images) onto.xobjects[resourceOf(name)] = imageOf(name);
  document.setContent(onto, painted.content);
  return onto;
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
  return {
    ...input,
    document,
    tree,
    form: formOf(document, tree, { faces, platform, gray: colors === 'grey', names, answers }),
    fonts: writeFonts(document, pages.pages, { faces, platform, whole }),
    imageOf: openImages(document, input),
    destinations: new Map(
      [...pages.anchors.keys()].map((anchor, index) => [anchor, `d${String(index).padStart(6, '0')}`]),
    ),
  };
};

/** Paints pages into a PDF. The same pages give the same bytes. */
export const paint = (pages: Pages, input: PaintInput): Promise<Uint8Array> => {
  const brush = openBrush(pages, input);
  const { document, tree, destinations } = brush;
  const anchorsOn = byPage([...pages.anchors].map(([anchor, { page, y }]) => ({ anchor, page, y })));
  const entriesOn = byPage(pages.outline);
  for (const page of pages.pages) {
    const painted = paintPage(page, brush);
    if (input.description.output.standard === 'bare') continue;
    for (const { anchor, y } of anchorsOn.get(page.number) ?? [])
      document.destination(destinations.get(anchor) ?? '', painted, y);
    for (const entry of entriesOn.get(page.number) ?? []) document.outline(entry, painted);
  }
  tree.end();
  return document.end();
};
