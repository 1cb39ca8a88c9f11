import { iconMarks } from '../../art/icon.ts';
import { never, type Segment, type Strip } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { kappa, line, moved, path } from '../../model/shapes.ts';
import { listOf, object, optional, prose } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { blocks, defineBlock } from '../block.ts';
import type { Setting } from '../set/setting.ts';
import { indented, onPanel, spaced, together, withNext } from '../set/strips.ts';
import { cell, paragraph, textWidth, toProse } from '../set/text.ts';
import { setBlocks } from '../stack.ts';

/** An example is to be read: nothing in it is filled in. */
const printed = ({ form: _form, ...setting }: Setting): Setting => setting;

/** A line of handwriting on a rule, as a form has it. */
const onRule = (setting: Setting, strip: Strip): Strip => {
  const { theme, measure } = setting;
  const foot = strip.height * theme.grid;
  const rule = line(0, foot, measure, foot, stroke(theme, 'hair'));
  return { ...strip, skip: 0, marks: [rule, ...strip.marks] };
};

/** The tab of a sheet, with its title and a pen; the sheet begins below it. */
const tab = (setting: Setting, title: Prose): Strip => {
  const { theme } = setting;
  const { pad, box, gap, radius } = theme.sizes;
  const hasPen = theme.icons.pen !== undefined;
  const start = pad + (hasPen ? box + gap * 0.7 : 0);
  const words = cell(setting, title, 'prompt', { x: start, measure: setting.measure - start - pad });
  const wide = Math.min(setting.measure, start + textWidth(setting, title, 'prompt') + pad);
  const height = words.height + 1;
  const deep = height * theme.grid;
  const [r, pen] = [radius * 1.6, stroke(theme, 'fine', 'accent')];
  const outline: readonly Segment[] = [
    { op: 'move', x: 0, y: deep + r },
    { op: 'line', x: 0, y: r },
    { op: 'curve', x1: 0, y1: r * (1 - kappa), x2: r * (1 - kappa), y2: 0, x: r, y: 0 },
    { op: 'line', x: wide - r, y: 0 },
    { op: 'curve', x1: wide - r * (1 - kappa), y1: 0, x2: wide, y2: r * (1 - kappa), x: wide, y: r },
    { op: 'line', x: wide, y: deep },
  ];
  const place = { x: pad, y: (deep - box) / 2, size: box, color: colorOf(theme, 'accent') };
  return {
    height,
    skip: 3,
    cost: never,
    marks: [
      // The edge of the sheet is open below its tab.
      path(0, 0, [...outline, { op: 'line', x: wide, y: deep + r }, { op: 'close' }], {
        fill: colorOf(theme, 'tint'),
      }),
      path(0, 0, outline, { stroke: pen }),
      ...(hasPen ? iconMarks(theme, 'pen', place) : []),
      ...moved(words.marks, 0, theme.grid / 2),
    ],
  };
};

/** A worked example: a sheet that somebody has filled in, questions in print, answers by hand on rules. */
export const example = defineBlock(
  'example',
  {
    across: 'text',
    about: 'A worked example: questions in print, answers in handwriting.',
    reading: { role: 'example' },
    main: 'answers',
    children: ['blocks'],
    words: ['example'],
    after: 2,
    fields: object({
      title: optional(prose()),
      answers: listOf(object({ ask: optional(prose()), answer: prose() })),
      blocks: optional(blocks()),
    }),
  },
  ({ title, answers, blocks: more = [] }, setting) => {
    const { theme } = setting;
    const { pad, radius } = theme.sizes;
    const width = setting.measure;
    const tag = { role: 'Div', parent: setting.tag };
    const sheet = printed({ ...setting, tag });
    const within = { ...sheet, measure: width - pad * 2 };
    const strips = [
      ...answers.flatMap(({ ask, answer }, index) =>
        together([
          ...(ask ? withNext(spaced(paragraph(within, ask, 'hint'), index === 0 ? 0 : 1)) : []),
          ...paragraph(within, answer, 'hand').map((strip) => onRule(within, strip)),
        ]),
      ),
      ...setBlocks(more, within),
    ];
    const panel = {
      ...{ x: 0, width, radius: radius * 1.6 },
      fill: colorOf(theme, 'tint'),
      stroke: stroke(theme, 'fine', 'accent'),
    };
    const head = tab(sheet, title ?? toProse(setting.word('example')));
    return [head, ...onPanel(indented(strips, pad), panel, 1, 0)];
  },
);
