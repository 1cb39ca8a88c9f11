import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/core/model/page.ts';
import { mm } from '../../src/core/model/units.ts';
import { creepOf, signatures } from '../../src/core/publish/impose.ts';
import { boxOf, isGlyphs, textOf } from '../support/measure-marks.ts';
import { overlaps } from '../support/overlaps.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { forms, makeChosen, makeWorkbook, type Workbook } from '../support/workbook.ts';

/** No printer feeds so well that a hundredth of a point matters. */
const tolerance = 0.01;

const editions = ['booklet', 'booklet-letter'];

const offenders = ({ pages }: Workbook, breaks: (page: Page) => readonly string[]): readonly string[] =>
  pages.pages.flatMap((page) => breaks(page).map((what) => `page ${page.number} (${page.section}): ${what}`));

const shown = ({ left, top, right, bottom }: ReturnType<typeof boxOf>): string =>
  [left, top, right, bottom].map(Math.round).join(' ');

/** Distance of a mark from the fold. */
const fromFold = ({ side, width }: Page, { left, right }: ReturnType<typeof boxOf>): number =>
  side === 'recto' ? left : width - right;

describe.each(editions)('every book as a %s', (edition) => {
  for (const form of forms)
    for (const pace of ['standard', 'gentle'])
      for (const [book, length] of [
        ['complete', 'full'],
        ['handout', 'full'],
        ['handout', 'short'],
        ['handout', 'pocket'],
      ])
        it(`fits its pages, no word too wide and nothing too tall: ${form}, ${pace}, ${book}, ${length}`, () => {
          const choices = { form, pace, ...(length ? { length } : {}) };
          const { diagnostics, pages, design } = makeChosen({
            choices,
            edition,
            ticket: { book, helplines: 'any' },
          });
          expect(diagnostics.filter(({ code }) => /^(layout|paginate|impose)\//.test(code))).toEqual([]);
          expect(pages.pages.length % 4).toBe(0);
          const { signature } = design.output.impose ?? { signature: 0 };
          const sheets = signatures(pages.pages.length, signature).map((one) => one.length);
          expect(Math.max(...sheets)).toBeLessThanOrEqual(15);
        });

  it('is set anew, not made smaller: text in 11 points, 8 mm from one writing line to the next', () => {
    const { design } = makeChosen({ choices: {}, edition });
    const { styles, pitch, grid, page } = design.theme;
    for (const name of ['body', 'prompt', 'label', 'fill-in'])
      expect(styles[name]?.size).toBeGreaterThanOrEqual(11);
    expect(pitch * grid).toBeCloseTo(mm(8), 6);
    expect(page.margin.inner).toBeGreaterThanOrEqual(mm(14));
  });
});

describe.each(editions.flatMap((edition) => forms.map((form) => ({ edition, form }))))(
  'the $form book as a $edition',
  ({ edition, form }) => {
    const book = makeChosen({
      choices: { form },
      edition,
      ticket: { book: 'complete', start: '2026-11-25' },
    });
    const { width, height } = book.design.theme.page;
    const creep = creepOf(14, 15, book.design.output.impose?.caliper ?? 0);

    it('prints nothing nearer than 7 mm to an edge that is not the fold', () => {
      const outside = (page: Page): readonly string[] =>
        page.marks
          .map(boxOf)
          .filter((box) => {
            const outer = page.side === 'recto' ? width - box.right : box.left;
            return Math.min(outer, box.top, height - box.bottom) < mm(7) - tolerance;
          })
          .map(shown);
      expect(offenders(book, outside)).toEqual([]);
    });

    it('keeps all text 10 mm from every edge, on the innermost sheet too', () => {
      const near = (page: Page): readonly string[] =>
        page.marks
          .filter(isGlyphs)
          .filter((mark) => {
            const { left, right } = boxOf(mark);
            const outer = page.side === 'recto' ? width - right : left;
            const least = Math.min(outer, mark.y, height - mark.y, fromFold(page, boxOf(mark)) - creep);
            return least < mm(10) - tolerance;
          })
          .map(textOf);
      expect(offenders(book, near)).toEqual([]);
    });

    it('lets no two texts overlap', () => {
      expect(offenders(book, overlaps)).toEqual([]);
    });

    it('keeps 14 mm free at the fold', () => {
      const inFold = (page: Page): readonly string[] =>
        page.marks
          .filter((mark) => mark.kind !== 'path' || !mark.decor)
          .map(boxOf)
          .filter((box) => fromFold(page, box) < mm(14) - tolerance)
          .map(shown);
      expect(offenders(book, inFold)).toEqual([]);
    });
  },
);

describe.each(editions)('a tracker on a %s', (edition) => {
  const tracker = (count: number) => `- tracker: { count: ${count}, across: 7, start: 2026-11-25 }`;
  const bookOf = (count: number) =>
    makeWorkbook({ form: 'only-one', edition, sources: specimenSources(tracker(count)) });

  it('says the whole date in each of its cells', () => {
    const said = bookOf(14).pages.pages.flatMap(({ marks }) => marks.filter(isGlyphs).map(textOf));
    expect(said).toEqual(expect.arrayContaining(['Wed 25 November', 'Mon 30 November', 'Tue 8 December']));
  });

  it('has as many cells as asked for, wide enough for a word by hand', () => {
    for (const count of [1, 6, 7, 14, 21, 30]) {
      const cells = bookOf(count).pages.pages.flatMap(({ marks }) =>
        marks.filter(({ kind }) => kind === 'path').map(boxOf),
      );
      const drawn = cells.filter(({ top, bottom }) => bottom - top > mm(15));
      expect(drawn).toHaveLength(count);
      for (const { left, right } of drawn) expect(right - left).toBeGreaterThan(mm(18));
    }
  });
});

describe('the spare pages of a booklet', () => {
  it('are to write on: none is empty', () => {
    for (const edition of editions) {
      const { pages } = makeChosen({ choices: { form: 'fearful' }, edition });
      expect(pages.pages.filter(({ marks }) => marks.length === 0)).toEqual([]);
    }
  });
});
