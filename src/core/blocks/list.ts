import type { Tag } from '../galley.ts';
import { fields, listOf, oneOf, otherwise, prose } from '../schema.ts';
import { circle } from '../shapes.ts';
import { colorOf, styleOf } from '../theme.ts';
import { defineBlock } from './block.ts';
import { setItems } from './items.ts';
import type { Setting } from './setting.ts';

const bullet =
  ({ theme }: Setting, style: string) =>
  (tag: Tag) => {
    const { lead, size } = styleOf(theme, style);
    return [
      circle(theme.sizes.gap * 0.75, (lead * theme.grid) / 2 + size * 0.06, size * 0.14, { fill: colorOf(theme, 'accent'), tag }),
    ];
  };

/** A bulleted list. */
export const list = defineBlock(
  'list',
  { main: 'items', fields: fields({ items: listOf(prose(), 1), style: otherwise(oneOf('body', 'note'), 'body') }) },
  ({ items, style }, setting) =>
    setItems(
      setting,
      items.map((text) => ({ text, style, label: bullet(setting, style) })),
      setting.theme.sizes.number * 0.8,
    ),
);
