import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ownSources } from '../support/sources.ts';
import { editions, forms, makeChosen } from '../support/workbook.ts';

const places: readonly { readonly country: string }[] = parse(
  ownSources.content.get('helplines')?.text ?? '',
);

const countries = [...new Set(places.map(({ country }) => country))].filter((one) => one !== 'other');

const pagesFor = (form: string, edition: string, country?: string): number =>
  makeChosen({
    choices: { form },
    edition,
    ticket: { book: 'starter', ...(country === undefined ? {} : { country }) },
  }).pages.pages.length;

describe('the starter', () => {
  for (const form of forms)
    for (const edition of editions)
      it(`has from 16 to 24 pages with the help lines of any country: ${form}, ${edition}`, () => {
        const counted = countries.map((country) => ({ country, pages: pagesFor(form, edition, country) }));
        expect(counted.filter(({ pages }) => pages < 16 || pages > 24)).toEqual([]);
        expect(counted.length).toBeGreaterThan(5);
      });

  it('has 24 pages at most with the lines of all countries, on either paper', () => {
    for (const form of forms)
      for (const edition of ['a4', 'letter']) expect(pagesFor(form, edition)).toBeLessThanOrEqual(24);
  });
});
