import { type Mark, never, type Strip } from '../../model/galley.ts';
import { type Prose, told } from '../../model/prose.ts';
import { circle, line, moved } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import {
  type Infer,
  integer,
  listOf,
  object,
  optional,
  prose,
  refined,
  withDefault,
} from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { choiceField, fieldIds, type Prompt, promptFor, slugOf } from '../set/field.ts';
import type { Column } from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { changeLast, row } from '../set/strips.ts';
import { type Cell, cell, setLines, toProse } from '../set/text.ts';
import { question } from '../set/writing.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A line on which a scale is drawn, and the numbers at its ends. */
interface Line extends Range, Column {}

/** Height of a scale in grid units. */
const height: Units = 4;

/** A circle is as large as this share of a box to tick. */
const circleShare = 0.72;

const radiusIn = ({ theme }: Setting): Pt => theme.sizes.box * circleShare;

/** A number of the scale in its circle, in the middle of the line. */
const numbered = (setting: Setting, number: number, x: Pt, prompt: Prompt | undefined): readonly Mark[] => {
  const { theme } = setting;
  const middle = (height * theme.grid) / 2;
  const radius = radiusIn(setting);
  const value = String(number);
  const label = { align: 'center', measure: radius * 4 } as const;
  const [words] = setLines(setting, toProse(value), 'small', label);
  const drop = middle - (styleOf(theme, 'small').lead * theme.grid) / 2;
  const area = { x: x - radius, y: middle - radius, width: radius * 2, height: radius * 2 };
  const style = { fill: colorOf(theme, 'paper'), stroke: stroke(theme, 'fine', 'soft') };
  const option = { name: value, tooltip: value };
  return [
    circle(x, middle, radius, style),
    ...moved(words?.marks ?? [], x - radius * 2, drop),
    ...choiceField(setting, prompt, area, { parent: setting.tag, shape: 'ring', option }),
  ];
};

/** Circles on a rule, each with its number inside: ring one. */
const circles = (setting: Setting, { from, to, x, width }: Line, prompt: Prompt | undefined): Cell => {
  const { theme } = setting;
  const radius = radiusIn(setting);
  const middle = (height * theme.grid) / 2;
  const count = to - from + 1;
  const step = count > 1 ? (width - radius * 2) / (count - 1) : 0;
  const at = (index: number): Pt => x + radius + index * step;
  const numbers = Array.from({ length: count }, (_, index) =>
    numbered(setting, from + index, at(index), prompt),
  );
  const rule = line(at(0), middle, at(count - 1), middle, stroke(theme, 'fine'));
  return { height, marks: [rule, ...numbers.flat()] };
};

/** What the ends of a scale mean, under them. */
const ends = (setting: Setting, { low, high }: Scale, { x, width }: Column): Strip => {
  const measure = width / 2;
  const left = low ? [cell(setting, low, 'hint', { x, measure })] : [];
  const right = high ? [cell(setting, high, 'hint', { x: x + measure, measure, align: 'right' })] : [];
  return row([...left, ...right], styleOf(setting.theme, 'hint').lead, 0);
};

/** A row of its own name, beside its scale. */
const named = (setting: Setting, text: Prose, x: Pt, least: Units): Cell => {
  const { theme } = setting;
  const name = cell(setting, text, 'label', { x, measure: theme.sizes.label });
  const drop = (Math.max(least, name.height) - name.height) / 2;
  return { ...name, marks: moved(name.marks, 0, drop * theme.grid) };
};

/** Where scales are drawn, and where the names of their rows begin: those are where the writing hand does not cover them. */
const layoutOf = ({ rows = [] }: Scale, { theme, measure }: Setting): { line: Column; names: Pt } => {
  const isNamed = rows.some((text) => text.length > 0);
  const beside = isNamed ? theme.sizes.label + theme.sizes.gap : 0;
  const width = Math.min(measure - beside, theme.measure);
  return theme.hand === 'left'
    ? { line: { x: 0, width }, names: width + theme.sizes.gap }
    : { line: { x: beside, width }, names: 0 };
};

const fields = refined(
  object({
    ...fieldIds(),
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
);

type Scale = Infer<typeof fields>;

const setScales = (scale: Scale, setting: Setting): readonly Strip[] => {
  const { ask, from, to, rows } = scale;
  const { line, names } = layoutOf(scale, setting);
  const prompt = promptFor(setting, 'scale', ask);
  const drawn = { from, to, ...line };
  if (!rows) return [row([circles(setting, drawn, prompt)], height, 0)];
  return rows.map((text, index) => {
    const part = prompt?.part(slugOf(text) || `row-${index + 1}`, told(text));
    const circled = circles(setting, drawn, part);
    return row([circled, named(setting, text, names, circled.height)], height, 0);
  });
};

const setScale = (scale: Scale, setting: Setting): readonly Strip[] => {
  const { ask, hint, low, high } = scale;
  const inside = { ...setting, tag: { role: 'P', parent: setting.tag } };
  const scales = setScales(scale, inside).map((strip) => ({ ...strip, cost: 300 }));
  const labels = low || high ? [ends(inside, scale, layoutOf(scale, setting).line)] : [];
  const cost = labels.length > 0 ? never : 0;
  return [...question(setting, ask, hint), ...changeLast(scales, (strip) => ({ ...strip, cost })), ...labels];
};

/** A scale to ring a number on: one, a pair (before and after), or one for each row. */
export const scale = defineBlock(
  'scale',
  { about: 'A scale of numbers to ring, one or several.', main: 'ask', after: 1, fields },
  setScale,
);
