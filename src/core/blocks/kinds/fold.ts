import type { Strip } from '../../model/galley.ts';
import { line, moved } from '../../model/shapes.ts';
import { object, prose } from '../../schema/vocabulary.ts';
import { dashed } from '../../theme/strokes.ts';
import { defineBlock } from '../block.ts';
import { leadOf } from '../set/drawing.ts';
import type { Setting } from '../set/setting.ts';
import { setLines, textWidth } from '../set/text.ts';

/** The widest the words may be, as a share of the line; what is left of it shows on both sides. */
const widest = 0.7;
/** Space above and below it: no writing in the fold. */
const clear = 2;
/** Cost of a page break right after it: a fold at the foot of a page hides nothing. */
const atFoot = 2000;

/** A line along which to fold the page: dashed, its words in the middle of it. */
export const fold = defineBlock(
  'fold',
  {
    about: 'A dashed line along which to fold the page.',
    main: 'text',
    after: clear,
    fields: object({ text: prose() }),
  },
  ({ text }, setting: Setting): readonly Strip[] => {
    const { theme, measure } = setting;
    const width = measure * widest;
    const left = (measure - width) / 2;
    const tag = { role: 'P', parent: setting.tag };
    const lines = setLines(setting, text, 'hint', { x: left, measure: width, align: 'center', tag });
    const lead = leadOf(setting, 'hint');
    const y = (lines.length * lead) / 2;
    const half = Math.min(width, textWidth(setting, text, 'hint')) / 2 + theme.sizes.gap;
    const rule = dashed(theme, 'medium', 'soft');
    const marks = [
      line(0, y, measure / 2 - half, y, rule),
      ...lines.flatMap((one, index) => moved(one.marks, 0, index * lead)),
      line(measure / 2 + half, y, measure, y, rule),
    ];
    return [{ height: (lines.length * lead) / theme.grid, skip: clear, cost: atFoot, marks }];
  },
);
