import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { plain } from '../../model/prose.ts';
import { circle, moved, rectangle } from '../../model/shapes.ts';
import type { Units } from '../../model/units.ts';
import { integer, object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { addDays, type Day, readDay, weekday } from '../set/calendar.ts';
import { cellField, choiceField, choices, fieldIds, type Prompt, promptFor } from '../set/field.ts';
import type { Column } from '../set/grid.ts';
import type { Setting } from '../set/setting.ts';
import { changeLast, equalColumns } from '../set/strips.ts';
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
  const date = setting
    .word('day-month')
    .replace('{day}', String(day.day))
    .replace('{month}', months[day.month - 1] ?? '');
  return unit === 'day' ? `${days[weekday(day)] ?? ''} ${date}` : date;
};

interface Cells {
  readonly kind: 'write' | 'tick' | 'dot';
  readonly unit: Unit;
  readonly count: number;
  readonly across: number;
  readonly start: Day | undefined;
  readonly choices: readonly string[] | undefined;
  readonly prompt: Prompt | undefined;
  /** The element that all of them belong to. */
  readonly tag: Tag;
}

const cellPrompt = (setting: Setting, { unit, start, prompt }: Cells, index: number): Prompt | undefined =>
  prompt?.part(`${unit}-${index + 1}`, nameOf(setting, unit, index, start));

/** A row of dots, from the cell `from` to the one before `to`. */
const dots = (setting: Setting, cells: Cells, from: number, to: number): Strip => {
  const { theme } = setting;
  const step = setting.measure / cells.across;
  const radius = Math.min(theme.sizes.box * 0.5, step * 0.36);
  const height = 3;
  const y = (height * theme.grid) / 2;
  const middles = Array.from({ length: to - from }, (_, index) => step * (index + 0.5));
  const style = { fill: colorOf(theme, 'paper'), stroke: stroke(theme, 'fine', 'soft') };
  const fields = middles.flatMap((x, index) => {
    const prompt = cellPrompt(setting, cells, from + index);
    return choiceField(setting, prompt, { x, y, width: 0, height: 0 }, { parent: cells.tag, shape: 'dot' });
  });
  const marks = [...middles.map((x) => circle(x, y, radius, style)), ...fields];
  return { height, skip: 0, cost: betweenRows, marks };
};

/** The area of a cell below its name. */
interface CellBox extends Column {
  /** Of the whole cell. */
  readonly height: Units;
}

/** A box to tick, below the name of its cell. */
const tickMarks = (setting: Setting, prompt: Prompt | undefined, { x, width }: CellBox, parent: Tag) => {
  const { grid, sizes } = setting.theme;
  const { box } = sizes;
  const left = x + (width - box) / 2;
  const area = { x: left, y: grid * 3.5 - box / 2, width: box, height: box };
  return [
    ...moved([tickBox(setting, 0, 3)], left, grid * 2),
    ...choiceField(setting, prompt, area, { parent }),
  ];
};

const cellMarks = (setting: Setting, cells: Cells, index: number, box: CellBox): readonly Mark[] => {
  const { x, width, height } = box;
  const { grid, sizes } = setting.theme;
  const { tag: parent, choices } = cells;
  const inset = sizes.gap * 0.6;
  const name = toProse(nameOf(setting, cells.unit, index, cells.start));
  const [words] = setLines(setting, name, 'small', { measure: width - inset, tag: parent });
  const prompt = cellPrompt(setting, cells, index);
  const area = { x, y: grid * 2, width, height: (height - 2) * grid };
  return [
    rectangle(x, 0, width, height * grid, { stroke: stroke(setting.theme, 'fine') }),
    ...moved(words?.marks ?? [], x + inset, 0),
    ...(cells.kind === 'tick'
      ? tickMarks(setting, prompt, box, parent)
      : cellField(setting, prompt, area, { parent, choices })),
  ];
};

const rowOf = (setting: Setting, cells: Cells, from: number): Strip => {
  const to = Math.min(cells.count, from + cells.across);
  if (cells.kind === 'dot') return dots(setting, cells, from, to);
  const height = cells.kind === 'write' ? 2 + setting.theme.pitch * 2 : 6;
  const marks = equalColumns(cells.across, setting.measure, 0)
    .slice(0, to - from)
    .flatMap((column, index) => cellMarks(setting, cells, from + index, { ...column, height }));
  return { height, skip: 0, cost: betweenRows, marks };
};

/** The share of a label's width that a word by hand takes at least. */
const wordShare = 0.7;

/** As many cells in a row as declared or, where the measure is too narrow for their names or for a word by hand, fewer and about as many in each row. */
const fitting = (setting: Setting, { kind, unit, count, across, start }: Cells): number => {
  const { gap, label } = setting.theme.sizes;
  if (kind === 'dot') return across;
  const names = Array.from({ length: Math.min(count, 31) }, (_, index) =>
    nameOf(setting, unit, index, start),
  );
  const widest = Math.max(...names.map((name) => textWidth(setting, toProse(name), 'small'))) + gap * 1.2;
  const fit = Math.max(
    1,
    Math.floor(setting.measure / Math.max(widest, kind === 'write' ? label * wordShare : 0)),
  );
  return across <= fit ? across : Math.ceil(count / Math.ceil(count / fit));
};

/** One cell for each day, week or moment; with dates when it has a start. */
export const tracker = defineBlock(
  'tracker',
  {
    about: 'A cell for each day, week, or moment; with dates when a start is given.',
    words: ['day', 'week', 'months', 'weekdays', 'day-month'],
    after: 2,
    fields: object({
      ...fieldIds(),
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
    const declared: Cells = {
      kind: cell,
      unit,
      count,
      across,
      choices,
      start: start ? readDay(plain(start)) : undefined,
      prompt: promptFor(setting, 'tracker', ask),
      tag: { role: 'P', parent: setting.tag },
    };
    const cells = { ...declared, across: fitting(setting, declared) };
    const rows = Array.from({ length: Math.ceil(count / cells.across) }, (_, index): Strip => {
      const strip = rowOf(setting, cells, index * cells.across);
      return { ...strip, skip: index === 0 ? 1 : 0 };
    });
    return [...question(setting, ask, hint), ...changeLast(rows, (strip) => ({ ...strip, cost: 0 }))];
  },
);
