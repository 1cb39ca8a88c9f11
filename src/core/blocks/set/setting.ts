import { error, type Place, type Report, warning } from '../../model/diagnostic.ts';
import { type Mark, never, type Panel, type Strip, type Tag } from '../../model/galley.ts';
import { type Prose, readProse } from '../../model/prose.ts';
import { moved } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { aligned, colorOf, type Style, styleOf, type Theme } from '../../theme/theme.ts';
import type { Faces, TextRules } from '../../type/atoms.ts';
import { type SetLine, setText, widthOfText } from '../../type/text.ts';
import { type Form, gapFields } from './field.ts';

/** An image file, opened far enough to know its size in pixels. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What a kind of block needs in order to be set. */
export interface Setting {
  readonly theme: Theme;
  readonly faces: Faces;
  readonly language: string;
  /** Width available, from the left edge on which everything stands. */
  readonly measure: Pt;
  /** Height of a page's live area. */
  readonly depth: Units;
  /** The structure element that what is set belongs to. */
  readonly tag: Tag;
  readonly place?: Place;
  readonly report: Report;
  /** The fixed words of each kind, from `words.yaml`. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** A fixed word of the kind at hand. */
  readonly word: (name: string) => string;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** In an edition to be filled in on a screen. */
  readonly form?: Form;
}

export interface TextOptions {
  readonly measure?: Pt;
  readonly x?: Pt;
  /** The structure role; absent: `P`. `tag` given instead: marks belong to that element. */
  readonly role?: string;
  readonly tag?: Tag;
  readonly color?: string;
  readonly align?: Style['align'];
}

export const proseMeasure = ({ theme, measure }: Setting): Pt => Math.min(theme.measure, measure);

const rulesFor = (setting: Setting, styleName: string, options: TextOptions): TextRules => {
  const { theme, faces, language, report, place } = setting;
  const style = styleOf(theme, styleName);
  return {
    theme,
    faces,
    language,
    style: options.align ? aligned(style, options.align) : style,
    measure: options.measure ?? proseMeasure(setting),
    missing: (character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      report(
        error(
          'type/missing-character',
          `no font has the character U+${code}`,
          place,
          'add a face that has it to the theme’s `fallback`, or write it another way',
        ),
      );
    },
  };
};

/** Lines of text, ready to be stacked. */
export const setLines = (setting: Setting, prose: Prose, styleName: string, options: TextOptions = {}): readonly SetLine[] => {
  const tag = options.tag ?? { role: options.role ?? 'P', parent: setting.tag };
  const color = options.color === undefined ? {} : { color: colorOf(setting.theme, options.color) };
  const place = setting.place === undefined ? {} : { place: setting.place };
  const gap = gapFields(setting, prose, styleOf(setting.theme, styleName).lead * setting.theme.grid, tag);
  const lines = setText(prose, rulesFor(setting, styleName, options), { tag, ...color, ...place, ...(gap ? { gap } : {}) });
  if (lines.some(({ overfull }) => overfull))
    setting.report(
      warning(
        'layout/overfull',
        // Not which word: it may be the reader's own.
        'a word is wider than its line',
        setting.place,
        'use a shorter word, or give the column more width',
      ),
    );
  const { x = 0 } = options;
  return x === 0 ? lines : lines.map((line) => ({ ...line, marks: moved(line.marks, x, 0) }));
};

export const textWidth = (setting: Setting, prose: Prose, styleName: string): Pt =>
  widthOfText(prose, rulesFor(setting, styleName, {}));

/** Cost of ending a page inside a paragraph, and after a hyphen. */
const [insideParagraph, afterHyphen] = [20, 100];
/** A paragraph of no more lines than this is not divided. */
const undivided = 3;

const lineCost = (lines: readonly SetLine[], index: number): number => {
  if (index === lines.length - 1) return 0;
  const widow = index === lines.length - 2;
  if (lines.length <= undivided || index === 0 || widow) return never;
  return insideParagraph + (lines[index]?.hyphenated ? afterHyphen : 0);
};

/** A paragraph as strips, one a line, with no widows and no orphans; the style's space stands above it. */
export const paragraph = (setting: Setting, prose: Prose, styleName: string, options: TextOptions = {}): readonly Strip[] => {
  const style = styleOf(setting.theme, styleName);
  const lines = setLines(setting, prose, styleName, options);
  return lines.map(({ marks }, index) => ({
    height: style.lead,
    skip: index === 0 ? style.before : 0,
    cost: lineCost(lines, index),
    marks,
  }));
};

/** Marks of a given height: a table cell, a label in a drawing. */
export interface Cell {
  readonly marks: readonly Mark[];
  readonly height: Units;
}

/** Text set into a cell: all its lines as one. */
export const cell = (setting: Setting, prose: Prose, styleName: string, options: TextOptions = {}): Cell => {
  const { theme } = setting;
  const { lead } = styleOf(theme, styleName);
  const lines = setLines(setting, prose, styleName, options);
  return {
    marks: lines.flatMap(({ marks }, index) => moved(marks, 0, index * lead * theme.grid)),
    height: lines.length * lead,
  };
};

export const said = (text: string): Prose => readProse(text);

/** Strips that no page break may part; the last keeps its own cost. */
export const together = (strips: readonly Strip[]): readonly Strip[] =>
  strips.map((strip, index) => (index + 1 === strips.length ? strip : { ...strip, cost: never }));

/** Strips that stay with whatever follows them. */
export const withNext = (strips: readonly Strip[]): readonly Strip[] =>
  strips.map((strip, index) => (index + 1 === strips.length ? { ...strip, cost: never } : strip));

/** The same strips with this much space above them. */
export const spaced = (strips: readonly Strip[], skip: Units): readonly Strip[] =>
  strips.map((strip, index) => (index === 0 ? { ...strip, skip } : strip));

const movedStrip = (strip: Strip, x: Pt): Strip => ({
  ...strip,
  marks: moved(strip.marks, x, 0),
  ...(strip.fill ? { fill: { ...strip.fill, marks: moved(strip.fill.marks, x, 0) } } : {}),
  ...(strip.panels ? { panels: strip.panels.map((panel) => ({ ...panel, x: panel.x + x })) } : {}),
  ...(strip.head ? { head: strip.head.map((one) => movedStrip(one, x)) } : {}),
  ...(strip.foot ? { foot: strip.foot.map((one) => movedStrip(one, x)) } : {}),
});

export const indented = (strips: readonly Strip[], x: Pt): readonly Strip[] => strips.map((strip) => movedStrip(strip, x));

export const blankStrip = (height: Units, cost = never): Strip => ({ height, skip: 0, cost, marks: [] });

/** Cost of parting what stands on one panel: only a long one is worth it. */
const insidePanel = 1500;

/** Strips standing on a panel, which keeps its padding on both sides of a page break. */
export const onPanel = (strips: readonly Strip[], panel: Panel, padding: Units, skip: Units): readonly Strip[] => {
  const dressed = (strip: Strip): Strip => ({ ...strip, panels: [panel, ...(strip.panels ?? [])] });
  const pad = dressed(blankStrip(padding));
  const inside = strips.map((strip, index): Strip => {
    const first = index === 0;
    const last = index + 1 === strips.length;
    return dressed({
      ...strip,
      skip: first ? 0 : strip.skip,
      cost: last ? never : Math.max(strip.cost, insidePanel),
      ...(first ? {} : { head: [pad, ...(strip.head ?? [])] }),
      ...(last ? {} : { foot: [...(strip.foot ?? []), pad] }),
    });
  });
  return [{ ...pad, skip }, ...inside, { ...pad, cost: 0 }];
};

/** Cells side by side as one strip. */
export const row = (cells: readonly Cell[], least: Units, skip: Units, extra: readonly Mark[] = []): Strip => ({
  height: Math.max(least, ...cells.map(({ height }) => height)),
  skip,
  cost: 0,
  marks: [...extra, ...cells.flatMap(({ marks }) => marks)],
});

/** Shares a width out by weight: where each column begins, and its width. */
export const columns = (weights: readonly number[], width: Pt, gutter: Pt): readonly { x: Pt; width: Pt }[] => {
  const free = width - gutter * (weights.length - 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let x = 0;
  return weights.map((weight) => {
    const column = { x, width: (free * weight) / total };
    x += column.width + gutter;
    return column;
  });
};
