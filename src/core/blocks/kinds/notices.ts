import { iconMarks } from '../../art/icon.ts';
import { defined } from '../../model/defined.ts';
import { type Mark, never, type Strip } from '../../model/galley.ts';
import { type Prose, plain, readProse } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import { boolean, listOf, name, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import type { Setting } from '../set/setting.ts';
import { columns, indented, onPanel, spaced } from '../set/strips.ts';
import { paragraph } from '../set/text.ts';
import { heightOf } from '../stack.ts';

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
        'safety',
        { measure },
      ),
      0,
    ),
    ...(more ? spaced(paragraph(within, more, 'safety', { measure }), 0) : []),
  ];
  const size = inset * 0.66;
  const color = colorOf(theme, 'accent');
  const place = { x: 0, y: theme.grid - size / 2, size, color };
  return indented(words, inset).map((strip, index) =>
    index > 0
      ? { ...strip, cost: index < words.length - 1 ? never : strip.cost }
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

/** Strips as one that no page break divides. */
const joined = (strips: readonly Strip[], grid: number): Strip => {
  let height = 0;
  const marks: Mark[] = [];
  for (const strip of strips) {
    height += strip.skip;
    marks.push(...moved(strip.marks, 0, height * grid));
    height += strip.height;
  }
  return { height, skip: 0, cost: never, marks };
};

/** The share of the first column that is tried, of the whole width. */
const shares = [0.5, 0.475, 0.525, 0.45, 0.55, 0.425, 0.575, 0.4, 0.6, 0.375, 0.35, 0.325, 0.3];

/** A column narrower than so many ems of its words is none. */
const leastEms = 11;

/** Notices in two columns, the last in the second, as low as can be; one under the other where that is as low. */
const sideBySide = (setting: Setting, items: readonly Notice[], inset: number): readonly Strip[] => {
  const { theme, measure } = setting;
  const least = styleOf(theme, 'safety').size * leastEms + inset;
  const columned = shares.flatMap((share) => {
    const [left, right] = columns([share, 1 - share], measure, theme.sizes.gutter);
    if (!left || !right || Math.min(left.width, right.width) < least) return [];
    const isIn = (index: number, column: typeof left): boolean =>
      index + 1 < items.length === (column === left);
    const sides = [left, right].map((column) => {
      const here = items.filter((_, index) => isIn(index, column));
      const within = { ...setting, measure: column.width };
      const strips = here.flatMap((item, index) => setNotice(within, item, index === 0, inset));
      return { ...joined(strips, theme.grid), x: column.x };
    });
    const height = Math.max(...sides.map((side) => side.height));
    const middle = right.x - theme.sizes.gutter / 2;
    const rule = line(middle, 0, middle, height * theme.grid, stroke(theme, 'hair'));
    const marks = [...sides.flatMap(({ marks, x }) => moved(marks, x, 0)), rule];
    return [{ height, skip: 0, cost: never, marks }];
  });
  const alone = items.flatMap((item, index) => setNotice(setting, item, index === 0, inset));
  const [first, ...others] = columned;
  if (!first || items.length < 2) return alone;
  const lowest = others.reduce((best, one) => (one.height < best.height ? one : best), first);
  return lowest.height < heightOf(alone) ? [lowest] : alone;
};

/** What must be known before one begins, in full and at the size of the text: one frame, a row for each, told apart by their icons. */
export const notices = defineBlock(
  'notices',
  {
    across: ({ beside }) => (beside ? 'both' : 'text'),
    about: 'What must be known before one begins: one frame, each row with its icon.',
    main: 'items',
    after: 2,
    reading: { role: 'instruction' },
    fields: object({
      items: listOf(
        object({ icon: optional(name()), title: prose(), text: prose(), more: optional(prose()) }),
        1,
      ),
      /** In two columns where they are wide enough, the last notice in the second. */
      beside: withDefault(boolean(), false),
    }),
  },
  ({ items, beside }, setting) => {
    const { theme } = setting;
    const { radius, box, gap } = theme.sizes;
    // Two columns leave no room to waste.
    const pad = beside ? gap : theme.sizes.pad;
    const width = setting.measure;
    const tag = { role: 'Div', parent: setting.tag };
    const hasIcons = items.some(({ icon }) => icon !== undefined);
    const iconSize = box * (beside ? 1.1 : 1.3);
    const inset = hasIcons ? iconSize + gap * (beside ? 0.5 : 1) : 0;
    const inside = { ...setting, measure: width - pad * 2, tag };
    const strips = beside
      ? sideBySide(inside, items, inset)
      : items.flatMap((item, index) => setNotice(inside, item, index === 0, inset));
    const panel = defined({ x: 0, width, radius: radius * 1.6, stroke: stroke(theme, 'medium', 'accent') });
    return onPanel(indented(strips, pad), panel, 1, beside ? 1 : 2);
  },
);
