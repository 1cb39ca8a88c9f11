import type { Mark, Tag } from '../galley.ts';
import { fields, listOf, optional, otherwise, prose, whole } from '../schema.ts';
import { moved, rectangle, stroke } from '../shapes.ts';
import { styleOf } from '../theme.ts';
import type { Pt, Units } from '../units.ts';
import { defineBlock } from './block.ts';
import { type Cell, cell, columns, row, type Setting } from './setting.ts';
import { question, writingLine } from './writing.ts';

/** A box to tick, level with a first line of the label style. */
export const tickBox = ({ theme }: Setting, x: Pt, height: Units, tag?: Tag): Mark => {
  const { box } = theme.sizes;
  return rectangle(
    x,
    (height * theme.grid - box) / 2,
    box,
    box,
    { stroke: stroke(theme, 'medium', 'soft'), ...(tag ? { tag } : {}) },
    theme.rules.medium,
  );
};

const item = (setting: Setting, text: Parameters<typeof cell>[1] | undefined, list: Tag, x: Pt, width: Pt): Cell => {
  const { theme } = setting;
  const { lead } = styleOf(theme, 'label');
  const start = theme.sizes.box + theme.sizes.gap;
  const entry: Tag = { role: 'LI', parent: list };
  const set = text ? cell(setting, text, 'label', { measure: width - start, tag: { role: 'LBody', parent: entry } }) : undefined;
  const rest = set ? moved(set.marks, x + start, 0) : [writingLine(setting, x + start, width - start, lead)];
  return { height: Math.max(lead, set?.height ?? lead), marks: [...moved([tickBox(setting, 0, lead)], x, 0), ...rest] };
};

/** Things to tick, in one or two columns, with room to add one's own. */
export const checklist = defineBlock(
  'checklist',
  {
    main: 'items',
    after: 1,
    fields: fields({
      ask: optional(prose()),
      hint: optional(prose()),
      items: listOf(prose()),
      columns: otherwise(whole(1, 3), 1),
      other: otherwise(whole(0, 12), 0),
    }),
  },
  ({ ask, hint, items, columns: count, other }, setting) => {
    const list: Tag = { role: 'L', parent: setting.tag };
    const places = columns(
      Array.from({ length: count }, () => 1),
      setting.measure,
      setting.theme.sizes.gutter,
    );
    const entries = [...items, ...Array.from({ length: other }, () => undefined)];
    const depth = Math.ceil(entries.length / count);
    const rows = Array.from({ length: depth }, (_, index) =>
      row(
        places.flatMap(({ x, width }, column) => {
          const at = column * depth + index;
          return at < entries.length ? [item(setting, entries[at], list, x, width)] : [];
        }),
        2,
        1,
      ),
    );
    return [
      ...question(setting, ask, hint),
      ...rows.map((strip, index) => ({
        ...strip,
        cost: index + 1 === depth ? 0 : index === 0 || index + 2 === depth ? 2000 : 250,
      })),
    ];
  },
);
