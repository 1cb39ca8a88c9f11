import fc from 'fast-check';
import { type Drawn, samplesIn } from './write-png.ts';

/** Color types and the bits a sample that go with each (PNG, 11.2.2). */
export const kinds: readonly (readonly [type: number, depth: number])[] = [
  ...[1, 2, 4, 8, 16].map((depth) => [0, depth] as const),
  ...[8, 16].map((depth) => [2, depth] as const),
  ...[1, 2, 4, 8].map((depth) => [3, depth] as const),
  ...[8, 16].flatMap((depth) => [[4, depth] as const, [6, depth] as const]),
];

/** What is transparent: nothing, some of the palette, or the color of the first pixel. */
const transparencyOf = (
  type: number,
  samples: readonly number[],
  opacities: Uint8Array,
): Uint8Array | undefined => {
  if (type === 3) return opacities;
  if (type !== 0 && type !== 2) return undefined;
  return Uint8Array.from(samples.slice(0, samplesIn(type)).flatMap((sample) => [sample >> 8, sample & 0xff]));
};

/** Any small picture, of any kind. */
export const anyPng: fc.Arbitrary<Drawn> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    width: fc.integer({ min: 1, max: 19 }),
    height: fc.integer({ min: 1, max: 11 }),
    isInterlaced: fc.boolean(),
    isTransparent: fc.boolean(),
    filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 }),
    noise: fc.array(fc.nat(0xffff), { minLength: 5, maxLength: 40 }),
    opacities: fc.uint8Array({ minLength: 1, maxLength: 256 }),
  })
  .map(({ kind: [type, depth], width, height, isInterlaced, isTransparent, filters, noise, opacities }) => {
    const count = width * height * samplesIn(type);
    const samples = Array.from(
      { length: count },
      (_, index) => ((noise[index % noise.length] ?? 0) + index) % 2 ** depth,
    );
    const palette =
      type === 3 ? { palette: Uint8Array.from({ length: 3 * 2 ** depth }, (_, index) => index) } : {};
    const transparency = isTransparent
      ? transparencyOf(type, samples, opacities.subarray(0, 2 ** depth))
      : undefined;
    const filterOf = (row: number): number => filters[row % filters.length] ?? 0;
    return {
      width,
      height,
      depth,
      type,
      isInterlaced,
      filterOf,
      samples,
      ...palette,
      ...(transparency ? { transparency } : {}),
    };
  });
