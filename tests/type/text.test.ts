import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from '../../src/core/model/galley.ts';
import { escapeMarkdown, plain, readProse, unescaped } from '../../src/core/model/prose.ts';
import { mm } from '../../src/core/model/units.ts';
import { type Style, styleOf } from '../../src/core/theme/theme.ts';
import type { TextRules } from '../../src/core/type/atoms.ts';
import type { Face } from '../../src/core/type/face.ts';
import { setText, widthOfText } from '../../src/core/type/text.ts';
import { boxOf, type Glyphs, isGlyphs, textOf } from '../support/measure-marks.ts';
import { ownProse } from '../support/own-words.ts';
import { editions, forms, makeWorkbook } from '../support/workbook.ts';

const { design } = makeWorkbook({ form: forms[0], edition: editions[0] });
const body: Style = { ...styleOf(design.theme, 'body'), hyphenate: true };

const rulesOf = (style: Style, measure: number): TextRules => ({
  theme: design.theme,
  style,
  faces: design.faces,
  language: 'en-US',
  measure,
  missing: () => undefined,
});

/** Every run of a line; what follows a page number hangs on it until the number is known. */
const runsOf = (marks: readonly Mark[]): readonly Glyphs[] =>
  marks.flatMap((mark) => (mark.kind === 'late' ? runsOf(mark.rest ?? []) : isGlyphs(mark) ? [mark] : []));

/** Where the last mark of a line ends. */
const endOf = (marks: readonly Mark[]): number => Math.max(...marks.map((mark) => boxOf(mark).right));

describe('own words', () => {
  const signs = fc.string({
    unit: fc.constantFrom(
      'a',
      'b',
      '_',
      '#',
      '*',
      '[',
      ']',
      '(',
      ')',
      '`',
      '\\',
      '{',
      '}',
      '<',
      '&',
      ' ',
      '-',
      '.',
    ),
  });

  it('are text, whatever signs are in them', () => {
    fc.assert(
      fc.property(signs, (text) => {
        const given = text.replace(/\s+/g, ' ').trim();
        fc.pre(given !== '');
        for (const prose of [
          readProse(escapeMarkdown(given)),
          readProse(`[${escapeMarkdown(given)}](#there)`),
        ]) {
          expect(prose.map(({ kind }) => kind)).toEqual(prose.map(() => 'span'));
          expect(plain(prose)).toBe(given);
        }
        expect(unescaped(`for ${escapeMarkdown(given)}`)).toBe(`for ${given}`);
      }),
    );
  });
});

describe('text in lines', () => {
  it.each([
    ['**see [page #](#there)**', 'strong'],
    ['[see page #](#there)', 'regular'],
  ] as const)('sets the number of a page in the face of the words around it: %s', (text, weight) => {
    const faces = setText(readProse(text), rulesOf(body, mm(130)), {})
      .flatMap(({ marks }) => marks)
      .flatMap((mark) => (mark.kind === 'late' || isGlyphs(mark) ? [mark.face] : []));
    expect(faces.length).toBeGreaterThan(1);
    expect(new Set(faces)).toEqual(new Set([design.theme.fonts[body.font]?.[weight]]));
  });

  it('is broken once for each way it is set in, though its width is asked for again and again', () => {
    let shaped = 0;
    const counted = (face: Face): Face => ({
      ...face,
      shape: (text) => {
        shaped += 1;
        return face.shape(text);
      },
    });
    const faces = new Map([...design.faces].map(([name, face]) => [name, counted(face)]));
    const prose = readProse('A text of a few words, set in two measures.');
    const justified: Style = { ...body, align: 'justify' };
    const ways = [mm(60), mm(30)].map((measure) => ({ ...rulesOf(justified, measure), faces }));
    const all = () => ways.flatMap((rules) => [setText(prose, rules, {}).length, widthOfText(prose, rules)]);
    const first = all();
    expect(shaped).toBeGreaterThan(0);
    shaped = 0;
    for (let time = 0; time < 5; time++) expect(all()).toEqual(first);
    expect(shaped).toBe(0);
  });

  it('says what the prose says, word for word, whatever the measure', () => {
    for (const measure of [mm(130), mm(60), mm(25)])
      for (const prose of ownProse) {
        const lines = setText(prose, rulesOf(body, measure), {});
        const said = lines.map(({ marks, hyphenated }) => {
          const text = runsOf(marks)
            .filter(({ actual }) => actual === undefined)
            .map(textOf)
            .join('');
          return hyphenated || /[-–—/]$/.test(text) ? text : `${text} `;
        });
        const closed = (text: string): string => text.replace(/\s+/g, '').replaceAll('\u2060', '');
        expect(closed(said.join(''))).toBe(closed(plain(prose)));
      }
  });

  it('is never wider than the measure when ragged, at the width pages have', () => {
    for (const prose of ownProse)
      for (const { marks, overfull } of setText(prose, rulesOf(body, mm(130)), {})) {
        expect(overfull).toBe(false);
        // Syllables are measured apart and set together: their kerning is not in the sum.
        if (marks.length > 0) expect(endOf(marks)).toBeLessThanOrEqual(mm(130) + 0.2);
      }
  });
});

/** What follows a page number on its line waits in it, to move with it. */
const unchained = (marks: readonly Mark[]): readonly Mark[] =>
  marks.flatMap((mark) => (mark.kind === 'late' ? [mark, ...unchained(mark.rest ?? [])] : [mark]));

describe('a hyphen that appears at the end of a line', () => {
  it('stands right after the letters, and is nothing to whoever copies the text', () => {
    const lines = ownProse.slice(0, 400).flatMap((prose) => setText(prose, rulesOf(body, mm(16)), {}));
    const hyphenated = lines.filter((line) => line.hyphenated);
    expect(hyphenated.length).toBeGreaterThan(20);
    for (const { marks } of hyphenated) {
      const [letters, hyphen] = unchained(marks).filter(isGlyphs).slice(-2);
      if (!letters || !hyphen) throw new Error('a hyphenated line has letters and a hyphen');
      expect(textOf(hyphen)).toBe('-');
      expect(hyphen.actual).toBe('\u00AD');
      expect(hyphen.x).toBeCloseTo(boxOf(letters).right, 6);
    }
  });
});

describe('a reader’s own words', () => {
  it('are never hyphenated, however narrow the line', () => {
    const prose = readProse(escapeMarkdown('Maximiliane Constantinopolitana responsibility'));
    const lines = setText(prose, rulesOf(body, mm(20)), {});
    expect(lines.map(({ hyphenated }) => hyphenated)).toEqual([false, false, false]);
  });
});
