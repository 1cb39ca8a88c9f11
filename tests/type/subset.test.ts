import { describe, expect, it } from 'vitest';
import { openFace } from '../../src/core/type/face.ts';
import { ownSources } from '../support/sources.ts';

const faces = [...ownSources.fonts].map(([name, bytes]) => openFace(name, bytes));

describe('a font cut down to the glyphs of a document', () => {
  it('is the same bytes for the same glyphs, in whatever order they were met', () => {
    for (const face of faces) {
      const glyphs = face.shape('Hamburgefonstiv').glyphs.map(({ id }) => id);
      const [one, other] = [face.subset(glyphs), face.subset([...glyphs].reverse())];
      expect(Buffer.compare(one.bytes, other.bytes)).toBe(0);
      expect([...one.numberOf]).toEqual([...other.numberOf]);
    }
  });

  it('numbers every glyph once, and keeps 0 for the missing one', () => {
    for (const face of faces) {
      const glyphs = new Set(face.shape('Zoë Šárka').glyphs.map(({ id }) => id));
      const { numberOf } = face.subset(glyphs);
      expect(numberOf.get(0)).toBe(0);
      expect([...glyphs].every((id) => numberOf.has(id))).toBe(true);
      expect(new Set(numberOf.values()).size).toBe(numberOf.size);
    }
  });

  it('is far smaller than the whole font', () => {
    for (const [name, bytes] of ownSources.fonts) {
      const face = openFace(name, bytes);
      expect(face.subset(face.shape('Hello').glyphs.map(({ id }) => id)).bytes.length).toBeLessThan(
        bytes.length / 4,
      );
    }
  });
});
