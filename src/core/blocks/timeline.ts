import type { Mark } from '../galley.ts';
import { fields, listOf, number, optional, otherwise, prose, text, whole } from '../schema.ts';
import { circle, dashed, line, moved, stroke } from '../shapes.ts';
import { colorOf } from '../theme.ts';
import { defineBlock } from './block.ts';
import { centred, drawing, figureTag } from './drawing.ts';
import { cell } from './setting.ts';

/** Height of a lane in grid units: room to write above its line and below. */
const laneHeight = 13;

/** One or two lanes in time, to draw and write on. */
export const timeline = defineBlock(
  'timeline',
  {
    after: 2,
    fields: fields({
      title: optional(prose()),
      lanes: listOf(prose(), 1, 3),
      ticks: otherwise(listOf(prose()), []),
      points: otherwise(listOf(fields({ lane: otherwise(whole(1, 3), 1), at: number(0, 1), label: prose() })), []),
      alt: text(),
    }),
  },
  ({ title, lanes, ticks, points, alt }, setting) => {
    const { theme, measure } = setting;
    const { grid, sizes } = theme;
    const tag = figureTag(setting, alt);
    const [start, end] = [sizes.label * 0.6, measure - sizes.gap];
    const at = (share: number): number => start + (end - start) * share;
    const middle = (lane: number): number => (lane + 0.5) * laneHeight * grid;
    const depth = lanes.length * laneHeight * grid;
    const tickAt = (index: number): number => at(ticks.length > 1 ? index / (ticks.length - 1) : 0.5);
    const lead = (theme.styles.hint?.lead ?? 2) * grid;
    const ruled = lanes.flatMap((name, index): readonly Mark[] => {
      const label = cell(setting, name, 'label', { measure: start - sizes.gap, tag });
      return [
        line(start, middle(index), end, middle(index), stroke(theme, 'medium', 'soft')),
        ...moved(label.marks, 0, middle(index) - (label.height * grid) / 2),
      ];
    });
    const scale = ticks.flatMap((name, index): readonly Mark[] => {
      const x = tickAt(index);
      const width = Math.min(sizes.label, (end - start) / Math.max(1, ticks.length - 1));
      const shift =
        index === 0 ? width / 2 - sizes.gap : index === ticks.length - 1 && ticks.length > 1 ? sizes.gap - width / 2 : 0;
      return [
        line(x, 0, x, depth, dashed(theme, 'hair')),
        ...centred(setting, name, 'hint', x + shift, depth + lead / 2, width, tag),
      ];
    });
    const dots = points.flatMap(({ lane, at: share, label }): readonly Mark[] => {
      const [x, y] = [at(share), middle(lane - 1)];
      return [
        circle(x, y, sizes.gap * 0.4, { fill: colorOf(theme, 'accent') }),
        ...centred(setting, label, 'small', Math.min(x, end - sizes.label / 2), y - lead, sizes.label, tag),
      ];
    });
    return drawing(setting, title, lanes.length * laneHeight + (ticks.length > 0 ? 3 : 0), [...scale, ...ruled, ...dots]);
  },
);
