import type PDFDocument from 'pdfkit';
import type { PageObject, Reference } from 'pdfkit';
import type { Tag } from '../model/galley.ts';
import { textString, verbatim } from './text-string.ts';

// The structure tree (PDF 32000-1, 14.7), written by hand: pdfkit's own says of every link and field that it lies on the last page,
// and takes most of the time in which a book is painted again.

/** The structure tree as it grows: each tag becomes one element, under its parent, when its first mark is painted. */
export interface StructureTree {
  /** The next marked content of the current page belongs to the element of the tag. */
  readonly mark: (tag: Tag) => void;
  /** An annotation of the current page belongs to the element of the tag. */
  readonly annotate: (tag: Tag, annotation: Reference) => void;
  readonly end: () => void;
}

interface Element {
  /** Its object, as others name it. */
  readonly name: string;
  /** Its dictionary but for what it holds. */
  readonly head: string;
  /** The page on which its first marked content lies. */
  page: string;
  holds: string;
}

/** What pdfkit keeps for an object is more than these need, thousands in a book: a number for each will do, and its place in the file. */
const openObjects = (doc: PDFDocument) => ({
  /** The name of an object to be written later. */
  named: (): string => `${doc._offsets.push(null)} 0 R`,
  write: (name: string, object: string): void => {
    const id = Number.parseInt(name, 10);
    doc._offsets[id - 1] = doc._offset;
    doc._write(`${id} 0 obj\n${object}\nendobj`);
  },
});

const attributesOf = ({ role, scope, columns }: Tag): string => {
  if (role === 'TH' || (columns ?? 1) > 1)
    return ` /A <</O /Table${scope ? ` /Scope /${scope}` : ''}${columns ? ` /ColSpan ${columns}` : ''}>>`;
  return role === 'L' ? ' /A <</O /List /ListNumbering /None>>' : '';
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

const openElements = (doc: PDFDocument) => {
  const leveled = headingLevels();
  const objects = openObjects(doc);
  const elements = new Map<Tag, Element>();
  const roots: string[] = [];
  const elementOf = (tag: Tag): Element => {
    const known = elements.get(tag);
    if (known) return known;
    const name = objects.named();
    const role = leveled(tag.role);
    const parent = tag.parent && elementOf(tag.parent);
    const alt = tag.alt === undefined ? '' : ` /Alt ${textString(tag.alt)}`;
    const head = `/S /${role} /P ${parent?.name ?? doc.getStructTreeRoot()}${alt}${attributesOf(tag)}`;
    const element = { name, head, page: '', holds: '' };
    elements.set(tag, element);
    if (parent) parent.holds += ` ${name}`;
    else roots.push(name);
    return element;
  };
  return {
    elementOf,
    end: (): void => {
      if (roots.length > 0) doc.getStructTreeRoot().data.K = verbatim(`[${roots.join(' ')}]`);
      for (const { name, head, page, holds } of elements.values())
        objects.write(name, `<<${head}${page && ` /Pg ${page}`} /K [${holds.slice(1)}]>>`);
    },
  };
};

/** From what is on the pages back to its elements, by numbers (14.7.4.4): those of a page's marked contents, and that of an annotation. */
const openParents = (doc: PDFDocument) => {
  const marked = new Map<PageObject, Element[]>();
  const enter = (object: Reference, key: string, written: string): void => {
    const number = doc.createStructParentTreeNextKey();
    object.data[key] = number;
    doc.getStructParentTree().add(number, verbatim(written));
  };
  return {
    /** Gives the number of the marked content on its page. */
    mark: (page: PageObject, element: Element): number => {
      const onPage = marked.get(page) ?? [];
      marked.set(page, onPage);
      return onPage.push(element) - 1;
    },
    annotate: (annotation: Reference, { name }: Element): void => enter(annotation, 'StructParent', name),
    end: (): void => {
      for (const [page, elements] of marked)
        enter(page.dictionary, 'StructParents', `[${elements.map(({ name }) => name).join(' ')}]`);
    },
  };
};

export const growStructure = (doc: PDFDocument): StructureTree => {
  // Pages come with their marks written.
  doc.addContent = () => doc;
  const elements = openElements(doc);
  const parents = openParents(doc);
  return {
    mark: (tag) => {
      const element = elements.elementOf(tag);
      const number = parents.mark(doc.page, element);
      const page = `${doc.page.dictionary}`;
      element.page ||= page;
      element.holds += element.page === page ? ` ${number}` : ` <</Type /MCR /Pg ${page} /MCID ${number}>>`;
    },
    annotate: (tag, annotation) => {
      const element = elements.elementOf(tag);
      parents.annotate(annotation, element);
      element.holds += ` <</Type /OBJR /Obj ${annotation} /Pg ${doc.page.dictionary}>>`;
    },
    end: () => {
      parents.end();
      elements.end();
    },
  };
};
