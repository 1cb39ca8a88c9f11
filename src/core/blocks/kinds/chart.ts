import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { type Prose, told } from '../../model/prose.ts';
import { circle, line, moved, path } from '../../model/shapes.ts';
import { mm, type Point, type Pt, type Units } from '../../model/units.ts';
import {
  type Infer,
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
import { centered, drawing, figureTag, leadOf } from '../set/drawing.ts';
import { choiceField, fieldIds, promptFor } from '../set/field.ts';
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

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Axis extends Range {
  readonly label: Prose;
  readonly step: number;
}

/** Where the lines of a chart are drawn, and the values at its edges. */
interface Frame {
  readonly left: Pt;
  readonly right: Pt;
  readonly top: Pt;
  readonly bottom: Pt;
  readonly x: Range;
  readonly y: Range;
}

/** Height of a chart in grid units. */
const rise: Units = 30;

/** The most numbers along an axis. */
const mostNumbers = 60;

/** The values that are numbered. Sums of a step such as 0.1 fall short by a trace: they count as reached. */
const numbersOf = ({ from, to, step }: Axis): readonly number[] =>
  Array.from(
    { length: Math.min(mostNumbers, Math.floor((to - from) / step + 1e-9) + 1) },
    (_, index) => from + index * step,
  );

/** The numbers of a chart are beside it where the writing hand does not cover them. */
const frameOf = (setting: Setting, x: Axis, y: Axis): Frame => {
  const { hand, sizes, grid } = setting.theme;
  const [before, behind] = hand === 'left' ? [sizes.gap, sizes.number] : [sizes.number, sizes.gap];
  const top = leadOf(setting, 'small') * 1.5;
  return { left: before, right: setting.measure - behind, top, bottom: rise * grid, x, y };
};

const across = ({ left, right, x }: Frame, value: number): Pt =>
  left + ((value - x.from) / (x.to - x.from)) * (right - left);

const up = ({ top, bottom, y }: Frame, value: number): Pt =>
  bottom - ((value - y.from) / (y.to - y.from)) * (bottom - top);

const gridLines = (setting: Setting, frame: Frame, { x, y }: Axes): readonly Mark[] => {
  const { left, right, top, bottom } = frame;
  const rule = stroke(setting.theme, 'hair');
  const axes = stroke(setting.theme, 'medium', 'soft');
  const upright = setting.theme.hand === 'left' ? right : left;
  return [
    ...numbersOf(x).map((value) => line(across(frame, value), top, across(frame, value), bottom, rule)),
    ...numbersOf(y).map((value) => line(left, up(frame, value), right, up(frame, value), rule)),
    line(upright, top, upright, bottom, axes),
    line(left, bottom, right, bottom, axes),
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
  const high = (share: number): Pt => bottom - (bottom - top) * share * (Math.min(crest, limit) / crest);
  return path(
    0,
    0,
    [
      { op: 'move', x: at(0), y: high(0.3) },
      { op: 'curve', x1: at(0.15), y1: high(0.5), x2: at(0.22), y2: high(0.8), x: at(0.36), y: high(0.8) },
      { op: 'curve', x1: at(0.5), y1: high(0.8), x2: at(0.58), y2: high(0.35), x: at(0.74), y: high(0.25) },
      { op: 'curve', x1: at(0.84), y1: high(0.19), x2: at(0.92), y2: high(0.18), x: at(1), y: high(0.16) },
    ],
    { stroke: dashed(setting.theme, 'medium', 'accent') },
  );
};

const stopLine = (setting: Setting, { left, right }: Frame, y: Pt, tag: Tag): readonly Mark[] => {
  const { theme } = setting;
  const name = cell(setting, toProse(setting.word('stop')), 'small', {
    align: 'right',
    measure: right - left - theme.sizes.gap,
    x: left,
    color: 'accent',
    tag,
  });
  return [
    line(left, y, right, y, stroke(theme, 'heavy', 'accent')),
    ...moved(name.marks, 0, y - leadOf(setting, 'small')),
  ];
};

/** What the dashed line is, above the chart, at the end where the name of its upright axis is not. */
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

const numbers = (setting: Setting, frame: Frame, { x, y }: Axes, tag: Tag): readonly Mark[] => {
  const lead = leadOf(setting, 'small');
  const beside = setting.theme.hand === 'left' ? (frame.right + setting.measure) / 2 : frame.left / 2;
  const number = (value: number, place: Point, width: Pt): readonly Mark[] =>
    centered(setting, toProse(String(value)), { style: 'small', ...place, width, tag });
  return [
    ...numbersOf(x).flatMap((value) =>
      number(value, { x: across(frame, value), y: frame.bottom + lead / 2 }, lead * 3),
    ),
    ...numbersOf(y).flatMap((value) => number(value, { x: beside, y: up(frame, value) }, lead * 2)),
  ];
};

/** The names of both axes, and of the example. */
const names = (setting: Setting, frame: Frame, { x, y, curve }: Chart, tag: Tag): readonly Mark[] => {
  const { measure } = setting;
  const align = setting.theme.hand === 'left' ? 'right' : 'left';
  const below = cell(setting, x.label, 'hint', { align: 'right', measure: frame.right, tag });
  return [
    ...cell(setting, y.label, 'hint', { measure, align, tag }).marks,
    ...(curve === 'none' ? [] : exampleName(setting, frame, tag)),
    ...moved(below.marks, 0, frame.bottom + leadOf(setting, 'small')),
  ];
};

/** The nearest that points to choose may lie to one another. */
const leastStep = mm(6.5);

/** A point to choose, drawn. */
const pointRadius = mm(1);

/** Whether there is room for a point to choose at each crossing of two lines. */
const hasRoomForPoints = (frame: Frame, { x, y }: Axes): boolean =>
  Math.min(
    across(frame, x.from + x.step) - across(frame, x.from),
    up(frame, y.from) - up(frame, y.from + y.step),
  ) >= leastStep;

/** On a screen, points to choose: one of a column. Drawn, since without them nobody would know where to click. */
const points = (setting: Setting, frame: Frame, { title, x, y }: Chart, tag: Tag): readonly Mark[] => {
  const { theme } = setting;
  const prompt = hasRoomForPoints(frame, { x, y }) ? promptFor(setting, 'chart', title) : undefined;
  if (!prompt) return [];
  const style = { fill: colorOf(theme, 'paper'), stroke: stroke(theme, 'fine', 'soft'), tag };
  return numbersOf(x).flatMap((value) => {
    const part = prompt.part(`at-${value}`, `${told(x.label)} ${value}`);
    const parent: Tag = { role: 'P', parent: setting.tag };
    return numbersOf(y).flatMap((row) => {
      const [left, top] = [across(frame, value), up(frame, row)];
      const area = { x: left, y: top, width: 0, height: 0 };
      const option = { name: String(row), tooltip: `${told(y.label)} ${row}` };
      const field = choiceField(setting, part, area, { parent, shape: 'dot', option });
      return [circle(left, top, pointRadius, style), ...field];
    });
  });
};

const fields = object({
  ...fieldIds(),
  title: optional(prose()),
  x: axis(),
  y: axis(),
  stop: optional(numeric(-1000, 1000)),
  curve: withDefault(oneOf('wave', 'none'), 'none'),
  alt: text(),
});

type Chart = Infer<typeof fields>;
type Axes = Pick<Chart, 'x' | 'y'>;

const setChart = (chart: Chart, setting: Setting): readonly Strip[] => {
  const { title, x, y, curve } = chart;
  const tag = figureTag(setting, chart.alt);
  const frame = frameOf(setting, x, y);
  const stop = chart.stop === undefined ? undefined : up(frame, chart.stop);
  const below = Math.ceil((leadOf(setting, 'small') * 2) / setting.theme.grid);
  return drawing(setting, title, rise + below, [
    ...gridLines(setting, frame, chart),
    ...(curve === 'wave' ? [wave(setting, frame, stop)] : []),
    ...(stop === undefined ? [] : stopLine(setting, frame, stop, tag)),
    ...numbers(setting, frame, chart, tag),
    ...names(setting, frame, chart, tag),
    ...points(setting, frame, chart, tag),
  ]);
};

/** Axes to draw a line on. */
export const chart = defineBlock(
  'chart',
  { across: 'text', about: 'Two axes to draw a line on.', words: ['stop', 'example'], after: 2, fields },
  setChart,
);
