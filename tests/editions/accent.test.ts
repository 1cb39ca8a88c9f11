import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast, luminance } from '../../src/core/model/contrast.ts';
import { followersOf } from '../../src/core/theme/accent.ts';
import { makeWorkbook } from '../support/workbook.ts';

const palette = {
  colors: { accent: '#24505c', deep: '#1d3f49', sky: '#d3e3e0', gray: '#777777', other: '#a76d13' },
  follow: ['deep', 'sky', 'gray'],
};

const following = (accent: string): Readonly<Record<string, string>> => {
  const { colors } = followersOf(palette, { colors: { accent } });
  return Object(colors);
};

const colors = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colors that follow an accent of one’s own', () => {
  it('are as light as they were, whatever the accent, so that contrasts stay', () => {
    fc.assert(
      fc.property(colors, (accent) => {
        for (const [name, color] of Object.entries(following(accent))) {
          const before = Object(palette.colors)[name];
          expect(color).toMatch(/^#[0-9a-f]{6}$/);
          // No nearer than steps of 255 allow: 80,000 accents gave 0.0070 and 1.014 at the most.
          expect(Math.abs(luminance(color) - luminance(before))).toBeLessThan(0.008);
          expect(contrast(color, before)).toBeLessThan(1.02);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are of its hue, and gray with a gray one', () => {
    const { deep = '', sky = '' } = following('#8a2f4f');
    for (const color of [deep, sky]) {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
        Number.parseInt(color.slice(at, at + 2), 16),
      );
      expect(red).toBeGreaterThan(blue);
      expect(blue).toBeGreaterThan(green);
    }
    expect(following('#404040').deep).toMatch(/^#(..)\1\1$/);
  });

  it('are the theme’s own with the theme’s own accent, and others stay in any case', () => {
    expect(followersOf(palette, { colors: { accent: '#24505C' } })).toEqual({});
    expect(followersOf(palette, {})).toEqual({});
    expect(following('#8a2f4f')).not.toHaveProperty('other');
  });

  it('stand in a book, but where the edition or the brand says otherwise', () => {
    const themeOf = (edition: string) =>
      makeWorkbook({ form: 'fearful', edition, ticket: { accent: '#2f5d3a' } }).design.theme.colors;
    const plain = makeWorkbook({ form: 'fearful', edition: 'a4' }).design.theme.colors;
    expect(themeOf('a4').deep).not.toBe(plain.deep);
    expect(themeOf('ink-saver').deep).toBe('#3f3f3f');
  });
});
