import { defined } from '../../model/defined.ts';
import type { Mark, Strip, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import type { Pt, Units } from '../../model/units.ts';
import { styleOf } from '../../theme/theme.ts';
import type { Setting } from './setting.ts';
import { costAfter } from './strips.ts';
import { paragraph, proseMeasure } from './text.ts';

export interface Item {
  readonly text: Prose;
  readonly style: string;
  /** Draws what is left of the first line; `tag` is that of the item's label. */
  readonly label: (tag: Tag) => readonly Mark[];
}

const itemCosts = { edge: 900, inner: 80 };

interface SetItem {
  readonly style: string;
  readonly label: readonly Mark[];
  readonly lines: readonly Strip[];
}

/** List items: each has its label beside its first line, and its lines are indented. */
export const setItems = (
  setting: Setting,
  items: readonly Item[],
  indent: Pt,
  measure = proseMeasure(setting),
): readonly Strip[] => {
  const list: Tag = { role: 'L', parent: setting.tag };
  const set = items.map(({ text, style, label }): SetItem => {
    const item: Tag = { role: 'LI', parent: list };
    const tag: Tag = { role: 'LBody', parent: item };
    return {
      style,
      label: label({ role: 'Lbl', parent: item }),
      lines: paragraph(setting, text, style, { x: indent, measure: measure - indent, tag }),
    };
  });
  // Short items are set close. Once one of them takes two lines, all are set apart.
  const between = set.some(({ lines }) => lines.length > 1) ? 1 : 0;
  return set.flatMap((item, index) => {
    const { before, lead } = styleOf(setting.theme, item.style);
    const skip = index === 0 ? before : between;
    if (item.lines.length === 0) return [{ height: lead, skip, cost: 0, marks: item.label }];
    return itemStrips(item, skip, costAfter(index, set.length, itemCosts));
  });
};

/** The lines of an item, its label beside the first. */
const itemStrips = ({ label, lines }: SetItem, skip: Units, cost: number): readonly Strip[] =>
  lines.map((strip, index) => ({
    ...strip,
    ...defined({
      skip: index === 0 ? skip : undefined,
      marks: index === 0 ? [...label, ...strip.marks] : undefined,
      cost: index + 1 === lines.length ? cost : undefined,
    }),
  }));
