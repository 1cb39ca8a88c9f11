import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/core/model/contrast.ts';
import { contrast as measured } from './contrast.ts';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('contrast', () => {
  it('is what the pages are measured by, and the same both ways', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    fc.assert(
      fc.property(color, color, (one, other) => {
        expect(contrast(one, other)).toBeCloseTo(measured(one, other), 9);
        expect(contrast(one, other)).toBe(contrast(other, one));
      }),
    );
  });
});
