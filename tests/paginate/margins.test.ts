import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Page } from '../../src/core/model/page.ts';
import { mm } from '../../src/core/model/units.ts';
import type { Theme } from '../../src/core/theme/theme.ts';
import { type Box, boxOf, isGlyphs, textOf } from '../support/measure-marks.ts';
import { isOnTab } from '../support/on-tab.ts';
import { overlaps } from '../support/overlaps.ts';
import { filesBelow, root } from '../support/sources.ts';
import { makeSpecimen } from '../support/specimen-book.ts';
import { everyBook, makeWorkbook, type Workbook } from '../support/workbook.ts';

/** No printer feeds so well that a hundredth of a point matters. */
const tolerance = 0.01;

const leavesPage = ({ left, top, right, bottom }: Box, { width, height }: Page, clear: number): boolean =>
  left < clear - tolerance ||
  top < clear - tolerance ||
  right > width - clear + tolerance ||
  bottom > height - clear + tolerance;

const shown = ({ left, top, right, bottom }: Box): string =>
  [left, top, right, bottom].map(Math.round).join(' ');

/** A few marks of each page that break a rule, told so that they can be found. */
const offenders = (book: Workbook, breaks: (page: Page) => readonly string[]): readonly string[] =>
  book.pages.pages.flatMap((page) =>
    breaks(page).map((what) => `page ${page.number} (${page.section}): ${what}`),
  );

const outside = (page: Page, clear: number): readonly string[] =>
  page.marks
    .filter((mark) => leavesPage(boxOf(mark), page, clear))
    .map((mark) => `${mark.kind} ${shown(boxOf(mark))}`);

/** Text is measured on its baseline: from there letters reach two or three millimetres up, and less than one down. */
const textOutside = (page: Page, clear: number, theme: Theme): readonly string[] =>
  page.marks
    .filter(isGlyphs)
    .filter((mark) => !isOnTab(mark, page, theme.page))
    .filter((mark) => leavesPage({ ...boxOf(mark), top: mark.y, bottom: mark.y }, page, clear))
    .map(textOf);

const inTheFold = (page: Page, inner: number): readonly string[] =>
  page.marks
    .filter((mark) => mark.kind !== 'path' || !mark.decor)
    .map(boxOf)
    .filter(({ left, right }) =>
      page.side === 'recto' ? left < inner - tolerance : right > page.width - inner + tolerance,
    )
    .map(shown);

const keepsItsMargins = (book: Workbook): void => {
  it('prints nothing nearer to the edge than a printer can reach', () => {
    expect(offenders(book, (page) => outside(page, book.design.theme.page.clear))).toEqual([]);
    expect(book.design.theme.page.clear).toBeCloseTo(mm(7), 6);
  });

  it('keeps all text, furniture included, 12 mm from the edge', () => {
    expect(offenders(book, (page) => textOutside(page, mm(12), book.design.theme))).toEqual([]);
  });

  it('keeps the inner 22 mm free for binding', () => {
    expect(offenders(book, (page) => inTheFold(page, mm(22)))).toEqual([]);
  });

  it('lets no two texts overlap', () => {
    expect(offenders(book, overlaps)).toEqual([]);
  });

  it('shows a glyph for every character', () => {
    const missing = (page: Page): readonly string[] =>
      page.marks
        .filter(isGlyphs)
        .filter(({ run }) =>
          run.some((part) => typeof part !== 'number' && part.glyphs.some(({ id }) => id === 0)),
        )
        .map(textOf);
    expect(offenders(book, missing)).toEqual([]);
  });
};

describe.each(everyBook)('the $form book on $edition', (order) => {
  keepsItsMargins(makeWorkbook(order));
});

describe.each(filesBelow('tests/specimens', '.yaml'))('the specimen %s', (file) => {
  keepsItsMargins(makeSpecimen(readFileSync(join(root, 'tests/specimens', file), 'utf8')));
});

describe('the detectors themselves', () => {
  it('see a text that runs over another', () => {
    const { pages } = makeSpecimen('- p: One line of text.');
    const [page] = pages.pages;
    if (!page) throw new Error('a specimen has a page');
    const doubled = {
      ...page,
      marks: [...page.marks, ...page.marks.map((mark) => ({ ...mark, x: mark.x + 2, y: mark.y - 3 }))],
    };
    expect(overlaps(doubled)).not.toEqual([]);
    expect(outside({ ...page, width: 70 }, mm(7))).not.toEqual([]);
    expect(inTheFold({ ...page, side: 'verso', width: 70 }, mm(22))).not.toEqual([]);
  });
});
