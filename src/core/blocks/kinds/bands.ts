import type { Mark, Segment, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { line, moved, path, rectangle } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { listOf, object, oneOf, optional, prose, text, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { drawing, figureTag } from '../set/drawing.ts';
import { type Area, fieldIds, partFor, textField } from '../set/field.ts';
import type { Column } from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { type Cell, cell } from '../set/text.ts';

interface Band {
  readonly label: Prose;
  readonly text?: Prose | undefined;
}

/** The share of the width for the words; the rest is for lines, printed or drawn. */
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
const curveThrough = (
  setting: Setting,
  waypoints: Waypoints,
  { x, y, width, height }: Area,
): readonly Mark[] => {
  const points = waypoints.map(([across, down]) => ({ x: width * across, y: height * down }));
  const segments = points.map((to, index): Segment => {
    const from = points[index - 1];
    if (!from) return { op: 'move', ...to };
    const middle = (from.x + to.x) / 2;
    return { op: 'curve', x1: middle, y1: from.y, x2: middle, y2: to.y, ...to };
  });
  const { theme } = setting;
  // As broad as a hand-drawn line: it is what the drawing is about.
  const broad = theme.grid * 0.55;
  const halo = { color: colorOf(theme, 'paper'), width: broad + theme.grid * 0.4, round: true as const };
  const around = path(x, y, segments, { stroke: halo });
  return [
    around.kind === 'path' ? { ...around, decor: true } : around,
    path(x, y, segments, { stroke: { color: colorOf(theme, 'deep'), width: broad, round: true } }),
  ];
};

const words = (setting: Setting, { label, text: note }: Band, tag: Tag): Cell => {
  const { grid, hand, sizes } = setting.theme;
  const x = hand === 'left' ? setting.measure * (1 - wordShare) : 0;
  const inside = { x: x + sizes.pad, measure: setting.measure * wordShare - sizes.pad * 2, tag };
  const name = cell(setting, label, 'prompt', inside);
  const below = note ? cell(setting, note, 'cell', inside) : undefined;
  return {
    height: name.height + (below?.height ?? 0),
    marks: [...name.marks, ...moved(below?.marks ?? [], 0, name.height * grid)],
  };
};

/** The zones of a drawing and their one height: a thinner one would look like a lesser one. */
interface Zones {
  readonly count: number;
  readonly height: Units;
}

/** The middle one; of two in the middle, the lower. */
const middleOf = ({ count }: Zones): number => Math.floor(count / 2);

/** The ground: of an odd number the middle one is clear, the outermost are tinted; lines between, a frame around all. */
const ground = ({ theme, measure }: Setting, zones: Zones): readonly Mark[] => {
  const { count } = zones;
  const height = zones.height * theme.grid;
  const tint = { fill: colorOf(theme, 'wash') };
  const tinted = count % 2 === 1 ? [0, count - 1] : [];
  return [
    ...tinted.map((zone) => rectangle(0, zone * height, measure, height, tint)),
    ...Array.from({ length: count - 1 }, (_, index) => {
      const y = (index + 1) * height;
      return line(0, y, measure, y, stroke(theme, 'fine', 'soft'));
    }),
    rectangle(0, 0, measure, count * height, { stroke: stroke(theme, 'medium', 'soft') }),
  ];
};

/** Where lines are drawn: at the side of the writing hand. */
const roomIn = ({ theme, measure }: Setting): Column => ({
  x: theme.hand === 'left' ? theme.sizes.pad : measure * wordShare,
  width: measure * (1 - wordShare) - theme.sizes.pad,
});

/** From one line of a texture to the next, in grid units, and how long a wave or a dash of it is. */
const [apart, long] = [1.5, 9];

/** Waves over the width of a column, about a line. */
const ripple = (setting: Setting, { x, width }: Column, y: Pt): Mark => {
  const length = long * setting.theme.grid;
  const [half, rise] = [length / 2, setting.theme.grid * 0.7];
  const count = Math.floor(width / length);
  const waves = Array.from({ length: count }, (_, index): readonly Segment[] => {
    const start = index * length;
    const middle = start + half;
    const end = start + length;
    return [
      { op: 'curve', x1: start + half / 2, y1: -rise, x2: middle - half / 2, y2: -rise, x: middle, y: 0 },
      { op: 'curve', x1: middle + half / 2, y1: rise, x2: end - half / 2, y2: rise, x: end, y: 0 },
    ];
  });
  return path(x, y, [{ op: 'move', x: 0, y: 0 }, ...waves.flat()], { stroke: stroke(setting.theme, 'hair') });
};

/** Short strokes over the width of a column, each row of them set off from the one above. */
const broken = (setting: Setting, { x, width }: Column, y: Pt, row: number): readonly Mark[] => {
  const length = long * setting.theme.grid;
  const first = (row % 2) * (length / 2);
  const count = Math.floor((width - first) / length);
  return Array.from({ length: count }, (_, index) => {
    const start = x + first + index * length;
    return line(start, y, start + length * 0.6, y, stroke(setting.theme, 'hair'));
  });
};

/** What the uppermost and the lowest zone look like behind an example: rough, and broken. */
const texture = (setting: Setting, { count, height }: Zones): readonly Mark[] => {
  const { grid } = setting.theme;
  const room = roomIn(setting);
  const rows = Math.floor((height - 1) / apart);
  return Array.from({ length: rows }, (_, row) => {
    const y = (height / 2 + (row - (rows - 1) / 2) * apart) * grid;
    return [ripple(setting, room, y), ...broken(setting, room, y + (count - 1) * height * grid, row)];
  }).flat();
};

/** The example line: through all zones, or within the middle one. */
const example = (setting: Setting, zones: Zones, curve: 'swing' | 'wave' | 'none'): readonly Mark[] => {
  if (curve === 'none') return [];
  const room = roomIn(setting);
  const height = zones.height * setting.theme.grid;
  return curve === 'swing'
    ? curveThrough(setting, swing, { ...room, y: 0, height: height * zones.count })
    : curveThrough(setting, wave, { ...room, y: middleOf(zones) * height, height });
};

/** Room to draw or write in each zone. */
const zoneFields = (setting: Setting, bands: readonly Band[], height: Units): readonly Mark[] => {
  const { grid } = setting.theme;
  return bands.flatMap(({ label }, index) => {
    const area = { ...roomIn(setting), y: (index * height + 1) * grid, height: (height - 2) * grid };
    return textField(setting, partFor(setting, 'bands', label), area);
  });
};

/** Zones one above the other, words at one side; at the side of the writing hand an example line, or room to draw one. */
export const bands = defineBlock(
  'bands',
  {
    across: 'text',
    about: 'Two to four zones, one above the other, with an example line or room to draw one.',
    after: 2,
    fields: object({
      ...fieldIds(),
      title: optional(prose()),
      bands: listOf(object({ label: prose(), text: optional(prose()) }), 2, 4),
      curve: withDefault(oneOf('swing', 'wave', 'none'), 'none'),
      alt: text(),
    }),
  },
  ({ title, bands: list, curve, alt }, setting) => {
    const { grid } = setting.theme;
    const tag = figureTag(setting, alt);
    const cells = list.map((band) => words(setting, band, tag));
    const height = Math.max(least, ...cells.map((one) => one.height + around));
    const zones = { count: list.length, height };
    const marks = [
      ...ground(setting, zones),
      ...(curve === 'none' ? [] : texture(setting, zones)),
      ...example(setting, zones, curve),
      ...cells.flatMap((one, index) =>
        moved(one.marks, 0, (index * height + (height - one.height) / 2) * grid),
      ),
    ];
    const fields = curve === 'none' ? zoneFields(setting, list, height) : [];
    return drawing(setting, title, height * list.length, [...marks, ...fields]);
  },
);
