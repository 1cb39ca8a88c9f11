import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOf } from '../support/measure-marks.ts';
import { makeSpecimen } from '../support/specimen-book.ts';

/** A book whose contents have so many parts of so many sections; all lead to its only page. */
const contentsOf = (parts: number, sections: number) => {
  const entry = (title: string, level: string): string =>
    `    - { title: ${title}, to: specimen, level: ${level} }`;
  const entries = Array.from({ length: parts }, (_, part) => [
    entry(`Part ${part + 1}`, 'part'),
    ...Array.from({ length: sections }, (_, section) =>
      entry(`Section ${part + 1}.${section + 1}`, 'section'),
    ),
  ]).flat();
  return { count: entries.length, book: makeSpecimen(`- contents:\n${entries.join('\n')}`) };
};

const read = ({ book }: ReturnType<typeof contentsOf>) =>
  book.pages.pages.map(({ marks }) =>
    marks.flatMap((mark) =>
      mark.kind === 'glyphs' && /^(Part|Section) /.test(textOf(mark))
        ? [{ text: textOf(mark), x: mark.x, y: mark.y }]
        : [],
    ),
  );

describe('contents', () => {
  it('hold every entry once, in the order of reading, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 16 }), (parts, sections) => {
        const made = contentsOf(parts, sections);
        const texts = read(made).flat();
        expect(made.book.diagnostics).toEqual([]);
        expect(new Set(texts.map(({ text }) => text)).size).toBe(made.count);
        expect(texts.map(({ text }) => text)).toEqual(
          Array.from({ length: parts }, (_, part) => [
            `Part ${part + 1}`,
            ...Array.from({ length: sections }, (_, section) => `Section ${part + 1}.${section + 1}`),
          ]).flat(),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('stand in one column while a page holds it, and in two, each beginning with a part, rather than on two pages', () => {
    const columns = (parts: number, sections: number): readonly (readonly string[])[] => {
      const pages = read(contentsOf(parts, sections));
      expect(pages).toHaveLength(1);
      const [first = []] = pages;
      return [...new Set(first.map(({ x }) => x))]
        .sort((a, b) => a - b)
        .map((x) => first.flatMap((one) => (one.x === x ? one.text : [])));
    };
    expect(columns(4, 5)).toHaveLength(1);
    const [left, right, ...more] = columns(7, 7);
    expect(more).toEqual([]);
    expect(left?.[0]).toBe('Part 1');
    expect(right?.[0]).toMatch(/^Part [45]$/);
    expect((left?.length ?? 0) + (right?.length ?? 0)).toBe(56);
  });

  it('run on to a second page when two columns do not hold them either', () => {
    expect(read(contentsOf(9, 16)).length).toBeGreaterThan(1);
  });
});
