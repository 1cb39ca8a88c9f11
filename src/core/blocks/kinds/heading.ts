import { defined } from '../../model/defined.ts';
import type { Mark, Strip } from '../../model/galley.ts';
import { type Prose, plain, readProse, told } from '../../model/prose.ts';
import { moved } from '../../model/shapes.ts';
import type { Units } from '../../model/units.ts';
import { boolean, id, name, object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { iconPlate } from '../set/icon-plate.ts';
import type { Setting } from '../set/setting.ts';
import { inTextColumn, sideColumn, sideStrip, together, withNext } from '../set/strips.ts';
import { balancedMeasure, paragraph, proseMeasure, setLines, textWidth } from '../set/text.ts';

const levels = {
  part: { role: 'H1', style: 'part', outline: 0, fits: false, isBeside: false },
  title: { role: 'H2', style: 'title', outline: 1, fits: false, isBeside: false },
  section: { role: 'H3', style: 'heading', outline: 2, fits: false, isBeside: true },
  sub: { role: 'H4', style: 'subheading', outline: 3, fits: false, isBeside: true },
  cover: { role: 'H1', style: 'cover-title', outline: 0, fits: true, isBeside: false },
} as const;

/** A title may be of any length: on a cover it is as large as its longest word can be. */
const fitted = (setting: Setting, text: Prose, name: string): Setting => {
  const words = plain(text).split(/\s+/u);
  const widest = Math.max(...words.map((word) => textWidth(setting, readProse(word), name)));
  if (widest <= setting.measure) return setting;
  const style = styleOf(setting.theme, name);
  const share = setting.measure / widest;
  const lead = Math.max(1, Math.ceil(style.lead * share));
  const smaller = { ...style, size: style.size * share * 0.99, lead };
  return {
    ...setting,
    theme: { ...setting.theme, styles: { ...setting.theme.styles, [name]: smaller } },
  };
};

/** The icon of a page, level with its title: in the side column, or at the end of its line where text leaves that free. */
const titlePlate = (setting: Setting, icon: string, lead: Units): readonly Mark[] => {
  const { theme, side, measure } = setting;
  const share = 0.72;
  const width = theme.sizes.number * share * 2;
  if (side === 0 && measure - proseMeasure(setting) < width) return [];
  const x = side > 0 ? sideColumn(setting).x : measure - width;
  return moved(iconPlate(setting, icon, lead * 0.41, share), x, 0);
};

/** A heading in the side column; undefined where it has no text beside it, or a word too long for it. */
const besideText = (setting: Setting, text: Prose, style: string, role: string): Strip | undefined => {
  if (!setting.isBesideText) return undefined;
  const quiet = { ...setting, report: () => undefined };
  const lines = setLines(quiet, text, style, { role, measure: sideColumn(setting).width });
  if (lines.some(({ overfull }) => overfull)) return undefined;
  const { before, lead } = styleOf(setting.theme, style);
  const marks = lines.flatMap((line, index) => moved(line.marks, 0, index * lead * setting.theme.grid));
  return sideStrip(setting, { marks, height: lines.length * lead }, before);
};

/** A heading. Links lead to one with an id; the outline has it on demand. */
export const heading = defineBlock(
  'heading',
  {
    across: 'each',
    about: 'A heading of any level; with an id, links can lead to it.',
    main: 'text',
    anchor: 'id',
    fields: object({
      text: prose(),
      level: withDefault(oneOf('part', 'title', 'section', 'sub', 'cover'), 'section'),
      /** Set like another level than it is: for a heading whose place in the order of levels is not that of its size. */
      look: optional(oneOf('part', 'title', 'section', 'sub')),
      id: optional(id()),
      outline: withDefault(boolean(), false),
      /** Level with a title: in the column beside the text, or at the end of its line. */
      icon: optional(name()),
    }),
  },
  ({ text, level, look = level, id: anchor, outline, icon }, setting) => {
    if (setting.form && level !== 'title') setting.form.under = text;
    const { role, outline: depth, fits } = levels[level];
    const { style, isBeside } = levels[look];
    const marked = (strip: Strip): Strip => ({
      ...strip,
      ...defined({ anchor, outline: outline ? { title: told(text), level: depth } : undefined }),
    });
    const aside = isBeside ? besideText(setting, text, style, role) : undefined;
    if (aside) return [marked(aside)];
    const set = (inside: Setting): readonly Strip[] => {
      const within = fits ? fitted(inside, text, style) : inside;
      const measure = fits ? inside.measure : proseMeasure(inside);
      const options = { role, measure: balancedMeasure(within, text, style, measure) };
      return withNext(together(paragraph(within, text, style, options)));
    };
    const [first, ...rest] = isBeside ? set({ ...setting, side: 0 }) : inTextColumn(setting, set);
    if (!first) return [];
    const plate = icon === undefined ? [] : titlePlate(setting, icon, styleOf(setting.theme, style).lead);
    return [marked({ ...first, marks: [...plate, ...first.marks] }), ...rest];
  },
);
