import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange } from '../../src/core/publish/sample.ts';
import { type Glyphs, isGlyphs, textOf, widthOf } from '../support/measure-marks.ts';
import { asLatin, objectsOf } from '../support/pdf-objects.ts';
import { openPdf } from '../support/read-pdf.ts';
import { makeBound, printBound } from './make-bound.ts';

const sampled = (pages?: readonly string[]) =>
  makeBound({ edition: 'sample', ticket: pages ? { pages } : {} });

const isMark = (mark: Parameters<typeof isGlyphs>[0]): mark is Glyphs =>
  isGlyphs(mark) && textOf(mark) === 'SAMPLE';

const whole = makeBound({ edition: 'a4' }).bound.pages.pages;

describe('a range of pages', () => {
  it('is one page, or from one to another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 99 }), (from, more) => {
        expect(readRange(String(from))).toEqual({ from, to: from });
        expect(readRange(`${from}-${from + more}`)).toEqual({ from, to: from + more });
        if (more > 0) expect(readRange(`${from + more}-${from}`)).toBeUndefined();
      }),
    );
  });

  it.each(['', '0', '-3', '3-', 'ten', '1,2', '1.5', '1-2-3'])('is not “%s”', (written) => {
    expect(readRange(written)).toBeUndefined();
  });
});

describe('a sample', () => {
  it('has the pages asked for and no others, with the numbers they have in the book', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: whole.length }), { minLength: 1, maxLength: 6 }),
        (numbers) => {
          const shown = sampled(numbers.map(String)).bound.pages.pages;
          expect(shown.map(({ number }) => number)).toEqual([...numbers].sort((one, other) => one - other));
          for (const page of shown)
            expect(page.marks.filter((mark) => !isMark(mark))).toEqual(whole[page.number - 1]?.marks);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('shows the cover, the contents and the first exercise when no pages are named', () => {
    const shown = sampled().bound.pages.pages;
    expect([...new Set(shown.map(({ section }) => section))]).toEqual([
      'cover',
      'contents',
      'first-flickers',
    ]);
    expect(shown.length).toBe(
      whole.filter(({ section }) => ['cover', 'contents', 'first-flickers'].includes(section)).length,
    );
  });

  it('bears its mark once on each page, in grey, from the lower left to the upper right, and inside it', () => {
    for (const { marks, width, height } of sampled(['1-12', '26']).bound.pages.pages) {
      const [mark, ...more] = marks.filter(isMark);
      if (!mark?.along) throw new Error('no mark');
      expect(more).toEqual([]);
      expect(mark.tag).toBeUndefined();
      expect(mark.color).toBe('#e6e6e6');
      expect(mark.along.x ** 2 + mark.along.y ** 2).toBeCloseTo(1, 9);
      const { x, y } = mark.along;
      const rise = mark.size * 0.7;
      for (const at of [0, widthOf(mark)])
        for (const up of [0, rise]) {
          const corner = { x: mark.x + x * at + y * up, y: mark.y + y * at - x * up };
          expect(Math.min(corner.x, corner.y, width - corner.x, height - corner.y)).toBeGreaterThan(20);
        }
      expect(mark.x).toBeLessThan(width / 2);
      expect(mark.y).toBeGreaterThan(height / 2);
    }
  });

  it('hides no words behind its mark', () => {
    for (const { marks } of sampled(['1-12', '26']).bound.pages.pages) {
      const at = marks.findIndex(isMark);
      expect(marks.slice(0, at).filter(isGlyphs)).toEqual([]);
    }
  });

  it('has the mark in the file, as text, and nothing to follow or to fill in', async () => {
    const bytes = await printBound(sampled(['3-5']));
    const pdf = await openPdf(bytes);
    expect(pdf.numPages).toBe(3);
    for (let number = 1; number <= 3; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      expect(items.filter((item) => 'str' in item && item.str === 'SAMPLE').length).toBe(1);
    }
    const text = objectsOf(bytes)
      .map(({ dictionary }) => dictionary)
      .join();
    expect(text).not.toMatch(/\/(Annots|AcroForm|Outlines|StructTreeRoot)\b/);
    expect(asLatin(bytes)).not.toContain('xmpmeta');
  });

  it('is refused for pages that are none, or that the book does not have', () => {
    expect(sampled(['two']).diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'sample/wrong-pages' }),
    );
    expect(sampled([`1-${whole.length + 1}`]).diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'sample/no-such-page' }),
    );
  });
});
