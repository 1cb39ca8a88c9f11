import type { Strip, Tag } from '../../model/galley.ts';
import { type Prose, plain } from '../../model/prose.ts';
import { emptyCell, moved } from '../../model/shapes.ts';
import { integer, listOf, object, optional, prose } from '../../schema/vocabulary.ts';
import { styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { addDays, type Day, readDay } from '../set/calendar.ts';
import { fieldIds, partFor } from '../set/field.ts';
import {
  type Column,
  headRow,
  insetOf,
  openTable,
  type Table,
  underHead,
  underline,
  uprights,
} from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { row } from '../set/strips.ts';
import { type Cell, cell, toProse } from '../set/text.ts';
import { tickBox, tickField } from '../set/tick-box.ts';
import { question } from '../set/writing.ts';

interface Entry {
  readonly from: number;
  readonly to: number;
  readonly title: Prose;
  readonly text?: Prose | undefined;
}

/** Space in a row, above and below its words together. */
const around = 1;
const daysInWeek = 7;

const dated = (setting: Setting, { month, day }: Day): string =>
  setting
    .word('day-month')
    .replace('{day}', String(day))
    .replace('{month}', setting.word('months').split(' ')[month - 1] ?? '');

/** A phrase of the words file with both its ends put in. */
const between = (setting: Setting, phrase: string, from: string, to: string): Prose =>
  toProse(setting.word(phrase).replace('{from}', from).replace('{to}', to));

const weeks = (setting: Setting, { from, to }: Entry): Prose =>
  between(setting, from === to ? 'week' : 'weeks', String(from), String(to));

const dates = (setting: Setting, { from, to }: Entry, start: Day): Prose => {
  const first = addDays(start, (from - 1) * daysInWeek);
  const last = addDays(start, to * daysInWeek - 1);
  return between(setting, 'dates', dated(setting, first), dated(setting, last));
};

/** Texts one below the other in a cell, each a paragraph of its own. */
const stacked = (
  setting: Setting,
  { x, width }: Column,
  texts: readonly (readonly [Prose, string])[],
  data: Tag,
): Cell => {
  const { theme } = setting;
  const inset = insetOf(setting);
  return texts.reduce<Cell>(
    ({ height, marks }, [text, style]) => {
      const tag: Tag = { role: 'P', parent: data };
      const next = cell(setting, text, style, { x: x + inset, measure: width - inset * 2, tag });
      return {
        height: height + next.height,
        marks: [...marks, ...moved(next.marks, 0, height * theme.grid)],
      };
    },
    { height: 0, marks: [] },
  );
};

/** A box to tick when the entry is done. */
const doneCell = (setting: Setting, { title }: Entry, { x, width }: Column, tag: Tag): Cell => {
  const { lead } = styleOf(setting.theme, 'label');
  const left = (width - setting.theme.sizes.box) / 2;
  const prompt = partFor(setting, 'schedule', title);
  const box = moved([tickBox(setting, 0, lead)], left, 0);
  const field = tickField(setting, prompt, { x: left, height: lead, parent: tag });
  return { height: lead, marks: [emptyCell(x, tag), ...box, ...field] };
};

const entryRow = (setting: Setting, table: Table, entry: Entry, start: Day | undefined): Strip => {
  const { theme, measure } = setting;
  const parent: Tag = { role: 'TR', parent: table.tag };
  const [done, when, what] = table.columns;
  if (!done || !when || !what) return { height: 0, skip: 0, cost: 0, marks: [] };
  const data = (): Tag => ({ role: 'TD', parent });
  const days = start ? [[dates(setting, entry, start), 'hint'] as const] : [];
  const more = entry.text ? [[entry.text, 'cell'] as const] : [];
  const cells = [
    doneCell(setting, entry, done, data()),
    stacked(setting, when, [[weeks(setting, entry), 'cell'], ...days], data()),
    stacked(setting, what, [[entry.title, 'prompt'], ...more], data()),
  ];
  const set = row(cells, styleOf(theme, 'label').lead, 0);
  const height = set.height + around;
  return {
    ...set,
    height,
    marks: [
      ...moved(set.marks, 0, (around * theme.grid) / 2),
      ...uprights(setting, table.columns, height),
      underline(setting, measure, height),
    ],
  };
};

/** What to do in which weeks, each to be ticked; with dates when it has a start. */
export const schedule = defineBlock(
  'schedule',
  {
    about: 'What to do in which weeks, each to be ticked; with dates when a start is given.',
    words: ['done', 'when', 'what', 'week', 'weeks', 'dates', 'months', 'day-month'],
    after: 2,
    fields: object({
      ...fieldIds(),
      title: optional(prose()),
      start: optional(prose()),
      entries: listOf(
        object({
          from: integer(1, 400),
          to: optional(integer(1, 400)),
          title: prose(),
          text: optional(prose()),
        }),
        1,
      ),
    }),
  },
  ({ title, start, entries }, setting) => {
    const { sizes } = setting.theme;
    const [done, when] = [sizes.number * 1.7, sizes.label * 1.05];
    const table = openTable(setting, [
      { x: 0, width: done },
      { x: done, width: when },
      { x: done + when, width: setting.measure - done - when },
    ]);
    const heads = ['done', 'when', 'what'].map((name) => toProse(setting.word(name)));
    const first = start ? readDay(plain(start)) : undefined;
    const rows = entries.map(({ from, to = from, ...rest }) =>
      entryRow(setting, table, { ...rest, from, to: Math.max(from, to) }, first),
    );
    return [...question(setting, title), ...underHead(headRow(setting, table, heads), rows)];
  },
);
