import type { Tag } from '../model/galley.ts';
import type { Answers, FieldMark, Page, Pages, Side } from '../model/page.ts';
import { isSame } from '../model/same.ts';
import { type LinkMark, linkOf } from './annotation.ts';
import type { Appearances } from './appearance.ts';
import { censusOf, glyphsAfter } from './census.ts';
import { rewriteFont } from './fonts.ts';
import type { WrittenField } from './forms.ts';
import { glyphsIn, spelled } from './glyphs.ts';
import type { PaintInput } from './input.ts';
import { areLayersAlike, inkedPages, layerContent, layerPages, sides } from './layer.ts';
import { type PaintedPage, paintedPage } from './page.ts';

import { type Dictionary, openRewriter, type Rewriter } from './pdfkit-adapter.ts';
import { holdsTheSame, refill, type Shown } from './refill.ts';
import { splice, type WrittenFile } from './splice.ts';
import { elementText, type StructureElement } from './structure.ts';

// A copy for another reader differs from the last one in the content of a few pages. pdfkit numbers and orders objects by the calls
// that are made, never by what they hold: where the calls would be the same, the file is the last one with some objects written
// anew, byte for byte. Nothing is guessed: where a copy might differ in anything else, all of it is painted.

/** A page as it stands in a file. */
export interface PrintedPage {
  readonly painted: PaintedPage;
  /** The number of the object that is its content. */
  readonly content: number;
  /** Its links, in reading order: their numbers, and what they hold. */
  readonly links: readonly { readonly number: number; readonly data: Dictionary }[];
  /** Its fields, in reading order; of those that are not for words, nothing is written anew. */
  readonly fields: readonly (WrittenField | undefined)[];
}

/** A file, with what of it can be written anew. */
export interface Plate {
  readonly file: WrittenFile;
  readonly pages: Pages;
  readonly answers: Answers;
  readonly printed: readonly PrintedPage[];
  readonly elements: ReadonlyMap<Tag, StructureElement>;
  /** By face, in the order in which they were written: the number of the object to which pages refer. */
  readonly fonts: ReadonlyMap<string, number>;
  readonly appearances: Appearances;
  /** The numbers of the contents that lie over its pages. */
  readonly layers: Readonly<Record<Side, number>> | undefined;
}

/** The elements that belong to a page, with those that they are within. */
const memoStanding = new WeakMap<Plate, ReadonlyMap<Tag, ReadonlySet<number>>>();

/** On which pages of a plate each element has something, by index. */
const standingOn = (plate: Plate): ReadonlyMap<Tag, ReadonlySet<number>> => {
  const known = memoStanding.get(plate);
  if (known) return known;
  const standing = new Map<Tag, Set<number>>();
  plate.printed.forEach(({ painted }, index) => {
    for (const step of painted.steps) {
      let tag: Tag | undefined = 'kind' in step ? step.tag : step;
      // Whoever is entered for this page has everything above it entered.
      for (; tag && !standing.get(tag)?.has(index); tag = tag.parent)
        standing.set(tag, (standing.get(tag) ?? new Set()).add(index));
    }
  });
  memoStanding.set(plate, standing);
  return standing;
};

/** A page that is another than the plate's. */
interface Change {
  readonly index: number;
  readonly before: PrintedPage;
  readonly page: Page;
  readonly painted: PaintedPage;
}

const isSameMap = <Value>(one: ReadonlyMap<string, Value>, other: ReadonlyMap<string, Value>): boolean =>
  one === other || isSame(one, other);

/** What a copy holds beside its pages, and how these follow each other, is as on the plate. */
const isOfOneFrame = ({ pages, answers }: Plate, copy: Pages, input: PaintInput): boolean =>
  pages.pages.length === copy.pages.length &&
  areLayersAlike(pages.layer, copy.layer) &&
  // A bare file leads nowhere.
  (input.description.output.standard === 'bare' ||
    (isSameMap(pages.anchors, copy.anchors) && isSame(pages.outline, copy.outline))) &&
  isSameMap(answers, input.answers ?? new Map());

const changesOf = (plate: Plate, copy: Pages, input: PaintInput): readonly Change[] => {
  const { faces, description, platform } = input;
  return copy.pages.flatMap((page, index): readonly Change[] => {
    const before = plate.printed[index];
    if (!before || page === plate.pages.pages[index]) return [];
    return [{ index, before, page, painted: paintedPage(page, faces, description.output, platform) }];
  });
};

const areEqual = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].join('\n') === [...other].join('\n');

/** Which element of a copy is which of the plate. */
interface Pairing {
  /** Whether a tag of the copy may be the element of a tag of the plate, whose content is on changed pages alone. */
  readonly pair: (before: Tag, now: Tag) => boolean;
  readonly pairs: ReadonlyMap<Tag, Tag>;
}

const openPairing = (plate: Plate, changed: ReadonlySet<number>): Pairing => {
  const standing = standingOn(plate);
  const pairs = new Map<Tag, Tag>();
  const taken = new Set<Tag>();
  const pair = (before: Tag, now: Tag): boolean => {
    if (before === now) return true;
    const known = pairs.get(before);
    if (known) return known === now;
    const isAlike = before.role === now.role && before.scope === now.scope && before.columns === now.columns;
    if (!isAlike || taken.has(now) || plate.elements.has(now)) return false;
    for (const index of standing.get(before) ?? []) if (!changed.has(index)) return false;
    pairs.set(before, now);
    taken.add(now);
    if (!before.parent || !now.parent) return before.parent === now.parent;
    return pair(before.parent, now.parent);
  };
  return { pair, pairs };
};

type Step = PaintedPage['steps'][number];

/** Whether a step of a copy makes the same calls as that of the plate. */
const isSameStep = (before: Step, now: Step, { pair }: Pairing): boolean => {
  if (!('kind' in before) || !('kind' in now))
    return !('kind' in before) && !('kind' in now) && pair(before, now);
  if (before.kind !== now.kind || !pair(before.tag, now.tag)) return false;
  if (before.kind === 'link' || now.kind === 'link')
    return before.kind === 'link' && now.kind === 'link' && before.to === now.to;
  return isSame(withoutWords(before), withoutWords(now));
};

/** A field without what it holds, for that may be written anew. */
const withoutWords = (mark: FieldMark): object =>
  mark.field.kind === 'text'
    ? { ...mark, tag: undefined, field: { ...mark.field, initial: undefined } }
    : { ...mark, tag: undefined };

/** Whether a page of a copy is written by the same calls as that of the plate. */
const isSameForm = ({ before, page, painted }: Change, old: Page | undefined, pairing: Pairing): boolean =>
  old?.width === page.width &&
  old.height === page.height &&
  isSame(old.trim, page.trim) &&
  before.painted.steps.length === painted.steps.length &&
  areEqual(before.painted.faces, painted.faces) &&
  areEqual(before.painted.images, painted.images) &&
  painted.steps.every((step, index) => {
    const known = before.painted.steps[index];
    return known !== undefined && isSameStep(known, step, pairing);
  });

const rewriteLinks = ({ before, page, painted }: Change, rewriter: Rewriter): void => {
  const isLink = (step: Step): step is LinkMark => 'kind' in step && step.kind === 'link';
  const olds = before.painted.steps.filter(isLink);
  painted.steps.filter(isLink).forEach((mark, index) => {
    const [old, known] = [olds[index], before.links[index]];
    if (!known || isSame({ ...old, tag: undefined }, { ...mark, tag: undefined })) return;
    rewriter.turnTo(known.number);
    rewriter.object({ ...known.data, ...linkOf(mark, page) });
  });
};

/** Writes fields anew that hold other words; false where that is not all that would be another. */
const refillFields = (
  { before, painted }: Change,
  shown: Shown,
  input: PaintInput,
  rewriter: Rewriter,
): boolean => {
  const marks = painted.steps.flatMap((step) => ('kind' in step && step.kind === 'field' ? [step] : []));
  return marks.every((mark, index) => {
    const [written, { field }] = [before.fields[index], mark];
    if (!written || field.kind !== 'text' || holdsTheSame({ field, written })) return true;
    return refill({ mark, field, written }, shown, input, rewriter);
  });
};

const rewriteElements = ({ elements }: Plate, { pairs }: Pairing, rewriter: Rewriter): void => {
  for (const [before, now] of pairs) {
    const element = elements.get(before);
    if (element && before.alt !== now.alt) rewriter.write(element.name, elementText(element, now));
  }
};

/** What lies over the pages, where it is another. */
const changedLayer = ({ pages: { layer: old } }: Plate, { layer: now }: Pages) => {
  if (!old || !now || old === now) return [];
  const pages = layerPages(now);
  return layerPages(old).flatMap((before, index) => {
    const page = pages[index];
    return page ? [{ before, page }] : [];
  });
};

const rewriteLayers = ({ layers }: Plate, { layer }: Pages, input: PaintInput, rewriter: Rewriter): void => {
  if (!layer || !layers) return;
  for (const side of sides) {
    rewriter.turnTo(layers[side]);
    rewriter.stream({}, layerContent(layer, side, input));
  }
};

/** Writes the fonts anew whose glyphs are others; false where there are other fonts. */
const rewriteFonts = (
  plate: Plate,
  { changes, copy, input }: { changes: readonly Change[]; copy: Pages; input: PaintInput },
  rewriter: Rewriter,
): boolean => {
  const { faces, platform, description } = input;
  const census = censusOf(inkedPages(plate.pages), faces);
  const changed = changes.flatMap(({ index, page }) => {
    const before = plate.pages.pages[index];
    return before ? [{ before, page }] : [];
  });
  const glyphs =
    glyphsAfter(census, [...changed, ...changedLayer(plate, copy)]) ?? glyphsIn(inkedPages(copy), faces);
  if (glyphs.size !== plate.fonts.size) return false;
  [...plate.fonts].forEach(([name, last], index) => {
    const some = glyphs.get(name) ?? [];
    const known = census.glyphs.get(name) ?? [];
    if (some === known || spelled(some) === spelled(known)) return;
    const font = { name, index, glyphs: some, last };
    rewriteFont(rewriter, font, { faces, platform, whole: description.output.whole });
  });
  return true;
};

/** A copy made of a plate; undefined where it differs in more than a plate can follow. */
export const printFrom = (plate: Plate, copy: Pages, input: PaintInput): Uint8Array | undefined => {
  if (!isOfOneFrame(plate, copy, input)) return undefined;
  const changes = changesOf(plate, copy, input);
  if (changes.length === 0 && plate.pages.layer === copy.layer) return splice(plate.file, new Map());
  const pairing = openPairing(plate, new Set(changes.map(({ index }) => index)));
  const old = plate.pages.pages;
  if (!changes.every((change) => isSameForm(change, old[change.index], pairing))) return undefined;
  const rewriter = openRewriter(input.platform);
  const shown: Shown = { before: plate.appearances, now: new Set() };
  for (const change of changes) {
    rewriter.turnTo(change.before.content);
    if (change.before.painted.content !== change.painted.content) rewriter.stream({}, change.painted.content);
    rewriteLinks(change, rewriter);
    if (!refillFields(change, shown, input, rewriter)) return undefined;
  }
  rewriteLayers(plate, copy, input, rewriter);
  rewriteElements(plate, pairing, rewriter);
  if (!rewriteFonts(plate, { changes, copy, input }, rewriter)) return undefined;
  return splice(plate.file, rewriter.rewritten());
};
