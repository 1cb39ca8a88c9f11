import { describe, expect, it } from 'vitest';
import { ownSources } from '../support/sources.ts';
import { editions, forms, makeChosen } from '../support/workbook.ts';

const exercises = [...ownSources.content.keys()].flatMap(
  (name) => /^(?!pages\/|books\/).+\/(.+)$/.exec(name)?.[1] ?? [],
);

/** Pages by section, of every exercise in one book of handouts. */
const pagesOf = (choices: Readonly<Record<string, string>>, edition: string): ReadonlyMap<string, number> => {
  const counted = new Map<string, number>();
  for (const { section } of makeChosen({ choices, edition, ticket: { book: 'handout' } }).pages.pages)
    if (exercises.includes(section)) counted.set(section, (counted.get(section) ?? 0) + 1);
  return counted;
};

describe('the lengths of an exercise', () => {
  for (const form of forms)
    for (const edition of editions)
      for (const pace of ['standard', 'gentle'])
        for (const length of ['short', 'pocket'])
          it(`${length}, ${form}, ${pace}, ${edition}: each is one page`, () => {
            const counted = pagesOf({ form, pace, length }, edition);
            expect([...counted].filter(([, pages]) => pages > 1)).toEqual([]);
          });

  it('are there for every exercise of the form', () => {
    const all = forms.flatMap((form) => [...pagesOf({ form, length: 'pocket' }, 'a4').keys()]);
    expect([...new Set(all)].sort()).toEqual([...exercises].sort());
    expect(exercises.length).toBeGreaterThanOrEqual(34);
  });

  it('differ: a full exercise is longer than its short one, and that than its pocket one', () => {
    const words = (length: string): number =>
      makeChosen({ choices: { form: forms[0], length }, edition: 'a4', ticket: { book: 'handout' } })
        .pages.pages.flatMap(({ marks }) => marks)
        .filter(({ kind }) => kind === 'glyphs').length;
    expect(words('full')).toBeGreaterThan(words('short'));
    expect(words('short')).toBeGreaterThan(words('pocket'));
  });
});
