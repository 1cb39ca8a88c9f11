import type { Mark, Strip, Tag } from '../galley.ts';
import { plain } from '../prose.ts';
import { fields, oneOf, optional, otherwise, prose, whole } from '../schema.ts';
import { circle, moved, rectangle, stroke } from '../shapes.ts';
import { colorOf } from '../theme.ts';
import type { Pt } from '../units.ts';
import { defineBlock } from './block.ts';
import { addDays, type Day, readDay, weekday } from './calendar.ts';
import { tickBox } from './checklist.ts';
import { columns, type Setting, said, setLines } from './setting.ts';
import { question } from './writing.ts';

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
}

const dots = (setting: Setting, cells: Cells, from: number, to: number): Strip => {
  const { theme } = setting;
  const radius = theme.sizes.box * 0.5;
  const step = setting.measure / cells.across;
  const height = 3;
  const marks = Array.from({ length: to - from }, (_, index) =>
    circle(step * (index + 0.5), (height * theme.grid) / 2, Math.min(radius, step * 0.36), {
      fill: colorOf(theme, 'paper'),
      stroke: stroke(theme, 'fine', 'soft'),
    }),
  );
  return { height, skip: 0, cost: betweenRows, marks };
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
  const [name] = setLines(setting, said(nameOf(setting, cells.unit, index, cells.start)), 'small', {
    measure: width - inset,
    tag,
  });
  const frame = rectangle(x, 0, width, height * theme.grid, { stroke: stroke(theme, 'fine') });
  const tick = cells.kind === 'tick' ? moved([tickBox(setting, 0, 3)], x + (width - theme.sizes.box) / 2, theme.grid * 2) : [];
  return [frame, ...moved(name?.marks ?? [], x + inset, 0), ...tick];
};

const rowOf = (setting: Setting, cells: Cells, from: number, tag: Tag): Strip => {
  const to = Math.min(cells.count, from + cells.across);
  if (cells.kind === 'dot') return dots(setting, cells, from, to);
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

/** One cell for each day, week or moment; with dates when a start is given. */
export const tracker = defineBlock(
  'tracker',
  {
    words: ['day', 'week', 'months', 'weekdays', 'day-month'],
    after: 2,
    fields: fields({
      ask: optional(prose()),
      hint: optional(prose()),
      count: whole(1, 400),
      unit: otherwise(oneOf('day', 'week', 'moment'), 'day'),
      across: otherwise(whole(1, 25), 7),
      cell: otherwise(oneOf('write', 'tick', 'dot'), 'write'),
      start: optional(prose()),
    }),
  },
  ({ ask, hint, count, unit, across, cell, start }, setting) => {
    const cells: Cells = { kind: cell, unit, count, across, start: start ? readDay(plain(start)) : undefined };
    const tag: Tag = { role: 'P', parent: setting.tag };
    const rows = Array.from({ length: Math.ceil(count / across) }, (_, index): Strip => {
      const strip = rowOf(setting, cells, index * across, tag);
      return { ...strip, skip: index === 0 ? 1 : 0 };
    });
    const last = rows.at(-1);
    return [...question(setting, ask, hint), ...rows.slice(0, -1), ...(last ? [{ ...last, cost: 0 }] : [])];
  },
);
