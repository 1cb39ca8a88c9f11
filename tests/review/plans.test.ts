import { describe, expect, it } from 'vitest';
import { reviewOf, rulesWith, task } from './reviewing.ts';

const probe = (blocks: string): string => `id: probe\nkind: page\ntitle: A plan\nblocks:\n${blocks}`;

/** What is found of a plan, in a book that holds the exercise `task` and leaves out `spare` where the form is dismissive. */
const foundIn = (blocks: string, plans: string) =>
  reviewOf({
    'content/review.yaml': rulesWith({ plans }),
    'content/book.yaml': `title: Small Book
subtitle: A book for tests
author: Octavo
language: en-US
edition: First edition
date: 2026-11-22
each: form
parts:
  dismissive: [{ id: one, opening: opening, sections: [probe, task] }]
  fearful: [{ id: one, opening: opening, sections: [probe, task, spare] }]
`,
    'content/pages/probe.yaml': probe(blocks),
    'content/one/task.yaml': task({}),
    'content/one/spare.yaml': task({ id: 'spare' }),
  });

const dismissive = '[{ page: probe, book: book, choices: { form: dismissive } }]';
const fearful = '[{ page: probe, book: book, choices: { form: fearful } }]';

describe('a plan on a page', () => {
  const both = '  - p: "[Task](#task), then [Spare](#spare), and [this page](#probe)."\n';

  it('names no exercise by a link that the book it is about does not hold', () => {
    expect(foundIn(both, fearful).found).toEqual([]);
    expect(foundIn(both, dismissive).found).toMatchObject([
      { code: 'review/plan', message: 'the plan names `spare`, which the book `book` does not hold' },
    ]);
  });

  it('names none in a command either, nor one that there is not', () => {
    const typed = '  - p: "octavo make \\\\-\\\\-only task,spare"\n';
    expect(foundIn(typed, fearful).found).toEqual([]);
    expect(foundIn(typed, dismissive).found).toHaveLength(1);
    expect(foundIn(typed.replace('spare', 'spade'), fearful).found).toMatchObject([
      { message: 'the plan names `spade`, and there is no such exercise', hints: ['did you mean `spare`?'] },
    ]);
  });

  it('is about any form where none is named', () => {
    expect(foundIn(both, '[{ page: probe, book: book }]').found).toEqual([]);
  });

  it('may stand under a heading, up to the next', () => {
    const under = '[{ page: probe, under: first, book: book, choices: { form: dismissive } }]';
    const headed = (before: string, first: string, second: string): string =>
      `  - p: "${before}"\n  - heading: { text: A, id: first }\n  - p: "${first}"\n  - heading: B\n  - p: "${second}"\n`;
    expect(foundIn(headed('[x](#spare)', '[x](#task)', '[x](#spare)'), under).found).toEqual([]);
    expect(foundIn(headed('None.', '[x](#spare)', 'None.'), under).found).toHaveLength(1);
  });

  it('is refused where the rule names a page, a heading, a book or an option that there is not', () => {
    const plans =
      '[{ page: prob, book: book }, { page: probe, under: top, book: book }, { page: probe, book: bok }, { page: probe, book: book, choices: { form: dismissiv, shape: one } }]';
    expect(foundIn(both, plans).found.map(({ message }) => message)).toEqual([
      'there is no exercise or page `prob`',
      '`probe` has no heading with the id `top`',
      'there is no book `bok`',
      'there is no form `dismissiv`',
      'there is no axis `shape`',
    ]);
  });
});
