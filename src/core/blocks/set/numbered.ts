import type { Mark, Strip, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { circle, moved } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { colorOf } from '../../theme/theme.ts';
import type { SetLine } from '../../type/text.ts';
import type { Setting } from './setting.ts';
import { paragraph, proseMeasure, setLines, toProse } from './text.ts';

/** The radius of the plate behind a number. */
export const plateRadius = ({ theme }: Setting): Pt => theme.grid * 0.84;

/** A number on a plate, beside the first line of its words. */
export const numberPlate = (setting: Setting, number: string, tag: Tag): readonly Mark[] => {
  const { theme } = setting;
  // Two digits need a larger plate: their corners would reach beyond its edge.
  const radius = plateRadius(setting) * (number.length > 1 ? 1.2 : 1);
  const [set] = setLines(setting, toProse(number), 'number', { tag, measure: radius * 2, align: 'center' });
  return [circle(radius, theme.grid, radius, { fill: colorOf(theme, 'accent') }), ...(set?.marks ?? [])];
};

/** A number with its period at the head of a text, as in a list: `2. Write them here.` */
const numbered = /^(\d{1,2})\. +/;

/** The number at the head of a text, and the words after it. */
const parted = ([first, ...rest]: Prose): { number: string; words: Prose } | undefined => {
  const found = first?.kind === 'span' ? numbered.exec(first.text) : null;
  if (first?.kind !== 'span' || !found?.[1]) return undefined;
  return { number: found[1], words: [{ ...first, text: first.text.slice(found[0].length) }, ...rest] };
};

/** How far a number on its plate hangs out to the left of its words. */
export const hungRoom = (setting: Setting): Pt => plateRadius(setting) * 2 + setting.theme.sizes.gap * 0.75;

/** Where words begin beside a number, and where the number does: it hangs out where there is room. */
export const besideNumber = (setting: Setting): { readonly x: Pt; readonly left: Pt } => {
  const room = hungRoom(setting);
  const isHung = (setting.hang ?? 0) >= room;
  return isHung ? { x: 0, left: -room } : { x: setting.theme.sizes.number, left: 0 };
};

/** What is asked; where it begins with a number, this stands on a plate, and the words are indented. */
export const askedText = (setting: Setting, ask: Prose): readonly Strip[] => {
  const parts = parted(ask);
  if (!parts) return paragraph(setting, ask, 'prompt');
  const tag: Tag = { role: 'P', parent: setting.tag };
  const { x, left } = besideNumber(setting);
  const lines = paragraph(setting, parts.words, 'prompt', { x, measure: proseMeasure(setting) - x, tag });
  const label = moved(numberPlate(setting, parts.number, tag), left, 0);
  return lines.map((line, index) => (index === 0 ? { ...line, marks: [...label, ...line.marks] } : line));
};

/** The lines of a label, with its number on a plate in the same way. */
export const labelLines = (setting: Setting, label: Prose, measure: Pt): readonly SetLine[] => {
  const parts = parted(label);
  if (!parts) return setLines(setting, label, 'label', { measure });
  const tag: Tag = { role: 'P', parent: setting.tag };
  const { x, left } = besideNumber(setting);
  const lines = setLines(setting, parts.words, 'label', { x, measure: measure - x, tag });
  const plate = moved(numberPlate(setting, parts.number, tag), left, 0);
  return lines.map(({ width, marks, ...line }, index) => ({
    ...line,
    width: width + x,
    marks: index === 0 ? [...plate, ...marks] : marks,
  }));
};
