import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { type Prose, plain } from '../../model/prose.ts';
import { circle, line, moved } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import {
  type Infer,
  integer,
  listOf,
  numeric,
  object,
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
import { fieldIds, partFor, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { cell, setLines, textWidth, toProse } from '../set/text.ts';

/** A lane in grid units: its height, and how far down its line is. */
interface Lane {
  readonly height: Units;
  readonly axis: Units;
}

/** With room to write above the line and below. */
const toWrite: Lane = { height: 13, axis: 6.5 };
/** To be read: with room for labels above the line. */
const toRead: Lane = { height: 9, axis: 6 };

const laneOf = ({ points }: Pick<Timeline, 'points'>): Lane => (points.length > 0 ? toRead : toWrite);

interface Span {
  readonly start: Pt;
  readonly end: Pt;
  /** Where their names are placed. */
  readonly names: { readonly x: Pt; readonly measure: Pt };
}

/** Where lanes begin and end, beside the longest word among their names: those are where the writing hand does not cover them. */
const spanOf = (setting: Setting, lanes: readonly Prose[]): Span => {
  const { measure, theme } = setting;
  const { gap, label } = theme.sizes;
  const words = lanes.flatMap((name) => plain(name).split(/\s+/));
  const longest = Math.max(...words.map((word) => textWidth(setting, toProse(word), 'label')));
  const beside = Math.min(measure / 3, Math.max(label * 0.6, longest + gap + 0.5));
  const width = beside - gap;
  return theme.hand === 'left'
    ? { start: gap, end: measure - beside, names: { x: measure - width, measure: width } }
    : { start: beside, end: measure - gap, names: { x: 0, measure: width } };
};

/** The line of a lane, from the top. */
const axisOf = ({ theme }: Setting, { height, axis }: Lane, lane: number): Pt =>
  (lane * height + axis) * theme.grid;

const at = ({ start, end }: Span, share: number): Pt => start + (end - start) * share;

/** As near to where it would be as its width lets it, between two edges. */
const within = (x: Pt, half: Pt, end: Pt): Pt => Math.max(half, Math.min(x, end - half));

const laneLines = (setting: Setting, { start, end, names }: Span, declared: Timeline, tag: Tag) =>
  declared.lanes.flatMap((name, index): readonly Mark[] => {
    const y = axisOf(setting, laneOf(declared), index);
    const label = cell(setting, name, 'label', { ...names, tag });
    return [
      line(start, y, end, y, stroke(setting.theme, 'medium', 'soft')),
      ...moved(label.marks, 0, y - (label.height * setting.theme.grid) / 2),
    ];
  });

/** Ticks from the first lane to the last, each with its name under it, as far as the measure lets it. */
const tickLines = (setting: Setting, span: Span, declared: Timeline, tag: Tag): readonly Mark[] => {
  const { theme, measure } = setting;
  const { lanes, ticks } = declared;
  const depth = lanes.length * laneOf(declared).height * theme.grid;
  const width = Math.min(theme.sizes.label, (span.end - span.start) / Math.max(1, ticks.length - 1));
  return ticks.flatMap((name, index): readonly Mark[] => {
    const x = at(span, ticks.length > 1 ? index / (ticks.length - 1) : 0.5);
    const half = Math.min(width, textWidth(setting, name, 'hint')) / 2;
    const y = depth + leadOf(setting, 'hint') / 2;
    return [
      line(x, 0, x, depth, dashed(theme, 'hair')),
      ...centered(setting, name, { style: 'hint', x: within(x, half, measure), y, width, tag }),
    ];
  });
};

type TimePoint = Timeline['points'][number];

/** As wide as a label may be without touching the next one on its lane. */
const roomFor = ({ theme }: Setting, span: Span, point: TimePoint, points: readonly TimePoint[]): Pt => {
  const { label, gap } = theme.sizes;
  const others = points.filter((other) => other !== point && other.lane === point.lane);
  const apart = others.map((other) => Math.abs(at(span, other.at) - at(span, point.at)) - gap / 2);
  return Math.min(label, ...apart);
};

/** Points on their lanes, their labels over them. */
const dots = (setting: Setting, span: Span, declared: Timeline, tag: Tag): readonly Mark[] => {
  const { theme } = setting;
  const { points } = declared;
  const lead = leadOf(setting, 'hint');
  return points.flatMap((point): readonly Mark[] => {
    const [x, y] = [at(span, point.at), axisOf(setting, laneOf(declared), point.lane - 1)];
    const width = Math.max(theme.sizes.number, roomFor(setting, span, point, points));
    const lines = setLines(setting, point.label, 'small', { align: 'left', measure: width });
    const rows = lines.length;
    // A short label needs less than its room, and stays over its dot.
    const half = Math.min(width, Math.max(...lines.map((one) => one.width))) / 2;
    const place = { x: within(x, half, span.end + theme.sizes.gap), y: y - (lead * (rows + 1)) / 2 };
    return [
      circle(x, y, theme.sizes.gap * 0.4, { fill: colorOf(theme, 'accent') }),
      ...centered(setting, point.label, { style: 'small', ...place, width, tag }),
    ];
  });
};

/** Room to write under each lane. */
const laneFields = (setting: Setting, { start, end }: Span, declared: Timeline): readonly Mark[] => {
  const { grid } = setting.theme;
  const lane = laneOf(declared);
  return declared.lanes.flatMap((name, index) => {
    const y = axisOf(setting, lane, index) + grid;
    const area = { x: start, y, width: end - start, height: (lane.height - lane.axis - 1.5) * grid };
    return textField(setting, partFor(setting, 'timeline', name), area);
  });
};

const point = () => object({ lane: withDefault(integer(1, 3), 1), at: numeric(0, 1), label: prose() });

const fields = refined(
  object({
    ...fieldIds(),
    title: optional(prose()),
    lanes: listOf(prose(), 1, 3),
    ticks: withDefault(listOf(prose()), []),
    points: withDefault(listOf(point()), []),
    alt: text(),
  }),
  ({ lanes, points }) => points.every(({ lane }) => lane <= lanes.length),
  'must have no point in a lane that it has not',
);

type Timeline = Infer<typeof fields>;

const setTimeline = (declared: Timeline, setting: Setting): readonly Strip[] => {
  const { title, lanes, ticks, points, alt } = declared;
  const tag = figureTag(setting, alt);
  const span = spanOf(setting, lanes);
  const height = lanes.length * laneOf(declared).height + (ticks.length > 0 ? 3 : 0);
  return drawing(setting, title, height, [
    ...tickLines(setting, span, declared, tag),
    ...laneLines(setting, span, declared, tag),
    ...dots(setting, span, declared, tag),
    // With points on it, it is there to be read.
    ...(points.length > 0 ? [] : laneFields(setting, span, declared)),
  ]);
};

/** One or two lanes in time, to draw and write on. */
export const timeline = defineBlock(
  'timeline',
  { across: 'text', about: 'One to three lanes in time, to draw and write on.', after: 2, fields },
  setTimeline,
);
