import type { Mark } from '../../model/galley.ts';
import { type Prose, plain } from '../../model/prose.ts';
import { circle, line, moved } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import {
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
import { centered, drawing, figureTag } from '../set/drawing.ts';
import { promptFor, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { cell, setLines, textWidth, toProse } from '../set/text.ts';

/** Height of a lane in grid units: room to write above its line and below. */
const laneHeight = 13;

interface Span {
  readonly start: Pt;
  readonly end: Pt;
  /** Where their names stand. */
  readonly names: { readonly x: Pt; readonly measure: Pt };
}

/** Where lanes begin and end, beside the longest word among their names: those stand where the writing hand does not cover them. */
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

/** One or two lanes in time, to draw and write on. */
export const timeline = defineBlock(
  'timeline',
  {
    about: 'One to three lanes in time, to draw and write on.',
    after: 2,
    fields: refined(
      object({
        title: optional(prose()),
        lanes: listOf(prose(), 1, 3),
        ticks: withDefault(listOf(prose()), []),
        points: withDefault(
          listOf(object({ lane: withDefault(integer(1, 3), 1), at: numeric(0, 1), label: prose() })),
          [],
        ),
        alt: text(),
      }),
      ({ lanes, points }) => points.every(({ lane }) => lane <= lanes.length),
      'must have no point in a lane that it has not',
    ),
  },
  ({ title, lanes, ticks, points, alt }, setting) => {
    const { theme } = setting;
    const { grid, sizes } = theme;
    const tag = figureTag(setting, alt);
    const { start, end, names } = spanOf(setting, lanes);
    const at = (share: number): number => start + (end - start) * share;
    const middle = (lane: number): number => (lane + 0.5) * laneHeight * grid;
    const depth = lanes.length * laneHeight * grid;
    const lead = (theme.styles.hint?.lead ?? 2) * grid;
    const ruled = lanes.flatMap((name, index): readonly Mark[] => {
      const label = cell(setting, name, 'label', { ...names, tag });
      return [
        line(start, middle(index), end, middle(index), stroke(theme, 'medium', 'soft')),
        ...moved(label.marks, 0, middle(index) - (label.height * grid) / 2),
      ];
    });
    const scale = ticks.flatMap((name, index): readonly Mark[] => {
      const x = at(ticks.length > 1 ? index / (ticks.length - 1) : 0.5);
      const width = Math.min(sizes.label, (end - start) / Math.max(1, ticks.length - 1));
      // Under its line, as far as the measure lets it.
      const half = Math.min(width, textWidth(setting, name, 'hint')) / 2;
      const under = Math.max(half, Math.min(x, setting.measure - half));
      return [
        line(x, 0, x, depth, dashed(theme, 'hair')),
        ...centered(setting, name, 'hint', under, depth + lead / 2, width, tag),
      ];
    });
    /** As wide as a label may be without touching the next one on its lane. */
    const roomFor = (point: (typeof points)[number]): Pt => {
      const others = points.filter((other) => other !== point && other.lane === point.lane);
      return Math.min(
        sizes.label,
        ...others.map((other) => Math.abs(at(other.at) - at(point.at)) - sizes.gap / 2),
      );
    };
    const dots = points.flatMap((point): readonly Mark[] => {
      const [x, y] = [at(point.at), middle(point.lane - 1)];
      const width = Math.max(sizes.number, roomFor(point));
      const rows = setLines(setting, point.label, 'small', { measure: width }).length;
      const above = y - (lead * (rows + 1)) / 2;
      return [
        circle(x, y, sizes.gap * 0.4, { fill: colorOf(theme, 'accent') }),
        ...centered(
          setting,
          point.label,
          'small',
          Math.max(width / 2, Math.min(x, end - width / 2)),
          above,
          width,
          tag,
        ),
      ];
    });
    // With points on it, it is there to be read.
    const fields = (points.length > 0 ? [] : lanes).flatMap((name, index) => {
      const area = {
        x: start,
        y: middle(index) + grid,
        width: end - start,
        height: (laneHeight / 2 - 1.5) * grid,
      };
      return textField(setting, promptFor(setting, 'timeline', name), area);
    });
    const height = lanes.length * laneHeight + (ticks.length > 0 ? 3 : 0);
    return drawing(setting, title, height, [...scale, ...ruled, ...dots, ...fields]);
  },
);
