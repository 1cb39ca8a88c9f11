import { describe, expect, it } from 'vitest';
import { readEdition } from '../../src/core/index.ts';
import type { Mark } from '../../src/core/model/galley.ts';
import type { Page } from '../../src/core/model/page.ts';
import { plain, readProse } from '../../src/core/model/prose.ts';
import { type Box, boxOf, isGlyphs, textOf } from '../support/measure-marks.ts';
import { ownSources } from '../support/sources.ts';
import { makeSpecimen } from '../support/specimen-book.ts';
import { forms, makeWorkbook, type Workbook } from '../support/workbook.ts';

// The deck is cut out and carried: what stands on one side of a card belongs to the other, and its stop rule is the book's own.

/** In points. */
const least = 12;

const editions = [...ownSources.editions.keys()].filter(
  (name) => !readEdition(ownSources, name, () => undefined)?.output?.sample,
);

const leavesOf = ({ pages }: Workbook): readonly Page[] =>
  pages.pages.filter(({ section }) => section === 'deck-sheet');

const isFrame = (mark: Mark): boolean =>
  mark.kind === 'path' &&
  mark.stroke !== undefined &&
  mark.fill === undefined &&
  !mark.decor &&
  mark.segments.filter(({ op }) => op === 'curve').length === 4 &&
  boxOf(mark).right - boxOf(mark).left > 120;

const framesOn = ({ marks }: Page): readonly Box[] => marks.filter(isFrame).map(boxOf);

const holds = (box: Box, one: Box): boolean =>
  one.left >= box.left && one.right <= box.right && one.top >= box.top && one.bottom <= box.bottom;

/** What is said within a box, and at no less than a size. */
const saidIn = ({ marks }: Page, box: Box, size = 0): string =>
  marks
    .filter(isGlyphs)
    .filter((mark) => mark.size >= size && holds(box, boxOf(mark)))
    .map(textOf)
    .join(' ');

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}.?!]/gu, '');

/** A fixed word as it is printed: with the number of a page. */
const printed = ({ document, pages }: Workbook, group: string, word: string): string =>
  letters(
    readProse(document.words[group]?.[word] ?? '')
      .map((part) =>
        part.kind === 'page' ? String(pages.anchors.get(part.to.slice(1))?.page) : plain([part]),
      )
      .join(''),
  );

/** Fronts and backs, leaf by leaf. */
const sides = (book: Workbook): readonly (readonly [Page, Page])[] => {
  const leaves = leavesOf(book);
  return leaves.flatMap((front, index) => {
    const back = leaves[index + 1];
    return index % 2 === 0 && back ? [[front, back] as const] : [];
  });
};

describe.each(forms)('the deck of the %s form', (form) => {
  it.each(editions)(
    'has in %s each back behind its front, when the sheet is turned over its long edge',
    (edition) => {
      const book = makeWorkbook({ form, edition, ticket: { book: 'cards' } });
      const { width } = book.design.theme.page;
      expect(sides(book).length).toBeGreaterThan(0);
      for (const [front, back] of sides(book)) {
        // An edition for one side of the paper knows no leaves.
        if (book.design.theme.page.sides === 'mirrored')
          expect([front.side, back.side]).toEqual(['recto', 'verso']);
        const turned = framesOn(front).map(({ left, right, ...box }) => ({
          ...box,
          left: width - right,
          right: width - left,
        }));
        expect(turned.length).toBeGreaterThan(0);
        expect(framesOn(back).length).toBe(turned.length);
        framesOn(back).forEach((box, index) => {
          for (const edge of ['left', 'top', 'right', 'bottom'] as const)
            expect(box[edge]).toBeCloseTo(turned[index]?.[edge] ?? 0, 3);
        });
      }
    },
  );

  it.each(editions)('bears in %s the stop rule word for word, and behind it the way back', (edition) => {
    const book = makeWorkbook({ form, edition, ticket: { book: 'cards' } });
    const [[front, back] = []] = sides(book);
    const [stop] = front ? framesOn(front) : [];
    const [behind] = back ? framesOn(back) : [];
    if (!front || !back || !stop || !behind) throw new Error('there is no card');
    expect(letters(saidIn(front, stop, least))).toContain(printed(book, 'safety', 'stop'));
    expect(letters(saidIn(back, behind, least))).toContain(printed(book, 'steady', 'steps'));
  });

  it.each(editions)('leaves in %s no word of a card beyond its frame', (edition) => {
    const book = makeWorkbook({ form, edition, ticket: { book: 'cards' } });
    const area = (page: Page) =>
      page.marks
        .filter(isGlyphs)
        .filter(({ y }) => y < Math.max(...framesOn(page).map(({ bottom }) => bottom)));
    for (const page of leavesOf(book)) {
      const frames = framesOn(page);
      const outside = area(page).filter((mark) => !frames.some((box) => holds(box, boxOf(mark))));
      expect(outside.map(textOf)).toEqual([]);
    }
  });
});

describe('cards', () => {
  it('that hold more than a page are told of', () => {
    const text = 'Many words. '.repeat(400);
    const long = `- cards: { cards: [{ title: Long, text: "${text}" }] }`;
    expect(() => makeSpecimen(long)).toThrow('cards/full');
  });

  it('that ask for words nobody has written are told of', () => {
    const unknown = '- cards: { cards: [{ title: One, words: safety.missing }] }';
    expect(() => makeSpecimen(unknown)).toThrow('cards/unknown-words');
  });
});
