import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { respell } from '../../src/core/author/respell.ts';

const british = new Map([
  ['color', 'colour'],
  ['practicing', 'practising'],
  ['gray', 'grey'],
]);

describe('respelling', () => {
  it('changes whole words and keeps their capitals', () => {
    expect(respell("Color, COLOR and the color's gray; colorful stays.", british)).toBe(
      "Colour, COLOUR and the colour's grey; colorful stays.",
    );
  });

  it('changes what stands in a gap when nothing is given, and never the gap’s name', () => {
    expect(respell('{{color|a gray one}} and {{ gray }}', british)).toBe('{{color|a grey one}} and {{ gray }}');
  });

  it('changes the words of a link and never where it leads', () => {
    expect(respell('[Color, page #](#color) or [gray](https://gray.org/color), https://color.org', british)).toBe(
      '[Colour, page #](#color) or [grey](https://gray.org/color), https://color.org',
    );
  });

  it('leaves ids as they are', () => {
    expect(respell('one-color-a-day', british)).toBe('one-color-a-day');
  });

  it('leaves all as it is when the language has no words of its own', () => {
    fc.assert(fc.property(fc.string(), (text) => respell(text, undefined) === text));
  });

  it('done twice is done once', () => {
    const words = fc.constantFrom('color', 'Gray', 'a', '{{color|', '}}', '](#gray)', '.', 'PRACTICING', 'é');
    const texts = fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (text) => {
        const once = respell(text, british);
        expect(respell(once, british)).toBe(once);
      }),
    );
  });
});
