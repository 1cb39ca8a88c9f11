import { describe, expect, it } from 'vitest';
import { type Diagnostic, type MadeWorkbook, makeWorkbooks, type Progress } from '../../src/core/index.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { type Overrides, smallFiles } from '../support/folder.ts';

/** A title that knows nothing of any other: an axis of its own, two options of it, and a third axis whose first is usual. */
const sleep: Overrides = {
  'content/choices.yaml': `sleeper:
  early: { title: For early birds }
  late: { title: For night owls }
paper:
  dotted: { title: Dotted }
  plain-sheet: { title: Plain sheets }
`,
  'content/slots.yaml': undefined,
  'content/references.yaml': undefined,
  'content/helplines.yaml': undefined,
  'content/book.yaml': `title: Sleep Notes
author: A. Vawter
language: en-US
date: 2026-11-22
each: sleeper
`,
  'content/pages/opening.yaml': undefined,
  'content/pages/probe.yaml': undefined,
  'content/one/task.yaml': `id: task
title: { early: Wake, late: Wind down }
blocks:
  - p: { dotted: On dots., plain-sheet: On nothing. }
`,
};
const sources = sourcesOf(smallFiles(sleep));

const made = (ticket: Readonly<Record<string, unknown>> = {}, these = sources) => {
  const found: Diagnostic[] = [];
  const workbooks = [...makeWorkbooks(these, ticket, { report: (one) => found.push(one) })];
  return {
    workbooks,
    names: workbooks.map(({ name }) => name),
    codes: found.map(({ severity, code }) => `${severity} ${code}`),
    hints: found.flatMap(({ hints }) => hints),
  };
};

const words = ({ pages }: MadeWorkbook): string =>
  pages.pages
    .flatMap(({ marks }) =>
      marks.flatMap((mark) =>
        mark.kind === 'glyphs' ? mark.run.map((part) => (typeof part === 'number' ? ' ' : part.text)) : [],
      ),
    )
    .join('');

describe('what can be chosen', () => {
  it('is what the content declares: a book for each option of the axes it says so of, the first of any other', () => {
    const { workbooks, names, codes } = made();
    expect(codes).toEqual([]);
    expect(names).toEqual(['sleep-notes-early-a4', 'sleep-notes-late-a4']);
    expect(workbooks.map(words).map((text) => text.includes('On dots.'))).toEqual([true, true]);
  });

  it('is chosen by its name, and several options make several books', () => {
    expect(made({ choices: { sleeper: 'late' } }).names).toEqual(['sleep-notes-late-a4']);
    const both = made({ choices: { sleeper: 'late', paper: ['dotted', 'plain-sheet'] } });
    expect(both.names).toEqual(['sleep-notes-late-a4', 'sleep-notes-late-plain-sheet-a4']);
    expect(both.workbooks.map(words).map((text) => text.includes('On nothing.'))).toEqual([false, true]);
  });

  it('is nothing else: an axis or an option that there is not is a mistake, with the nearest that there is', () => {
    expect(made({ choices: { sleper: 'late' } })).toMatchObject({
      names: [],
      codes: ['error choose/unknown-axis'],
      hints: ['did you mean `sleeper`?'],
    });
    expect(made({ choices: { sleeper: 'lat' } })).toMatchObject({
      names: [],
      codes: ['error choose/unknown-option'],
      hints: ['did you mean `late`?'],
    });
    for (const shorthand of ['form', 'pace', 'context', 'length', 'cover', 'setup'])
      expect(made({ [shorthand]: 'late' })).toMatchObject({
        names: [],
        codes: ['error choose/unknown-axis'],
      });
  });

  it('may be written by a shorthand where the content has that axis, but not both ways at once', () => {
    const own = sourcesOf(smallFiles());
    expect(made({ form: 'fearful' }, own).names).toEqual(['small-book-fearful-a4']);
    expect(made({ choices: { form: 'fearful' } }, own).names).toEqual(['small-book-fearful-a4']);
    expect(made({ form: 'fearful', choices: { form: 'dismissive' } }, own).codes).toEqual([
      'error ticket/chosen-twice',
    ]);
  });

  it('keeps its order even when options are numbers', () => {
    const choices = 'level:\n  b: { title: B }\n  2: { title: Two }\n  1: { title: One }\n';
    const files = {
      ...sleep,
      'content/choices.yaml': choices,
      'content/one/task.yaml': 'id: task\ntitle: Task\nblocks: []\n',
      'content/book.yaml': 'title: T\nauthor: A\nlanguage: en-US\ndate: 2026-11-22\neach: level\n',
    };
    expect(made({}, sourcesOf(smallFiles(files))).names).toEqual(['t-b-a4', 't-2-a4', 't-1-a4']);
  });
});

describe('what a title must say', () => {
  it('is little: a book of one exercise of a few lines, and nothing else, builds without a word', () => {
    const files: Overrides = {
      ...Object.fromEntries([...smallFiles().keys()].map((path) => [path, undefined])),
      'content/book.yaml': 'title: Tiny\nauthor: A\nlanguage: en-US\ndate: 2026-11-22\n',
      'content/breathe.yaml':
        'id: breathe\ntitle: Breathe\nblocks:\n  - steps: [In., Out.]\n  - lines: How was it?\n',
      'templates/exercise.hbs': smallFiles().get('templates/exercise.hbs') ?? '',
    };
    const { names, codes, workbooks } = made({}, sourcesOf(smallFiles(files)));
    expect({ names, codes }).toEqual({ names: ['tiny-a4'], codes: [] });
    expect(workbooks.map(({ measures }) => measures.pages)).toEqual([1]);
  });

  it('is more where its own rules ask: a book is not made of exercises that lack it', () => {
    const rules = { 'content/review.yaml': 'require: { fields: [skip], blocks: [example] }\n' };
    const { names, codes } = made({}, sourcesOf(smallFiles({ ...sleep, ...rules })));
    expect(names).toEqual([]);
    expect(codes).toEqual(['error author/missing-field', 'error review/missing-block']);
  });
});

describe('the one call', () => {
  it('makes one workbook at a time, and tells how far it is', () => {
    const told: Progress[] = [];
    const report = (): void => undefined;
    const making = makeWorkbooks(sources, {}, { report, progress: (one) => told.push(one) });
    expect(making.next().value?.name).toBe('sleep-notes-early-a4');
    expect(told.map(({ made, of }) => [made, of])).toEqual([[0, 2]]);
    expect([...making].map(({ name }) => name)).toEqual(['sleep-notes-late-a4']);
    expect(told.map(({ made, of }) => [made, of])).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });

  it('stops when it is asked to', () => {
    const signal = { aborted: false };
    const names: string[] = [];
    for (const { name } of makeWorkbooks(sources, {}, { report: () => undefined, signal })) {
      names.push(name);
      signal.aborted = true;
    }
    expect(names).toEqual(['sleep-notes-early-a4']);
  });

  it('gives no workbook after a mistake, but tells what else is wrong', () => {
    const ticket = { edition: ['a4', 'a44'], choices: { sleeper: ['early', 'lat'] } };
    expect(made(ticket)).toMatchObject({
      names: [],
      codes: ['error edition/unknown', 'error choose/unknown-option'],
    });
  });

  it.each([
    ['an option', { choices: { sleeper: 'lat' } }, ['error choose/unknown-option']],
    ['the book', { book: 'boook' }, ['error choose/unknown-book']],
    [
      'an option and the book',
      { choices: { sleeper: 'lat' }, book: 'boook' },
      ['error choose/unknown-option', 'error choose/unknown-book'],
    ],
  ])('tells what is wrong beside %s that is not there, in one run', (_, ticket, codes) => {
    const more = { only: ['nothing-like-it'], reader: { nme: 'Ana' }, theme: 'octavio' };
    expect(made({ ...ticket, ...more })).toMatchObject({
      names: [],
      codes: [...codes, 'error choose/unknown-entry', 'error choose/unknown-slot', 'error theme/unknown'],
    });
  });

  it('tells nothing false of what is right beside an option or a book that is not there', () => {
    const right = { only: ['task'], theme: 'quiet' };
    for (const wrong of [{ choices: { sleeper: 'lat' } }, { book: 'boook' }])
      expect(made({ ...wrong, ...right }).codes).toHaveLength(1);
  });

  it('makes the same bytes whenever it is asked, and a cover where the book is to be bound', async () => {
    const [first] = made({ choices: { sleeper: 'late' }, edition: 'kdp-6x9' }).workbooks;
    const [again] = made(
      { choices: { sleeper: 'late' }, edition: 'kdp-6x9' },
      sourcesOf(smallFiles(sleep)),
    ).workbooks;
    if (!first?.cover || !again?.cover) throw new Error('a bound book has a cover');
    expect(first.cover.name).toBe('sleep-notes-late-kdp-6x9-cover');
    expect(Buffer.from(await first.bytes()).equals(await again.bytes())).toBe(true);
    expect(Buffer.from(await first.cover.bytes()).equals(await again.cover.bytes())).toBe(true);
  });
});
