import type { Mark, Tag } from '../model/galley.ts';
import { createMemo } from '../model/memo.ts';
import type { Pt } from '../model/units.ts';
import type { Dictionary, PdfDocument, PdfPage, Reference } from './pdfkit-adapter.ts';
import type { StructureTree } from './structure.ts';
import { textString, verbatim } from './text-string.ts';

/** Where on its page an annotation lies, in points from the top left, and the element it belongs to. */
interface Place {
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
  readonly height: Pt;
  readonly tag: Tag;
}

/** What annotations are laid onto. */
export interface AnnotatedPage {
  readonly document: PdfDocument;
  readonly tree: StructureTree;
  readonly page: PdfPage;
}

/** Annotation flag (PDF 32000-1, 12.5.3): shown on paper too. PDF/A requires it. */
const printed = 4;

/** Where an annotation lies, as its page has it: y runs upwards there. */
const rectangleOf = (
  { x, y, width, height }: Omit<Place, 'tag'>,
  page: { readonly height: Pt },
): readonly Pt[] =>
  [x, page.height - y - height, x + width, page.height - y].map((edge) => Math.round(edge * 100) / 100);

export type LinkMark = Extract<Mark, { kind: 'link' }>;

const memoDescription = createMemo<object>();

/** What of a link may be another for another reader: what is said of it, and where it lies. */
export const linkOf = (mark: LinkMark, page: { readonly height: Pt }): Dictionary => ({
  Contents: memoDescription([mark], '', () => verbatim(textString(mark.description))),
  Rect: rectangleOf(mark, page),
});

/** Lays an annotation onto a page. */
export const annotate = (
  { document, tree, page }: AnnotatedPage,
  place: Place,
  data: Dictionary,
): Reference => {
  const annotation = document.open({
    Type: 'Annot',
    ...data,
    Rect: rectangleOf(place, page),
    Border: [0, 0, 0],
    F: printed,
  });
  page.annotations.push(annotation);
  tree.annotate(place.tag, annotation, page);
  annotation.end();
  return annotation;
};
