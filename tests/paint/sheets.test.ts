import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../src/core/model/page.ts';
import type { SheetSide } from '../../src/core/model/sheet.ts';
import { creepOf, impose } from '../../src/core/publish/impose.ts';
import { isGlyphs, textOf } from '../support/measure-marks.ts';
import { openPdf, type Pdf } from '../support/read-pdf.ts';
import { makeWorkbook, print } from '../support/workbook.ts';

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

/** A text as shown on a side of a sheet; x from its left edge. */
interface Shown {
  readonly text: string;
  readonly x: number;
}

const shownOn = async (pdf: Pdf, number: number): Promise<readonly Shown[]> => {
  const { items } = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true });
  return items.flatMap((item) =>
    'str' in item && item.str.trim() !== '' ? [{ text: item.str, x: Number(item.transform[4]) }] : [],
  );
};

/** Letters only: readers of PDF make spaces of their own. */
const letters = (texts: readonly string[]): string => texts.join('').replace(/\s+/g, '');
const lettersOf = ({ marks }: Page): string => letters(marks.filter(isGlyphs).map(textOf));

describe.each(['booklet', 'booklet-letter'])('the printed %s', (edition) => {
  const book = makeWorkbook({ form: 'fearful', edition });
  const { impose: imposition } = book.design.output;
  if (!imposition) throw new Error('a booklet is imposed');
  const sides: readonly SheetSide[] = impose(book.pages, imposition, book.design.theme);
  let [pdf, bytes, shown]: [Pdf | undefined, Uint8Array, (readonly Shown[])[]] = [
    undefined,
    new Uint8Array(),
    [],
  ];
  beforeAll(async () => {
    bytes = await print(book);
    pdf = await openPdf(bytes);
    for (let number = 1; number <= pdf.numPages; number++) shown.push(await shownOn(pdf, number));
  });

  it('has a page for each side of its sheets, and one on how to fold them', () => {
    const { length } = book.pages.pages;
    expect(length % 4).toBe(0);
    expect(pdf?.numPages).toBe(length / 2 + 1);
    expect(letters((shown.at(-1) ?? []).map(({ text }) => text))).toMatch(
      /bothsides.*flipontheshortedge.*[Ff]old/,
    );
  });

  it('shows every page once, on the half it is to be on', () => {
    const found: number[] = [];
    sides.slice(0, -1).forEach(({ placed, width }, index) => {
      for (const { page, half } of placed) {
        const there = (shown[index] ?? []).filter(({ x }) =>
          half.x < width / 2 - 1 ? x < width / 2 : x >= width / 2,
        );
        expect(letters(there.map(({ text }) => text)), `page ${page.number}`).toBe(lettersOf(page));
        found.push(page.number);
      }
    });
    expect(found.sort((one, other) => one - other)).toEqual(book.pages.pages.map(({ number }) => number));
  });

  it('moves pages towards the fold, the farther the farther in their sheet lies', () => {
    const { caliper } = imposition;
    const moves = sides.slice(0, -1).map(({ placed, width }, index) =>
      placed.map(({ page }) => {
        const isLeft = page.side === 'verso';
        const least = Math.min(...page.marks.filter(isGlyphs).map(({ x }) => x));
        const there = (shown[index] ?? []).map(({ x }) => x).filter((x) => x < width / 2 === isLeft);
        const unmoved = least + (isLeft ? width / 2 - page.width : width / 2);
        return (Math.min(...there) - unmoved) * (isLeft ? 1 : -1);
      }),
    );
    const [sheets = 0] = book.measures.sheets ?? [];
    expect(sheets).toBeGreaterThan(5);
    moves.slice(0, sheets * 2).forEach((both, side) => {
      for (const move of both) expect(move).toBeCloseTo(creepOf(Math.floor(side / 2), sheets, caliper), 1);
    });
  });

  it('is the same, byte for byte, when it is printed again', async () => {
    expect(await print(book)).toEqual(bytes);
  });

  it('asks for both sides, the short edge and its own size, and holds nothing but pages', async () => {
    const whole = new TextDecoder('latin1').decode(bytes);
    expect(whole).toContain('/Duplex /DuplexFlipShortEdge');
    expect(whole).toContain('/PrintScaling /None');
    expect(await pdf?.getOutline()).toBeNull();
    expect(whole).not.toMatch(/StructTreeRoot|\/Annots \[[^\]]/);
  });

  it.runIf(hasQpdf)('is sound to qpdf', () => {
    const folder = mkdtempSync(join(tmpdir(), 'octavo-'));
    try {
      const file = join(folder, 'booklet.pdf');
      writeFileSync(file, bytes);
      expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
