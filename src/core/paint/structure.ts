import type PDFDocument from 'pdfkit';
import type { StructureElement } from 'pdfkit';
import type { Tag } from '../galley.ts';

/** The structure tree as it grows: each tag becomes one element, under its parent, when its first mark is painted. */
export interface StructureTree {
  readonly elementOf: (tag: Tag) => StructureElement;
  /** The next marked content of the page belongs to the element of the tag. */
  readonly mark: (tag: Tag) => void;
  readonly end: () => void;
}

const attributesOf = ({ role, scope, columns }: Tag): Record<string, unknown> | undefined => {
  if (role === 'TH' || (columns ?? 1) > 1)
    return { O: 'Table', ...(scope ? { Scope: scope } : {}), ...(columns ? { ColSpan: columns } : {}) };
  return role === 'L' ? { O: 'List', ListNumbering: 'None' } : undefined;
};

/**
 * Heading roles as a reader of the tree needs them (PDF/UA-1, 7.4.2): the first is H1, and none skips a level, whatever a book
 * begins with or leaves out. Headings of one level under the same heading stay of one level.
 */
const headingLevels = (): ((role: string) => string) => {
  const above: number[] = [];
  return (role) => {
    const level = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
    if (level === 0) return role;
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    return `H${above.length}`;
  };
};

export const growStructure = (doc: PDFDocument): StructureTree => {
  const leveled = headingLevels();
  // Pages come with their marks written: pdfkit need only count them.
  doc.addContent = () => doc;
  doc.markContent = () => {
    doc.page.markings.push({});
    return doc;
  };
  const elements = new Map<Tag, StructureElement>();
  const roots: StructureElement[] = [];
  const elementOf = (tag: Tag): StructureElement => {
    const known = elements.get(tag);
    if (known) return known;
    const element = doc.struct(leveled(tag.role), tag.alt === undefined ? {} : { alt: tag.alt });
    const attributes = attributesOf(tag);
    if (attributes) element.dictionary.data.A = attributes;
    elements.set(tag, element);
    if (tag.parent) elementOf(tag.parent).add(element);
    else {
      doc.addStructure(element);
      roots.push(element);
    }
    return element;
  };
  return {
    elementOf,
    mark: (tag) => {
      const content = doc.markStructureContent(tag.role);
      doc.endMarkedContent();
      elementOf(tag).add(content);
    },
    end: () => {
      for (const root of roots) root.end();
    },
  };
};
