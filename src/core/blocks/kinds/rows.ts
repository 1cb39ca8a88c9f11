import { iconMarks } from '../../art/icon.ts';
import { defined } from '../../model/defined.ts';
import { type Mark, never, type Strip, type Tag } from '../../model/galley.ts';
import { type Prose, told } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import { integer, listOf, name, object, optional, prose } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import { faceOf } from '../../type/atoms.ts';
import { digitsOf } from '../../type/text.ts';
import { defineBlock } from '../block.ts';
import { dropMarks, dropsWidth } from '../set/drops.ts';
import type { Setting } from '../set/setting.ts';
import { costAfter } from '../set/strips.ts';
import { cell } from '../set/text.ts';

interface Row {
  readonly title: Prose;
  readonly to: string;
  readonly icon?: string | undefined;
  readonly time?: Prose | undefined;
  readonly dose?: number | undefined;
}

/** Rows that would take more than this share of a page stand closer. */
const share = 0.355;

/** Shares of the measure at which time and dose begin, from the right. */
const columnsOf = ({ theme, measure }: Setting) => {
  const { number, label, gap } = theme.sizes;
  const dose = measure - number - dropsWidth(theme) - gap;
  return { number: measure - number, dose, time: dose - label };
};

const pageNumber = (setting: Setting, { to }: Row, y: number, tag: Tag): Mark => {
  const { theme, faces } = setting;
  const style = styleOf(theme, 'folio');
  const face = faceOf({ theme, style, faces });
  return defined({
    kind: 'late',
    x: columnsOf(setting).number,
    y,
    width: theme.sizes.number,
    align: 'right',
    face: face.name,
    size: style.size,
    color: colorOf(theme, style.color),
    digits: digitsOf(style, face),
    of: to,
    tag,
    place: setting.place,
  });
};

/** What stands in a row but its lines: icon, title, time, dose, page. */
const rowContent = (setting: Setting, entry: Row, tag: Tag) => {
  const { theme } = setting;
  const { gap, box } = theme.sizes;
  const { dose, time } = columnsOf(setting);
  const start = entry.icon === undefined ? 0 : box + gap;
  const hasTime = entry.time !== undefined;
  const title = cell(setting, entry.title, 'contents-entry', {
    x: start,
    measure: (hasTime ? time : dose) - start - gap,
    tag,
  });
  const minutes = entry.time
    ? cell(setting, entry.time, 'small', { x: time, measure: dose - time - gap, tag })
    : undefined;
  return { title, minutes, dose };
};

const rowStrip = (setting: Setting, entry: Row, list: Tag, height: number): Strip => {
  const { theme, measure } = setting;
  const { box } = theme.sizes;
  const item: Tag = { role: 'LI', parent: list };
  const tag: Tag = { role: 'Link', parent: { role: 'LBody', parent: item } };
  const { title, minutes, dose } = rowContent(setting, entry, tag);
  const tall = Math.max(height, title.height);
  const middle = (tall * theme.grid) / 2;
  const baseline = title.marks[0]?.y ?? 0;
  const centered = (some: { marks: readonly Mark[]; height: number } | undefined): readonly Mark[] =>
    some ? moved(some.marks, 0, middle - (some.height * theme.grid) / 2) : [];
  const first = middle - (title.height * theme.grid) / 2 + baseline;
  const icon = { x: 0, y: middle - box / 2, size: box, color: colorOf(theme, 'accent') };
  const link: Mark = {
    kind: 'link',
    ...{ x: 0, y: 0, width: measure, height: tall * theme.grid },
    to: `#${entry.to}`,
    description: told(entry.title),
    tag,
  };
  return {
    height: tall,
    skip: 0,
    cost: 0,
    marks: [
      ...(entry.icon === undefined ? [] : iconMarks(theme, entry.icon, icon)),
      ...centered(title),
      ...centered(minutes),
      ...(entry.dose === undefined ? [] : dropMarks(setting, entry.dose, { x: dose, y: middle, tag })),
      pageNumber(setting, entry, first, tag),
      link,
      line(0, tall * theme.grid, measure, tall * theme.grid, stroke(theme, 'hair')),
    ],
  };
};

/** What a part holds, row by row, each with its icon, time, dose and page. */
export const rows = defineBlock(
  'rows',
  {
    about: 'Sections as rows, each with an icon, its time, its dose and its page.',
    main: 'entries',
    after: 2,
    fields: object({
      entries: listOf(
        object({
          title: prose(),
          to: name(),
          icon: optional(name()),
          time: optional(prose()),
          dose: optional(integer(0, 5)),
        }),
      ),
    }),
  },
  ({ entries }, setting) => {
    const { theme, measure } = setting;
    const list: Tag = { role: 'L', parent: setting.tag };
    const height = entries.length * 3 > share * setting.depth ? 2 : 3;
    const strips = entries.map((entry, index) => ({
      ...rowStrip(setting, entry, list, height),
      cost: costAfter(index, entries.length, { edge: never, inner: 30 }),
    }));
    const [head, ...rest] = strips;
    if (!head) return [];
    const top = line(0, 0, measure, 0, stroke(theme, 'medium', 'accent'));
    return [{ ...head, skip: 1, marks: [top, ...head.marks] }, ...rest];
  },
);
