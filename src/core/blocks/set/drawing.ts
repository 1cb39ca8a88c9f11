import type { Mark, Strip, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { moved } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { askedText } from './numbered.ts';
import type { Setting } from './setting.ts';
import { withNext } from './strips.ts';
import { setLines } from './text.ts';

/** A drawing is one figure in the structure, read out as its alternative text. */
export const figureTag = (setting: Setting, alt: string): Tag => ({
  role: 'Figure',
  parent: setting.tag,
  alt,
});

/** A drawing as a strip, under its title. */
export const drawing = (
  setting: Setting,
  title: Prose | undefined,
  height: Units,
  marks: readonly Mark[],
): readonly Strip[] => [
  ...(title ? withNext(askedText(setting, title)) : []),
  { height, skip: title ? 1 : 2, cost: 0, marks },
];

/** The place and style of a text in a drawing: the middle of its lines, and the widest they may be. */
interface Label {
  readonly style: string;
  readonly x: Pt;
  readonly y: Pt;
  readonly width: Pt;
  readonly tag: Tag;
}

/** Text in a drawing, its block centered on a point. */
export const centered = (
  setting: Setting,
  text: Prose,
  { style, x, y, width, tag }: Label,
): readonly Mark[] => {
  const lines = setLines(setting, text, style, { align: 'center', measure: width, tag });
  const lead = leadOf(setting, style);
  const top = y - (lines.length * lead) / 2;
  return lines.flatMap(({ marks }, index) => moved(marks, x - width / 2, top + index * lead));
};

export const leadOf = ({ theme }: Setting, style: string): Pt =>
  (theme.styles[style]?.lead ?? 2) * theme.grid;
