import { describe, expect, it } from 'vitest';
import { readEdition, resolve } from '../../src/core/index.ts';
import { isTree } from '../../src/core/model/mapping.ts';
import { plain, readProse } from '../../src/core/model/prose.ts';
import { isLong } from '../support/long.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { ownSources } from '../support/sources.ts';
import { type Chosen, forms, makeChosen, type Workbook } from '../support/workbook.ts';

// What protects a reader is on every exercise, whatever it is printed for: complete, and never in small print.

/** Nothing that protects is set smaller, in points. */
const least = 12;

/** Letters alone: where a line ends, and whether a word is divided there, is of no account. */
const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}.?!]/gu, '');

/** The texts of a piece of content, however deep. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isTree(value) ? Object.entries(value).flatMap(([key, one]) => proseIn(key, one)) : [];
};

/** What is no text of a block but a name. */
const proseIn = (key: string, value: unknown): readonly string[] =>
  ['tone', 'icon', 'id', 'was', 'beside', 'style'].includes(key) ? [] : textsIn(value);

/** The callouts among blocks that warn, or say where to stop. */
const warningsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(warningsIn);
  if (!isTree(value)) return [];
  const { tone } = value;
  return tone === 'care' || tone === 'pause' ? textsIn(value) : Object.values(value).flatMap(warningsIn);
};

const words = (book: Workbook, group: string, name: string): string =>
  book.document.words[group]?.[name] ?? '';

/** What must stand on an exercise, in the words chosen. */
const protecting = (book: Workbook, id: string): readonly string[] => {
  const { entries, axes } = book.project.library;
  const entry = entries.get(id);
  if (!entry) throw new Error(`no exercise ${id}`);
  const { value } = resolve(entry.node, axes, book.choices, () => undefined);
  const fields = isTree(value) ? value : {};
  return [
    ...(fields.gate ? [words(book, 'exercise', 'gate-title'), words(book, 'exercise', 'gate-loose')] : []),
    words(book, 'exercise', 'skip'),
    String(fields.skip),
    words(book, 'safety', 'title'),
    words(book, 'safety', 'stop'),
    words(book, 'safety', 'drink'),
    ...warningsIn(fields.blocks),
  ];
};

/** As it is printed: a page's number in place of its mark. */
const printed = (book: Workbook, text: string): string =>
  letters(
    readProse(text)
      .map((inline) =>
        inline.kind === 'page' ? String(book.pages.anchors.get(inline.to.slice(1))?.page) : plain([inline]),
      )
      .join(''),
  );

/** The letters of a section's pages that are set at a size or above. */
const standingIn = (book: Workbook, id: string, size: number): string =>
  letters(
    book.pages.pages
      .filter(({ section }) => section === id)
      .flatMap(({ marks }) => marks.filter(isGlyphs))
      .filter((mark) => mark.size >= size)
      .map(textOf)
      .join(''),
  );

const exercisesOf = ({ document, project }: Workbook): readonly string[] =>
  document.sections.map(({ id }) => id).filter((id) => project.library.entries.get(id)?.kind === 'exercise');

const missing = (book: Workbook): readonly string[] => {
  const size = Math.max(least, book.design.theme.styles.body?.size ?? Number.POSITIVE_INFINITY);
  return exercisesOf(book).flatMap((id) => {
    const standing = standingIn(book, id, size);
    return protecting(book, id)
      .filter((text) => text === '' || !standing.includes(printed(book, text)))
      .map((text) => `${id}: ${text}`);
  });
};

/** All editions but those that leave out pages, to be given away as a taste. */
const editions = [...ownSources.editions.keys()].filter(
  (name) => readEdition(ownSources, name, () => undefined)?.output?.sample === undefined,
);

const lengths = ['full', 'short', 'pocket'];

const made = (order: Chosen): Workbook => makeChosen({ ...order, ticket: { book: 'handout' } });

describe.each(forms)('every exercise of the %s form', (form) => {
  for (const [index, edition] of editions.entries())
    it.each(isLong ? lengths : lengths.filter((_, at) => (index + forms.indexOf(form) + at) % 3 === 0))(
      `bears what protects, at the size of the text, in ${edition}: %s`,
      (length) => {
        const book = made({ choices: { form, length }, edition });
        expect(exercisesOf(book).length).toBeGreaterThan(30);
        expect(missing(book)).toEqual([]);
      },
    );
});
