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
