import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
} from '@cantoo/pdf-lib';
import type { Widget } from './widgets.ts';

// The structure of a document (PDF 32000-1, 14.7): what was said of a widget is said of what is drawn in its place.

/** The structure while a form is made flat. */
export interface Tags {
  /** Hands the element of a widget on to marked content of its page: its number there; undefined where the widget has no element. */
  readonly handOver: (widget: Widget, page: PDFPage) => number | undefined;
  readonly end: () => void;
}

const named = PDFName.of;

/** Numbers in a tree may lie this deep. */
const deepest = 32;

/** All pairs of a number tree (7.9.7). */
const pairsIn = (tree: PDFDict, depth = 0): readonly (readonly [number, PDFObject])[] => {
  const numbers = tree.lookupMaybe(named('Nums'), PDFArray)?.asArray() ?? [];
  const own = numbers.flatMap((key, index): readonly (readonly [number, PDFObject])[] => {
    const value = numbers[index + 1];
    return index % 2 === 0 && key instanceof PDFNumber && value ? [[key.asNumber(), value]] : [];
  });
  const kids = depth < deepest ? tree.lookupMaybe(named('Kids'), PDFArray) : undefined;
  const within = (kids?.asArray() ?? []).flatMap((_, index) => {
    const kid = kids?.lookup(index);
    return kid instanceof PDFDict ? pairsIn(kid, depth + 1) : [];
  });
  return [...own, ...within];
};

const numberAt = (dict: PDFDict, key: string): number | undefined =>
  dict.lookupMaybe(named(key), PDFNumber)?.asNumber();

/** What a field is, on paper (14.8.5.6). */
const roles = { text: 'tv', check: 'cb', radio: 'rb', other: 'pb' } as const;

/** A box as it is read aloud, ticked or not. */
const spokenBox = (isOn: boolean): string => (isOn ? '\u2611' : '\u2610');

/** Says of an element what the form said of its widget. */
const describe = (element: PDFDict, { kind, prompt, isOn }: Widget, context: PDFContext): void => {
  const isBox = kind === 'check' || kind === 'radio';
  const attributes = context.obj({ O: 'PrintField', Role: roles[kind] });
  if (prompt !== '') attributes.set(named('Desc'), PDFHexString.fromText(prompt));
  if (isBox) attributes.set(named('checked'), named(isOn ? 'on' : 'off'));
  element.set(named('A'), attributes);
  if (isBox) element.set(named('Alt'), PDFHexString.fromText(`${spokenBox(isOn)} ${prompt}`.trim()));
};

/** What an element holds in place of its widget. */
const replaceKid = (element: PDFDict, { dict, ref }: Widget, kid: PDFObject): void => {
  const held = element.lookup(named('K'));
  const isWidget = (one: PDFObject | undefined): boolean =>
    one instanceof PDFDict && (one.get(named('Obj')) === ref || one.lookup(named('Obj')) === dict);
  if (!(held instanceof PDFArray)) element.set(named('K'), kid);
  else {
    const at = held.asArray().findIndex((_, index) => isWidget(held.lookup(index)));
    if (at >= 0) held.set(at, kid);
    else held.push(kid);
  }
};

/** The structure of a document; one without any hands nothing on. */
export const tagsOf = (catalog: PDFDict, context: PDFContext): Tags => {
  const root = catalog.lookupMaybe(named('StructTreeRoot'), PDFDict);
  const tree = root?.lookupMaybe(named('ParentTree'), PDFDict);
  if (!root || !tree) return { handOver: () => undefined, end: () => undefined };
  const parents = new Map(pairsIn(tree));
  /** The elements of a page's marked contents, by their numbers. */
  const contentsOf = ({ node }: PDFPage): PDFArray => {
    const key = numberAt(node, 'StructParents') ?? Math.max(-1, ...parents.keys()) + 1;
    const known = parents.get(key);
    const list = known && context.lookup(known);
    if (list instanceof PDFArray) return list;
    const made = context.obj([]);
    parents.set(key, made);
    node.set(named('StructParents'), PDFNumber.of(key));
    return made;
  };
  return {
    handOver: (widget, page) => {
      const key = numberAt(widget.dict, 'StructParent');
      const parent = key === undefined ? undefined : parents.get(key);
      const element = parent && context.lookup(parent);
      if (key === undefined || !(parent instanceof PDFRef) || !(element instanceof PDFDict)) return undefined;
      parents.delete(key);
      const contents = contentsOf(page);
      const number = contents.size();
      contents.push(parent);
      replaceKid(element, widget, context.obj({ Type: 'MCR', Pg: page.ref, MCID: number }));
      describe(element, widget, context);
      return number;
    },
    end: () => {
      const pairs = [...parents].sort(([one], [other]) => one - other);
      root.set(named('ParentTree'), context.register(context.obj({ Nums: pairs.flat() })));
      root.set(named('ParentTreeNextKey'), PDFNumber.of(Math.max(-1, ...parents.keys()) + 1));
    },
  };
};
