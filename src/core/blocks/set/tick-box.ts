import { defined } from '../../model/defined.ts';
import type { Mark, Tag } from '../../model/galley.ts';
import { rectangle } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { stroke } from '../../theme/strokes.ts';
import { choiceField, type Prompt } from './field.ts';
import type { Setting } from './setting.ts';

/** A box to tick, level with a first line of the label style. */
export const tickBox = ({ theme }: Setting, x: Pt, height: Units, tag?: Tag): Mark => {
  const { box } = theme.sizes;
  return rectangle(
    x,
    (height * theme.grid - box) / 2,
    box,
    box,
    defined({ stroke: stroke(theme, 'medium', 'soft'), tag }),
    theme.rules.medium,
  );
};

/** The field of a tick box: its left edge, and the height of the row in whose middle it is. */
export const tickField = (
  setting: Setting,
  prompt: Prompt | undefined,
  { x, height, parent }: { readonly x: Pt; readonly height: Units; readonly parent: Tag },
): readonly Mark[] => {
  const { box } = setting.theme.sizes;
  const y = (height * setting.theme.grid - box) / 2;
  return choiceField(setting, prompt, { x, y, width: box, height: box }, { parent });
};
