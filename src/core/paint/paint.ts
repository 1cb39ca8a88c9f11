import type PDFDocument from 'pdfkit';
import type { Image, PageObject, Reference } from 'pdfkit';
import type { Mark } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Answers, Page, Pages } from '../model/page.ts';
import { nameFields } from '../paginate/fields.ts';
import type { Faces } from '../type/atoms.ts';
import { annotate } from './annotation.ts';
import { type Deflate, openFile } from './bytes.ts';
import { resourceOf } from './content.ts';
import { writeFonts } from './fonts.ts';
import { type FormWriter, formOf } from './forms.ts';
import { type Description, describe, navigate } from './navigation.ts';
import { paintedPage } from './page.ts';
import { growStructure, type StructureTree } from './structure.ts';
import { textString, verbatim } from './text-string.ts';

export interface PaintInput {
  readonly faces: Faces;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly description: Description;
  readonly deflate: Deflate;
  /** What stands in the fields of an edition to be filled in. */
  readonly answers?: Answers;
}

interface Brush extends PaintInput {
  readonly doc: PDFDocument;
  readonly tree: StructureTree;
  readonly fonts: ReadonlyMap<string, Reference>;
  readonly opened: Map<string, Image>;
  readonly destinations: ReadonlyMap<string, string>;
  readonly form: FormWriter;
}

/** An image as an object of the document, written when it is first asked for. */
export const imageFor = (
  { doc, images, opened }: Pick<Brush, 'doc' | 'images' | 'opened'>,
  name: string,
): Reference | undefined => {
  const known = opened.get(name);
  if (known) return known.obj;
  const bytes = images.get(name);
  if (!bytes) throw new Error(`image ${name} was not read`);
  const image = doc.openImage(bytes);
  image.embed(doc);
  opened.set(name, image);
  return image.obj;
};

const memoSays = createMemo<object>();

const link = ({ doc, tree, destinations }: Brush, mark: Extract<Mark, { kind: 'link' }>): void => {
  const { to, says } = mark;
  const target = to.startsWith('#')
    ? { Dest: verbatim(textString(destinations.get(to.slice(1)) ?? '')) }
    : { A: { S: 'URI', URI: new String(to) } };
  annotate(doc, tree, mark, {
    Subtype: 'Link',
    ...target,
    Contents: memoSays([mark], '', () => verbatim(textString(says))),
  });
};

/** Puts a finished content stream in the place of the one that pdfkit has begun. */
export const setContent = ({ content }: PageObject, deflated: Uint8Array): void => {
  content.buffer = [deflated];
  content.compress = false;
  content.data.Filter = 'FlateDecode';
};

const paintPage = (page: Page, brush: Brush): void => {
  const { doc, tree, faces, fonts, description, deflate, form } = brush;
  doc.addPage({ size: [page.width, page.height], margin: 0 });
  const painted = paintedPage(page, faces, description.output, deflate);
  for (const step of painted.steps)
    if (!('kind' in step)) tree.mark(step);
    else if (step.kind === 'link') link(brush, step);
    else form.write(step);
  for (const name of painted.faces) {
    const font = fonts.get(name);
    if (font) doc.page.fonts[resourceOf(name)] = font;
  }
  for (const name of painted.images) {
    const image = imageFor(brush, name);
    if (image) doc.page.xobjects[resourceOf(name)] = image;
  }
  setContent(doc.page, painted.content);
};

const byPage = <Item extends { readonly page: number }>(
  items: readonly Item[],
): ReadonlyMap<number, readonly Item[]> => {
  const grouped = new Map<number, Item[]>();
  for (const item of items) grouped.set(item.page, [...(grouped.get(item.page) ?? []), item]);
  return grouped;
};

/**
 * Gathers what a document writes; resolved when it is complete (some images are unpacked in the background). pdfkit would make an
 * array of bytes of every line, some ten thousand a book, and pass each through a stream: half of a warm run's time.
 */
export const gathered = (doc: PDFDocument): Promise<Uint8Array> => {
  const file = openFile();
  for (let chunk = doc.read(); chunk !== null; chunk = doc.read()) file.write(chunk);
  doc._write = (data) => {
    const part = typeof data === 'string' ? `${data}\n` : data;
    file.write(part);
    doc._offset += part.length;
  };
  return new Promise((resolve) => {
    doc.push = (chunk) => {
      if (chunk) file.write(chunk);
      else resolve(file.whole());
      return true;
    };
  });
};

/** Paints pages into a PDF. The same pages give the same bytes. */
export const paint = (pages: Pages, input: PaintInput): Promise<Uint8Array> => {
  const { description } = input;
  const doc = describe(description);
  const bytes = gathered(doc);
  const destinations = new Map(
    [...pages.anchors.keys()].map((anchor, index) => [anchor, `d${String(index).padStart(6, '0')}`]),
  );
  const tree = growStructure(doc);
  const brush: Brush = {
    ...input,
    doc,
    tree,
    form: formOf(doc, tree, {
      faces: input.faces,
      deflate: input.deflate,
      grey: description.output.colors === 'grey',
      names: nameFields(pages.pages),
      answers: input.answers ?? new Map(),
    }),
    fonts: writeFonts(doc, pages.pages, input.faces, input.deflate, description.output.whole),
    opened: new Map(),
    destinations,
  };
  const anchorsOn = byPage([...pages.anchors].map(([anchor, { page, y }]) => ({ anchor, page, y })));
  const entriesOn = byPage(pages.outline);
  for (const page of pages.pages) {
    paintPage(page, brush);
    if (description.output.standard === 'bare') continue;
    for (const { anchor, y } of anchorsOn.get(page.number) ?? [])
      doc.addNamedDestination(destinations.get(anchor) ?? '', 'XYZ', 0, y, null);
    for (const entry of entriesOn.get(page.number) ?? []) navigate(doc, entry);
  }
  brush.tree.end();
  doc.end();
  return bytes;
};
