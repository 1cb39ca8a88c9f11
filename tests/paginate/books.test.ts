import { describe, expect, it } from 'vitest';
import { liveArea } from '../../src/core/layout/masters.ts';
import { type Mark, never, type Strip } from '../../src/core/model/galley.ts';
import { styleOf } from '../../src/core/theme/theme.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { probe } from '../support/probes.ts';
import { everyBook, makeWorkbook, type Workbook } from '../support/workbook.ts';

const headings = new Set(['H1', 'H2', 'H3', 'H4']);

/** A heading, or a question: what must be followed by something on its own page. */
const isHead = ({ marks }: Strip, { design: { theme } }: Workbook): boolean => {
  const prompt = styleOf(theme, 'prompt');
  const face = theme.fonts[prompt.font]?.strong;
  const color = theme.colors[prompt.color];
  const asks = (mark: Mark): boolean =>
    isGlyphs(mark) &&
    (headings.has(mark.tag?.role ?? '') ||
      (mark.face === face && mark.size === prompt.size && mark.color === color));
  return marks.length > 0 && marks.every(asks);
};

/** Anything but empty space: a frame to write in has no marks of its own, but a panel and some height. */
const isSomething = ({ marks, panels, height }: Strip): boolean =>
  marks.length > 0 || (panels !== undefined && height > 2);

const said = ({ marks }: Strip): string => marks.filter(isGlyphs).map(textOf).join('');

describe.each(everyBook)('the $form book on $edition', (order) => {
  const book = makeWorkbook(order);
  const { galleys, pages } = probe(book, () => undefined);

  it('is made without a diagnostic', () => {
    expect(book.diagnostics).toEqual([]);
  });

  it('has every strip that has a height on one page, in the order of its section', () => {
    const stood = pages.flatMap(({ strips }) => strips).filter(({ strip }) => strip.height > 0);
    const set = galleys.sections.flatMap(({ id, strips }) =>
      strips.flatMap(({ height }, index) => (height > 0 ? [`${id} ${index}`] : [])),
    );
    expect(stood.map(({ section, index }) => `${section} ${index}`)).toEqual(set);
  });

  it('has no empty page', () => {
    expect(book.pages.pages.filter(({ marks }) => marks.length === 0).map(({ number }) => number)).toEqual(
      [],
    );
  });

  it('breaks no page after a strip that must not be parted from the next', () => {
    const broken = pages.flatMap(({ page, strips }) => {
      const last = strips.at(-1);
      const ends =
        galleys.sections.find(({ id }) => id === last?.section)?.strips.length === (last?.index ?? 0) + 1;
      return last && !ends && last.strip.cost === never ? [`page ${page.number}: ${said(last.strip)}`] : [];
    });
    expect(broken).toEqual([]);
  });

  it('leaves no heading and no question as the last thing on a page', () => {
    const last = pages.flatMap(({ page, strips }) => {
      const strip = strips.map((one) => one.strip).findLast(isSomething);
      return strip && isHead(strip, book) ? [`page ${page.number}: ${said(strip)}`] : [];
    });
    expect(last).toEqual([]);
    expect(pages.some(({ strips }) => strips.some(({ strip }) => isHead(strip, book)))).toBe(true);
  });

  it('opens every part on the left page of a spread, and its text faces it', () => {
    const openings = book.pages.pages.filter(({ marks }) =>
      marks.some(({ kind, tag }) => kind === 'glyphs' && tag?.role === 'H1'),
    );
    expect(openings.length).toBeGreaterThan(6);
    const sections = openings.map(({ section }) => section);
    const opened = book.document.sections.filter(
      ({ id, layout }) => layout === 'part' && sections.includes(id),
    );
    expect(opened.length).toBeGreaterThan(5);
    for (const { id } of opened) {
      const own = book.pages.pages.filter(({ section }) => section === id);
      expect(own.map(({ side }) => side)).toEqual(['verso', 'recto']);
    }
  });

  it('has every exercise and chapter of two pages on pages that face each other', () => {
    const wished = book.document.sections.filter(({ starts }) => starts === 'facing').map(({ id }) => id);
    const ofTwo = wished
      .map((id) => book.pages.pages.filter(({ section }) => section === id))
      .filter(({ length }) => length === 2);
    expect(ofTwo.filter(([first]) => first?.side !== 'verso').map(([first]) => first?.section)).toEqual([]);
    expect(ofTwo.length).toBeGreaterThan(20);
  });

  it('sets lines of body text on the grid, so that facing pages and both sides of a sheet agree', () => {
    const { theme } = book.design;
    const { size, font, lead } = styleOf(theme, 'body');
    const isBody = (mark: Mark): boolean =>
      isGlyphs(mark) && mark.size === size && mark.face === theme.fonts[font]?.regular;
    const offsets = pages.flatMap(({ page, strips }) => {
      const { y } = liveArea(theme, page.side);
      const lines = strips.filter(({ strip }) => strip.height === lead);
      return lines.flatMap(({ strip, top }) =>
        strip.marks.filter(isBody).map((mark) => (top + mark.y - y) / theme.grid),
      );
    });
    expect(offsets.length).toBeGreaterThan(300);
    expect(new Set(offsets.map((offset) => (offset % 1).toFixed(3))).size).toBe(1);
  });

  it('prints in its contents the pages on which sections really begin', () => {
    const listed = book.pages.pages.flatMap(({ section, marks }) =>
      section === 'contents' ? marks.filter(isGlyphs).flatMap((mark) => entryOf(mark, marks)) : [],
    );
    const begins = (id: string): number | undefined =>
      book.pages.pages.find(({ section }) => section === id)?.number;
    expect(listed.length).toBeGreaterThan(20);
    expect(listed).toEqual(listed.map(({ to }) => ({ to, number: begins(to) })));
  });

  it('gives every page its own number, and the outline the pages of its sections', () => {
    const { outline } = book.pages;
    expect(book.pages.pages.map(({ number }) => number)).toEqual(
      book.pages.pages.map((_, index) => index + 1),
    );
    const titles = new Map(book.document.sections.map(({ title, id }) => [title, id]));
    for (const { title, page } of outline)
      expect(book.pages.pages.find(({ section }) => section === titles.get(title))?.number).toBe(page);
  });
});

/** A number at the end of an entry of the contents, and the section that the entry's link leads to. */
const entryOf = (
  mark: Mark,
  marks: readonly Mark[],
): readonly { readonly to: string; readonly number: number }[] => {
  if (!isGlyphs(mark) || mark.tag?.role !== 'Link' || !/^\d+$/.test(textOf(mark))) return [];
  const link = marks.find((other) => other.kind === 'link' && other.tag === mark.tag);
  // A part's own number stands at the left of its entry.
  const isPage = link?.kind === 'link' && mark.x > link.x + link.width / 2;
  return isPage ? [{ to: link.to.slice(1), number: Number(textOf(mark)) }] : [];
};
