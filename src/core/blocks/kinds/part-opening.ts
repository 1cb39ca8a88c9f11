import { never } from '../../model/galley.ts';
import { readProse } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import { object, optional, prose, text } from '../../schema/vocabulary.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import type { Setting } from '../set/setting.ts';
import { textStart } from '../set/strips.ts';
import { balancedMeasure, cell, setLines, textWidth } from '../set/text.ts';

/** A large numeral, with lines of the paper's color through its lower half, as an engraver would. */
const numeralMarks = (setting: Setting, numeral: string) => {
  const { theme } = setting;
  const [set] = setLines(setting, readProse(numeral), 'numeral', { align: 'left' });
  const marks = (set?.marks ?? []).flatMap((mark) => {
    if (mark.kind !== 'glyphs') return [];
    const { tag: _tag, ...bare } = mark;
    return [bare];
  });
  const width = textWidth(setting, readProse(numeral), 'numeral');
  const { size } = styleOf(theme, 'numeral');
  const foot = marks[0]?.y ?? 0;
  const pen = { color: colorOf(theme, 'paper'), width: theme.rules.medium };
  const lines = Array.from({ length: 6 }, (_, index) => {
    // Wider apart the higher they are.
    const y = foot - size * (0.045 + 0.035 * index + 0.006 * index ** 2);
    const cut = line(0, y, width, y, pen);
    return cut.kind === 'path' ? { ...cut, decor: true as const } : cut;
  });
  return { marks: [...marks, ...lines], width, foot };
};

/** A part's number, large, with the title of the part beside it. */
export const partOpening = defineBlock(
  'part-opening',
  {
    across: 'each',
    about: 'The title of a part, with its number drawn large beside it.',
    main: 'title',
    fields: object({ title: prose(), number: optional(text()), kicker: optional(prose()) }),
  },
  ({ title, number = '', kicker }, setting) => {
    const { theme, measure } = setting;
    const numeral = numeralMarks(setting, number);
    // The title begins where the text does, or beside a wider numeral.
    const start = textStart(setting);
    const x = number === '' ? start : Math.max(start, numeral.width + theme.sizes.gutter);
    const room = balancedMeasure(setting, title, 'part', measure - x);
    const head = cell(setting, title, 'part', { x, measure: room, role: 'H1' });
    const over = kicker ? cell(setting, kicker, 'kicker', { x, measure: measure - x }) : undefined;
    const height = Math.max(
      number === '' ? 0 : styleOf(theme, 'numeral').lead,
      head.height + (over?.height ?? 0),
    );
    const last = head.marks.reduce((foot, { y }) => Math.max(foot, y), 0);
    // Title and numeral stand on one line, where the title has no more lines than fit beside it.
    const drop = Math.max((over?.height ?? 0) * theme.grid, numeral.foot - last);
    const marks = [
      ...(over ? moved(over.marks, 0, drop - over.height * theme.grid) : []),
      ...moved(head.marks, 0, drop),
    ];
    return [{ height, skip: 0, cost: never, marks: [...(number === '' ? [] : numeral.marks), ...marks] }];
  },
);
