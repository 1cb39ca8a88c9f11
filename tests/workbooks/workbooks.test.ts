import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Pages } from '../../src/core/index.ts';
import { expectGolden } from '../support/golden.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { filesBelow, root } from '../support/sources.ts';
import { makeWorkbook } from '../support/workbook.ts';

const folder = 'tests/workbooks';

type Page = Pages['pages'][number];

/** The words of a page line by line, from its top to its foot; furniture has no tag and is left out. */
const linesOf = ({ marks }: Page): readonly string[] => {
  const lines = new Map<number, { x: number; text: string }[]>();
  for (const mark of marks.filter(isGlyphs).filter(({ tag }) => tag !== undefined)) {
    const y = Math.round(mark.y);
    lines.set(y, [...(lines.get(y) ?? []), { x: mark.x, text: textOf(mark) }]);
  }
  const inOrder = [...lines].sort(([one], [other]) => one - other);
  return inOrder.map(([, texts]) =>
    texts
      .sort((one, other) => one.x - other.x)
      .map(({ text }) => text)
      .join(' '),
  );
};

/** One line a page: enough to see that something moved, little enough to read. */
const summary = ({ pages }: Pages): string =>
  `${pages
    .map((page) => {
      const lines = linesOf(page);
      return `${page.number} ${page.section} | ${lines[0] ?? ''} | ${lines.at(-1) ?? ''} | ${page.marks.length} marks`;
    })
    .join('\n')}\n`;

describe('a whole workbook', () => {
  for (const file of filesBelow(folder, '.yaml')) {
    const name = file.replace(/\.yaml$/, '');
    it(`of the ticket \`${name}\` has the pages it had, and nothing to complain of`, () => {
      const { form, edition, ...ticket } = parse(readFileSync(join(root, folder, file), 'utf8'));
      const { pages, diagnostics } = makeWorkbook({ form, edition, ticket });
      expect(diagnostics).toEqual([]);
      expectGolden(summary(pages), `${folder}/${name}.pages.txt`);
    });
  }

  it('prints a reader’s words as they were given, never as markup or slots', () => {
    const { form, edition, ...ticket } = parse(
      readFileSync(join(root, folder, 'strangest-names.yaml'), 'utf8'),
    );
    const { pages } = makeWorkbook({ form, edition, ticket });
    const text = pages.pages.flatMap(linesOf).join('\n');
    for (const words of [
      'Zoë',
      'Šárka',
      'Nguyễn',
      'O’Neill',
      '<Łukasz>',
      '*nobody*',
      '[not a link](https://example.org)',
      '2028-02-28',
    ])
      expect(text).toContain(words);
  });
});
