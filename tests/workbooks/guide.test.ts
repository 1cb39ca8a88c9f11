import { describe, expect, it } from 'vitest';
import { textOf } from '../support/measure-marks.ts';
import { forms, makeWorkbook } from '../support/workbook.ts';

const guide = makeWorkbook({ form: forms[0], edition: 'a4', ticket: { book: 'guide' } });
const { library } = guide.project;
const exercises = guide.document.sections.filter(({ id }) => library.entries.get(id)?.kind === 'exercise');

const textIn = (section: string): string =>
  guide.pages.pages
    .filter((page) => page.section === section)
    .flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'glyphs' ? textOf(mark).trim() : [])))
    .join(' ')
    .replace(/\s+/g, ' ');

const count = (text: string, part: RegExp): number => [...text.matchAll(part)].length;

describe('the guide for practitioners', () => {
  it('is made without a diagnostic, of every exercise', () => {
    expect(guide.diagnostics).toEqual([]);
    expect(exercises).toHaveLength(
      [...library.entries.values()].filter(({ kind }) => kind === 'exercise').length,
    );
  });

  it('tells of each exercise, in every form it is meant for, time, dose and reading grade', () => {
    for (const { id } of exercises) {
      const text = textIn(id);
      const columns = count(text, /(?:Dismissive|Fearful) form(?!:)/g);
      expect(columns, id).toBeGreaterThan(0);
      for (const part of [/minutes;/g, /asks \d of 3/g, /reading grade \d/g])
        expect(count(text, part), `${id} ${part}`).toBe(columns);
    }
  });

  it('cites no study twice for one exercise', () => {
    let all = 0;
    const twice = exercises.flatMap(({ id }) => {
      const cited = [...textIn(id).matchAll(/[A-Z][^.()]*? \((?:19|20)\d\d\)/g)].map(([citation]) =>
        citation.split(': ').at(-1),
      );
      all += cited.length;
      return new Set(cited).size === cited.length ? [] : [`${id}: ${cited.join('; ')}`];
    });
    expect(twice).toEqual([]);
    expect(all).toBeGreaterThan(exercises.length);
  });
});
