import { defined } from '../../model/defined.ts';
import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { type Prose, told } from '../../model/prose.ts';
import { arrowHead, line, moved, rectangle } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { integer, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { cellField, fieldIds, type Prompt, promptFor, slugOf } from '../set/field.ts';
import type { Column } from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { columns, row } from '../set/strips.ts';
import { type Cell, cell } from '../set/text.ts';
import { question } from '../set/writing.ts';

interface Half {
  readonly label: Prose;
  readonly answer?: Prose;
  readonly prompt?: Prompt | undefined;
}

/** Writing lines in each half, below the words that open it. */
const roomFor = 2;

const plan = (setting: Setting, halves: readonly [Half, Half]): Strip => {
  const { theme, measure } = setting;
  const { grid, sizes } = theme;
  const sides = columns([1, 1], measure, sizes.gutter * 2);
  const group: Tag = { role: 'P', parent: setting.tag };
  const cells = halves.map((half, side) =>
    setHalf(setting, half, sides[side] ?? { x: 0, width: measure }, group),
  );
  const set = row(cells, 0, 2);
  const style = defined({
    stroke: stroke(theme, 'fine', 'soft'),
    fill: halves[0].answer ? colorOf(theme, 'tint') : undefined,
  });
  const frames = sides.map(({ x, width }) => rectangle(x, 0, width, set.height * grid, style, sizes.radius));
  const arrow = arrowFrom(setting, sides[0]?.width ?? 0, (set.height * grid) / 2);
  return { ...set, cost: 150, marks: [...frames, ...arrow, ...set.marks] };
};

const setHalf = (setting: Setting, { label, answer, prompt }: Half, { x, width }: Column, tag: Tag): Cell => {
  const { theme } = setting;
  const { grid, pitch } = theme;
  const { pad } = theme.sizes;
  const inside = { x: x + pad, measure: width - pad * 2, tag };
  const name = cell(setting, label, 'prompt', inside);
  const words = answer ? cell(setting, answer, 'hand', inside) : undefined;
  const top = name.height * grid + grid / 2;
  const rules = Array.from({ length: answer ? 0 : roomFor }, (_, at) => {
    const y = top + (at + 1) * pitch * grid - grid / 2;
    return line(x + pad, y, x + width - pad, y, stroke(theme, 'fine'));
  });
  const height = Math.max(pitch * roomFor + 4, name.height + (words?.height ?? 0) + 1);
  const area = { x: x + pad / 2, y: top, width: width - pad, height: height * grid - top - grid / 2 };
  return {
    height,
    marks: [
      ...moved(name.marks, 0, grid / 2),
      ...moved(words?.marks ?? [], 0, top),
      ...rules,
      ...cellField(setting, prompt, area, { parent: tag }),
    ],
  };
};

const arrowFrom = ({ theme }: Setting, edge: Pt, y: Pt): readonly Mark[] => {
  const { gutter } = theme.sizes;
  const from = edge + gutter * 0.3;
  return [
    line(from, y, from + gutter * 1.2, y, stroke(theme, 'medium', 'accent')),
    arrowHead({ x: from + gutter * 1.4, y }, 0.25, gutter * 0.45, colorOf(theme, 'accent')),
  ];
};

/** Plans of one cue and one act: “if … then …”. */
export const ifThen = defineBlock(
  'if-then',
  {
    across: 'text',
    about: 'Plans of two halves: when this happens, then I will do that.',
    after: 2,
    fields: object({
      ...fieldIds(),
      ask: optional(prose()),
      hint: optional(prose()),
      rows: withDefault(integer(1, 8), 3),
      if: prose(),
      then: prose(),
      sample: optional(object({ if: prose(), then: prose() })),
    }),
  },
  ({ ask, hint, rows, if: cue, then: act, sample }, setting) => {
    const example: readonly Strip[] = sample
      ? [
          plan(setting, [
            { label: cue, answer: sample.if },
            { label: act, answer: sample.then },
          ]),
        ]
      : [];
    const prompt = promptFor(setting, 'if-then', ask ?? cue);
    const half = (label: Prose, index: number): Half => ({
      label,
      prompt: prompt?.part(`plan-${index + 1}-${slugOf(label)}`, `${told(label)} (${index + 1})`),
    });
    const empty = Array.from({ length: rows }, (_, index) =>
      plan(setting, [half(cue, index), half(act, index)]),
    );
    return [...question(setting, ask, hint), ...example, ...empty];
  },
);
