import { describe, expect, it } from 'vitest';
import { resolve } from '../../src/core/index.ts';
import { isTree } from '../../src/core/model/mapping.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
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
    const { library } = makeChosen({ choices: {}, edition: 'a4', ticket: { book: 'handout' } }).project;
    const [form] = forms;
    // What the layouts add to each length does not count.
    const charactersIn = (length: string): number =>
      [...library.entries.values()]
        .filter(({ kind }) => kind === 'exercise')
        .map(({ node }) => {
          const choices = new Map([...library.axes].map(([axis, [first = '']]) => [axis, first]));
          const these = new Map([...choices, ['form', form], ['length', length]]);
          const { value } = resolve(node, library.axes, these, () => undefined);
          return JSON.stringify(isTree(value) ? value.blocks : '').length;
        })
        .reduce((sum, count) => sum + count, 0);
    expect(charactersIn('full')).toBeGreaterThan(charactersIn('short'));
    expect(charactersIn('short')).toBeGreaterThan(charactersIn('pocket'));
  });

  // After the table of exercises in the safety brief.
  const neverPocket = [
    'alarm-or-armor',
    'old-rule-working-rule',
    'open-experiment',
    'parked-verdict',
    'replay-strip',
    'ride-the-wave',
    'short-manual',
    'steady-behaviour-log',
    'three-draft-letter',
    'when-it-went-badly',
  ];

  for (const form of forms)
    it(`are no shorter than a page where two minutes are too few: ${form}`, () => {
      const wordsOf = (length: string): readonly string[] => {
        const { pages } = makeChosen({
          choices: { form, length },
          edition: 'a4',
          ticket: { book: 'handout', only: neverPocket },
        }).pages;
        return pages
          .filter(({ section }) => neverPocket.includes(section))
          .map(({ marks }) => marks.filter(isGlyphs).map(textOf).join(' '));
      };
      expect(wordsOf('pocket')).toEqual(wordsOf('short'));
      expect(wordsOf('pocket')).toHaveLength(neverPocket.length);
    });
});
