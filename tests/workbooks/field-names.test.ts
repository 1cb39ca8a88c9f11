import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameFields } from '../../src/core/paginate/fields.ts';
import { fitAnswers } from '../../src/core/publish/answers.ts';
import { root } from '../support/folder.ts';
import { makeChosen } from '../support/workbook.ts';

const isUpdating = process.env.UPDATE_GOLDENS === '1';

const books = ['complete', 'book', 'starter'];

/** All names that fields of a form ever had. It only grows: what a reader once wrote under a name must find a field. */
const fileOf = (form: string): string => join(root, 'tests', 'workbooks', `${form}.fields.txt`);

const linesOf = (form: string): readonly string[] => readFileSync(fileOf(form), 'utf8').trim().split('\n');

describe('a name that a field once had', () => {
  it.each(['dismissive', 'fearful'])('leads to a field still, in some book: %s', (form) => {
    const made = books.map(
      (book) => makeChosen({ choices: { form }, edition: 'fillable', ticket: { book } }).pages,
    );
    const present = new Set(made.flatMap(({ pages }) => [...nameFields(pages).values()]));
    if (isUpdating)
      writeFileSync(fileOf(form), `${[...new Set([...linesOf(form), ...present])].sort().join('\n')}\n`);
    const ever = linesOf(form);
    expect([...present].filter((name) => !ever.includes(name))).toEqual([]);
    // One at a time: two names that one field had may not both be given.
    const homeless = ever
      .filter((name) => !present.has(name))
      .filter((name) => made.every((pages) => fitAnswers(pages, new Map([[name, name]])).unused.length > 0));
    expect(homeless).toEqual([]);
  });
});
