import { describe, expect, it } from 'vitest';
import type { Mark } from '../../src/core/model/galley.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles, textOf } from '../support/folder.ts';
import { forms, makeWorkbook } from '../support/workbook.ts';

const book = textOf(smallFiles().get('content/book.yaml') ?? '');

/** The line at the foot of a page. */
const footOf = (footer: string, reader = {}): readonly Extract<Mark, { kind: 'glyphs' }>[] => {
  const sources = sourcesOf(smallFiles({ 'content/book.yaml': `${book}footer: '${footer}'\n` }));
  const { pages, design, diagnostics } = makeWorkbook({
    form: forms[0],
    edition: 'a4',
    sources,
    ticket: { reader },
  });
  expect(diagnostics).toEqual([]);
  const baseline = design.theme.page.height - design.theme.page.foot;
  return (pages.pages[1]?.marks ?? []).flatMap((mark) =>
    mark.kind === 'glyphs' && mark.y === baseline ? [mark] : [],
  );
};

const wordsOf = (marks: readonly Extract<Mark, { kind: 'glyphs' }>[]): string =>
  marks.flatMap(({ run }) => run.map((part) => (typeof part === 'number' ? ' ' : part.text))).join('');

describe('the line at the foot of every page', () => {
  it('is filled with the reader’s words, or with what stands there without them', () => {
    expect(wordsOf(footOf('For {{name}} and {{person|a friend}}.', { name: 'Zoë' }))).toContain(
      'For Zoë and a friend.',
    );
    expect(wordsOf(footOf('For {{name}}.'))).toContain('For you.');
  });

  it('goes on in further lines where one is too short, up to what the margin holds', () => {
    const footer = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');
    const sources = sourcesOf(smallFiles({ 'content/book.yaml': `${book}footer: '${footer}'\n` }));
    const { pages, design } = makeWorkbook({ form: forms[0], edition: 'a4', sources });
    const { page } = design.theme;
    const below = (pages.pages[1]?.marks ?? []).flatMap((mark) =>
      mark.kind === 'glyphs' && mark.y > page.height - page.margin.bottom ? [mark] : [],
    );
    expect(wordsOf(below)).toContain('word0 ');
    expect(wordsOf(below)).toContain('word30');
    expect(Math.max(...below.map(({ y }) => y))).toBeLessThan(page.height - page.clear);
  });

  it('goes on after a page number, and none of it is read aloud on every page', () => {
    const marks = footOf('[Task, page #](#task), or ask {{name}}.', { name: 'Zoë' });
    expect(wordsOf(marks)).toContain('Task, page\u00a03, or ask Zoë.');
    expect(marks.filter(({ tag }) => tag)).toEqual([]);
    const starts = marks.slice(0, -1).map(({ x }) => x);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  it('is left off the pages of sections that are named for that, whose folios stay, and on no others', () => {
    const footer = "footer: 'Stop here.'\nwithout_footer: [task]\n";
    const sources = sourcesOf(smallFiles({ 'content/book.yaml': `${book}${footer}` }));
    const { pages, design, diagnostics } = makeWorkbook({ form: forms[0], edition: 'a4', sources });
    expect(diagnostics).toEqual([]);
    const { page } = design.theme;
    const feet = pages.pages.flatMap(({ section, marks }) => {
      const below = marks.flatMap((mark) =>
        mark.kind === 'glyphs' && mark.y > page.height - page.margin.bottom ? [mark] : [],
      );
      return below.length > 0 ? [{ section, words: wordsOf(below) }] : [];
    });
    expect(new Set(feet.map(({ section }) => section)).size).toBeGreaterThan(1);
    for (const { section, words } of feet) {
      expect(words.includes('Stop here.')).toBe(section !== 'task');
      expect(words).toMatch(/\d/);
    }
  });
});
