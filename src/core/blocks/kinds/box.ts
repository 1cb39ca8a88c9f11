import { defined } from '../../model/defined.ts';
import type { Strip } from '../../model/galley.ts';
import { mm } from '../../model/units.ts';
import { boolean, numeric, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { defineBlock } from '../block.ts';
import { fieldIds, promptFor, textField } from '../set/field.ts';
import { blankStrip } from '../set/strips.ts';
import { question } from '../set/writing.ts';

/** Half as much again is as far as a box grows. */
const growth = 0.5;

/** Between the frame and its field. */
const inset = 2;

/** A frame to write or draw in. */
export const box = defineBlock(
  'box',
  {
    across: 'text',
    about: 'A frame to write or draw in.',
    main: 'ask',
    after: 2,
    fields: object({
      ...fieldIds(),
      ask: optional(prose()),
      hint: optional(prose()),
      height: withDefault(numeric(10, 220), 40),
      grow: withDefault(boolean(), true),
    }),
  },
  ({ ask, hint, height, grow }, setting) => {
    const { theme, measure } = setting;
    const units = Math.ceil(mm(height) / theme.grid);
    const panel = { x: 0, width: measure, radius: theme.sizes.radius, stroke: stroke(theme, 'fine') };
    const field = textField(setting, promptFor(setting, 'box', ask), {
      x: inset,
      y: inset,
      width: measure - inset * 2,
      height: units * theme.grid - inset * 2,
    });
    // As far as the box has grown, so far has its field.
    const grown = field.map((mark) => ({ ...mark, y: -inset, height: theme.grid }));
    const frame: Strip = {
      ...blankStrip(units, 0),
      marks: field,
      skip: 1,
      panels: [panel],
      ...defined({ fill: grow ? { pitch: 1, most: Math.floor(units * growth), marks: grown } : undefined }),
    };
    return [...question(setting, ask, hint), frame];
  },
);
