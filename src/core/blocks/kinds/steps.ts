import type { Mark, Tag } from '../../model/galley.ts';
import { circle } from '../../model/shapes.ts';
import { listOf, object, prose } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { defineBlock } from '../block.ts';
import { setItems } from '../set/items.ts';
import type { Setting } from '../set/setting.ts';
import { setLines, toProse } from '../set/text.ts';

/** A number in a ring, beside the first line of its words. */
const numbered = (setting: Setting, number: number, tag: Tag): readonly Mark[] => {
  const { theme } = setting;
  const radius = theme.grid * ring;
  const [set] = setLines(setting, toProse(String(number)), 'number', {
    tag,
    measure: radius * 2,
    align: 'center',
  });
  return [
    circle(radius, theme.grid, radius, { stroke: stroke(theme, 'fine', 'accent') }),
    ...(set?.marks ?? []),
  ];
};

/** The radius of the ring round a number, in grid units. */
const ring = 0.84;

/** Things to do, in order, each with its number. */
export const steps = defineBlock(
  'steps',
  {
    about: 'Things to do, in order and numbered.',
    reading: { role: 'instruction', sentences: true },
    main: 'items',
    fields: object({ items: listOf(prose(), 1) }),
  },
  ({ items }, setting) =>
    setItems(
      setting,
      items.map((text, index) => ({
        text,
        style: 'body',
        label: (tag) => numbered(setting, index + 1, tag),
      })),
      setting.theme.sizes.number,
    ),
);
