import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Mark } from '../../src/core/model/galley.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { ownSources } from '../support/sources.ts';
import { forms, makeChosen } from '../support/workbook.ts';

interface Reading {
  readonly source?: string;
  readonly source_url?: string;
  readonly source_dated?: string;
}

interface Place {
  readonly country: string;
  readonly name: string;
  readonly emergency?: string;
  readonly emergency_read?: Reading;
  readonly lines: readonly ({ readonly name: string; readonly again?: boolean } & Reading)[];
}

/** As it is printed: what is said of it, or the host of the page and the year that it bears. */
const sourceOf = ({ source, source_url, source_dated }: Reading): string => {
  const host = source_url === undefined ? '' : new URL(source_url).host.replace(/^www\./, '');
  return source ?? (source_dated === undefined ? host : `${host} (${source_dated.slice(0, 4)})`);
};

const places: readonly Place[] = parse(ownSources.content.get('helplines')?.text ?? '');

const countries = [...new Set(places.map(({ country }) => country))].filter((one) => one !== 'other');

/** What the first column is called: of a country's lines; of all countries, the first lines and the others. */
const heads = /^(Line$|To talk$|More lines|More$)/;

/** The words in the first column of the first table on a page, from top to foot. */
const firstColumn = (marks: readonly Mark[]): readonly string[] => {
  const glyphs = marks.filter(isGlyphs);
  const head = glyphs.find((one) => heads.test(textOf(one)));
  const under = glyphs.filter((one) => head !== undefined && one.x === head.x && one.y > head.y);
  const texts = under.sort((one, other) => one.y - other.y).map(textOf);
  // A narrow head takes a second line, or a third.
  return texts.slice(texts.findIndex((text) => !/^(lines|in|lines in)$/.test(text)));
};

/** What stands first below the head of the table, on each page of help lines that has one. */
const firstNames = (order: Parameters<typeof makeChosen>[0]): readonly (string | undefined)[] =>
  makeChosen(order)
    .pages.pages.filter(({ section }) => section === 'helplines')
    .map(({ marks }) => firstColumn(marks))
    .filter((names) => names.length > 0)
    .map(([name]) => name);

/** Whether a row is no place's; on a narrow page a place's name takes two lines. */
const isNoPlace = (first: string | undefined): boolean =>
  first === undefined || !places.some(({ name }) => first.startsWith(name) || name.startsWith(`${first} `));

/** A sample shows other pages. */
const whole = [...ownSources.editions.keys()].filter((edition) => edition !== 'sample');

describe('a page of help lines', () => {
  for (const edition of whole)
    it(`begins with the place that its lines belong to, for every country: ${edition}`, () => {
      for (const country of [undefined, ...countries]) {
        const ticket = { book: 'starter', only: ['pocket-card'], ...(country ? { country } : {}) };
        const names = firstNames({ choices: { form: forms[0] }, edition, ticket });
        expect(names.length, country).toBeGreaterThan(0);
        expect(names.filter(isNoPlace), country).toEqual([]);
      }
    });

  for (const book of ['book', 'complete', 'handout', 'guide'])
    it(`begins with a place on either paper, in each form: ${book}`, () => {
      for (const edition of ['a4', 'letter'])
        for (const form of forms) {
          const ticket = { book, only: ['first-flickers'] };
          const names = firstNames({ choices: { form }, edition, ticket });
          expect(names.length).toBeGreaterThan(1);
          expect(names.filter(isNoPlace)).toEqual([]);
        }
    });

  for (const country of countries)
    for (const [book, section] of [
      ['book', 'helplines'],
      ['starter', 'first-step-in-short'],
      ['handout', 'helplines'],
    ])
      it(`says below where each number was read, line by line: ${country}, ${book}`, () => {
        const ticket = { ...(book ? { book } : {}), only: ['pocket-card'], country };
        const said = makeChosen({ choices: { form: forms[0] }, edition: 'a4', ticket })
          .pages.pages.filter((page) => page.section === section)
          .flatMap(({ marks }) =>
            marks
              .filter(isGlyphs)
              .filter(({ tag }) => tag)
              .map(textOf),
          )
          .join(' ')
          .replaceAll(/\s+/g, ' ')
          .replaceAll('’', "'");
        for (const place of places.filter((one) => [country, 'other'].includes(one.country))) {
          const lines = place.lines.filter(({ again }) => !again);
          const { emergency, emergency_read } = place;
          const first = emergency_read ? `${emergency}: ${sourceOf(emergency_read)}; ` : '';
          const named = lines.map((line) => `${line.name}: ${sourceOf(line)}`).join('; ');
          expect(said).toContain(`${place.name}: ${first}${named}.`);
          expect(lines.map(sourceOf)).not.toContain('');
        }
      });

  it('has a source for every emergency number', () => {
    const without = places.filter(({ emergency, country }) => emergency !== undefined && country !== 'other');
    expect(without.filter(({ emergency_read }) => !emergency_read?.source_url)).toEqual([]);
  });
});
