import type { Strip, Tag } from '../galley.ts';
import type { Prose } from '../prose.ts';
import { fields, optional, otherwise, prose, whole } from '../schema.ts';
import { arrowHead, line, moved, rectangle, stroke } from '../shapes.ts';
import { colorOf } from '../theme.ts';
import { defineBlock } from './block.ts';
import { cell, columns, row, type Setting } from './setting.ts';
import { question } from './writing.ts';

interface Half {
  readonly label: Prose;
  readonly answer?: Prose;
}

/** Writing lines in each half, below the words that open it. */
const roomFor = 2;

const plan = (setting: Setting, halves: readonly [Half, Half], index: number): Strip => {
  const { theme, measure } = setting;
  const { grid, pitch } = theme;
  const { gutter, pad, radius } = theme.sizes;
  const places = columns([1, 1], measure, gutter * 2);
  const group: Tag = { role: 'P', parent: setting.tag };
  const height = pitch * roomFor + 4;
  const cells = halves.map(({ label, answer }, side) => {
    const { x = 0, width = 0 } = places[side] ?? {};
    const name = cell(setting, label, 'prompt', { x: x + pad, measure: width - pad * 2, tag: group });
    const written = answer ? cell(setting, answer, 'hand', { x: x + pad, measure: width - pad * 2, tag: group }) : undefined;
    const top = name.height * grid + grid / 2;
    const rules = answer
      ? []
      : Array.from({ length: roomFor }, (_, at) => {
          const y = top + (at + 1) * pitch * grid - grid / 2;
          return line(x + pad, y, x + width - pad, y, stroke(theme, 'fine'));
        });
    const needed = name.height + (written?.height ?? 0) + 1;
    return {
      height: Math.max(height, needed),
      marks: [...moved(name.marks, 0, grid / 2), ...moved(written?.marks ?? [], 0, top), ...rules],
    };
  });
  const set = row(cells, height, index === 0 ? 1 : 2);
  const frames = places.map(({ x, width }) =>
    rectangle(
      x,
      0,
      width,
      set.height * grid,
      { stroke: stroke(theme, 'fine', 'soft'), ...(halves[0].answer ? { fill: colorOf(theme, 'tint') } : {}) },
      radius,
    ),
  );
  const middle = (set.height * grid) / 2;
  const from = (places[0]?.width ?? 0) + gutter * 0.3;
  const arrow = [
    line(from, middle, from + gutter * 1.2, middle, stroke(theme, 'medium', 'accent')),
    arrowHead(from + gutter * 1.4, middle, 0.25, gutter * 0.45, colorOf(theme, 'accent')),
  ];
  return { ...set, cost: 150, marks: [...frames, ...arrow, ...set.marks] };
};

/** Plans of one cue and one act: “if … then …”. */
export const ifThen = defineBlock(
  'if-then',
  {
    after: 2,
    fields: fields({
      ask: optional(prose()),
      hint: optional(prose()),
      rows: otherwise(whole(1, 8), 3),
      if: prose(),
      then: prose(),
      sample: optional(fields({ if: prose(), then: prose() })),
    }),
  },
  ({ ask, hint, rows, if: cue, then: act, sample }, setting) => {
    const example: readonly Strip[] = sample
      ? [
          plan(
            setting,
            [
              { label: cue, answer: sample.if },
              { label: act, answer: sample.then },
            ],
            0,
          ),
        ]
      : [];
    const empty = Array.from({ length: rows }, (_, index) =>
      plan(setting, [{ label: cue }, { label: act }], index + example.length),
    );
    return [...question(setting, ask, hint), ...example, ...empty];
  },
);
