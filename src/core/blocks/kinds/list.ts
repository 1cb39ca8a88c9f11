import type { Tag } from '../../model/galley.ts';
import { circle } from '../../model/shapes.ts';
import { listOf, object, oneOf, prose, withDefault } from '../../schema/vocabulary.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { setItems } from '../set/items.ts';
import type { Setting } from '../set/setting.ts';

const bullet =
  ({ theme }: Setting, style: string) =>
  (tag: Tag) => {
    const { lead, size } = styleOf(theme, style);
    return [
      circle(theme.sizes.gap * 0.75, (lead * theme.grid) / 2 + size * 0.06, size * 0.14, {
        fill: colorOf(theme, 'accent'),
        tag,
      }),
    ];
  };

/** A bulleted list. */
export const list = defineBlock(
  'list',
  {
    across: 'text',
    about: 'A list with bullets.',
    main: 'items',
    fields: object({ items: listOf(prose(), 1), style: withDefault(oneOf('body', 'note'), 'body') }),
  },
  ({ items, style }, setting) =>
    setItems(
      setting,
      items.map((text) => ({ text, style, label: bullet(setting, style) })),
      setting.theme.sizes.number * 0.8,
    ),
);
