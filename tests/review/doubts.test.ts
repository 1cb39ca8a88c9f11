import { describe, expect, it } from 'vitest';
import { warnOfDoubts } from '../../src/core/check/doubts.ts';
import { type Diagnostic, openProject } from '../../src/core/index.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles, textOf } from '../support/folder.ts';

const book = textOf(smallFiles().get('content/book.yaml') ?? '');

/** What is doubted of the small content, its parts listed so. */
const doubts = (parts: string): readonly string[] => {
  const found: Diagnostic[] = [];
  const text = book.replace(/^parts:.*$/m, `parts: ${parts}`);
  const project = openProject(sourcesOf(smallFiles({ 'content/book.yaml': text })), (one) => found.push(one));
  if (project) warnOfDoubts(project.library, (one) => found.push(one));
  for (const { place, hints } of found) expect([place, ...hints]).not.toContain(undefined);
  return [...new Set(found.map(({ code }) => code))];
};

describe('what is hardly meant in a book', () => {
  it('is nothing where each exercise is listed once', () => {
    expect(doubts('[{ id: one, opening: opening, sections: [probe, task] }]')).toEqual([]);
  });

  it.each([
    [
      'an exercise listed twice',
      '[{ id: one, opening: opening, sections: [probe, task, probe] }]',
      'check/listed-twice',
    ],
    [
      'an exercise that no book lists',
      '[{ id: one, opening: opening, sections: [probe] }]',
      'check/listed-nowhere',
    ],
    [
      'a part without exercises',
      '[{ id: one, opening: opening, sections: [probe, task] }, { id: two, sections: [] }]',
      'check/empty-part',
    ],
  ])('is told: %s', (_, parts, code) => {
    expect(doubts(parts)).toEqual([code]);
  });
});

describe('ids of parts', () => {
  const pageOf = (block: string): string => `id: probe\nkind: page\ntitle: Probe\nblocks:\n  - ${block}\n`;
  /** What is doubted of a page with this block. */
  const doubtsOf = (block: string): readonly Diagnostic[] => {
    const found: Diagnostic[] = [];
    const sources = sourcesOf(smallFiles({ 'content/pages/probe.yaml': pageOf(block) }));
    const project = openProject(sources, (one) => found.push(one));
    if (project) warnOfDoubts(project.library, (one) => found.push(one));
    return found;
  };

  it.each([
    [
      'an item',
      'checklist: { ask: How?, items: [with care, at once], parts: { slow: [slowly, with-care] } }',
    ],
    [
      'an item beside a slot',
      'checklist: { ask: How?, items: ["**With** {{person}} there", at once], parts: { two: with-there } }',
    ],
    [
      'a line of one’s own',
      'checklist: { ask: How?, items: [one, two], other: 2, parts: { mine: own-1-words } }',
    ],
    ['a gap', 'fill-in: { text: "From ___ to ___", id: way, parts: { from: "1" } }'],
    [
      'a cell',
      'log: { columns: [{ head: Day }, { head: What }], rows: 3, id: log, parts: { first: row-1-what } }',
    ],
  ])('are silent where they name %s', (_, block) => {
    expect(doubtsOf(block)).toEqual([]);
  });

  it('that name nothing in their block are told where they stand, with the words that are near', () => {
    const block =
      'checklist: { ask: How?, items: [with care, at once], parts: { slow: with-car, fast: at-once } }';
    const page = pageOf(block);
    const [first, ...more] = doubtsOf(block);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      code: 'check/part-fits-nothing',
      severity: 'warning',
      place: { file: 'content/pages/probe.yaml', start: page.indexOf('slow:') },
      hints: ['did you mean `with-care`?'],
    });
  });
});
