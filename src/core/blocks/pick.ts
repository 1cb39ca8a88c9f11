import type { Mark, Strip, Tag } from '../galley.ts';
import type { Prose } from '../prose.ts';
import { fields, listOf, optional, otherwise, prose, whole } from '../schema.ts';
import { moved, rectangle, stroke } from '../shapes.ts';
import { styleOf } from '../theme.ts';
import type { Pt } from '../units.ts';
import { defineBlock } from './block.ts';
import { type Setting, setLines, textWidth } from './setting.ts';
import { question, writingLine } from './writing.ts';

interface Chip {
  readonly text?: Prose;
  readonly width: Pt;
}

/** Fills lines with chips, first come first placed. */
const flow = (chips: readonly Chip[], measure: Pt, gap: Pt): readonly (readonly (Chip & { x: Pt })[])[] => {
  const lines: (Chip & { x: Pt })[][] = [[]];
  let x = 0;
  for (const chip of chips) {
    if (x > 0 && x + chip.width > measure) {
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
  if (!chip.text) return [writingLine(setting, chip.x, chip.width, lead)];
  const height = lead * theme.grid;
  const tall = Math.max(box, styleOf(theme, 'label').size) * 1.35;
  const entry: Tag = { role: 'LI', parent: list };
  const frame = rectangle(chip.x, (height - tall) / 2, chip.width, tall, { stroke: stroke(theme, 'fine') }, tall / 2);
  const [line] = setLines(setting, chip.text, 'label', { measure: setting.measure, tag: { role: 'LBody', parent: entry } });
  return [frame, ...moved(line?.marks ?? [], chip.x + pad, 0)];
};

/** A word bank: short things to ring. */
export const pick = defineBlock(
  'pick',
  {
    main: 'items',
    after: 1,
    fields: fields({
      ask: optional(prose()),
      hint: optional(prose()),
      items: listOf(prose(), 2),
      other: otherwise(whole(0, 8), 0),
    }),
  },
  ({ ask, hint, items, other }, setting) => {
    const { theme, measure } = setting;
    const { pad, gap } = theme.sizes;
    const list: Tag = { role: 'L', parent: setting.tag };
    const chips: readonly Chip[] = [
      ...items.map((text) => ({ text, width: Math.min(measure, textWidth(setting, text, 'label') + pad * 2) })),
      ...Array.from({ length: other }, () => ({ width: theme.sizes.label })),
    ];
    const lines = flow(chips, measure, gap);
    return [
      ...question(setting, ask, hint),
      ...lines.map(
        (line, index): Strip => ({
          height: styleOf(theme, 'label').lead,
          skip: 1,
          cost: index + 1 === lines.length ? 0 : index === 0 || index + 2 === lines.length ? 2000 : 250,
          marks: line.flatMap((chip) => draw(setting, chip, list)),
        }),
      ),
    ];
  },
);
