import type { Mark, Strip, Tag } from '../galley.ts';
import type { Prose } from '../prose.ts';
import { moved } from '../shapes.ts';
import { styleOf } from '../theme.ts';
import type { Pt } from '../units.ts';
import { paragraph, proseMeasure, type Setting } from './setting.ts';

export interface Item {
  readonly text: Prose;
  readonly style: string;
  /** Drawn left of the first line; given the tag of the item's label. */
  readonly label: (tag: Tag) => readonly Mark[];
}

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
      lines: paragraph(setting, text, style, { x: indent, measure: measure - indent, tag: { role: 'LBody', parent: item } }),
    };
  });
  // Short items stand close; once one of them takes two lines, all stand apart.
  const between = set.some(({ lines }) => lines.length > 1) ? 1 : 0;
  return set.flatMap(({ style, mark, lines }, index) => {
    const { before, lead } = styleOf(setting.theme, style);
    const first = index === 0 ? before : between;
    if (lines.length === 0) return [{ height: lead, skip: first, cost: 0, marks: mark }];
    return lines.map((strip, number) =>
      number > 0 ? strip : { ...strip, skip: first, marks: [...moved(mark, 0, 0), ...strip.marks] },
    );
  });
};
