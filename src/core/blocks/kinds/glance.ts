import { iconMarks } from '../../art/icon.ts';
import { type Mark, never, type Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { line, moved, rectangle } from '../../model/shapes.ts';
import { integer, name, object, optional, prose } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { dropMarks, dropsWidth } from '../set/drops.ts';
import type { Setting } from '../set/setting.ts';
import { type Cell, cell } from '../set/text.ts';

/** An icon with its words beside it. */
const field = (
  setting: Setting,
  {
    icon,
    words,
    style,
  }: { readonly icon: string | undefined; readonly words: Prose; readonly style: string },
  place: { readonly x: number; readonly measure: number; readonly tag: Tag },
): Cell => {
  const { theme } = setting;
  const { box, gap } = theme.sizes;
  const size = box * 1.3;
  const start = icon === undefined ? 0 : size + gap;
  const set = cell(setting, words, style, {
    x: place.x + start,
    measure: place.measure - start,
    tag: place.tag,
  });
  const color = colorOf(theme, 'accent');
  const drawn =
    icon === undefined ? [] : iconMarks(theme, icon, { x: place.x, y: theme.grid - size / 2, size, color });
  return { marks: [...drawn, ...set.marks], height: set.height };
};

/** What there is to know before one begins, at a glance: how long it takes, how much it asks, when it is for. */
export const glance = defineBlock(
  'glance',
  {
    about: 'How long something takes, how much it asks and when it is for: one strip with icons.',
    after: 1,
    fields: object({
      time: optional(prose()),
      dose: optional(integer(0, 5)),
      when: optional(prose()),
      time_icon: optional(name()),
      when_icon: optional(name()),
    }),
  },
  ({ time, dose, when, time_icon, when_icon }, setting) => {
    const { theme } = setting;
    const { pad, label, gap, radius } = theme.sizes;
    const width = setting.measure;
    const tag: Tag = { role: 'P', parent: setting.tag };
    const narrow = Math.max(label + pad, dropsWidth(theme));
    const split = time === undefined && dose === undefined ? pad : pad + narrow + gap;
    const left = time
      ? field(setting, { icon: time_icon, words: time, style: 'prompt' }, { x: pad, measure: narrow, tag })
      : { marks: [], height: 0 };
    const right = when
      ? field(
          setting,
          { icon: when_icon, words: when, style: 'label' },
          { x: split + gap, measure: width - split - gap - pad, tag },
        )
      : { marks: [], height: 0 };
    const leftHeight = left.height + (dose === undefined ? 0 : 2);
    const height = Math.max(leftHeight, right.height) + 1;
    const middle = (inner: number): number => ((height - inner) * theme.grid) / 2;
    const drops = { x: pad, y: middle(leftHeight) + (left.height + 1) * theme.grid, tag };
    const marks: readonly Mark[] = [
      rectangle(0, 0, width, height * theme.grid, { fill: colorOf(theme, 'wash') }, radius * 1.6),
      ...moved(left.marks, 0, middle(leftHeight)),
      ...(dose === undefined ? [] : dropMarks(setting, dose, drops)),
      ...(time && when
        ? [line(split, theme.grid, split, (height - 1) * theme.grid, stroke(theme, 'fine'))]
        : []),
      ...moved(right.marks, 0, middle(right.height)),
    ];
    return [{ height, skip: 2, cost: never, marks }];
  },
);
