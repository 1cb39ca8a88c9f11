import { describe, expect, it } from 'vitest';
import { layerFor } from '../../src/core/publish/buyer-line.ts';
import { widthOfMarks } from '../../src/core/publish/spine.ts';
import { isLong } from '../support/long.ts';
import { ownSources } from '../support/sources.ts';
import { makeBranded, picturesOn, practice, withBrand, wordsOn } from './branded.ts';

const house = 'North Street Practice';
const usual = { choices: { form: 'fearful' }, country: 'US' };

const editions = [...ownSources.editions.keys()].filter((name) => name !== 'sample');
const few = ['a4', 'fillable', 'kdp-6x9'];
const books = ['book', 'starter', 'handout', 'guide', 'tonight'];
const only = { handout: ['brake-plan'], tonight: ['first-flickers'] };

/** Each book in a few editions, one of them in every edition; all of it where there is time. */
const cases = books.flatMap((book) =>
  editions
    .filter(
      (edition) =>
        isLong || edition === 'a4' || book === 'handout' || (book === 'starter' && few.includes(edition)),
    )
    .map(
      (edition) =>
        [
          book,
          edition,
          { ...usual, book, edition, only: Object.entries(only).find(([name]) => name === book)?.[1] ?? [] },
        ] as const,
    ),
);

describe('a brand', () => {
  it.each(cases)('is on the pages of the %s in the edition %s, without a doubt', (book, edition, ticket) => {
    const { workbooks, diagnostics } = makeBranded(ticket);
    // What keeps its readers safe goes first where letters are large.
    const crowded =
      (book === 'handout' || book === 'tonight') && edition === 'large-print' ? ['brand/long-footer'] : [];
    expect(diagnostics.map(({ code }) => code)).toEqual(crowded);
    const pages = workbooks.flatMap(({ pages, cover }) => [...pages.pages, ...(cover?.pages.pages ?? [])]);
    expect(pages.some((page) => wordsOn(page).includes(house))).toBe(true);
    expect(pages.some((page) => picturesOn(page).length > 0)).toBe(true);
    // In the place of the one who wrote it: on the outside stands one name.
    const outside =
      edition.startsWith('kdp') || edition.startsWith('lulu')
        ? workbooks[0]?.cover?.pages.pages
        : pages.slice(0, 1);
    if (book === 'book' || book === 'starter')
      expect(
        outside?.map((page) => [wordsOn(page).includes(house), wordsOn(page).includes('Octavo')]),
      ).toEqual([[true, false]]);
  });

  it('leaves the credit that the license asks for in its place', () => {
    for (const book of ['book', 'starter', 'handout', 'tonight']) {
      const { workbooks } = makeBranded({ ...usual, book, only: book === 'handout' ? ['brake-plan'] : [] });
      const words = workbooks.flatMap(({ pages }) => pages.pages.map(wordsOn)).join(' ');
      expect(words, book).toMatch(/© 2026 the Octavo authors/);
    }
  });

  it('is told of inside alone where the outside tells nothing', () => {
    for (const edition of ['a4', 'kdp-6x9']) {
      const plain = makeBranded({ choices: { ...usual.choices, cover: 'plain' }, edition }).workbooks[0];
      const [front] = plain?.pages.pages ?? [];
      const outside = plain?.cover ? plain.cover.pages.pages : [front];
      expect(
        outside.flatMap((page) => (page ? [wordsOn(page), ...picturesOn(page)] : [])).join(''),
      ).not.toContain('North');
      expect(outside.flatMap((page) => (page ? picturesOn(page) : []))).toEqual([]);
      expect(plain?.pages.pages.some((page) => wordsOn(page).includes(house))).toBe(true);
      expect(plain?.name).not.toContain('north');
      expect(plain?.isCopy).toBe(true);
    }
  });

  it('stands in the name of a file, so that two houses share none', () => {
    expect(makeBranded({ ...usual, book: 'starter' }).workbooks[0]?.name).toContain(
      '-north-street-practice-',
    );
  });

  it('has its footer beside the line of a buyer, not under it', () => {
    const [workbook] = makeBranded({ ...usual, book: 'starter' }).workbooks;
    if (!workbook) throw new Error('no workbook was made');
    const found: unknown[] = [];
    const line = { text: 'For A. Buyer, order 17', id: '17', on: 'every-page' as const };
    const { marks } = layerFor(workbook.pages, workbook, line, (one) => found.push(one));
    const page = workbook.pages.pages.find(({ number }) => number === 3);
    const foot = page?.marks.filter(({ kind, y }) => kind === 'glyphs' && y > page.height - 30) ?? [];
    const ends = foot.flatMap((mark) =>
      mark.kind === 'glyphs' ? [mark.x + widthOfMarks([{ ...mark, x: 0 }])] : [],
    );
    expect(ends.length).toBeGreaterThan(0);
    expect(Math.min(...marks.recto.map(({ x }) => x))).toBeGreaterThan(Math.max(...ends));
    expect(found).toEqual([]);
  });

  it('gives the same bytes from what was read anew', async () => {
    const ticket = { ...usual, book: 'handout', only: ['brake-plan'], edition: 'fillable', note: 'Slowly.' };
    const bytesOf = async () => {
      const again = { ...practice, source: { ...practice.source }, images: new Map(practice.images) };
      const [workbook] = makeBranded(ticket, withBrand(again, { ...ownSources })).workbooks;
      return workbook?.bytes();
    };
    expect(await bytesOf()).toEqual(await bytesOf());
  });
});
