import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import type { Mark, Page } from '../../src/core/index.ts';
import { characterOf, familyOf, glyphFacesOf } from '../../src/web/worker/glyph-face.ts';
import { svgOf } from '../../src/web/worker/page-svg.ts';
import { ownSources } from '../support/sources.ts';

const plain = { gray: false, pictureOf: () => 'data:image/png;base64,AA' };

const pageWith = (...marks: readonly Mark[]): Page => ({
  number: 1,
  side: 'recto',
  width: 100,
  height: 200,
  section: 'one',
  marks,
});

describe('faces by glyph', () => {
  it('lead from our characters to the glyphs of those numbers, and choose or join none', () => {
    const [name = '', bytes = new Uint8Array()] = [...ownSources.fonts][0] ?? [];
    const whole = create(Buffer.from(bytes));
    const [face, ...others] = glyphFacesOf(name, bytes);
    const font = create(Buffer.from(face?.bytes ?? new ArrayBuffer(0)));
    expect(others).toEqual([]);
    const ids = [1, 40, 200];
    expect(ids.map((id) => font.glyphForCodePoint(characterOf(id).charCodeAt(0)).id)).toEqual(ids);
    const text = [...'office'].map((letter) => whole.glyphForCodePoint(letter.charCodeAt(0)).id);
    const run = font.layout(text.map(characterOf).join(''));
    expect(run.glyphs.map(({ id }) => id)).toEqual(text);
  });

  it('begin anew where there are more glyphs than characters', () => {
    expect([familyOf('A Face', 6399), familyOf('A Face', 6400)]).toEqual([
      'octavo-A_Face-0',
      'octavo-A_Face-1',
    ]);
    expect(characterOf(6400)).toBe(characterOf(0));
  });
});

describe('a page as SVG', () => {
  const word = {
    text: 'ab',
    width: 1100,
    glyphs: [
      { id: 5, advance: 500, width: 500, codePoints: [97] },
      { id: 6, advance: 600, width: 600, codePoints: [98] },
    ],
  };
  const glyphs = {
    kind: 'glyphs',
    x: 10,
    y: 20,
    face: 'F',
    size: 10,
    color: '#336699',
    run: [word, 4, word],
    stretch: 1,
  } as const;

  it('places each glyph where its run has it, spaces as wide as they are', () => {
    const text = [5, 6, 5, 6].map(characterOf).join('');
    expect(svgOf(pageWith(glyphs), plain)).toContain(
      `<text font-family="octavo-F-0" font-size="10" fill="#336699" x="10 15 25 30" y="20">${text}</text>`,
    );
  });

  it('turns and stretches a run about its beginning', () => {
    const turned = { ...glyphs, run: [word], stretch: 0.5, along: { x: 0, y: -1 } };
    expect(svgOf(pageWith(turned), plain)).toContain('transform="matrix(0 -0.5 1 0 10 20)" x="0 5" y="0"');
  });

  it('draws paths, frames and pictures, in shades of gray where the book is gray', () => {
    const stroke = { color: '#ff0000', width: 0.5, dash: [1, 2], round: true } as const;
    const path: Mark = {
      kind: 'path',
      x: 1,
      y: 2,
      segments: [
        { op: 'move', x: 0, y: 0 },
        { op: 'curve', x1: 1, y1: 0, x2: 2, y2: 1, x: 3, y: 3 },
        { op: 'close' },
      ],
      stroke,
    };
    const picture: Mark = { kind: 'image', x: 0, y: 0, width: 8, height: 9, image: 'one' };
    const drawn = svgOf(pageWith(path, picture), { ...plain, gray: true });
    expect(drawn).toContain('<path d="M1 2C2 2 3 3 4 5Z" fill="none" stroke="#4c4c4c" stroke-width="0.5"');
    expect(drawn).toContain('stroke-dasharray="1 2" stroke-linecap="round" stroke-linejoin="round"');
    expect(drawn).toContain(
      'width="8" height="9" preserveAspectRatio="none" href="data:image/png;base64,AA"',
    );
  });
});
