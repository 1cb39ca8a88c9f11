import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { type Prose, told } from '../../model/prose.ts';
import { moved, rectangle } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { integer, listOf, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { styleOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { choiceField, fieldIds, type Prompt, promptFor, slugOf, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { costAfter } from '../set/strips.ts';
import { setLines, textWidth } from '../set/text.ts';
import { question, writingLine } from '../set/writing.ts';

interface Chip {
  readonly text?: Prose;
  readonly width: Pt;
  readonly prompt: Prompt | undefined;
}

/** Fills lines with chips, first come first placed; blanks at the end stay together, so that none is alone on a line. */
const flow = (chips: readonly Chip[], measure: Pt, gap: Pt): readonly (readonly (Chip & { x: Pt })[])[] => {
  const lines: (Chip & { x: Pt })[][] = [[]];
  const own = chips.filter(({ text }) => !text);
  const together = own.reduce((sum, { width }) => sum + width, gap * (own.length - 1));
  let x = 0;
  for (const chip of chips) {
    const width = chip === own[0] && together <= measure ? together : chip.width;
    if (x > 0 && x + width > measure) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1)?.push({ ...chip, x });
    x += chip.width + gap;
  }
  return lines;
};

const draw = (setting: Setting, chip: Chip & { x: Pt }, list: Tag): readonly Mark[] => {
  const { theme } = setting;
  const { lead } = styleOf(theme, 'label');
  const { pad, box } = theme.sizes;
  const height = lead * theme.grid;
  if (!chip.text) {
    const area = { x: chip.x, y: 0, width: chip.width, height };
    return [writingLine(setting, chip.x, chip.width, lead), ...textField(setting, chip.prompt, area)];
  }
  const tall = Math.max(box, styleOf(theme, 'label').size) * 1.35;
  const item: Tag = { role: 'LI', parent: list };
  const frame = rectangle(
    chip.x,
    (height - tall) / 2,
    chip.width,
    tall,
    { stroke: stroke(theme, 'fine') },
    tall / 2,
  );
  const [line] = setLines(setting, chip.text, 'label', {
    measure: setting.measure,
    tag: { role: 'LBody', parent: item },
  });
  const area = { x: chip.x, y: (height - tall) / 2, width: chip.width, height: tall };
  const label: Tag = { role: 'Lbl', parent: item };
  const field = choiceField(setting, chip.prompt, area, { parent: label, shape: 'ring' });
  return [frame, ...field, ...moved(line?.marks ?? [], chip.x + pad, 0)];
};

/** A word bank: words to ring. */
export const pick = defineBlock(
  'pick',
  {
    across: 'text',
    about: 'A bank of words to ring.',
    reading: { role: 'instruction' },
    main: 'items',
    after: 2,
    fields: object({
      ...fieldIds(),
      ask: optional(prose()),
      hint: optional(prose()),
      items: listOf(prose(), 2),
      other: withDefault(integer(0, 8), 0),
    }),
  },
  ({ ask, hint, items, other }, setting) => {
    const { theme, measure } = setting;
    const { pad, gap } = theme.sizes;
    const list: Tag = { role: 'L', parent: setting.tag };
    const prompt = promptFor(setting, 'pick', ask);
    const chips: readonly Chip[] = [
      ...items.map((text) => ({
        text,
        width: Math.min(measure, textWidth(setting, text, 'label') + pad * 2),
        prompt: prompt?.part(slugOf(text), told(text)),
      })),
      ...Array.from({ length: other }, (_, index) => ({
        width: theme.sizes.label,
        prompt: prompt?.part(`own-${index + 1}`, String(index + 1)),
      })),
    ];
    const lines = flow(chips, measure, gap);
    return [
      ...question(setting, ask, hint),
      ...lines.map(
        (line, index): Strip => ({
          height: styleOf(theme, 'label').lead,
          skip: 1,
          cost: costAfter(index, lines.length, { edge: 2000, inner: 250 }),
          marks: line.flatMap((chip) => draw(setting, chip, list)),
        }),
      ),
    ];
  },
);
