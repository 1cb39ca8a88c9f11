import type { Tag } from '../model/galley.ts';
import type { PdfDocument, PdfPage, Reference } from './pdfkit-adapter.ts';
import { textString, verbatim } from './text-string.ts';

// The structure tree (PDF 32000-1, 14.7), written by hand: pdfkit's own puts every link and field on the last page,
// and takes most of the time in which a book is painted again.

/** The structure tree as it grows: each tag becomes one element, under its parent, when its first mark is painted. */
export interface StructureTree {
  /** The next marked content of the page belongs to the element of the tag. */
  readonly mark: (tag: Tag, page: PdfPage) => void;
  /** An annotation of the page belongs to the element of the tag. */
  readonly annotate: (tag: Tag, annotation: Reference, page: PdfPage) => void;
  /** Every element so far, by its tag. */
  readonly elements: ReadonlyMap<Tag, StructureElement>;
  readonly end: () => void;
}

/** An element of the tree, as it is written. */
export interface StructureElement {
  /** Its object, as others name it. */
  readonly name: string;
  /** Its role, on the level that it has in the tree. */
  readonly role: string;
  readonly parent: string;
  /** The page on which its first marked content lies. */
  page: string;
  holds: string;
}

/** The object of an element, as the tag describes it. */
export const elementText = ({ role, parent, page, holds }: StructureElement, tag: Tag): string => {
  const alt = tag.alt === undefined ? '' : `/Alt ${textString(tag.alt)}`;
  // Thousands of these: no space more than needed.
  return `<</S/${role}/P ${parent}${alt}${attributesOf(tag)}${page && `/Pg ${page}`}/K[${holds.slice(1)}]>>`;
};

const attributesOf = ({ role, scope, columns }: Tag): string => {
  if (role === 'TH' || (columns ?? 1) > 1)
    return `/A<</O/Table${scope ? `/Scope/${scope}` : ''}${columns ? `/ColSpan ${columns}` : ''}>>`;
  return role === 'L' ? '/A<</O/List/ListNumbering/None>>' : '';
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

const openElements = (document: PdfDocument) => {
  const leveled = headingLevels();
  const elements = new Map<Tag, StructureElement>();
  const roots: string[] = [];
  const elementOf = (tag: Tag): StructureElement => {
    const known = elements.get(tag);
    if (known) return known;
    const name = document.reserve();
    const role = leveled(tag.role);
    const parent = tag.parent && elementOf(tag.parent);
    const within = parent?.name ?? String(document.structureRoot());
    const element = { name, role, parent: within, page: '', holds: '' };
    elements.set(tag, element);
    if (parent) parent.holds += ` ${name}`;
    else roots.push(name);
    return element;
  };
  return {
    all: elements,
    elementOf,
    end: (): void => {
      if (roots.length > 0) document.structureRoot().data.K = verbatim(`[${roots.join(' ')}]`);
      for (const [tag, element] of elements) document.write(element.name, elementText(element, tag));
    },
  };
};

/** From what is on the pages back to its elements, by numbers (14.7.4.4): those of a page's marked contents, and that of an annotation. */
const openParents = (document: PdfDocument) => {
  const marked = new Map<PdfPage, StructureElement[]>();
  const enter = (object: Reference, key: string, text: string): void => {
    object.data[key] = document.parentKey(verbatim(text));
  };
  return {
    /** Gives the number of the marked content on its page. */
    mark: (page: PdfPage, element: StructureElement): number => {
      const onPage = marked.get(page) ?? [];
      marked.set(page, onPage);
      return onPage.push(element) - 1;
    },
    annotate: (annotation: Reference, { name }: StructureElement): void =>
      enter(annotation, 'StructParent', name),
    end: (): void => {
      for (const [page, elements] of marked)
        enter(page.dictionary, 'StructParents', `[${elements.map(({ name }) => name).join(' ')}]`);
    },
  };
};

export const growStructure = (document: PdfDocument): StructureTree => {
  const elements = openElements(document);
  const parents = openParents(document);
  return {
    elements: elements.all,
    mark: (tag, page) => {
      const element = elements.elementOf(tag);
      const number = parents.mark(page, element);
      const name = `${page.dictionary}`;
      element.page ||= name;
      element.holds += element.page === name ? ` ${number}` : ` <</Type/MCR/Pg ${name}/MCID ${number}>>`;
    },
    annotate: (tag, annotation, page) => {
      const element = elements.elementOf(tag);
      parents.annotate(annotation, element);
      element.holds += ` <</Type/OBJR/Obj ${annotation}/Pg ${page.dictionary}>>`;
    },
    end: () => {
      parents.end();
      elements.end();
    },
  };
};
