import type { Mark, Strip } from '../../model/galley.ts';
import { type Prose, plain } from '../../model/prose.ts';
import { circle, line, moved } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { integer, listOf, object, optional, prose, refined, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { choiceField, type Prompt, promptFor, slugOf } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { row } from '../set/strips.ts';
import { type Cell, cell, setLines, toProse } from '../set/text.ts';
import { question } from '../set/writing.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Circles on a rule, each with its number inside: ring one. */
const circles = (
  setting: Setting,
  { from, to }: Range,
  x: Pt,
  width: Pt,
  entry: Prompt | undefined,
): Cell => {
  const { theme } = setting;
  const { grid, sizes } = theme;
  const height = 4;
  const middle = (height * grid) / 2;
  const radius = sizes.box * 0.72;
  const count = to - from + 1;
  const step = count > 1 ? (width - radius * 2) / (count - 1) : 0;
  const at = (index: number): Pt => x + radius + index * step;
  const paper = colorOf(theme, 'paper');
  const numbers = Array.from({ length: count }, (_, index): readonly Mark[] => {
    const [label] = setLines(setting, toProse(String(from + index)), 'small', {
      align: 'center',
      measure: radius * 4,
    });
    const drop = middle - (styleOf(theme, 'small').lead * grid) / 2;
    const area = { x: at(index) - radius, y: middle - radius, width: radius * 2, height: radius * 2 };
    const value = String(from + index);
    const choice = { shape: 'ring', option: { name: value, says: value } } as const;
    return [
      circle(at(index), middle, radius, { fill: paper, stroke: stroke(theme, 'fine', 'soft') }),
      ...moved(label?.marks ?? [], at(index) - radius * 2, drop),
      ...choiceField(setting, entry, area, setting.tag, choice),
    ];
  });
  return {
    height,
    marks: [line(at(0), middle, at(count - 1), middle, stroke(theme, 'fine')), ...numbers.flat()],
  };
};

const ends = (setting: Setting, low: Prose | undefined, high: Prose | undefined, x: Pt, width: Pt): Strip => {
  const left = low ? cell(setting, low, 'hint', { x, measure: width / 2 }) : undefined;
  const right = high
    ? cell(setting, high, 'hint', { x: x + width / 2, measure: width / 2, align: 'right' })
    : undefined;
  return {
    ...row(
      [left, right].filter((one) => one !== undefined),
      styleOf(setting.theme, 'hint').lead,
      0,
    ),
    cost: 0,
  };
};

/** A scale to ring a number on: one, a pair (before and after), or one for each row. */
export const scale = defineBlock(
  'scale',
  {
    about: 'A scale of numbers to ring, one or several.',
    main: 'ask',
    after: 1,
    fields: refined(
      object({
        ask: optional(prose()),
        hint: optional(prose()),
        low: optional(prose()),
        high: optional(prose()),
        from: withDefault(integer(0, 10), 0),
        to: withDefault(integer(1, 12), 10),
        rows: optional(listOf(prose(), 1, 20)),
      }),
      ({ from, to }) => from < to,
      '`from` must be less than `to`',
    ),
  },
  ({ ask, hint, low, high, from, to, rows = [] }, setting) => {
    const { theme, measure } = setting;
    const labelled = rows.some((text) => plain(text) !== '' || text.length > 0);
    const taken = labelled ? theme.sizes.label + theme.sizes.gap : 0;
    const width = Math.min(measure - taken, theme.measure);
    const isLeft = theme.hand === 'left';
    const [start, labelAt] = isLeft ? [0, width + theme.sizes.gap] : [taken, 0];
    const figure = { role: 'P', parent: setting.tag };
    const inside = { ...setting, tag: figure };
    const whole = promptFor(setting, 'scale', ask);
    const scales = (rows.length > 0 ? rows : [undefined]).map((text, index) => {
      const part =
        rows.length > 0
          ? whole?.part((text && slugOf(text)) || `row-${index + 1}`, text ? plain(text) : '')
          : whole;
      const drawn = circles(inside, { from, to }, start, width, part);
      const name = text ? cell(inside, text, 'label', { x: labelAt, measure: theme.sizes.label }) : undefined;
      const drop = name ? (Math.max(drawn.height, name.height) - name.height) / 2 : 0;
      return row(
        [drawn, ...(name ? [{ ...name, marks: moved(name.marks, 0, drop * theme.grid) }] : [])],
        4,
        0,
      );
    });
    const labels = low || high ? [ends(inside, low, high, start, width)] : [];
    const strips = [...question(setting, ask, hint), ...scales.map((strip) => ({ ...strip, cost: 300 }))];
    const last = strips.at(-1);
    if (!last) return labels;
    return [
      ...strips.slice(0, -1),
      { ...last, cost: labels.length > 0 ? Number.POSITIVE_INFINITY : 0 },
      ...labels,
    ];
  },
);
