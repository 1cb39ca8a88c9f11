import type { Strip, Tag } from '../../model/galley.ts';
import { type Prose, told } from '../../model/prose.ts';
import { moved } from '../../model/shapes.ts';
import {
  type Infer,
  integer,
  listOf,
  object,
  optional,
  prose,
  withDefault,
} from '../../schema/vocabulary.ts';
import { styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { fieldIds, type Prompt, promptFor, slugOf, textField } from '../set/field.ts';
import type { Column } from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { columns, costAfter, equalColumns, row } from '../set/strips.ts';
import { type Cell, cell, textWidth } from '../set/text.ts';
import { tickBox, tickField } from '../set/tick-box.ts';
import { question, writingLine } from '../set/writing.ts';

interface Item {
  readonly text: Prose | undefined;
  /** Of its box. */
  readonly prompt: Prompt | undefined;
  /** To be named by the reader. */
  readonly own?: Prompt | undefined;
}

/** The words of an item, beside its box; or a line for the reader's own. */
const words = (setting: Setting, { text, own }: Item, { x, width }: Column, tag: Tag): Cell => {
  const { lead } = styleOf(setting.theme, 'label');
  if (text) {
    const set = cell(setting, text, 'label', { measure: width, tag });
    return { height: set.height, marks: moved(set.marks, x, 0) };
  }
  const area = { x, y: 0, width, height: lead * setting.theme.grid };
  return {
    height: lead,
    marks: [writingLine(setting, x, width, lead), ...textField(setting, own, area, { parent: tag })],
  };
};

const setItem = (setting: Setting, item: Item, { x, width }: Column, list: Tag): Cell => {
  const { lead } = styleOf(setting.theme, 'label');
  const { box, gap } = setting.theme.sizes;
  const start = box + gap;
  const tag: Tag = { role: 'LI', parent: list };
  const beside = { x: x + start, width: width - start };
  const set = words(setting, item, beside, { role: 'LBody', parent: tag });
  const field = { x, height: lead, parent: { role: 'Lbl', parent: tag } };
  return {
    height: Math.max(lead, set.height),
    marks: [
      ...moved([tickBox(setting, 0, lead)], x, 0),
      ...tickField(setting, item.prompt, field),
      ...set.marks,
    ],
  };
};

/** The items as declared, and so many to be named by the reader. */
const itemsOf = ({ ask, items, other }: Checklist, setting: Setting): readonly Item[] => {
  const prompt = promptFor(setting, 'checklist', ask);
  const named = items.map((text): Item => ({ text, prompt: prompt?.part(slugOf(text), told(text)) }));
  const own = Array.from({ length: other }, (_, index): Item => {
    const number = String(index + 1);
    return {
      text: undefined,
      prompt: prompt?.part(`own-${number}`, number),
      own: prompt?.part(`own-${number}-words`, number),
    };
  });
  return [...named, ...own];
};

const fields = object({
  ...fieldIds(),
  ask: optional(prose()),
  hint: optional(prose()),
  items: listOf(prose()),
  columns: withDefault(integer(1, 3), 1),
  other: withDefault(integer(0, 12), 0),
});

type Checklist = Infer<typeof fields>;

/** Shares of the first of two columns that are tried: the most even one first. */
const shares = [0.5, 0.55, 0.45, 0.6, 0.4];

/** Columns of one width; two share the width so that their words take the fewest lines. */
const columnsFor = (items: readonly Item[], count: number, setting: Setting): readonly Column[] => {
  const { measure, theme } = setting;
  const { box, gap, gutter } = theme.sizes;
  const depth = Math.ceil(items.length / count);
  const widths = items.map(({ text }) => (text ? textWidth(setting, text, 'label') : 0));
  const linesIn = (places: readonly Column[]): number =>
    Array.from({ length: depth }, (_, row) =>
      Math.max(
        ...places.map(({ width }, column) =>
          Math.max(1, Math.ceil((widths[column * depth + row] ?? 0) / (width - box - gap))),
        ),
      ),
    ).reduce((sum, lines) => sum + lines, 0);
  if (count !== 2) return equalColumns(count, measure, gutter);
  const [equal = [], ...others] = shares.map((share) => columns([share, 1 - share], measure, gutter));
  return others.reduce((best, one) => (linesIn(one) < linesIn(best) ? one : best), equal);
};

const setChecklist = (checklist: Checklist, setting: Setting): readonly Strip[] => {
  const { ask, hint, columns: count } = checklist;
  const items = itemsOf(checklist, setting);
  const list: Tag = { role: 'L', parent: setting.tag };
  const depth = Math.ceil(items.length / count);
  const places = columnsFor(items, count, setting);
  const rows = Array.from({ length: depth }, (_, index): Strip => {
    const cells = places.flatMap((column, number) => {
      const item = items[number * depth + index];
      return item ? [setItem(setting, item, column, list)] : [];
    });
    return { ...row(cells, 2, 1), cost: costAfter(index, depth, { edge: 2000, inner: 250 }) };
  });
  return [...question(setting, ask, hint), ...rows];
};

/** Things to tick, in columns, with room to add one's own. Boxes come first for either hand: a left one that ticks leaves the words in sight. */
export const checklist = defineBlock(
  'checklist',
  {
    across: 'text',
    about: 'Things to tick, in columns, with room to add some.',
    reading: { role: 'instruction' },
    main: 'items',
    after: 2,
    fields,
  },
  setChecklist,
);
