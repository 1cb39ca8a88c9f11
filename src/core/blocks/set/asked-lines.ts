import type { Pt, Units } from '../../model/units.ts';
import { type LabeledValue, labeledLine } from './labeled-line.ts';
import type { Setting } from './setting.ts';
import { columns } from './strips.ts';
import { type Cell, stacked, textWidth } from './text.ts';

/** What is said of whom a sheet is for, or asked: on a line of its own, or beside the one before it, where both have room. */
export interface Ask extends LabeledValue {
  readonly beside: boolean;
}

/** Of a line that two share, the first has the more: a name is longer than a date. */
const weights = [3, 2];

const placesOf = ({ theme, measure }: Setting, count: number, left: Pt) =>
  columns(weights.slice(0, count), measure - left, theme.sizes.gutter);

/** Whether each of these has room for what is known of it, on a line that they share. */
const fitBeside = (setting: Setting, asks: readonly Ask[], left: Pt): boolean =>
  placesOf(setting, asks.length, left).every(({ width }, index) => {
    const { label = [], value = [] } = asks[index] ?? {};
    if (value.length === 0) return true;
    const named = textWidth(setting, label, 'label') + setting.theme.sizes.gap;
    return named + textWidth(setting, value, 'hand') <= width;
  });

/** What is asked by the lines that it stands on, at the right of so much. */
export const askLines = (setting: Setting, asks: readonly Ask[], left: Pt): readonly (readonly Ask[])[] => {
  const lines: Ask[][] = [];
  for (const ask of asks) {
    const last = lines.at(-1);
    if (ask.beside && last && fitBeside(setting, [...last, ask], left)) last.push(ask);
    else lines.push([ask]);
  }
  return lines;
};

/** Lines of what is asked, at the right of so much; `units` from one to the next. */
export const askedLines = (setting: Setting, asks: readonly Ask[], left: Pt, units: Units): Cell => {
  const cells = askLines(setting, asks, left).map((line): Cell => {
    const places = placesOf(setting, line.length, left);
    const set = line.map((ask, index) => {
      const { x, width } = places[index] ?? { x: 0, width: setting.measure - left };
      return labeledLine(setting, ask, { x: x + left, width }, units);
    });
    return { marks: set.flatMap(({ marks }) => marks), height: Math.max(...set.map(({ height }) => height)) };
  });
  return stacked(cells, setting.theme.grid);
};
