import { describe, expect, it } from 'vitest';
import { readEdition } from '../../src/core/index.ts';
import type { Color } from '../../src/core/model/galley.ts';
import { ownSources } from '../support/sources.ts';
import { forms, makeWorkbook, type Workbook } from '../support/workbook.ts';
import { contrast, sightsOf } from './contrast.ts';

// What holds on every colored paper there is, whoever adds one. Ink on paper is darker than the same color on a screen: what is
// measured here is the least that a reader sees.

/** WCAG 2.2, 1.4.6 (enhanced) for text of any size, and 1.4.11 for lines and controls. */
const least = { text: 7, line: 3 };

/** Editions whose own colors a stock's must replace, and the plain one. */
const editions = [...ownSources.editions.keys()].filter(
  (name) =>
    name === 'a4' ||
    readEdition(ownSources, name, ({ message }) => {
      throw new Error(`${name}: ${message}`);
    })?.overlay.colors,
);

const bookOn = (
  stock: string,
  form: string,
  edition: string,
  colors: Readonly<Record<string, Color>> = {},
): Workbook => makeWorkbook({ form, edition, ticket: { stock }, overlay: { stock: { colors } } });

const white = '#ffffff';
/** White is not printed: the paper is seen. */
const seenOn = (paper: Color, color: Color): Color => (color === white ? paper : color);

/** What is too weak on each paper of the book's theme. */
const faint = ({ pages, design }: Workbook): readonly string[] => {
  const { output, theme } = design;
  const sights = pages.pages.flatMap((page) => sightsOf(page, white, [white]));
  const found = Object.entries(theme.stock.papers).flatMap(([stock, paper]) =>
    sights
      .map(({ what, color, ground }) => ({
        what,
        color: seenOn(paper, color),
        ground: seenOn(paper, ground),
      }))
      .map((sight) => ({ ...sight, ratio: contrast(sight.color, sight.ground, output.colors === 'grey') }))
      .filter(({ what, ratio }) => ratio < least[what])
      .map(({ what, color, ratio }) => `${stock}: ${what} ${color}, ${ratio.toFixed(2)}`),
  );
  return [...new Set(found)];
};

describe.each(editions)('on colored paper the edition %s', (edition) => {
  it.each(forms)('prints text at 7 : 1 or more, lines at 3 : 1, and no tint: %s', (form) => {
    expect(faint(bookOn('cream', form, edition))).toEqual([]);
  });
});

describe('colored paper', () => {
  it('is cream, blue, yellow, green and pink, of one palette', () => {
    const [first, ...others] = ['cream', 'blue', 'yellow', 'green', 'pink'].map(
      (stock) => bookOn(stock, 'fearful', 'a4').design.theme,
    );
    expect(Object.keys(first?.stock.papers ?? {})).toEqual(['cream', 'blue', 'yellow', 'green', 'pink']);
    for (const { colors } of others) expect(colors).toEqual(first?.colors);
  });

  it.each(
    Object.entries({
      soft: '#6a6a6a',
      accent: '#7a4361',
      line: '#8c8c8c',
      pen: '#4a6ab0',
      tint: '#f1f0ed',
      wash: '#f5edf1',
    }),
  )('lets no %s of %s pass: it is too weak on each', (name, weak) => {
    const book = bookOn('cream', 'fearful', 'a4', { [name]: weak });
    const told = faint(book).filter((one) => one.includes(weak));
    expect(new Set(told.map((one) => one.split(':')[0]))).toEqual(
      new Set(Object.keys(book.design.theme.stock.papers)),
    );
  });

  it('leaves the form its own accent, and gives way to an accent asked for', () => {
    const [one, other] = forms.map((form) => bookOn('pink', form, 'a4').design.theme.colors.accent);
    expect(one).not.toBe(other);
    const ticket = { stock: 'pink', accent: '#123456' };
    const asked = makeWorkbook({ form: 'fearful', edition: 'a4', ticket });
    expect(asked.design.theme.colors.accent).toBe('#123456');
  });

  it('moves nothing: the pages are those of white paper', () => {
    const places = ({ pages }: Workbook) =>
      pages.pages.map(({ marks }) => marks.map(({ kind, x, y }) => [kind, x, y]));
    expect(places(bookOn('green', 'fearful', 'a4'))).toEqual(
      places(makeWorkbook({ form: 'fearful', edition: 'a4' })),
    );
  });
});
