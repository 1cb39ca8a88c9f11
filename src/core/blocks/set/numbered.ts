import type { Mark, Strip, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { circle } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { colorOf } from '../../theme/theme.ts';
import type { Setting } from './setting.ts';
import { paragraph, proseMeasure, setLines, toProse } from './text.ts';

/** The radius of the plate behind a number. */
export const plateRadius = ({ theme }: Setting): Pt => theme.grid * 0.84;

/** A number on a plate, beside the first line of its words. */
export const numberPlate = (setting: Setting, number: string, tag: Tag): readonly Mark[] => {
  const { theme } = setting;
  const radius = plateRadius(setting);
  const [set] = setLines(setting, toProse(number), 'number', { tag, measure: radius * 2, align: 'center' });
  return [circle(radius, theme.grid, radius, { fill: colorOf(theme, 'accent') }), ...(set?.marks ?? [])];
};

/** A number with its period at the head of a text, as in a list: `2. Write them here.` */
const numbered = /^(\d{1,2})\. +/;

/** What is asked; where it begins with a number, this stands on a plate, and the words are indented. */
export const askedText = (setting: Setting, ask: Prose): readonly Strip[] => {
  const [first, ...rest] = ask;
  const number = first?.kind === 'span' ? numbered.exec(first.text) : null;
  if (first?.kind !== 'span' || !number?.[1]) return paragraph(setting, ask, 'prompt');
  const tag: Tag = { role: 'P', parent: setting.tag };
  const words = [{ ...first, text: first.text.slice(number[0].length) }, ...rest];
  const x = setting.theme.sizes.number;
  const lines = paragraph(setting, words, 'prompt', { x, measure: proseMeasure(setting) - x, tag });
  const label = numberPlate(setting, number[1], tag);
  return lines.map((line, index) => (index === 0 ? { ...line, marks: [...label, ...line.marks] } : line));
};
