import { describe, expect, it } from 'vitest';
import { makeWorkbooks } from '../../src/core/index.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles } from '../support/folder.ts';

const page = (id: string, layout: string): string =>
  `id: ${id}\nkind: page\ntitle: ${id}\nlayout: ${layout}\nblocks: [{ p: Some text. }]\n`;
const layout = (starts: string): string =>
  `<section starts="${starts}"><heading level="title">{{title}}</heading>{{#each blocks}}{{this}}{{/each}}</section>\n`;

const made = (starts: string) => {
  const files = smallFiles({
    'content/pages/first.yaml': page('first', 'plain'),
    'content/pages/second.yaml': page('second', 'further'),
    'content/pages/third.yaml': page('third', 'further'),
    'templates/plain.hbs': layout('any'),
    'templates/further.hbs': layout(starts),
    'content/book.yaml': `title: Small
author: Octavo
language: en-US
date: 2026-11-22
each: form
parts: [{ id: one, opening: opening, sections: [first, second, third, task] }]
`,
  });
  const report = (one: object): never => {
    throw new Error(JSON.stringify(one));
  };
  const [workbook] = makeWorkbooks(sourcesOf(files), { form: 'fearful', edition: 'a4' }, { report });
  return ['first', 'second', 'third', 'third:end', 'task'].map(
    (id) => workbook?.pages.anchors.get(id)?.page ?? 0,
  );
};

describe('a section that starts `on`', () => {
  it('is on the page of the one before it, and is still found by its id and at its end', () => {
    const [first = 0, second, third, end, next = 0] = made('on');
    expect([second, third, end]).toEqual([first, first, first]);
    expect(next).toBeGreaterThan(first);
  });

  it('otherwise begins a page of its own', () => {
    const [first = 0, second, third] = made('any');
    expect([second, third]).toEqual([first + 1, first + 2]);
  });
});
