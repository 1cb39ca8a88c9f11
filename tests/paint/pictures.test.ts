import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purePlatform } from '../../src/core/paint/bytes.ts';
import { writeImage } from '../../src/core/paint/images.ts';
import { inflateExactly } from '../../src/core/paint/inflate.ts';
import { openDocument } from '../../src/core/paint/pdfkit-adapter.ts';
import { readPicture } from '../../src/core/paint/pictures.ts';
import { readPng } from '../../src/core/paint/png.ts';
import { pixelsOf } from '../../src/core/paint/png-pixels.ts';
import { anyPng, kinds } from '../support/draw-png.ts';
import { objectsOf } from '../support/pdf-objects.ts';
import { root } from '../support/sources.ts';
import { tinyJpeg } from '../support/tiny-jpeg.ts';
import { chunk, type Drawn, rowsOf, samplesIn, signature, writePng } from '../support/write-png.ts';

const drawn = (parts: Partial<Drawn> = {}): Drawn => ({
  width: 3,
  height: 2,
  depth: 8,
  type: 2,
  isInterlaced: false,
  filterOf: () => 0,
  samples: Array.from({ length: 18 }, (_, index) => index),
  ...parts,
});

const flawOf = (bytes: Uint8Array): string | undefined => {
  const read = readPicture(bytes);
  return 'flaw' in read ? read.flaw : undefined;
};

/** The objects of a file in which a picture was written. */
const embedded = async (bytes: Uint8Array) => {
  const document = openDocument({ date: new Date(0), info: {} }, purePlatform);
  writeImage(document, bytes, purePlatform);
  const objects = objectsOf((await document.end()).bytes);
  return objects
    .filter(({ dictionary }) => dictionary.includes('/Subtype /Image'))
    .sort((one, other) => other.number - one.number);
};

const bytesOf = (text: string | undefined): readonly number[] => [...Buffer.from(text ?? '', 'latin1')];

describe('a PNG', () => {
  it('of any kind, filter and interlacing gives the samples it was made of, in eight bits', () => {
    fc.assert(
      fc.property(anyPng, (picture) => {
        const png = readPng(writePng(picture));
        if ('flaw' in png) throw new Error(png.flaw);
        const { type, depth, samples, transparency } = picture;
        const each = samplesIn(type);
        const hasAlpha = type === 4 || type === 6;
        const scaled = samples.map((sample) =>
          type === 3 ? sample : Math.round((sample * 255) / (2 ** depth - 1)),
        );
        const pixels = Array.from({ length: samples.length / each }, (_, at) => at * each);
        const colors = pixels.flatMap((at) => scaled.slice(at, at + each - (hasAlpha ? 1 : 0)));
        const opacities = pixels.map((at) => {
          if (hasAlpha) return scaled[at + each - 1];
          if (type === 3) return transparency?.[samples[at] ?? 0] ?? 255;
          return samples.slice(at, at + each).join() === samples.slice(0, each).join() ? 0 : 255;
        });
        const read = pixelsOf(png);
        expect([...read.colors]).toEqual(colors);
        expect(read.opacities && [...read.opacities]).toEqual(
          hasAlpha || transparency ? opacities : undefined,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('stands in a file as it is packed, when it is plain', async () => {
    const picture = drawn();
    const [image, ...more] = await embedded(writePng(picture));
    expect(more).toEqual([]);
    expect(image?.dictionary).toMatch(/\/Predictor 15\n\/Colors 3\n\/BitsPerComponent 8\n\/Columns 3/);
    expect(bytesOf(image?.stream)).toEqual([...rowsOf(picture)]);
  });

  it('stands in a file in eight bits, its opacities beside it, when it is transparent', async () => {
    const transparency = Uint8Array.from([0, 1, 0, 4, 0, 7]);
    const picture = drawn({ samples: [1, 4, 7, ...new Array(15).fill(9)], transparency });
    const [image, mask] = await embedded(writePng(picture));
    expect(image?.dictionary).toContain(`/SMask ${mask?.number} 0 R`);
    expect(bytesOf(image?.stream)).toEqual(picture.samples);
    expect(bytesOf(mask?.stream)).toEqual([0, 255, 255, 255, 255, 255]);
  });

  it('of a palette keeps it, in one bit a pixel', async () => {
    const palette = Uint8Array.from([255, 0, 0, 0, 0, 255]);
    const [image] = await embedded(
      writePng(drawn({ type: 3, depth: 1, samples: [0, 1, 0, 1, 0, 1], palette })),
    );
    expect(image?.dictionary).toMatch(/\/ColorSpace \[\/Indexed \/DeviceRGB 1 \d+ 0 R\]/);
  });

  it.each([
    ['it has no pixels', writePng(drawn({ width: 0 }))],
    ['its palette is missing', writePng(drawn({ type: 3, samples: [0, 0, 0, 0, 0, 0] }))],
    [
      'its palette is wrong',
      writePng(drawn({ type: 3, samples: [0, 0, 0, 0, 0, 0], palette: new Uint8Array(4) })),
    ],
    ['its transparency is wrong', writePng(drawn({ transparency: new Uint8Array(2) }))],
    ['its pixels are damaged', writePng(drawn(), deflateSync(rowsOf(drawn()).subarray(1)))],
    [
      'its pixels are damaged',
      writePng(drawn(), deflateSync(Buffer.concat([rowsOf(drawn()), Buffer.alloc(1)]))),
    ],
    [
      'its pixels are damaged',
      writePng(
        drawn(),
        deflateSync(rowsOf(drawn())).map((byte, index, all) => (index < all.length - 4 ? byte : byte ^ 1)),
      ),
    ],
    ['its pixels are damaged', writePng(drawn({ filterOf: () => 5 }))],
    [
      'its header is missing',
      Buffer.concat([signature, chunk('IDAT', deflateSync(rowsOf(drawn()))), chunk('IEND', Buffer.alloc(0))]),
    ],
    ['it is cut off', writePng(drawn()).subarray(0, -12)],
    ['a part of it is damaged', writePng(drawn()).fill(9, 20, 21)],
    [
      'it has more than 32 million pixels (8000 × 8000)',
      writePng(drawn({ width: 8000, height: 8000, samples: [] }), Buffer.alloc(9)),
    ],
  ])('is refused because %s', (flaw, bytes) => {
    expect(flawOf(bytes)).toBe(flaw);
  });

  it('is refused in every color type and depth that no PNG has', () => {
    for (let type = 0; type < 8; type++)
      for (const depth of [0, 1, 2, 3, 4, 8, 16, 32]) {
        const isKind = kinds.some(([one, bits]) => one === type && bits === depth);
        if (!isKind)
          expect(flawOf(writePng(drawn({ type, depth }))), `${type} in ${depth}`).toContain(
            'its header is wrong',
          );
      }
  });

  it('of four pixels in its header and a gigabyte in its data is refused before it is unpacked', () => {
    // A block of zeros packed a thousandfold, a thousand times over.
    const bomb = deflateSync(Buffer.alloc(1 << 27), { level: 9 });
    const before = process.memoryUsage().arrayBuffers;
    const start = performance.now();
    expect(flawOf(writePng(drawn({ width: 2, height: 2 }), bomb))).toBe('its pixels are damaged');
    expect(performance.now() - start).toBeLessThan(2000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 26);
  });
});

describe('bytes that are unpacked', () => {
  it('are those that were packed, and none when another number is asked for or any byte of the stream differs', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.nat(), (bytes, seed) => {
        const packed = deflateSync(bytes);
        expect(Buffer.from(inflateExactly(packed, bytes.length) ?? [0]).equals(bytes)).toBe(true);
        expect(inflateExactly(packed, bytes.length + 1)).toBeUndefined();
        if (bytes.length > 0) expect(inflateExactly(packed, bytes.length - 1)).toBeUndefined();
        const at = seed % packed.length;
        const spoilt = Uint8Array.from(packed, (byte, index) =>
          index === at ? byte ^ (1 + (seed % 255)) : byte,
        );
        // The level of packing is told in two bits, and changes nothing.
        const unpacked = inflateExactly(spoilt, bytes.length);
        expect(unpacked === undefined || Buffer.from(unpacked).equals(bytes)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a JPEG', () => {
  const jpeg = tinyJpeg();

  it('is measured, and stands in a file as it is', async () => {
    expect(readPicture(jpeg)).toMatchObject({ width: 16, height: 8 });
    const [image] = await embedded(jpeg);
    expect(image?.dictionary).toMatch(
      /\/Width 16\n\/Height 8\n\/BitsPerComponent 8\n\/ColorSpace \/DeviceRGB\n\/Filter \/DCTDecode/,
    );
    expect(bytesOf(image?.stream)).toEqual([...jpeg]);
  });

  it('that is cut off at any byte is refused', () => {
    for (let end = 0; end < jpeg.length; end++)
      expect(flawOf(jpeg.subarray(0, end)), `${end} bytes`).toBeDefined();
  });

  it('may have anything after its end', () => {
    expect(readPicture(Buffer.concat([jpeg, Buffer.from('a camera’s own words')]))).toMatchObject({
      width: 16,
    });
  });

  it.each([
    ['it has no pixels', tinyJpeg({ width: 0 })],
    ['it is in the colors of a design (CMYK): save it in RGB', tinyJpeg({ components: 4 })],
    ['it has 2 colors a pixel', tinyJpeg({ components: 2 })],
    ['it has 12 bits a sample, which a PDF cannot hold: save it with 8', tinyJpeg({ precision: 12 })],
    ['it is packed in a way that a PDF cannot hold: save it as a baseline JPEG', tinyJpeg({ frame: 0xc3 })],
    ['it holds no picture', tinyJpeg({ frame: 0xe5 })],
  ])('is refused because %s', (flaw, bytes) => {
    expect(flawOf(bytes)).toBe(flaw);
  });
});

describe('a picture of another kind', () => {
  const ftyp = (brand: string): Buffer => Buffer.from(`\0\0\0\x1cftyp${brand}\0\0\0\0`, 'latin1');
  it.each([
    [
      'an SVG',
      Buffer.from(
        '\ufeff<?xml version="1.0"?>\n<!-- A drawing -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
      ),
    ],
    ['a WebP', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
    ['a GIF', Buffer.from('GIF89a', 'latin1')],
    ['a TIFF', Buffer.from('II*\0', 'latin1')],
    ['a TIFF', Buffer.from('MM\0*', 'latin1')],
    ['a BMP', Buffer.from('BM\x46\0', 'latin1')],
    ['a HEIC', ftyp('heic')],
    ['a HEIC', ftyp('mif1')],
    ['an AVIF', ftyp('avif')],
  ])('is told by its kind: %s', (kind, bytes) => {
    expect(readPicture(bytes)).toEqual({ kind });
  });

  it('that nobody knows is no picture', () => {
    expect(flawOf(Buffer.from('A shopping list'))).toBe('it is neither a PNG nor a JPEG');
    expect(flawOf(new Uint8Array())).toBe('it is neither a PNG nor a JPEG');
  });

  it('is none of the pictures that the tests have', () => {
    expect(readPicture(new Uint8Array(readFileSync(join(root, 'tests/specimens/square.png'))))).toMatchObject(
      {
        width: 4,
        height: 4,
      },
    );
  });
});
