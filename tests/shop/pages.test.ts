import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { decode } from 'fast-png';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeWorkbooks } from '../../src/core/index.ts';
import { contactSheet, pictureSize } from '../../src/core/publish/contact-sheet.ts';
import { drawPictures, type PagePicture, type PictureWish } from '../../src/node/render/pictures.ts';
import { sourcesOf } from '../mistakes/run-pipeline.ts';
import { smallFiles } from '../support/folder.ts';

const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));

const files: { bytes: Uint8Array } = { bytes: new Uint8Array() };

beforeAll(async () => {
  const ticket = { choices: { form: ['dismissive'] }, edition: 'a4' };
  const report = (): void => undefined;
  for (const workbook of makeWorkbooks(sourcesOf(smallFiles()), ticket, { report }))
    files.bytes = await workbook.bytes();
});

const draw = async (wish: PictureWish): Promise<readonly PagePicture[]> => {
  const pictures: PagePicture[] = [];
  for await (const picture of drawPictures(files.bytes, wish, wasm)) pictures.push(picture);
  return pictures;
};

/** The share of pixels that are darker than paper. */
const inkOf = (png: Uint8Array): number => {
  const { data } = decode(png);
  let dark = 0;
  for (let at = 0; at < data.length; at += 3) if ((data[at] ?? 255) < 128) dark += 1;
  return dark / (data.length / 3);
};

describe('pictures of pages', () => {
  it('show the pages that were asked for, as wide as asked, as tall as the paper is', async () => {
    const pictures = await draw({ pages: [1, 3], width: 400 });
    expect(pictures.map(({ page, width, height }) => [page, width, height])).toEqual([
      [1, 400, 566],
      [3, 400, 566],
    ]);
    for (const { bytes, width, height } of pictures)
      expect(decode(bytes)).toMatchObject({ width, height, channels: 3, depth: 8 });
  });

  it('have the ink of the page, and each page its own', async () => {
    const pictures = await draw({ width: 300 });
    const inks = pictures.map(({ bytes }) => inkOf(bytes));
    expect(inks).toHaveLength(3);
    for (const ink of inks) expect(ink).toBeGreaterThan(0.001);
    expect(new Set(inks).size).toBe(3);
  });

  it('have two pixels a point where no size is given, and as many an inch as are asked for', async () => {
    expect((await draw({ pages: [1] }))[0]).toMatchObject({ width: 1191, height: 1684 });
    expect((await draw({ pages: [1], dpi: 72 }))[0]).toMatchObject({ width: 595, height: 842 });
  });

  it('lie on one contact sheet in rows, with their ink', async () => {
    const [sheet, ...others] = await draw({ width: 100, columns: 2 });
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ page: undefined, width: 5 + 2 * 105, height: 5 + 2 * (141 + 5) });
    expect(inkOf(sheet?.bytes ?? new Uint8Array())).toBeGreaterThan(0.0001);
  });

  it('are the same bytes each time', async () => {
    const [one, other] = [await draw({ pages: [2], width: 200 }), await draw({ pages: [2], width: 200 })];
    expect(one).toEqual(other);
  });

  it('are refused with a sentence where a page is not there, or the picture would be too large', async () => {
    await expect(draw({ pages: [4] })).rejects.toThrow('there is no page 4: the file has 3');
    await expect(draw({ pages: [1], dpi: 1200 })).rejects.toThrow('more than 25 million');
    expect(pictureSize({ width: 1, height: 90_000 }, { width: 1 })).toContain('would be 1 by 90000 pixels');
  });
});

describe('a contact sheet', () => {
  const picture = (value: number, width: number, height: number) => ({
    width,
    height,
    data: new Uint8Array(width * height * 3).fill(value),
  });

  it('holds each picture whole, in its place', () => {
    const sheet = contactSheet([picture(1, 24, 2), picture(2, 24, 3), picture(3, 10, 2)], 2);
    if (typeof sheet === 'string') throw new Error(sheet);
    expect([sheet.width, sheet.height]).toEqual([1 + 2 * 25, 1 + 2 * 4]);
    const at = (x: number, y: number): number => sheet.data[(y * sheet.width + x) * 3] ?? -1;
    expect([at(0, 0), at(1, 1), at(24, 2), at(25, 1), at(26, 1), at(49, 3), at(1, 5), at(11, 5)]).toEqual([
      0xdd, 1, 1, 0xdd, 2, 2, 3, 0xdd,
    ]);
  });
});
