import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { ownSources } from '../support/sources.ts';
import { editions, forms, makeChosen } from '../support/workbook.ts';

interface Place {
  readonly country: string;
  readonly emergency?: string;
  readonly lines: readonly { readonly contact: string }[];
}

const places: readonly Place[] = parse(ownSources.content.get('helplines')?.text ?? '');

const countries = [...new Set(places.map(({ country }) => country))].filter((one) => one !== 'other');

const pagesFor = (form: string, edition: string, country?: string): number =>
  makeChosen({
    choices: { form },
    edition,
    ticket: { book: 'starter', ...(country === undefined ? {} : { country }) },
  }).pages.pages.length;

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

const lastWords = (form: string, edition: string, country?: string): string => {
  const ticket = { book: 'starter', ...(country === undefined ? {} : { country }) };
  const last = makeChosen({ choices: { form }, edition, ticket }).pages.pages.at(-1);
  return letters((last?.marks ?? []).filter(isGlyphs).map(textOf).join(' '));
};

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

  // It is the outer face of the last sheet, where a reader in need looks.
  for (const form of forms)
    for (const edition of ['a4', 'letter'])
      it(`ends in a page with each emergency number and whom to call, wherever it is for: ${form}, ${edition}`, () => {
        for (const country of [undefined, ...countries]) {
          const last = lastWords(form, edition, country);
          for (const { emergency, lines } of places.filter((one) =>
            [country ?? one.country, 'other'].includes(one.country),
          )) {
            if (emergency === undefined) continue;
            expect(last, country).toContain(letters(emergency));
            for (const { contact } of lines.slice(0, 3)) expect(last, country).toContain(letters(contact));
          }
        }
      });

  it.each(forms)('says in its first margin for whom and from whom it is, on no more pages: %s', (form) => {
    const made = (reader: Readonly<Record<string, string>>) =>
      makeChosen({
        choices: { form },
        edition: 'letter',
        ticket: { book: 'starter', country: 'GB', reader },
      }).pages.pages;
    const named = made({ name: 'Zoë Quirk', practitioner: 'Dr. Imogen Ellis' });
    const said = named.map(({ marks }) => marks.filter(isGlyphs).map(textOf).join(' '));
    expect(said.flatMap((text, index) => (text.includes('For Zoë Quirk') ? [index + 1] : []))).toEqual([2]);
    expect(said[1]).toContain('Dr. Imogen Ellis');
    expect(named.length).toBe(made({}).length);
  });
});
