import { beforeAll, describe, expect, it } from 'vitest';
import type { Mark } from '../../src/core/model/galley.ts';
import { type Glyphs, isGlyphs } from '../support/measure-marks.ts';
import { type FoundGlyph, glyphsOf, openPdf, type Pdf } from '../support/read-pdf.ts';
import { forms, makeWorkbook, print } from '../support/workbook.ts';

/** Widths in a PDF are rounded to thousandths of an em: a long line may end half a point off. */
const tolerance = 0.6;

/** Every glyph a run puts on its page, spaces between words included. */
const expectedGlyphs = ({ x, y, run, size, stretch }: Glyphs): readonly FoundGlyph[] => {
  let at = x;
  return run.flatMap((part) => {
    const glyphs =
      typeof part === 'number'
        ? [{ text: ' ', width: part }]
        : part.glyphs.map(({ codePoints, advance }) => ({
            text: String.fromCodePoint(...codePoints),
            width: (advance * size * stretch) / 1000,
          }));
    return glyphs.map(({ text, width }) => {
      const glyph = { text, x: at, y };
      at += width;
      return glyph;
    });
  });
};

const saidBy = (glyphs: readonly FoundGlyph[]): string => glyphs.map(({ text }) => text).join('');

const isFar = (one: FoundGlyph, other: FoundGlyph | undefined): boolean =>
  other === undefined || Math.abs(one.x - other.x) > tolerance || Math.abs(one.y - other.y) > tolerance;

type Link = Extract<Mark, { kind: 'link' }>;
const isLink = (mark: Mark): mark is Link => mark.kind === 'link';

interface Annotation {
  readonly subtype: string;
  readonly dest?: string;
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly rect: readonly number[];
}

type OutlineItem = Awaited<ReturnType<Pdf['getOutline']>>[number];
const flattened = (
  items: readonly OutlineItem[],
  level = 0,
): readonly { item: OutlineItem; level: number }[] =>
  items.flatMap((item) => [{ item, level }, ...flattened(item.items, level + 1)]);

const pageOfDestination = async (pdf: Pdf, destination: unknown): Promise<number> => {
  const explicit = typeof destination === 'string' ? await pdf.getDestination(destination) : destination;
  const [page] = Array.isArray(explicit) ? explicit : [];
  return (await pdf.getPageIndex(page)) + 1;
};

interface Node {
  readonly role?: string;
  readonly children?: readonly (Node | { readonly type: string; readonly id: string })[];
}

/** What stands in the structure tree of a page, each under the role of the element that holds it. */
const heldIn = ({ role = '', children = [] }: Node): readonly { role: string; type: string; id: string }[] =>
  children.flatMap((child) => ('id' in child ? { role, ...child } : heldIn(child)));

/** Levels of headings are those of the whole book. */
const withoutLevel = (role: string): string => role.replace(/^H\d$/, 'H');

describe.each(forms)('the printed %s book, read again', (form) => {
  const book = makeWorkbook({
    form,
    edition: 'a4',
    ticket: { reader: { name: 'Zoë Nguyễn', person: 'Šárka O’Neill' } },
  });
  const { pages } = book.pages;
  let pdf: Pdf;
  beforeAll(async () => {
    pdf = await openPdf(await print(book));
  });

  it('has as many pages as were made, all of their size', async () => {
    expect(pdf.numPages).toBe(pages.length);
    for (const { number, width, height } of pages) {
      const [left, bottom, right = 0, top = 0] = (await pdf.getPage(number)).view;
      expect([left, bottom]).toEqual([0, 0]);
      expect(right).toBeCloseTo(width, 2);
      expect(top).toBeCloseTo(height, 2);
    }
  });

  it('says the same words at the same points', async () => {
    for (const { number, marks } of pages) {
      const expected = marks.filter(isGlyphs).flatMap(expectedGlyphs);
      const found = await glyphsOf(await pdf.getPage(number));
      expect(saidBy(found), `page ${number}`).toBe(saidBy(expected));
      expect(
        expected.filter((glyph, index) => isFar(glyph, found[index])),
        `page ${number}`,
      ).toEqual([]);
    }
  });

  it('gives its words to whoever copies or searches', async () => {
    const texts = await Promise.all(
      pages.map(async ({ number }) => {
        const { items } = await (await pdf.getPage(number)).getTextContent();
        return items.map((item) => ('str' in item ? item.str : '')).join(' ');
      }),
    );
    for (const words of ['Zoë Nguyễn', 'How to use this book', 'Steady yourself'])
      expect(texts.join('\n')).toContain(words);
  });

  it('has every mark of its content in one element, of the role it bears on the page', async () => {
    for (const { number } of pages) {
      const page = await pdf.getPage(number);
      const held = heldIn((await page.getStructTree()) ?? {}).filter(({ type }) => type === 'content');
      const { items } = await page.getTextContent({ includeMarkedContent: true });
      const marked = items.flatMap((item) =>
        'id' in item && item.id ? { id: item.id, role: String(Reflect.get(item, 'tag')) } : [],
      );
      expect(marked.length).toBe(held.length);
      const roles = new Map(held.map(({ id, role }) => [id, withoutLevel(role)]));
      expect(marked.filter(({ id, role }) => roles.get(id) !== withoutLevel(role))).toEqual([]);
    }
  });

  it('has every link in an element', async () => {
    for (const { number, marks } of pages) {
      const held = heldIn((await (await pdf.getPage(number)).getStructTree()) ?? {});
      expect(held.filter(({ role, type }) => role === 'Link' && type === 'object')).toHaveLength(
        marks.filter(isLink).length,
      );
    }
  });

  it('has an outline of the sections, in their order, each leading to its page', async () => {
    const { outline } = book.pages;
    const items = flattened(await pdf.getOutline());
    expect(items.map(({ item, level }) => ({ title: item.title, level }))).toEqual(
      outline.map(({ title, level }) => ({ title, level })),
    );
    const leadsTo = await Promise.all(items.map(({ item }) => pageOfDestination(pdf, item.dest)));
    expect(leadsTo).toEqual(outline.map(({ page }) => page));
  });

  it('labels its pages with the numbers printed on them', async () => {
    expect(await pdf.getPageLabels()).toEqual(pages.map(({ number }) => String(number)));
  });

  it('says its title, subject and language, and nothing of the reader', async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: book.document.title,
      Subject: book.document.subtitle,
      Author: book.document.author,
      Language: book.document.language,
    });
    expect(JSON.stringify(info)).not.toMatch(/Zoë|Nguyễn|Šárka|Neill/);
  });

  it('shows its title in the window, two pages side by side as a bound book would, and no list of its sections', async () => {
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    expect(await pdf.getPageLayout()).toBe('TwoPageRight');
    // Who sits beside a reader would see all titles before any page.
    expect(await pdf.getPageMode()).toBe('UseNone');
  });

  it('leads every link to the page, or the address, that it names', async () => {
    let count = 0;
    for (const { number, marks, height } of pages) {
      const links = marks.filter(isLink);
      const annotations: readonly Annotation[] = await (await pdf.getPage(number)).getAnnotations();
      const found = annotations.filter(({ subtype }) => subtype === 'Link');
      expect(found).toHaveLength(links.length);
      for (const [index, { to, x, y }] of links.entries()) {
        const { dest, url, unsafeUrl, rect } = found[index] ?? { rect: [] };
        if (to.startsWith('#'))
          expect(await pageOfDestination(pdf, dest)).toBe(book.pages.anchors.get(to.slice(1))?.page);
        else expect([url, unsafeUrl]).toContain(to);
        expect(rect[0]).toBeCloseTo(x, 1);
        expect(rect[3]).toBeCloseTo(height - y, 1);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(60);
  });
});
