import { describe, expect, it } from 'vitest';
import type { Mark, Tag } from '../../src/core/model/galley.ts';
import { mm } from '../../src/core/model/units.ts';
import { type Style, styleOf } from '../../src/core/theme/theme.ts';
import type { TextRules } from '../../src/core/type/atoms.ts';
import { type SetLine, setText } from '../../src/core/type/text.ts';
import { boxOf, type Glyphs, isGlyphs, textOf, widthOf } from '../support/measure-marks.ts';
import { ownProse } from '../support/own-words.ts';
import { editions, forms, makeWorkbook } from '../support/workbook.ts';

// A color of its own tells body text from everything else of the same face and size.
const overlay = {
  colors: { found: '#123456' },
  styles: { body: { align: 'justify', hyphenate: true, color: 'found' } },
  expansion: 0.012,
};
const { design } = makeWorkbook({ form: forms[0], edition: editions[0], overlay });

const rulesOf = (style: Style, measure: number): TextRules => ({
  theme: design.theme,
  style,
  faces: design.faces,
  language: 'en-US',
  measure,
  missing: () => undefined,
});

const body = styleOf(design.theme, 'body');
const measures = [mm(130), mm(90)];

/** Where the last mark of a line ends. */
const endOf = (marks: readonly Mark[]): number => Math.max(...marks.map((mark) => boxOf(mark).right));

const spacesOf = ({ marks }: SetLine): readonly number[] =>
  marks.filter(isGlyphs).flatMap(({ run }) => run.filter((part) => typeof part === 'number'));

const fontFamily = design.theme.fonts[body.font];
const naturalSpace =
  ((design.faces.get(fontFamily?.regular ?? '')?.shape(' ').width ?? 0) * body.size) / 1000;

describe('justified text', () => {
  it('fills the measure on every line but the last', () => {
    // A line broken on purpose ends where it ends.
    const unbroken = ownProse.filter((prose) => prose.every(({ kind }) => kind !== 'break'));
    for (const measure of measures)
      for (const prose of unbroken)
        for (const line of setText(prose, rulesOf(body, measure), {}).slice(0, -1))
          if (spacesOf(line).length > 0)
            expect(
              Math.abs(endOf(line.marks) - measure),
              line.marks.filter(isGlyphs).map(textOf).join(''),
            ).toBeLessThan(0.3);
  });

  it('narrows or widens no letter by more than the theme allows', () => {
    const stretches = ownProse.flatMap((prose) =>
      setText(prose, rulesOf(body, mm(130)), {}).flatMap(({ marks }) =>
        marks.filter(isGlyphs).map(({ stretch }) => stretch),
      ),
    );
    expect(Math.max(...stretches)).toBeLessThanOrEqual(1.012 + 1e-9);
    expect(Math.min(...stretches)).toBeGreaterThanOrEqual(1 - 0.012 - 1e-9);
    expect(stretches.some((stretch) => stretch !== 1)).toBe(true);
  });

  it('keeps the spaces of a line alike, and none under seven tenths of its natural width', () => {
    for (const prose of ownProse)
      for (const line of setText(prose, rulesOf({ ...body, hyphenate: true }, mm(130)), {}).slice(0, -1)) {
        const spaces = spacesOf(line);
        if (!line.overfull && spaces.length > 0)
          expect(Math.min(...spaces)).toBeGreaterThan(naturalSpace * 0.7);
      }
  });

  it('sets the last line of a paragraph at its natural width', () => {
    for (const prose of ownProse) {
      const last = setText(prose, rulesOf(body, mm(130)), {}).at(-1);
      for (const mark of last?.marks.filter(isGlyphs) ?? []) expect(mark.stretch).toBe(1);
    }
  });
});

describe.each(forms)('the %s book, justified', (form) => {
  const book = makeWorkbook({ form, edition: 'a4', overlay });

  it('has straight right edges: in no paragraph of body text do full lines end apart', () => {
    const edges = book.pages.pages.flatMap(({ marks }) =>
      paragraphsOf(marks.filter(isGlyphs)).map((glyphs) => edgesOf(glyphs, gapsAmong(marks))),
    );
    const full = edges.map((ends) => ends.slice(0, -1)).filter((ends) => ends.length > 1);
    expect(full.length).toBeGreaterThan(30);
    expect(full.filter((ends) => Math.max(...ends) - Math.min(...ends) >= 0.3)).toEqual([]);
  });
});

/** Runs of body text by the paragraph they belong to, be it by way of a link. */
const paragraphsOf = (glyphs: readonly Glyphs[]): readonly (readonly Glyphs[])[] => {
  const paragraphs = new Map<Tag, Glyphs[]>();
  for (const mark of glyphs.filter(({ color }) => color === overlay.colors.found)) {
    const tag = mark.tag?.role === 'Link' ? mark.tag.parent : mark.tag;
    if (tag?.role === 'P') paragraphs.set(tag, [...(paragraphs.get(tag) ?? []), mark]);
  }
  return [...paragraphs.values()];
};

/** Where rules to write on begin. */
const gapsAmong = (marks: readonly Mark[]): readonly { readonly x: number; readonly y: number }[] =>
  marks.flatMap((mark) => (mark.kind === 'path' && mark.stroke ? [{ x: mark.x, y: mark.y }] : []));

/** The right end of each line of a paragraph. A page number at the end of a line may be narrower than its slot, and a gap is no glyph: left out. */
const edgesOf = (
  marks: readonly Glyphs[],
  gaps: readonly { readonly x: number; readonly y: number }[],
): readonly number[] => {
  const lines = new Map<number, Glyphs>();
  for (const mark of marks) if (mark.x >= (lines.get(mark.y)?.x ?? 0)) lines.set(mark.y, mark);
  const inOrder = [...lines].sort(([one], [other]) => one - other).map(([, last]) => last);
  const endsInGap = (last: Glyphs): boolean =>
    gaps.some(({ x, y }) => Math.abs(y - last.y) < 4 && x >= last.x + widthOf(last) - 1);
  return inOrder
    .filter((last) => !/^\d+$/.test(textOf(last)) && !endsInGap(last))
    .map((last) => last.x + widthOf(last));
};
