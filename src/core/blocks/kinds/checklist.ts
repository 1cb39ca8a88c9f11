import type { Tag } from '../../model/galley.ts';
import { type Prose, plain } from '../../model/prose.ts';
import { moved } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { integer, listOf, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { type Prompt, promptFor, slugOf, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { columns, row } from '../set/strips.ts';
import { type Cell, cell } from '../set/text.ts';
import { tickBox, tickField } from '../set/tick-box.ts';
import { question, writingLine } from '../set/writing.ts';

interface Item {
  readonly text: Prose | undefined;
  readonly entry: Prompt | undefined;
  /** To be named by the reader. */
  readonly own?: Prompt | undefined;
}

const item = (setting: Setting, { text, entry: asks, own }: Item, list: Tag, x: Pt, width: Pt): Cell => {
  const { theme } = setting;
  const { lead } = styleOf(theme, 'label');
  const start = theme.sizes.box + theme.sizes.gap;
  const entry: Tag = { role: 'LI', parent: list };
  const set = text
    ? cell(setting, text, 'label', { measure: width - start, tag: { role: 'LBody', parent: entry } })
    : undefined;
  const area = { x: x + start, y: 0, width: width - start, height: lead * theme.grid };
  const words: Tag = { role: 'LBody', parent: entry };
  const line = text
    ? []
    : [writingLine(setting, area.x, area.width, lead), ...textField(setting, own, area, words)];
  const box = [
    ...moved([tickBox(setting, 0, lead)], x, 0),
    ...tickField(setting, asks, x, lead, { role: 'Lbl', parent: entry }),
  ];
  return {
    height: Math.max(lead, set?.height ?? lead),
    marks: [...box, ...moved(set?.marks ?? [], x + start, 0), ...line],
  };
};

/** Things to tick, in columns, with room to add one's own. Boxes come first for either hand: a left one that ticks leaves the words in sight. */
export const checklist = defineBlock(
  'checklist',
  {
    about: 'Things to tick, in columns, with room to add some.',
    reading: { role: 'instruction' },
    main: 'items',
    after: 2,
    fields: object({
      ask: optional(prose()),
      hint: optional(prose()),
      items: listOf(prose()),
      columns: withDefault(integer(1, 3), 1),
      other: withDefault(integer(0, 12), 0),
    }),
  },
  ({ ask, hint, items, columns: count, other }, setting) => {
    const list: Tag = { role: 'L', parent: setting.tag };
    const places = columns(
      Array.from({ length: count }, () => 1),
      setting.measure,
      setting.theme.sizes.gutter,
    );
    const whole = promptFor(setting, 'checklist', ask);
    const entries = [...items, ...Array.from({ length: other }, () => undefined)].map((text, index): Item => {
      if (text) return { text, entry: whole?.part(slugOf(text), plain(text)) };
      const number = String(index - items.length + 1);
      return {
        text,
        entry: whole?.part(`own-${number}`, number),
        own: whole?.part(`own-${number}-words`, number),
      };
    });
    const depth = Math.ceil(entries.length / count);
    const rows = Array.from({ length: depth }, (_, index) =>
      row(
        places.flatMap(({ x, width }, column) => {
          const at = column * depth + index;
          const entry = entries[at];
          return entry ? [item(setting, entry, list, x, width)] : [];
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
