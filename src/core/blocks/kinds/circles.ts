import type { Mark } from '../../model/galley.ts';
import { circle, moved } from '../../model/shapes.ts';
import { listOf, object, optional, prose, text } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { drawing, figureTag } from '../set/drawing.ts';
import { promptFor, textField } from '../set/field.ts';
import { setLines } from '../set/text.ts';

/** Rings within rings, to write names on: nearest in the middle. */
export const circles = defineBlock(
  'circles',
  {
    about: 'Rings within rings to write in, the nearest in the middle.',
    after: 2,
    fields: object({ title: optional(prose()), rings: listOf(prose(), 2, 5), alt: text() }),
  },
  ({ title, rings, alt }, setting) => {
    const { theme, measure } = setting;
    const { grid, sizes } = theme;
    const tag = figureTag(setting, alt);
    const depth = Math.min(Math.floor(measure / grid), setting.depth - 14);
    const radius = (depth * grid) / 2 - theme.rules.medium;
    const [x, y] = [measure / 2, (depth * grid) / 2];
    // The middle is a little larger than its share, so that names fit in it.
    const reach = (index: number): number => radius * ((index + 1.35) / (rings.length + 0.35));
    const lead = (theme.styles.small?.lead ?? 2) * grid;
    const marks = rings.flatMap((_, index): readonly Mark[] => {
      const outward = rings.length - 1 - index;
      const fill = outward === 0 ? colorOf(theme, 'wash') : colorOf(theme, 'paper');
      return [circle(x, y, reach(outward), { fill, stroke: stroke(theme, 'fine', 'soft') })];
    });
    const labels = rings.flatMap((name, index): readonly Mark[] => {
      const width = Math.min(reach(index) * 1.3, sizes.label * 2);
      const lines = setLines(setting, name, 'small', { align: 'center', measure: width, tag });
      // Low enough for the ends of the first line to clear the ring that bends down beside them.
      const half = Math.max(0, (lines[0]?.width ?? 0) - width / 2);
      const sagitta = reach(index) - Math.sqrt(Math.max(0, reach(index) ** 2 - half ** 2));
      const top = y - reach(index) + sagitta + (index === 0 ? lead / 2 : 0);
      return lines.flatMap(({ marks: set }, row) => moved(set, x - width / 2, top + row * lead));
    });
    const fields = rings.flatMap((name, index) => {
      const wide = Math.min(reach(index) * 1.3, sizes.label * 2);
      const inner = index === 0 ? y + reach(0) * 0.7 : y - reach(index - 1);
      const from = y - reach(index) + lead * (index === 0 ? 2.2 : 1.6);
      return textField(setting, promptFor(setting, 'circles', name), {
        x: x - wide / 2,
        y: from,
        width: wide,
        height: inner - from,
      });
    });
    return drawing(setting, title, depth, [...marks, ...labels, ...fields]);
  },
);
