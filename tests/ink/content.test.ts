import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/core/blocks/kinds/kinds.ts';
import { expectGolden } from '../support/golden.ts';
import { contentText, glyphTexts } from './content-text.ts';
import { coverOf, type InkBook, inkAnswers, inkSources, makeInk } from './ink-book.ts';

const hold = (name: string, bytes: Uint8Array, book: InkBook, numbers: readonly number[]): void => {
  expect(book.diagnostics).toEqual([]);
  const { pages, cover, design } = book.workbook;
  const texts = glyphTexts([pages, ...(cover ? [cover.pages] : [])], design.faces);
  expectGolden(contentText(bytes, numbers, texts), `tests/ink/${name}.content.txt`);
};

const holdInside = async (name: string, book: InkBook, numbers: readonly number[]): Promise<void> =>
  hold(name, await book.workbook.bytes(), book, numbers);

describe('the ink of a small book', () => {
  it('is of every kind of block, mark and field', () => {
    const texts = [...inkSources.content.values(), ...inkSources.templates.values()].map(({ text }) => text);
    const isShown = (kind: string): boolean =>
      texts.some((text) => new RegExp(`- ${kind}:|<${kind}[ >]`).test(text));
    expect([...kinds.keys()].filter((kind) => !isShown(kind))).toEqual([]);
    const marks = makeInk('fillable').workbook.pages.pages.flatMap((page) => page.marks);
    expect(new Set(marks.map(({ kind }) => kind))).toEqual(
      new Set(['glyphs', 'path', 'image', 'link', 'field']),
    );
    const shapes = marks.flatMap((mark) =>
      mark.kind === 'field' ? [mark.field.kind === 'text' ? 'text' : mark.field.shape] : [],
    );
    expect(new Set(shapes)).toEqual(new Set(['text', 'tick', 'ring', 'dot']));
  });

  it('has every kind of mark of a tagged page as its operators say', async () => {
    await holdInside('inside', makeInk('inside'), [1, 2, 4, 5, 10, 12, 19, 24]);
  });

  it('has every kind of field, empty and answered, with its appearance', async () => {
    await holdInside('fillable', makeInk('fillable', { answers: inkAnswers }), [4, 7, 8, 9, 16]);
  });

  it('has a shade in place of every color of words, lines and fields where colors are not printed', async () => {
    const numbers = [4, 8];
    const book = makeInk('grey-fillable', { answers: inkAnswers });
    const bytes = await book.workbook.bytes();
    hold('grey-fillable', bytes, book, numbers);
    expect(contentText(bytes, numbers, new Map())).not.toMatch(/ (rg|RG)\b/);
  });

  it('has its mark under the words of a sample', async () => {
    await holdInside('sample', makeInk('sample', { pages: ['3', '5'] }), [1, 2]);
  });

  it('has pages on the halves of their sheets, moved towards the fold, with marks to fold and cut by', async () => {
    // The outermost sheet of the first booklet and its innermost, the outermost of the second, and how to fold them.
    await holdInside('sheets', makeInk('sheets'), [1, 2, 15, 17, 33]);
  });

  it('has back, spine and front on one sheet around a bound book', async () => {
    const book = makeInk('bound');
    expect(coverOf(book).pages.pages.length).toBe(1);
    hold('cover', await coverOf(book).bytes(), book, [1]);
  });
});
