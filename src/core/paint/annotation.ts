import type { Tag } from '../model/galley.ts';
import type { Pt } from '../model/units.ts';
import type { Dictionary, PdfDocument, PdfPage, Reference } from './pdfkit-adapter.ts';
import type { StructureTree } from './structure.ts';

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

/** Lays an annotation onto a page. */
export const annotate = (
  { document, tree, page }: AnnotatedPage,
  { x, y, width, height, tag }: Place,
  data: Dictionary,
): Reference => {
  const annotation = document.open({
    Type: 'Annot',
    ...data,
    Rect: [x, page.height - y - height, x + width, page.height - y],
    Border: [0, 0, 0],
    F: printed,
  });
  page.annotations.push(annotation);
  tree.annotate(tag, annotation, page);
  annotation.end();
  return annotation;
};
