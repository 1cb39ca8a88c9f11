import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pages } from '../../src/core/index.ts';
import { printPages } from '../../src/core/publish/print.ts';
import { textOf } from '../support/measure-marks.ts';
import { compare, tolerance } from './compare.ts';
import { expectPicture } from './golden-picture.ts';
import { coverOf, inkAnswers, inkSources, makeInk } from './ink-book.ts';
import { openRenderer, type Picture, type Renderer } from './render.ts';

type Page = Pages['pages'][number];
type Mark = Page['marks'][number];

let renderer: Renderer | undefined;
beforeAll(async () => {
  renderer = await openRenderer();
});
afterAll(() => renderer?.close());

const hold = async (bytes: Uint8Array, number: number, name: string): Promise<void> => {
  if (!renderer) throw new Error('nothing renders');
  expectPicture(await renderer.render(bytes, number), name);
};

describe('a page as another program draws it', () => {
  const inside = makeInk('inside').workbook.bytes();
  it.each([
    ['panels', 4],
    ['text', 5],
    ['tables', 7],
    ['chart', 10],
    ['body-map', 14],
    ['beside', 24],
  ])('shows %s', async (name, number) => {
    await hold(await inside, number, name);
  });

  it('shows fields and their answers', async () => {
    await hold(await makeInk('fillable', { answers: inkAnswers }).workbook.bytes(), 8, 'answers');
  });

  it('shows drawings in grey', async () => {
    await hold(await makeInk('grey').workbook.bytes(), 13, 'bands-in-grey');
  });

  it('shows the mark of a sample behind its words', async () => {
    await hold(await makeInk('sample', { pages: ['3'] }).workbook.bytes(), 1, 'sample');
  });

  it('shows two pages on a sheet, between marks', async () => {
    await hold(await makeInk('sheets').workbook.bytes(), 15, 'sheet');
  });

  it('shows the outside of a book', async () => {
    await hold(await coverOf(makeInk('bound')).bytes(), 1, 'cover');
  });
});

const { workbook } = makeInk('sample', { pages: ['4'] });
const [panels] = workbook.pages.pages;

/** Pages in one file, drawn. */
const drawn = async (pages: readonly Page[]): Promise<readonly Picture[]> => {
  const bytes = await printPages({ ...workbook.pages, pages }, { ...workbook, images: inkSources.images });
  const pictures: Picture[] = [];
  for (const index of pages.keys()) if (renderer) pictures.push(await renderer.render(bytes, index + 1));
  return pictures;
};

/** The page once for each mark that can be changed, with that one mark changed. */
const faulty = (page: Page, change: (mark: Mark) => Mark | undefined): readonly Page[] =>
  page.marks.flatMap((mark, at) => {
    const other = change(mark);
    return other ? [{ ...page, marks: page.marks.with(at, other) }] : [];
  });

/** What every changed page differs by from the page itself. */
const differences = async (
  page: Page | undefined,
  change: (mark: Mark) => Mark | undefined,
): Promise<readonly number[]> => {
  if (!page) throw new Error('there is no such page');
  const [right, ...wrong] = await drawn([page, ...faulty(page, change)]);
  return wrong.map((picture) => (right ? compare(picture, right).most : 0));
};

const movedBy = (x: number, y: number) => (mark: Mark) =>
  mark.kind === 'glyphs' && !mark.along && textOf(mark).trim().length > 1
    ? { ...mark, x: mark.x + x, y: mark.y + y }
    : undefined;

describe('the comparison of pictures', () => {
  it.each([
    ['down', 0, 1],
    ['to the left', -1, 0],
  ])('tells of any run of text that moved a point %s', async (_, x, y) => {
    const found = await differences(panels, movedBy(x, y));
    expect(found.length).toBeGreaterThan(8);
    expect(Math.min(...found)).toBeGreaterThan(tolerance * 4);
  });

  it('tells of any line that is a quarter of a point thicker', async () => {
    const found = await differences(panels, (mark) =>
      mark.kind === 'path' && mark.stroke
        ? { ...mark, stroke: { ...mark.stroke, width: mark.stroke.width + 0.25 } }
        : undefined,
    );
    expect(found.length).toBeGreaterThan(3);
    expect(Math.min(...found)).toBeGreaterThan(tolerance);
  });

  it('tells of any corner that is square', async () => {
    const found = await differences(panels, (mark) => {
      if (mark.kind !== 'path' || !mark.segments.some(({ op }) => op === 'curve')) return undefined;
      // Each curve of a corner becomes the two lines along its control points.
      const segments = mark.segments.flatMap((part): typeof mark.segments =>
        part.op === 'curve'
          ? [
              { op: 'line', x: part.x1 === part.x2 ? part.x : part.x1, y: part.y1 },
              { op: 'line', x: part.x, y: part.y },
            ]
          : [part],
      );
      return { ...mark, segments };
    });
    expect(found.length).toBeGreaterThan(2);
    expect(Math.min(...found)).toBeGreaterThan(tolerance);
  });

  it('tells of a picture that stands on its head', () => {
    const data = new Uint8Array(16 * 16 * 3).fill(255, 0, 16 * 8 * 3);
    const picture = { width: 16, height: 16, data };
    expect(compare(picture, { ...picture, data: data.toReversed() }).most).toBe(255);
  });

  it('bears the noise of rounding everywhere, and no picture of another size', async () => {
    const [picture] = await drawn(panels ? [panels] : []);
    if (!picture) throw new Error('nothing was drawn');
    const noisy = { ...picture, data: picture.data.map((value, at) => Math.max(0, value - (at % 3))) };
    expect(compare(noisy, picture).most).toBeLessThanOrEqual(tolerance);
    expect(compare({ ...picture, height: picture.height - 1 }, picture).most).toBe(255);
  });
});
