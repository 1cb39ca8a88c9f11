import type { Mark, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { circle, moved } from '../../model/shapes.ts';
import type { Point, Pt, Units } from '../../model/units.ts';
import { listOf, object, optional, prose, text } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { drawing, figureTag, leadOf } from '../set/drawing.ts';
import { fieldIds, partFor, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { setLines } from '../set/text.ts';

/** Rings around one middle, which is a little larger than its share, so that names fit in it. */
interface Rings extends Point {
  readonly radii: readonly Pt[];
}

const ringsIn = ({ theme, measure }: Setting, count: number, depth: Units): Rings => {
  const y = (depth * theme.grid) / 2;
  const radius = y - theme.rules.medium;
  const radii = Array.from({ length: count }, (_, index) => radius * ((index + 1.35) / (count + 0.35)));
  return { x: measure / 2, y, radii };
};

/** From the outer ring inwards: each covers the middle of the one before. */
const drawn = ({ theme }: Setting, { x, y, radii }: Rings): readonly Mark[] =>
  radii.toReversed().map((radius, index) => {
    const outward = radii.length - 1 - index;
    const fill = outward === 0 ? colorOf(theme, 'wash') : colorOf(theme, 'paper');
    return circle(x, y, radius, { fill, stroke: stroke(theme, 'fine', 'soft') });
  });

/** Where the name of a ring and what is written in it have room, at its top. */
const widthIn = ({ theme }: Setting, radius: Pt): Pt => Math.min(radius * 1.3, theme.sizes.label * 2);

const names = (
  setting: Setting,
  { x, y, radii }: Rings,
  rings: readonly Prose[],
  tag: Tag,
): readonly Mark[] => {
  const lead = leadOf(setting, 'small');
  return rings.flatMap((name, index) => {
    const radius = radii[index] ?? 0;
    const width = widthIn(setting, radius);
    const lines = setLines(setting, name, 'small', { align: 'center', measure: width, tag });
    // Low enough for the ends of the first line to clear the ring that bends down beside them.
    const half = Math.max(0, (lines[0]?.width ?? 0) - width / 2);
    const sagitta = radius - Math.sqrt(Math.max(0, radius ** 2 - half ** 2));
    const top = y - radius + sagitta + (index === 0 ? lead / 2 : 0);
    return lines.flatMap(({ marks }, row) => moved(marks, x - width / 2, top + row * lead));
  });
};

/** Room to write: in a ring, between its name and the ring within it. */
const ringFields = (setting: Setting, { x, y, radii }: Rings, rings: readonly Prose[]): readonly Mark[] => {
  const lead = leadOf(setting, 'small');
  return rings.flatMap((name, index) => {
    const radius = radii[index] ?? 0;
    const width = widthIn(setting, radius);
    const foot = index === 0 ? y + radius * 0.7 : y - (radii[index - 1] ?? 0);
    const top = y - radius + lead * (index === 0 ? 2.2 : 1.6);
    const area = { x: x - width / 2, y: top, width, height: foot - top };
    return textField(setting, partFor(setting, 'circles', name), area);
  });
};

/** Rings within rings, to write names on: nearest in the middle. */
export const circles = defineBlock(
  'circles',
  {
    across: 'text',
    about: 'Rings within rings to write in, the nearest in the middle.',
    after: 2,
    fields: object({ ...fieldIds(), title: optional(prose()), rings: listOf(prose(), 2, 5), alt: text() }),
  },
  ({ title, rings: list, alt }, setting) => {
    const depth = Math.min(Math.floor(setting.measure / setting.theme.grid), setting.depth - 14);
    const rings = ringsIn(setting, list.length, depth);
    const marks = [
      ...drawn(setting, rings),
      ...names(setting, rings, list, figureTag(setting, alt)),
      ...ringFields(setting, rings, list),
    ];
    return drawing(setting, title, depth, marks);
  },
);
