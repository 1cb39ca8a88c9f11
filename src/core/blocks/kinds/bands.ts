import type { Mark, Segment, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { line, moved, path, rectangle } from '../../model/shapes.ts';
import type { Units } from '../../model/units.ts';
import { listOf, object, oneOf, optional, prose, text, withDefault } from '../../schema/vocabulary.ts';
import { dashed, stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { drawing, figureTag } from '../set/drawing.ts';
import { type Area, promptFor, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { type Cell, cell } from '../set/text.ts';

interface Band {
  readonly label: Prose;
  readonly text?: Prose | undefined;
}

/** The share of the width in which the words stand; the rest is for lines, printed or drawn. */
const wordShare = 0.4;
/** Height of a band at the least, and of the space around its words, above and below together. */
const [least, around]: readonly [Units, Units] = [11, 3];

/** Crests and troughs, each as shares of the width and of the height. */
type Waypoints = readonly (readonly [across: number, down: number])[];

/** From zone to zone: shares of the whole drawing. */
const swing: Waypoints = [
  [0, 0.46],
  [0.1, 0.56],
  [0.3, 0.1],
  [0.52, 0.9],
  [0.74, 0.14],
  [0.91, 0.58],
  [1, 0.5],
];

/** Up and down within one zone: shares of that zone. */
const wave: Waypoints = [
  [0, 0.5],
  [0.12, 0.3],
  [0.27, 0.68],
  [0.42, 0.2],
  [0.58, 0.8],
  [0.74, 0.34],
  [0.88, 0.62],
  [1, 0.48],
];

/** A smooth line that lies level at every waypoint. */
const curveThrough = (setting: Setting, waypoints: Waypoints, { x, y, width, height }: Area): Mark => {
  const points = waypoints.map(([across, down]) => ({ x: width * across, y: height * down }));
  const segments = points.map((to, index): Segment => {
    const from = points[index - 1];
    if (!from) return { op: 'move', ...to };
    const middle = (from.x + to.x) / 2;
    return { op: 'curve', x1: middle, y1: from.y, x2: middle, y2: to.y, ...to };
  });
  return path(x, y, segments, { stroke: dashed(setting.theme, 'heavy', 'accent') });
};

const words = (setting: Setting, { label, text: says }: Band, tag: Tag): Cell => {
  const { grid, hand, sizes } = setting.theme;
  const x = hand === 'left' ? setting.measure * (1 - wordShare) : 0;
  const inside = { x: x + sizes.pad, measure: setting.measure * wordShare - sizes.pad * 2, tag };
  const name = cell(setting, label, 'prompt', inside);
  const below = says ? cell(setting, says, 'cell', inside) : undefined;
  return {
    height: name.height + (below?.height ?? 0),
    marks: [...name.marks, ...moved(below?.marks ?? [], 0, name.height * grid)],
  };
};

/** Zones one above the other, words at one side; at the side of the writing hand an example line, or room to draw one. */
export const bands = defineBlock(
  'bands',
  {
    about: 'Two to four zones, one above the other, with an example line or room to draw one.',
    after: 2,
    fields: object({
      title: optional(prose()),
      bands: listOf(object({ label: prose(), text: optional(prose()) }), 2, 4),
      curve: withDefault(oneOf('swing', 'wave', 'none'), 'none'),
      alt: text(),
    }),
  },
  ({ title, bands: zones, curve, alt }, setting) => {
    const { theme, measure } = setting;
    const { grid, sizes } = theme;
    const tag = figureTag(setting, alt);
    const cells = zones.map((zone) => words(setting, zone, tag));
    // All zones are of one height: a thinner one would look like a lesser one.
    const height = Math.max(least, ...cells.map((one) => one.height + around));
    const depth = height * zones.length * grid;
    // The middle one; of two in the middle, the lower.
    const middle = Math.floor(zones.length / 2);
    const room = {
      x: theme.hand === 'left' ? sizes.pad : measure * wordShare,
      width: measure * (1 - wordShare) - sizes.pad,
    };
    const marks = [
      ...(zones.length % 2 === 1
        ? [rectangle(0, middle * height * grid, measure, height * grid, { fill: colorOf(theme, 'tint') })]
        : []),
      ...zones.slice(1).map((_, index) => {
        const y = (index + 1) * height * grid;
        return line(0, y, measure, y, stroke(theme, 'fine', 'soft'));
      }),
      rectangle(0, 0, measure, depth, { stroke: stroke(theme, 'medium', 'soft') }),
      ...(curve === 'swing' ? [curveThrough(setting, swing, { ...room, y: 0, height: depth })] : []),
      ...(curve === 'wave'
        ? [curveThrough(setting, wave, { ...room, y: middle * height * grid, height: height * grid })]
        : []),
      ...cells.flatMap((one, index) =>
        moved(one.marks, 0, (index * height + (height - one.height) / 2) * grid),
      ),
    ];
    const written = curve === 'none' ? zones : [];
    const fields = written.flatMap(({ label }, index) => {
      const inset = { y: (index * height + 1) * grid, height: (height - 2) * grid };
      return textField(setting, promptFor(setting, 'bands', label), { ...room, ...inset });
    });
    return drawing(setting, title, height * zones.length, [...marks, ...fields]);
  },
);
