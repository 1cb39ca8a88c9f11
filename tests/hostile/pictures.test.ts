import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purePlatform } from '../../src/core/paint/bytes.ts';
import { writeImage } from '../../src/core/paint/images.ts';
import { openDocument } from '../../src/core/paint/pdfkit-adapter.ts';
import { readPicture } from '../../src/core/paint/pictures.ts';
import { anyPng } from '../support/draw-png.ts';
import { tinyJpeg } from '../support/tiny-jpeg.ts';
import { chunk, writePng } from '../support/write-png.ts';
import { chanceFrom, damaged, rounds } from './mutate.ts';

/** The same PNG with the checksums of its chunks right again, so that what is in them is looked at. */
const rechecked = (bytes: Uint8Array): Uint8Array => {
  const buffer = Buffer.from(bytes);
  const parts: Buffer[] = [buffer.subarray(0, 8)];
  for (let at = 8; at + 12 <= buffer.length; ) {
    const end = at + 8 + buffer.readUInt32BE(at);
    if (end + 4 > buffer.length) return Buffer.concat([...parts, buffer.subarray(at)]);
    parts.push(chunk(buffer.toString('latin1', at + 4, at + 8), buffer.subarray(at + 8, end)));
    at = end + 4;
  }
  return Buffer.concat(parts);
};

/** Opens a picture and, if it is taken, writes it: either it is refused in words, or a whole file comes of it. */
const hold = async (bytes: Uint8Array): Promise<boolean> => {
  const read = readPicture(bytes);
  if (!('width' in read)) {
    expect(Object.values(read).join('')).toMatch(/^(it|its|a|an) .*\w|\)$/);
    return false;
  }
  expect(Math.min(read.width, read.height)).toBeGreaterThan(0);
  const document = openDocument({ date: new Date(0), info: {} }, purePlatform);
  writeImage(document, bytes, purePlatform);
  expect(Buffer.from((await document.end()).bytes).toString('latin1')).toMatch(/%%EOF\n$/);
  return true;
};

const count = rounds(1500, 100_000);

describe('a damaged picture is refused in words or painted, and nothing is thrown', () => {
  it('of PNG, with its checksums right', async () => {
    const pictures = fc.sample(anyPng, { seed: 7, numRuns: 200 }).map((one) => writePng(one));
    const chance = chanceFrom(1);
    let taken = 0;
    for (let round = 0; round < count; round++) {
      const png = pictures[round % pictures.length] ?? Buffer.alloc(0);
      // What is before the pixels is damaged as often as the pixels.
      const at = chance(2) === 0 ? 8 + chance(60) : chance(png.length);
      if (await hold(rechecked(damaged(png, at, chance)))) taken += 1;
    }
    expect(taken).toBeGreaterThan(count / 50);
    expect(taken).toBeLessThan(count);
  });

  it('of JPEG', async () => {
    const chance = chanceFrom(2);
    let taken = 0;
    for (let round = 0; round < count; round++) {
      const jpeg = tinyJpeg({ components: 1 + 2 * chance(2), frame: 0xc0 + chance(3) });
      if (await hold(damaged(jpeg, chance(jpeg.length), chance))) taken += 1;
    }
    expect(taken).toBeGreaterThan(count / 50);
    expect(taken).toBeLessThan(count);
  });
});
