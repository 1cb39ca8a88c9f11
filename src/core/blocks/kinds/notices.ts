import { iconMarks } from '../../art/icon.ts';
import { defined } from '../../model/defined.ts';
import { never, type Strip } from '../../model/galley.ts';
import { type Prose, plain, readProse } from '../../model/prose.ts';
import { line } from '../../model/shapes.ts';
import { listOf, name, object, optional, prose } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import type { Setting } from '../set/setting.ts';
import { indented, onPanel, spaced } from '../set/strips.ts';
import { paragraph, proseMeasure } from '../set/text.ts';

interface Notice {
  readonly icon?: string | undefined;
  readonly title: Prose;
  readonly text: Prose;
  readonly more?: Prose | undefined;
}

/** A notice beside its icon, its title at the head of its words. */
const setNotice = (setting: Setting, notice: Notice, isFirst: boolean, inset: number): readonly Strip[] => {
  const { theme } = setting;
  const { icon, title, text, more } = notice;
  const measure = setting.measure - inset;
  const within = { ...setting, measure };
  const head: Prose = title.map((inline) => (inline.kind === 'span' ? { ...inline, strong: true } : inline));
  const words = [
    ...spaced(
      paragraph(
        within,
        [...head, ...readProse(/[\p{L}\p{N}]$/u.test(plain(title)) ? '. ' : ' '), ...text],
        'label',
        { measure },
      ),
      0,
    ),
    ...(more ? spaced(paragraph(within, more, 'label', { measure }), 0) : []),
  ];
  const size = inset * 0.66;
  const color = colorOf(theme, 'accent');
  const place = { x: 0, y: theme.grid - size / 2, size, color };
  return indented(words, inset).map((strip, index) =>
    index > 0
      ? strip
      : {
          ...strip,
          skip: isFirst ? 0 : 1,
          cost: never,
          marks: [
            ...(isFirst
              ? []
              : [line(0, -theme.grid / 2, setting.measure, -theme.grid / 2, stroke(theme, 'hair'))]),
            ...(icon === undefined ? [] : iconMarks(theme, icon, place)),
            ...strip.marks,
          ],
        },
  );
};

/** What must be known before one begins, in full and at the size of the text: one frame, a row for each, told apart by their icons. */
export const notices = defineBlock(
  'notices',
  {
    about: 'What must be known before one begins: one frame, each row with its icon.',
    main: 'items',
    after: 2,
    reading: { role: 'instruction' },
    fields: object({
      items: listOf(
        object({ icon: optional(name()), title: prose(), text: prose(), more: optional(prose()) }),
        1,
      ),
    }),
  },
  ({ items }, setting) => {
    const { theme } = setting;
    const { pad, radius, box, gap } = theme.sizes;
    const width = Math.min(setting.measure, proseMeasure(setting) + pad * 2);
    const tag = { role: 'Div', parent: setting.tag };
    const hasIcons = items.some(({ icon }) => icon !== undefined);
    const inset = hasIcons ? box * 1.3 + gap : 0;
    const inside = { ...setting, measure: width - pad * 2, tag };
    const strips = items.flatMap((item, index) => setNotice(inside, item, index === 0, inset));
    const panel = defined({ x: 0, width, radius: radius * 1.6, stroke: stroke(theme, 'medium', 'accent') });
    return onPanel(indented(strips, pad), panel, 1, 2);
  },
);
