import { defined } from '../../model/defined.ts';
import { told } from '../../model/prose.ts';
import { boolean, id, object, oneOf, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { together, withNext } from '../set/strips.ts';
import { paragraph, proseMeasure } from '../set/text.ts';

const levels = {
  part: { role: 'H1', style: 'part', outline: 0 },
  title: { role: 'H2', style: 'title', outline: 1 },
  section: { role: 'H3', style: 'heading', outline: 2 },
  sub: { role: 'H4', style: 'subheading', outline: 3 },
  cover: { role: 'H1', style: 'cover-title', outline: 0 },
} as const;

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
    const { role, outline: depth } = levels[level];
    const { style } = levels[look];
    const strips = together(paragraph(setting, text, style, { role, measure: proseMeasure(setting) }));
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
