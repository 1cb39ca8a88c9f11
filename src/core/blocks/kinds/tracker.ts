import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { plain } from '../../model/prose.ts';
import { circle, moved, rectangle } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { integer, object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { addDays, type Day, readDay, weekday } from '../set/calendar.ts';
import { cellField, choiceField, choices, type Prompt, promptFor } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { columns } from '../set/strips.ts';
import { setLines, textWidth, toProse } from '../set/text.ts';
import { tickBox } from '../set/tick-box.ts';
import { question } from '../set/writing.ts';

/** Cost of dividing a tracker: one that fits on a page is better seen whole. */
const betweenRows = 900;

type Unit = 'day' | 'week' | 'moment';

const daysIn: Readonly<Record<Unit, number>> = { day: 1, week: 7, moment: 0 };

/** What a cell is called: its date when a start is known, else its number. */
const nameOf = (setting: Setting, unit: Unit, index: number, start: Day | undefined): string => {
  const count = String(index + 1);
  if (!start || unit === 'moment') return unit === 'moment' ? count : `${setting.word(unit)} ${count}`;
  const day = addDays(start, index * daysIn[unit]);
  const months = setting.word('months').split(' ');
  const days = setting.word('weekdays').split(' ');
  const written = setting
    .word('day-month')
    .replace('{day}', String(day.day))
    .replace('{month}', months[day.month - 1] ?? '');
  return unit === 'day' ? `${days[weekday(day)] ?? ''} ${written}` : written;
};

interface Cells {
  readonly kind: 'write' | 'tick' | 'dot';
  readonly unit: Unit;
  readonly count: number;
  readonly across: number;
  readonly start: Day | undefined;
  readonly choices: readonly string[] | undefined;
  readonly whole: Prompt | undefined;
}

const entryOf = (setting: Setting, { unit, start, whole }: Cells, index: number): Prompt | undefined =>
  whole?.part(`${unit}-${index + 1}`, nameOf(setting, unit, index, start));

const dots = (setting: Setting, cells: Cells, from: number, to: number, tag: Tag): Strip => {
  const { theme } = setting;
  const radius = theme.sizes.box * 0.5;
  const step = setting.measure / cells.across;
  const height = 3;
  const drawn = Array.from({ length: to - from }, (_, index) =>
    circle(step * (index + 0.5), (height * theme.grid) / 2, Math.min(radius, step * 0.36), {
      fill: colorOf(theme, 'paper'),
      stroke: stroke(theme, 'fine', 'soft'),
    }),
  );
  const fields = Array.from({ length: to - from }, (_, index) => {
    const area = { x: step * (index + 0.5), y: (height * theme.grid) / 2, width: 0, height: 0 };
    return choiceField(setting, entryOf(setting, cells, from + index), area, tag, { shape: 'dot' });
  });
  return { height, skip: 0, cost: betweenRows, marks: [...drawn, ...fields.flat()] };
};

const cellMarks = (
  setting: Setting,
  cells: Cells,
  index: number,
  x: Pt,
  width: Pt,
  height: number,
  tag: Tag,
): readonly Mark[] => {
  const { theme } = setting;
  const inset = theme.sizes.gap * 0.6;
  const [name] = setLines(setting, toProse(nameOf(setting, cells.unit, index, cells.start)), 'small', {
    measure: width - inset,
    tag,
  });
  const frame = rectangle(x, 0, width, height * theme.grid, { stroke: stroke(theme, 'fine') });
  const tick =
    cells.kind === 'tick'
      ? moved([tickBox(setting, 0, 3)], x + (width - theme.sizes.box) / 2, theme.grid * 2)
      : [];
  const entry = entryOf(setting, cells, index);
  const { box } = theme.sizes;
  const field =
    cells.kind === 'tick'
      ? choiceField(
          setting,
          entry,
          { x: x + (width - box) / 2, y: theme.grid * 3.5 - box / 2, width: box, height: box },
          tag,
        )
      : cellField(
          setting,
          entry,
          { x, y: theme.grid * 2, width, height: (height - 2) * theme.grid },
          tag,
          cells,
        );
  return [frame, ...moved(name?.marks ?? [], x + inset, 0), ...tick, ...field];
};

const rowOf = (setting: Setting, cells: Cells, from: number, tag: Tag): Strip => {
  const to = Math.min(cells.count, from + cells.across);
  if (cells.kind === 'dot') return dots(setting, cells, from, to, tag);
  const places = columns(
    Array.from({ length: cells.across }, () => 1),
    setting.measure,
    0,
  );
  const height = cells.kind === 'write' ? 2 + setting.theme.pitch * 2 : 6;
  const marks = places
    .slice(0, to - from)
    .flatMap(({ x, width }, index) => cellMarks(setting, cells, from + index, x, width, height, tag));
  return { height, skip: 0, cost: betweenRows, marks };
};

/** The share of a label's width that a word by hand takes at least. */
const written = 0.7;

/** As many cells in a row as asked for or, where the measure is too narrow for their names or for a word by hand, fewer and about as many in each row. */
const fitting = (setting: Setting, { kind, unit, count, across, start }: Cells): number => {
  const { gap, label } = setting.theme.sizes;
  if (kind === 'dot') return across;
  const names = Array.from({ length: Math.min(count, 31) }, (_, index) =>
    nameOf(setting, unit, index, start),
  );
  const widest = Math.max(...names.map((name) => textWidth(setting, toProse(name), 'small'))) + gap * 1.2;
  const fit = Math.max(
    1,
    Math.floor(setting.measure / Math.max(widest, kind === 'write' ? label * written : 0)),
  );
  return across <= fit ? across : Math.ceil(count / Math.ceil(count / fit));
};

/** One cell for each day, week or moment; with dates when a start is given. */
export const tracker = defineBlock(
  'tracker',
  {
    about: 'A cell for each day, week, or moment; with dates when a start is given.',
    words: ['day', 'week', 'months', 'weekdays', 'day-month'],
    after: 2,
    fields: object({
      ask: optional(prose()),
      hint: optional(prose()),
      count: integer(1, 400),
      unit: withDefault(oneOf('day', 'week', 'moment'), 'day'),
      across: withDefault(integer(1, 25), 7),
      cell: withDefault(oneOf('write', 'tick', 'dot'), 'write'),
      /** Of cells to write in. */
      choices: optional(choices()),
      start: optional(prose()),
    }),
  },
  ({ ask, hint, count, unit, across, cell, choices, start }, setting) => {
    const asWritten: Cells = {
      kind: cell,
      unit,
      count,
      across,
      choices,
      start: start ? readDay(plain(start)) : undefined,
      whole: promptFor(setting, 'tracker', ask),
    };
    const cells = { ...asWritten, across: fitting(setting, asWritten) };
    const tag: Tag = { role: 'P', parent: setting.tag };
    const rows = Array.from({ length: Math.ceil(count / cells.across) }, (_, index): Strip => {
      const strip = rowOf(setting, cells, index * cells.across, tag);
      return { ...strip, skip: index === 0 ? 1 : 0 };
    });
    const last = rows.at(-1);
    return [...question(setting, ask, hint), ...rows.slice(0, -1), ...(last ? [{ ...last, cost: 0 }] : [])];
  },
);
