import { defined } from '../../model/defined.ts';
import { type Mark, never, type Tag } from '../../model/galley.ts';
import { circle, moved } from '../../model/shapes.ts';
import { integer, listOf, object, optional, prose } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import type { Setting } from '../set/setting.ts';
import { row } from '../set/strips.ts';
import { cell } from '../set/text.ts';

/** So many dots of five, filled. */
const dots = ({ theme }: Setting, count: number, x: number, tag: Tag): readonly Mark[] => {
  const radius = theme.sizes.gap * 0.38;
  const middle = (styleOf(theme, 'label').lead * theme.grid) / 2;
  return Array.from({ length: 5 }, (_, index) =>
    circle(
      x + radius + index * radius * 2.9,
      middle,
      radius,
      defined({
        fill: index < count ? colorOf(theme, 'accent') : undefined,
        stroke: stroke(theme, 'fine', 'accent'),
        tag,
      }),
    ),
  );
};

/** The facts about an exercise: each a short label and its text; a fact may be so many dots of five. */
export const facts = defineBlock(
  'facts',
  {
    across: 'text',
    about: 'Short labels, each with what it says or with dots, up to five.',
    main: 'items',
    after: 2,
    fields: object({
      items: listOf(
        object({
          label: prose(),
          text: optional(prose()),
          dots: optional(integer(0, 5)),
          says: optional(prose()),
        }),
        1,
      ),
    }),
  },
  ({ items }, setting) => {
    const { theme } = setting;
    const start = theme.sizes.label;
    const width = Math.min(theme.measure, setting.measure) - start;
    const list: Tag = { role: 'L', parent: setting.tag };
    return items.map(({ label, text, dots: count, says }, index) => {
      const item: Tag = { role: 'LI', parent: list };
      const name = cell(setting, label, 'fact-label', {
        measure: start - theme.sizes.gap,
        tag: { role: 'Lbl', parent: item },
      });
      const body: Tag = { role: 'LBody', parent: item };
      const shift = count === undefined ? 0 : theme.sizes.gap * 7;
      const words = text ?? says;
      const set = words
        ? cell(setting, words, 'label', { x: start + shift, measure: width - shift, tag: body })
        : undefined;
      const drawn =
        count === undefined
          ? []
          : dots(setting, count, start, { role: 'Figure', parent: body, alt: `${count}/5` });
      return {
        ...row([name, ...(set ? [set] : [])], 2, index === 0 ? 2 : 0, moved(drawn, 0, 0)),
        cost: never,
      };
    });
  },
);
