import { defined } from '../../model/defined.ts';
import type { Mark, Strip, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import type { Pt } from '../../model/units.ts';
import { styleOf } from '../../theme/theme.ts';
import type { Setting } from './setting.ts';
import { paragraph, proseMeasure } from './text.ts';

export interface Item {
  readonly text: Prose;
  readonly style: string;
  /** Drawn left of the first line; given the tag of the item's label. */
  readonly label: (tag: Tag) => readonly Mark[];
}

/** Cost of a page break after the first item or before the last one, and between others. */
const [edgeItem, innerItem] = [900, 80];

/** List items: each keeps its label beside its first line, its lines stand indented. */
export const setItems = (
  setting: Setting,
  items: readonly Item[],
  indent: Pt,
  measure = proseMeasure(setting),
): readonly Strip[] => {
  const list: Tag = { role: 'L', parent: setting.tag };
  const set = items.map(({ text, style, label }) => {
    const item: Tag = { role: 'LI', parent: list };
    const mark = label({ role: 'Lbl', parent: item });
    return {
      style,
      mark,
      lines: paragraph(setting, text, style, {
        x: indent,
        measure: measure - indent,
        tag: { role: 'LBody', parent: item },
      }),
    };
  });
  // Short items stand close; once one of them takes two lines, all stand apart.
  const between = set.some(({ lines }) => lines.length > 1) ? 1 : 0;
  const costAfter = (index: number): number => {
    if (index + 1 === set.length) return 0;
    return index === 0 || index + 2 === set.length ? edgeItem : innerItem;
  };
  return set.flatMap(({ style, mark, lines }, index) => {
    const { before, lead } = styleOf(setting.theme, style);
    const first = index === 0 ? before : between;
    if (lines.length === 0) return [{ height: lead, skip: first, cost: 0, marks: mark }];
    return lines.map((strip, number) => ({
      ...strip,
      ...defined({
        skip: number === 0 ? first : undefined,
        marks: number === 0 ? [...mark, ...strip.marks] : undefined,
        cost: number + 1 === lines.length ? costAfter(index) : undefined,
      }),
    }));
  });
};
