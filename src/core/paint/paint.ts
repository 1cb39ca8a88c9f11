import type PDFDocument from 'pdfkit';
import type { Image } from 'pdfkit';
import type { Mark, Tag } from '../galley.ts';
import type { Page, Pages } from '../paginate/paginate.ts';
import type { Faces } from '../type/atoms.ts';
import { joined } from './bytes.ts';
import { freshInk, glyphContent, type Ink, imageContent, pathContent } from './content.ts';
import { type DocumentFont, writeFonts } from './fonts.ts';
import { type Description, describe, navigate } from './navigation.ts';
import { growStructure, type StructureTree } from './structure.ts';

export interface PaintInput {
  readonly faces: Faces;
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly description: Description;
}

interface Brush extends PaintInput {
  readonly doc: PDFDocument;
  readonly tree: StructureTree;
  readonly fonts: ReadonlyMap<string, DocumentFont>;
  readonly opened: Map<string, Image>;
  readonly destinations: ReadonlyMap<string, string>;
}

const imageFor = ({ doc, images, opened }: Brush, name: string): Image => {
  const known = opened.get(name);
  if (known) return known;
  const bytes = images.get(name);
  if (!bytes) throw new Error(`image ${name} was not read`);
  const image = doc.openImage(bytes);
  image.embed(doc);
  opened.set(name, image);
  return image;
};

const annotate = ({ doc, tree, destinations }: Brush, mark: Extract<Mark, { kind: 'link' }>): void => {
  const { x, y, width, height, to, says, tag } = mark;
  const target = to.startsWith('#') ? { Dest: destinations.get(to.slice(1)) ?? '' } : { A: { S: 'URI', URI: new String(to) } };
  doc.annotate(x, y, width, height, {
    Subtype: 'Link',
    ...target,
    Contents: new String(says),
    structParent: tree.elementOf(tag),
  });
};

type Visible = Exclude<Mark, { kind: 'link' }>;

const isVisible = (mark: Mark): mark is Visible => mark.kind !== 'link';

/** What draws one mark; decides nothing. */
const contentOf = (mark: Visible, brush: Brush, ink: Ink): string => {
  const { page } = brush.doc;
  switch (mark.kind) {
    case 'glyphs': {
      const font = brush.fonts.get(mark.face);
      if (!font) throw new Error(`face ${mark.face} was not written`);
      page.fonts[font.resource] ??= font.reference;
      return glyphContent(mark, font, ink);
    }
    case 'path':
      return pathContent(mark, ink);
    case 'image': {
      const image = imageFor(brush, mark.image);
      if (image.obj) page.xobjects[image.label] ??= image.obj;
      return imageContent(mark, image.label);
    }
    case 'late':
      throw new Error('a page number was never filled in');
  }
};

/** Neighbours of one structure element, to be marked together. */
const groups = (marks: readonly Mark[]): readonly { readonly tag: Tag | undefined; readonly marks: readonly Mark[] }[] => {
  const grouped: { tag: Tag | undefined; marks: Mark[] }[] = [];
  for (const mark of marks) {
    const last = grouped.at(-1);
    if (last && last.tag === mark.tag) last.marks.push(mark);
    else grouped.push({ tag: mark.tag, marks: [mark] });
  }
  return grouped;
};

const paintPage = (page: Page, brush: Brush): void => {
  const { doc, tree } = brush;
  doc.addPage({ size: [page.width, page.height], margin: 0 });
  const ink = freshInk();
  for (const { tag, marks } of groups(page.marks)) {
    const content = marks
      .filter(isVisible)
      .map((mark) => contentOf(mark, brush, ink))
      .join('\n');
    if (content !== '' && tag) tree.mark(tag, () => doc.addContent(content));
    else if (content !== '') doc.addContent(`/Artifact <</Type /Layout>> BDC\n${content}\nEMC`);
    for (const mark of marks) if (!isVisible(mark)) annotate(brush, mark);
  }
};

const byPage = <Item extends { readonly page: number }>(items: readonly Item[]): ReadonlyMap<number, readonly Item[]> => {
  const grouped = new Map<number, Item[]>();
  for (const item of items) grouped.set(item.page, [...(grouped.get(item.page) ?? []), item]);
  return grouped;
};

/** Gathers what a document writes; resolved when it is complete (some images are unpacked in the background). */
const gathered = (doc: PDFDocument): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for (let chunk = doc.read(); chunk !== null; chunk = doc.read()) chunks.push(chunk);
  return new Promise((resolve) => {
    doc.push = (chunk) => {
      if (chunk) chunks.push(chunk);
      else resolve(joined(chunks));
      return true;
    };
  });
};

/** Paints pages into a PDF. The same pages give the same bytes. */
export const paint = (pages: Pages, input: PaintInput): Promise<Uint8Array> => {
  const { description } = input;
  const doc = describe(description);
  const bytes = gathered(doc);
  const destinations = new Map([...pages.anchors.keys()].map((anchor, index) => [anchor, `d${String(index).padStart(6, '0')}`]));
  const brush: Brush = {
    ...input,
    doc,
    tree: growStructure(doc),
    fonts: writeFonts(doc, pages.pages, input.faces),
    opened: new Map(),
    destinations,
  };
  const anchorsOn = byPage([...pages.anchors].map(([anchor, { page, y }]) => ({ anchor, page, y })));
  const entriesOn = byPage(pages.outline);
  for (const page of pages.pages) {
    paintPage(page, brush);
    for (const { anchor, y } of anchorsOn.get(page.number) ?? [])
      doc.addNamedDestination(destinations.get(anchor) ?? '', 'XYZ', 0, y, null);
    for (const entry of entriesOn.get(page.number) ?? []) navigate(doc, entry);
  }
  brush.tree.end();
  doc.end();
  return bytes;
};
