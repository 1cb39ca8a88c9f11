import { describe, expect, it } from 'vitest';
import { reviewOf, rulesWith, task } from './reviewing.ts';

const page = (id: string, blocks: string): string =>
  `id: ${id}\nkind: page\ntitle: A page\nblocks: ${blocks}\n`;

const fog = '{ words: [{ find: [fog, foggy], at: probe }] }';

/** What is found when the page before, the page that explains and the exercise behind it say so. */
const foundIn = (
  { before = '[]', explains = '[{ p: "Fog: all seems unreal." }]', after = '[]' },
  terms = fog,
): readonly string[] =>
  reviewOf({
    'content/review.yaml': rulesWith({ terms }),
    'content/pages/opening.yaml': page('opening', before),
    'content/pages/probe.yaml': page('probe', explains),
    'content/one/task.yaml': task({ blocks: after }),
  }).told;

describe('a term that a page explains', () => {
  it('is a mistake before it, at the word, and none there and after it', () => {
    expect(foundIn({ after: '[{ p: Is it foggy? }]' })).toEqual([]);
    expect(foundIn({ before: '[{ p: Is it foggy? }]' })).toEqual(['review/term: foggy']);
  });

  it('may stand before it in a text that leads there', () => {
    const explains = '[{ heading: { text: Fog, id: what-fog-is } }]';
    expect(foundIn({ before: '[{ p: "Is it [fog](#probe)?" }]' })).toEqual([]);
    expect(foundIn({ before: '[{ p: "Is it [fog](#what-fog-is)?" }]', explains })).toEqual([]);
    expect(foundIn({ before: '[{ p: "Is it fog? Go [on](#task)." }]' })).toEqual(['review/term: fog']);
  });

  it('is looked for in the wording of one option as in that of all', () => {
    const before = '[{ p: { dismissive: A fog., fearful: One. } }, { p: In a fog. }]';
    expect(foundIn({ before })).toEqual(['review/term: fog', 'review/term: fog']);
  });

  it('is explained by the first page of several that the book holds', () => {
    const terms = '{ words: [{ find: fog, at: [task, probe] }] }';
    const given = { before: '[{ p: A fog. }]', after: '[{ p: A fog. }]' };
    expect(foundIn({ ...given, before: '[]' }, terms)).toEqual([]);
    expect(foundIn(given, terms)).toEqual(['review/term: fog']);
  });

  it('is looked for as the language spells it that is read', () => {
    const spelled = (language: string) =>
      reviewOf(
        {
          'content/spelling.yaml': 'en-GB: { armor: armour }\n',
          'content/review.yaml': rulesWith({ terms: '{ words: [{ find: armor, at: probe }] }' }),
          'content/pages/opening.yaml': page('opening', '[{ p: An armor. }]'),
          'content/pages/probe.yaml': page('probe', '[{ p: "Armor: a thick skin." }]'),
        },
        undefined,
        language,
      ).found.map(({ message }) => message.replace(/ stands.*/, ''));
    expect(spelled('en-GB')).toEqual(['“armour”']);
    expect(spelled('en-US')).toEqual(['“armor”']);
  });

  it('must be named by the pages that are said to explain it', () => {
    expect(foundIn({ explains: '[{ p: Nothing. }]' })).toEqual(['review/not-explained: probe']);
  });
});

describe('terms in a book', () => {
  const parts = (sections: string): string => `title: Other
subtitle: Another book
author: Octavo
language: en-US
edition: First edition
date: 2026-11-22
parts: { dismissive: [{ id: one, sections: [${sections}] }], fearful: [{ id: one, sections: [task] }] }
`;
  const told = (book: string, terms: string, text = '{ dismissive: A fog., fearful: None. }') =>
    reviewOf({
      'content/review.yaml': rulesWith({ terms }),
      'content/books/other.yaml': book,
      'content/pages/probe.yaml': page('probe', '[{ p: A fog. }]'),
      'content/one/task.yaml': task({ blocks: `[{ p: ${text} }]` }),
    });

  it('without the page that explains them are a mistake, in the options that have the word', () => {
    expect(told(parts('task'), fog).found).toMatchObject([
      { code: 'review/term', message: '“fog” is explained nowhere in the book `other`' },
    ]);
    expect(told(parts('probe, task'), fog).found).toEqual([]);
    expect(told(parts('task, probe'), fog).found).toMatchObject([
      { message: '“fog” stands before `probe`, which explains it, in the book `other`' },
    ]);
  });

  it('are told once, however many options have the text', () => {
    expect(told(parts('task'), fog, 'A fog.').found).toHaveLength(1);
  });

  it('are held to it in the books named alone', () => {
    const only = (book: string): string => `{ in: ${book}, words: [{ find: fog, at: probe }] }`;
    expect(told(parts('task'), only('book')).found).toEqual([]);
    expect(told(parts('task'), only('other')).found).toHaveLength(1);
  });

  it('are refused where the rule names a page or a book that there is not', () => {
    const terms = '{ in: [others], words: [{ find: fog, at: prob }] }';
    expect(told(parts('probe'), terms).found.map(({ message, hints }) => [message, hints[0]])).toEqual([
      ['there is no book `others`', 'did you mean `other`?'],
      ['there is no exercise or page `prob`', 'did you mean `probe`?'],
    ]);
  });
});
