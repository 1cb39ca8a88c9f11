import { encode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { objectsOf } from '../support/pdf-objects.ts';
import { type Drawn, writePng } from '../support/write-png.ts';
import { brandOf, makeBranded, withBrand } from './branded.ts';

/** Two pixels: red, and one of blue of which half is seen through. */
const drawn: Drawn = {
  width: 2,
  height: 1,
  depth: 8,
  type: 6,
  isInterlaced: false,
  filterOf: () => 0,
  samples: [255, 0, 0, 255, 0, 0, 255, 128],
};

const ticket = { choices: { form: 'fearful' }, country: 'US', book: 'handout', only: ['brake-plan'] };

/** The pictures in the file of an edition: their color space, and their bytes. */
const picturesIn = async (edition: string, logo: Uint8Array) => {
  const brand = { ...brandOf('name: A\nlogo: { file: logo, alt: B }\n'), images: new Map([['logo', logo]]) };
  const { workbooks, diagnostics } = makeBranded({ ...ticket, edition }, withBrand(brand));
  expect(diagnostics).toEqual([]);
  const objects = objectsOf((await workbooks[0]?.bytes()) ?? new Uint8Array());
  return objects
    .filter(({ dictionary }) => dictionary.includes('/Subtype /Image'))
    .map(({ dictionary, stream = '' }) => ({
      space: /\/ColorSpace \/(\w+)/.exec(dictionary)?.[1],
      filter: /\/Filter \/(\w+)/.exec(dictionary)?.[1],
      samples: [...stream].slice(0, 8).map((one) => one.charCodeAt(0)),
    }))
    .toSorted((one, other) => one.samples.length - other.samples.length);
};

describe('the ink of a logo', () => {
  it('is in its colors, and seen through where it is', async () => {
    const [opacity, colors] = await picturesIn('a4', writePng(drawn));
    expect(colors).toMatchObject({ space: 'DeviceRGB', samples: [255, 0, 0, 0, 0, 255] });
    expect(opacity).toMatchObject({ space: 'DeviceGray', samples: [255, 128] });
  });

  it('is of one shade where an edition has no colors: as light as all else of that color is there', async () => {
    const pictures = await picturesIn('greyscale', writePng(drawn));
    expect(pictures.map(({ space }) => space)).toEqual(['DeviceGray', 'DeviceGray']);
    expect(pictures.map(({ samples }) => samples)).toContainEqual([76, 29]);
  });

  it('is laid over the paper where PDF knows of nothing that is seen through', async () => {
    const [picture, ...others] = await picturesIn('booklet', writePng(drawn));
    expect(others).toEqual([]);
    expect(picture).toMatchObject({ space: 'DeviceRGB', samples: [255, 0, 0, 127, 127, 255] });
    const [gray] = await picturesIn('kdp-6x9', writePng(drawn));
    expect(gray).toMatchObject({ space: 'DeviceGray', samples: [76, 142] });
  });

  it('of a JPEG is passed on as it is, and as its shades where there are no colors', async () => {
    const data = Uint8Array.from({ length: 16 * 16 * 4 }, (_, index) => [200, 40, 40, 255][index % 4] ?? 0);
    const jpeg = new Uint8Array(encode({ width: 16, height: 16, data }, 95).data);
    expect(await picturesIn('a4', jpeg)).toMatchObject([{ space: 'DeviceRGB', filter: 'DCTDecode' }]);
    const [gray] = await picturesIn('greyscale', jpeg);
    expect(gray).toMatchObject({ space: 'DeviceGray', filter: 'FlateDecode' });
    expect(gray?.samples.every((shade) => Math.abs(shade - 88) < 4)).toBe(true);
  });
});
