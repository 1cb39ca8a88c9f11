import { describe, expect, it } from 'vitest';
import { dumpPages } from '../support/dump-pages.ts';
import { ownSources, written } from '../support/sources.ts';
import { specimenSources } from '../support/specimen-book.ts';
import { makeWorkbook } from '../support/workbook.ts';

const plain = specimenSources('- p: Some words.');

/** The pages of an exercise that takes so many minutes, set by each layout that tells it, and of the part that lists it. */
const pagesOf = (minutes: number, layout: string): string => {
  const task = `id: task\ntitle: Task\nminutes: ${minutes}\nlayout: ${layout}\nblocks: [{ p: Do it. }]\n`;
  const opening = 'id: opening\nkind: page\ntitle: Part\nlayout: part\n';
  const { file = '', text = '' } = plain.content.get('book') ?? {};
  const book = text.replace(/^front:[\s\S]*/m, 'parts: [{ id: one, opening: opening, sections: [task] }]\n');
  const { words, ...others } = Object.fromEntries(plain.content);
  const content = new Map([
    ...Object.entries(others),
    ['book', written(file, book)] as const,
    ['task', written('task.yaml', task)] as const,
    ['opening', written('opening.yaml', opening)] as const,
  ]);
  const sources = { ...plain, content, templates: ownSources.templates };
  expect(words).toBeDefined();
  return dumpPages(makeWorkbook({ form: 'only-one', edition: 'a4', sources }).pages);
};

describe('the minutes of an exercise', () => {
  it.each(['exercise', 'exercise-short'])('are told in the singular where it takes one (%s)', (layout) => {
    expect(pagesOf(1, layout).match(/\b1 minutes?\b/g)).toEqual(['1 minute', '1 minute']);
    expect(pagesOf(2, layout).match(/\b2 minutes?\b/g)).toEqual(['2 minutes', '2 minutes']);
  });
});
