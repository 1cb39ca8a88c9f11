import { defined } from '../../model/defined.ts';
import { type Prose, plain, readProse, told } from '../../model/prose.ts';
import { boolean, id, object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import type { Setting } from '../set/setting.ts';
import { together, withNext } from '../set/strips.ts';
import { balancedMeasure, paragraph, proseMeasure, textWidth } from '../set/text.ts';

const levels = {
  part: { role: 'H1', style: 'part', outline: 0, fits: false },
  title: { role: 'H2', style: 'title', outline: 1, fits: false },
  section: { role: 'H3', style: 'heading', outline: 2, fits: false },
  sub: { role: 'H4', style: 'subheading', outline: 3, fits: false },
  cover: { role: 'H1', style: 'cover-title', outline: 0, fits: true },
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

/** A heading. Links lead to one with an id; the outline has it on demand. */
export const heading = defineBlock(
  'heading',
  {
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
    }),
  },
  ({ text, level, look = level, id: anchor, outline }, setting) => {
    if (setting.form && level !== 'title') setting.form.under = text;
    const { role, outline: depth, fits } = levels[level];
    const { style } = levels[look];
    const within = fits ? fitted(setting, text, style) : setting;
    const measure = fits ? setting.measure : proseMeasure(setting);
    const strips = together(
      paragraph(within, text, style, { role, measure: balancedMeasure(within, text, style, measure) }),
    );
    return withNext(
      strips.map((strip, index) => {
        if (index > 0) return strip;
        return {
          ...strip,
          ...defined({ anchor, outline: outline ? { title: told(text), level: depth } : undefined }),
        };
      }),
    );
  },
);
