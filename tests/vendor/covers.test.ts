import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../src/core/model/galley.ts';
import { coverPages } from '../../src/core/publish/cover.ts';
import { type CoverPlan, planCover } from '../../src/core/publish/vendor.ts';
import { type Box, boxOf, type Glyphs, isGlyphs, textOf, widthOf } from '../support/measure-marks.ts';
import { openPdf } from '../support/read-pdf.ts';
import { type BoundBook, coverOf, makeBound, printCover, vendorEditions } from './make-bound.ts';

const isOnSpine = (mark: Mark): mark is Glyphs => isGlyphs(mark) && mark.along !== undefined;

/** Of a line that runs down the page. */
const spineBox = (mark: Glyphs): Box => ({
  left: mark.x - mark.size * 0.24,
  right: mark.x + mark.size * 0.74,
  top: mark.y,
  bottom: mark.y + widthOf(mark),
});

const placeOf = (mark: Mark): Box => (isOnSpine(mark) ? spineBox(mark) : boxOf(mark));

const planOf = ({ bound, edition }: BoundBook, paper?: string): CoverPlan => {
  if (!edition.vendor) throw new Error('no vendor');
  const { cover } = edition.vendor;
  const thickness = cover.paper[paper ?? Object.keys(cover.paper)[0] ?? ''] ?? 0;
  return planCover(cover, bound.design.theme.page, bound.pages.pages.length, thickness);
};

const marksOn = (book: BoundBook): readonly Mark[] => coverOf(book).pages.pages[0]?.marks ?? [];

const textsOn = (marks: readonly Mark[]): string => marks.filter(isGlyphs).map(textOf).join(' ');

describe.each(vendorEditions)('the cover of %s', (name) => {
  const book = makeBound({ edition: name });
  const plan = planOf(book);
  const marks = marksOn(book);
  const texts = marks.filter(isGlyphs);

  it('is one page of back, spine and front with bleed, in the file as well', async () => {
    expect(coverOf(book).pages.pages.length).toBe(1);
    const pdf = await openPdf(await printCover(book));
    const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
    expect(pdf.numPages).toBe(1);
    // pdfkit writes sizes as they are; readers round them.
    expect(width).toBeCloseTo(plan.width, 2);
    expect(height).toBeCloseTo(plan.height, 2);
  });

  it('says in the file where it is to be cut: the bleed off, all around', async () => {
    const written = Buffer.from(await printCover(book)).toString('latin1');
    const box = (named: string): readonly number[] =>
      new RegExp(`/${named} \\[([^\\]]*)\\]`).exec(written)?.[1]?.split(' ').map(Number) ?? [];
    const { bleed, width, height } = plan;
    expect(box('TrimBox')).toEqual(
      [bleed, bleed, width - bleed, height - bleed].map((edge) => expect.closeTo(edge, 3)),
    );
    expect(box('BleedBox')).toEqual(box('MediaBox'));
  });

  it('is covered from edge to edge by its drawing', () => {
    const { sky = '' } = book.bound.design.theme.colors;
    const boxes = marks.filter((mark) => mark.kind === 'path' && mark.fill === sky).map(boxOf);
    expect(Math.min(...boxes.map(({ left }) => left))).toBeCloseTo(0, 6);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeCloseTo(plan.width, 6);
    for (const { top, bottom } of boxes) {
      expect(top).toBeCloseTo(0, 6);
      expect(bottom).toBeCloseTo(plan.height, 6);
    }
    // Back and spine are one, and the front begins no later than they end.
    const [back, front] = boxes.toSorted((one, other) => one.left - other.left);
    expect(front?.left).toBeLessThanOrEqual(back?.right ?? 0);
    expect(back?.right).toBeCloseTo(plan.frontX, 6);
  });

  it('says title, tagline and author on its front, and on its back whom it is for, what it is not and where help is', () => {
    const words = texts.filter((mark) => !isOnSpine(mark));
    const [front, back] = [true, false].map((isFront) =>
      textsOn(words.filter(({ x }) => x >= plan.frontX === isFront)).replace(/\s+/g, ' '),
    );
    expect(front).toContain(book.document.title);
    expect(front).toContain('A workbook for people who want closeness, and to feel safe in it');
    expect(front).toContain(book.document.author);
    expect(back).toContain('You want someone close.');
    expect(back).toContain('findahelpline.com');
    expect(back).toContain('not a treatment');
  });

  it('names no form, so that nobody who sees it knows whom it is for', () => {
    expect(textsOn(texts)).not.toMatch(/dismissive|fearful|avoidant|form/i);
  });

  it('keeps all words a quarter of an inch from the trimmed edges and from the folds', () => {
    const { bleed, spine, frontX, width, height } = plan;
    const astray = texts
      .filter((mark) => !isOnSpine(mark))
      .map(placeOf)
      .filter(({ left, top, right, bottom }) => {
        const panel = left < spine.x ? [bleed, spine.x] : [frontX, width - bleed];
        return (
          Math.min(left - (panel[0] ?? 0), (panel[1] ?? 0) - right, top - bleed, height - bleed - bottom) < 18
        );
      });
    expect(astray).toEqual([]);
  });

  it('leaves the place of the barcode free of words', () => {
    const free = plan.barcode;
    const there = texts
      .map(placeOf)
      .filter(
        ({ left, top, right, bottom }) =>
          free &&
          left < free.x + free.width &&
          right > free.x &&
          top < free.y + free.height &&
          bottom > free.y,
      );
    expect(there).toEqual([]);
    expect(free !== undefined).toBe(name !== 'lulu-coil');
  });

  it('is in color whatever the inside is', () => {
    expect(coverOf(book).design.output).toEqual({ ...book.bound.design.output, colors: 'rgb' });
  });
});

describe('the spine', () => {
  const book = makeBound({ edition: 'kdp-6x9' });
  const { design } = book.bound;
  const { vendor } = book.edition;
  const spineOf = (pages: number, document = book.document) => {
    if (!vendor) throw new Error('no vendor');
    const plan = planCover(vendor.cover, design.theme.page, pages, vendor.cover.paper.white ?? 0);
    const input = { ...design, smallest: 7, plain: false, report: () => undefined };
    return { plan, words: (coverPages(plan, document, input).pages[0]?.marks ?? []).filter(isOnSpine) };
  };

  it('bears words only from 79 pages on, clear of its edges and never smaller than the plant can print', () => {
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 828 }), (pages) => {
        const { plan, words } = spineOf(pages);
        if (pages < 79) expect(words).toEqual([]);
        for (const word of words) {
          const { left, top, right, bottom } = spineBox(word);
          expect(left).toBeGreaterThanOrEqual(plan.spine.x + 4.5 - 0.1);
          expect(right).toBeLessThanOrEqual(plan.spine.x + plan.spine.width - 4.5 + 0.1);
          expect(top).toBeGreaterThanOrEqual(plan.bleed + 18);
          expect(bottom).toBeLessThanOrEqual(plan.height - plan.bleed - 18);
          expect(word.size).toBeGreaterThanOrEqual(7);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says title and author, and of a long title the title alone', () => {
    expect(textsOn(spineOf(200).words)).toBe(`${book.document.title} ${book.document.author}`);
    const title = 'A title which is so very long that nothing stands beside it on the spine';
    expect(textsOn(spineOf(500, { ...book.document, title }).words)).toBe(title);
    expect(spineOf(500, { ...book.document, title: `${title}, ${title}` }).words).toEqual([]);
  });

  it('is thicker on cream paper than on white', () => {
    const [white, cream] = [book, makeBound({ edition: 'kdp-6x9', ticket: { paper: 'cream' } })];
    const count = book.bound.pages.pages.length;
    expect(coverOf(white).spine).toBeCloseTo(count * 0.002252 * 72, 6);
    expect(coverOf(cream).spine).toBeCloseTo(count * 0.0025 * 72, 6);
    expect(coverOf(cream).pages.pages[0]?.width).toBeCloseTo(planOf(cream, 'cream').width, 6);
  });
});

describe('a plain cover', () => {
  it('says nothing at all, on front, back and spine, and is drawn on all three', () => {
    const book = makeBound({ edition: 'kdp-8.5x11', plain: true });
    const { spine, frontX, width } = planOf(book);
    const marks = marksOn(book);
    expect(marks.filter(isGlyphs)).toEqual([]);
    const boxes = marks.map(boxOf);
    expect(boxes.some(({ right }) => right < spine.x)).toBe(true);
    expect(boxes.some(({ left }) => left > frontX)).toBe(true);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeCloseTo(width, 6);
  });
});

describe('a book bound', () => {
  it('begins inside with its title page: what is on the cover is no page of it', () => {
    const { pages } = makeBound({ edition: 'kdp-6x9' }).bound.pages;
    const sections = pages.map(({ section }) => section);
    expect(sections[0]).toBe('title-page');
    expect(sections).not.toContain('cover');
    expect(sections).not.toContain('cover-back');
  });
});
