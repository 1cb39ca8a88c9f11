import type { Mark, Tag } from '../../model/galley.ts';
import { plain } from '../../model/prose.ts';
import { circle, line, moved, path } from '../../model/shapes.ts';
import { mm, type Pt } from '../../model/units.ts';
import {
  numeric,
  object,
  oneOf,
  optional,
  prose,
  refined,
  text,
  withDefault,
} from '../../schema/vocabulary.ts';
import { dashed, stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { centered, drawing, figureTag } from '../set/drawing.ts';
import { choiceField, promptFor } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { cell, toProse } from '../set/text.ts';

const axis = () =>
  refined(
    object({
      label: prose(),
      from: numeric(-1000, 1000),
      to: numeric(-1000, 1000),
      step: numeric(0.01, 1000),
    }),
    ({ from, to }) => from < to,
    '`from` must be less than `to`',
  );

interface Frame {
  readonly left: Pt;
  readonly right: Pt;
  readonly top: Pt;
  readonly bottom: Pt;
}

const values = ({ from, to, step }: { from: number; to: number; step: number }): readonly number[] =>
  Array.from(
    { length: Math.min(60, Math.floor((to - from) / step + 1e-9) + 1) },
    (_, index) => from + index * step,
  );

/** Where the lines of a chart stand: its numbers are beside them where the writing hand does not cover them. */
const frameOf = ({ theme: { hand, sizes }, measure }: Setting, top: Pt, bottom: Pt): Frame =>
  hand === 'left'
    ? { left: sizes.gap, right: measure - sizes.number, top, bottom }
    : { left: sizes.number, right: measure - sizes.gap, top, bottom };

const grid = (setting: Setting, frame: Frame, x: readonly Pt[], y: readonly Pt[]): readonly Mark[] => {
  const rule = stroke(setting.theme, 'hair');
  const axes = stroke(setting.theme, 'medium', 'soft');
  const upright = setting.theme.hand === 'left' ? frame.right : frame.left;
  return [
    ...x.map((at) => line(at, frame.top, at, frame.bottom, rule)),
    ...y.map((at) => line(frame.left, at, frame.right, at, rule)),
    line(upright, frame.top, upright, frame.bottom, axes),
    line(frame.left, frame.bottom, frame.right, frame.bottom, axes),
  ];
};

/** How high the example wave crests, as a share of the chart; and how far below a stop line it keeps. */
const [crest, belowStop] = [0.8, 0.15];

/**
 * A wave that rises, crests and falls: an example of what a line on the chart may look like. Where there is a line to stop at,
 * it stays below: an example must not show anyone going on past it.
 */
const wave = (setting: Setting, { left, right, top, bottom }: Frame, stop: Pt | undefined): Mark => {
  const limit = stop === undefined ? crest : Math.max(0, (bottom - stop) / (bottom - top) - belowStop);
  const at = (share: number): Pt => left + (right - left) * share;
  const up = (share: number): Pt => bottom - (bottom - top) * share * (Math.min(crest, limit) / crest);
  return path(
    0,
    0,
    [
      { op: 'move', x: at(0), y: up(0.3) },
      { op: 'curve', x1: at(0.15), y1: up(0.5), x2: at(0.22), y2: up(0.8), x: at(0.36), y: up(0.8) },
      { op: 'curve', x1: at(0.5), y1: up(0.8), x2: at(0.58), y2: up(0.35), x: at(0.74), y: up(0.25) },
      { op: 'curve', x1: at(0.84), y1: up(0.19), x2: at(0.92), y2: up(0.18), x: at(1), y: up(0.16) },
    ],
    { stroke: dashed(setting.theme, 'medium', 'accent') },
  );
};

const stopLine = (setting: Setting, frame: Frame, y: Pt, tag: Tag): readonly Mark[] => {
  const { theme } = setting;
  const lead = (theme.styles.small?.lead ?? 2) * theme.grid;
  const name = cell(setting, toProse(setting.word('stop')), 'small', {
    align: 'right',
    measure: frame.right - frame.left - theme.sizes.gap,
    x: frame.left,
    color: 'accent',
    tag,
  });
  return [
    line(frame.left, y, frame.right, y, stroke(theme, 'heavy', 'accent')),
    ...moved(name.marks, 0, y - lead),
  ];
};

/** What the dashed line is, above the chart, at the end where the name of its upright axis does not stand. */
const exampleName = (setting: Setting, { left, right }: Frame, tag: Tag): readonly Mark[] => {
  const align = setting.theme.hand === 'left' ? 'left' : 'right';
  return cell(setting, toProse(setting.word('example')), 'hint', {
    x: left,
    measure: right - left,
    align,
    color: 'accent',
    tag,
  }).marks;
};

/** The nearest that points to choose may lie to one another. */
const leastStep = mm(6.5);

/** A point to choose, drawn. */
const pointRadius = mm(1);

/** Axes to draw a line on. */
export const chart = defineBlock(
  'chart',
  {
    about: 'Two axes to draw a line on.',
    words: ['stop', 'example'],
    after: 2,
    fields: object({
      title: optional(prose()),
      x: axis(),
      y: axis(),
      stop: optional(numeric(-1000, 1000)),
      curve: withDefault(oneOf('wave', 'none'), 'none'),
      alt: text(),
    }),
  },
  ({ title, x, y, stop, curve, alt }, setting) => {
    const { theme, measure } = setting;
    const tag = figureTag(setting, alt);
    const lead = (theme.styles.small?.lead ?? 2) * theme.grid;
    const rise = 30;
    const frame = frameOf(setting, lead * 1.5, rise * theme.grid);
    const isLeft = theme.hand === 'left';
    const beside = isLeft ? (frame.right + measure) / 2 : frame.left / 2;
    const across = (value: number): Pt =>
      frame.left + ((value - x.from) / (x.to - x.from)) * (frame.right - frame.left);
    const up = (value: number): Pt =>
      frame.bottom - ((value - y.from) / (y.to - y.from)) * (frame.bottom - frame.top);
    const [columns, rows] = [values(x), values(y)];
    const numbers = [
      ...columns.flatMap((value) =>
        centered(
          setting,
          toProse(String(value)),
          'small',
          across(value),
          frame.bottom + lead / 2,
          lead * 3,
          tag,
        ),
      ),
      ...rows.flatMap((value) =>
        centered(setting, toProse(String(value)), 'small', beside, up(value), lead * 2, tag),
      ),
    ];
    const names = [
      ...cell(setting, y.label, 'hint', { measure, align: isLeft ? 'right' : 'left', tag }).marks,
      ...(curve === 'none' ? [] : exampleName(setting, frame, tag)),
      ...moved(
        cell(setting, x.label, 'hint', { align: 'right', measure: frame.right, tag }).marks,
        0,
        frame.bottom + lead,
      ),
    ];
    const marks = [
      ...grid(setting, frame, columns.map(across), rows.map(up)),
      ...(curve === 'wave' ? [wave(setting, frame, stop === undefined ? undefined : up(stop))] : []),
      ...(stop === undefined ? [] : stopLine(setting, frame, up(stop), tag)),
      ...numbers,
      ...names,
    ];
    const tight =
      Math.min(across(x.from + x.step) - across(x.from), up(y.from) - up(y.from + y.step)) < leastStep;
    const target = { fill: colorOf(theme, 'paper'), stroke: stroke(theme, 'fine', 'soft') };
    const whole = tight ? undefined : promptFor(setting, 'chart', title);
    const points = columns.flatMap((value) => {
      const entry = whole?.part(`at-${value}`, `${plain(x.label)} ${value}`);
      const parent: Tag = { role: 'P', parent: setting.tag };
      return rows.flatMap((row) => {
        const option = { name: String(row), says: `${plain(y.label)} ${row}` };
        const [left, top] = [across(value), up(row)];
        const fields = choiceField(setting, entry, { x: left, y: top, width: 0, height: 0 }, parent, {
          shape: 'dot',
          option,
        });
        // Without it nobody would know where to click.
        return fields.length > 0 ? [circle(left, top, pointRadius, { ...target, tag }), ...fields] : [];
      });
    });
    return drawing(setting, title, rise + Math.ceil((lead * 2) / theme.grid), [...marks, ...points]);
  },
);
