import type { Tag } from '../../model/galley.ts';
import { listOf, object, prose, withDefault } from '../../schema/vocabulary.ts';
import { defineBlock } from '../block.ts';
import { spaced, withNext } from '../set/strips.ts';
import { paragraph } from '../set/text.ts';

/** Terms, each with what it means under it. */
export const terms = defineBlock(
  'terms',
  {
    across: 'text',
    about: 'Terms, each with what it means.',
    main: 'items',
    fields: object({ items: withDefault(listOf(object({ term: prose(), text: prose() }), 0), []) }),
  },
  ({ items }, setting) => {
    const list: Tag = { role: 'L', parent: setting.tag };
    return items.flatMap(({ term, text }) => {
      const item: Tag = { role: 'LI', parent: list };
      return [
        ...withNext(paragraph(setting, term, 'prompt', { tag: { role: 'Lbl', parent: item } })),
        ...spaced(paragraph(setting, text, 'body', { tag: { role: 'LBody', parent: item } }), 0),
      ];
    });
  },
);
