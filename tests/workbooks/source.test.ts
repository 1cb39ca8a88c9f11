import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../support/folder.ts';
import { makeChosen } from '../support/workbook.ts';

/** The rows of the table: which sentence, and the ids that answer it in each book. */
const rows = readFileSync(join(root, 'exercises/en/quality.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z]\d \|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

const columns = [
  { book: 'starter', form: 'dismissive', at: 2 },
  { book: 'starter', form: 'fearful', at: 3 },
  { book: 'book', form: 'dismissive', at: 4 },
  { book: 'book', form: 'fearful', at: 5 },
];

describe('every sentence of the source', () => {
  it('is in the table: those on what helps, on each of the five supports, and on writing', () => {
    const count = (letter: string): number => rows.filter(([id = '']) => id.startsWith(letter)).length;
    expect(['H', 'N', 'E', 'V', 'L', 'S', 'W'].map(count)).toEqual([7, 3, 2, 3, 2, 3, 2]);
  });

  for (const { book, form, at } of columns)
    it(`has its exercises or pages in the ${book}, ${form}`, () => {
      const { document } = makeChosen({ choices: { form }, edition: 'a4', ticket: { book } });
      const here = new Set(document.sections.map(({ id }) => id));
      const lacking = rows.flatMap((row) => {
        const ids = (row[at] ?? '').split(',').map((id) => id.trim());
        return ids.filter((id) => !here.has(id)).map((id) => `${row[0]}: ${id}`);
      });
      expect(lacking).toEqual([]);
    });
});
