import { defined } from '../../model/defined.ts';
import { error, warning } from '../../model/diagnostic.ts';
import { type Mark, never, type Strip, type Tag } from '../../model/galley.ts';
import { holdsOwnWords, type Prose, readProse } from '../../model/prose.ts';
import { moved } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { aligned, colorOf, type Style, styleOf } from '../../theme/theme.ts';
import type { TextRules } from '../../type/atoms.ts';
import { type SetLine, setText, widthOfText } from '../../type/text.ts';
import { gapFields } from './field.ts';
import type { Setting } from './setting.ts';

export interface TextOptions {
  readonly measure?: Pt;
  readonly x?: Pt;
  /** The role of a new structure element; absent: `P`. With `tag`, marks belong to that element instead. */
  readonly role?: string;
  readonly tag?: Tag;
  readonly color?: string;
  readonly align?: Style['align'];
}

export const proseMeasure = ({ theme, measure, widest = theme.measure }: Setting): Pt =>
  Math.min(widest, measure);

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
      const item = `${character} (U+${code})`;
      const hint = 'add a face that has it to the theme’s `fallback`, or write it another way';
      report({
        ...error('type/missing-character', `no font has the character ${item}`, place, hint),
        gathers: { item, sentence: 'no font has these characters' },
      });
    },
  };
};

/** The longest word on a line; undefined where it may be the reader's own, which no message quotes. */
const longestOn = (prose: Prose, { marks }: SetLine): string | undefined => {
  const words = marks.flatMap((mark) => (mark.kind === 'glyphs' ? mark.run : []));
  const texts = words.flatMap((word) => (typeof word === 'number' ? [] : [word.text]));
  const [longest = ''] = texts.toSorted((one, other) => other.length - one.length);
  const hasOwn = prose.some((inline) => inline.kind === 'span' && holdsOwnWords(inline.text));
  return hasOwn || longest === '' ? undefined : longest;
};

const reportWide = ({ report, place }: Setting, prose: Prose, line: SetLine): void => {
  const word = longestOn(prose, line);
  const item = word === undefined ? 'a word of what was given for the reader' : `the word “${word}”`;
  const hint =
    word === undefined
      ? 'give a shorter word on the ticket'
      : 'use a shorter word, or give the column more width';
  report({
    ...warning('layout/overfull', `${item} is wider than its line`, place, hint),
    gathers: { item, sentence: 'words are wider than their lines', apart: true },
    ...(word === undefined ? { ofReader: true } : {}),
  });
};

/** Lines of text, ready to be stacked. */
export const setLines = (
  setting: Setting,
  prose: Prose,
  styleName: string,
  options: TextOptions = {},
): readonly SetLine[] => {
  const tag = options.tag ?? { role: options.role ?? 'P', parent: setting.tag };
  const gap = gapFields(setting, prose, styleOf(setting.theme, styleName).lead * setting.theme.grid, tag);
  const color = options.color === undefined ? undefined : colorOf(setting.theme, options.color);
  const target = defined({ tag, color, place: setting.place, gap });
  const lines = setText(prose, rulesFor(setting, styleName, options), target);
  const wide = lines.find(({ overfull }) => overfull);
  if (wide) reportWide(setting, prose, wide);
  const { x = 0 } = options;
  return x === 0 ? lines : lines.map((line) => ({ ...line, marks: moved(line.marks, x, 0) }));
};

/** The narrowest measure that takes no more lines: a title's lines are then about as long as each other. */
export const balancedMeasure = (setting: Setting, prose: Prose, styleName: string, measure: Pt): Pt => {
  const { form: _form, ...quiet } = { ...setting, report: () => undefined };
  const countAt = (width: Pt): number => {
    const lines = setLines(quiet, prose, styleName, { align: 'left', measure: width });
    return lines.some(({ overfull, hyphenated }) => overfull || hyphenated)
      ? Number.POSITIVE_INFINITY
      : lines.length;
  };
  const count = countAt(measure);
  if (count === 1 || !Number.isFinite(count)) return measure;
  let [low, high] = [measure / count / 2, measure];
  while (high - low > setting.theme.sizes.gap / 2) {
    const middle = (low + high) / 2;
    if (countAt(middle) <= count) high = middle;
    else low = middle;
  }
  return high;
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

/** A paragraph as strips, one a line, with no widows and no orphans, under the style's space. */
export const paragraph = (
  setting: Setting,
  prose: Prose,
  styleName: string,
  options: TextOptions = {},
): readonly Strip[] => {
  const style = styleOf(setting.theme, styleName);
  const lines = setLines(setting, prose, styleName, options);
  return lines.map(({ marks }, index) => ({
    height: style.lead,
    skip: index === 0 ? style.before : 0,
    cost: lineCost(lines, index),
    marks,
  }));
};

/** Marks and their height: a table cell, a label in a drawing. */
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

export const toProse = (text: string): Prose => readProse(text);

/** Cells one under the other. */
export const stacked = (cells: readonly Cell[], grid: Pt): Cell => {
  let height: Units = 0;
  const marks = cells.flatMap((one) => {
    const placed = moved(one.marks, 0, height * grid);
    height += one.height;
    return placed;
  });
  return { marks, height };
};
