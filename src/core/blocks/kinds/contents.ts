import { defined } from '../../model/defined.ts';
import type { Mark, Strip, Tag } from '../../model/galley.ts';
import { plain } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { boolean, listOf, name, object, oneOf, prose, withDefault } from '../../schema/vocabulary.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import { faceOf } from '../../type/atoms.ts';
import { baselineIn, digitsOf } from '../../type/text.ts';
import { defineBlock } from '../block.ts';
import type { Setting } from '../set/setting.ts';
import { cell } from '../set/text.ts';

interface Entry {
  readonly title: Parameters<typeof cell>[1];
  readonly to: string;
  readonly level: 'part' | 'section';
  /** Stands apart from the entries above: it belongs to no part. */
  readonly apart: boolean;
}

/** Dots that lead the eye from an entry's last word to its number. */
const leaderFrom = ({ theme, measure }: Setting, marks: readonly Mark[], y: Pt): Mark => {
  const { number, gap } = theme.sizes;
  const ends = marks.filter((mark) => mark.kind === 'glyphs').at(-1);
  const widths = (ends?.run ?? []).map((part) =>
    typeof part === 'number' ? part : (part.width * (ends?.size ?? 0)) / 1000,
  );
  const from = (ends?.x ?? 0) + widths.reduce((sum, width) => sum + width, 0) + gap;
  const stroke = {
    color: colorOf(theme, 'line'),
    width: theme.rules.hair,
    dash: [theme.rules.hair, gap / 2],
  };
  return line(from, y, Math.min(theme.measure, measure) - number, y, stroke);
};

const entryStrip = (
  setting: Setting,
  { title, to, level, apart }: Entry,
  list: Tag,
  first: boolean,
): Strip => {
  const { theme, faces } = setting;
  const name = level === 'part' ? 'contents-part' : 'contents-entry';
  const style = styleOf(theme, name);
  const measure = Math.min(theme.measure, setting.measure);
  const { number, gap } = theme.sizes;
  const item: Tag = { role: 'TOCI', parent: list };
  const link: Tag = { role: 'Link', parent: { role: 'Reference', parent: item } };
  const text = cell(setting, title, name, { measure: measure - number - gap, tag: link });
  const face = faceOf({ theme, style, faces });
  const drop = (text.height - style.lead) * theme.grid;
  const y = drop + baselineIn(style.lead * theme.grid, style, face);
  const leader = level === 'part' ? [] : [leaderFrom(setting, text.marks, y)];
  const late: Mark = defined({
    kind: 'late',
    x: measure - number,
    y,
    width: number,
    align: 'right',
    face: face.name,
    size: style.size,
    color: colorOf(theme, style.color),
    digits: digitsOf(style, face),
    of: to,
    tag: link,
    place: setting.place,
  });
  const height = text.height * theme.grid;
  const touch: Mark = {
    kind: 'link',
    x: 0,
    y: 0,
    width: measure,
    height,
    to: `#${to}`,
    says: plain(title),
    tag: link,
  };
  return {
    height: text.height,
    skip: (level === 'part' || apart) && !first ? 1 : 0,
    cost: level === 'part' ? Number.POSITIVE_INFINITY : 5,
    marks: [...text.marks, ...leader, late, touch],
  };
};

const heightOf = (strips: readonly Strip[]): Units =>
  strips.reduce((sum, { height, skip }, index) => sum + height + (index === 0 ? 0 : skip), 0);

/** Where the second of two columns begins, for both to be about as high: with a part, or with what stands apart from one. */
const middleOf = (strips: readonly Strip[]): number => {
  const higher = (index: number): Units =>
    Math.max(heightOf(strips.slice(0, index)), heightOf(strips.slice(index)));
  const starts = strips.flatMap(({ skip }, index) => (skip > 0 ? [index] : []));
  const [first = Math.ceil(strips.length / 2), ...others] = starts;
  return others.reduce((best, index) => (higher(index) < higher(best) ? index : best), first);
};

/** Two columns side by side as one strip: in the order of reading, the first column whole, then the second. */
const sideBySide = (strips: readonly Strip[], x: Pt, grid: Pt): Strip => {
  const middle = middleOf(strips);
  const both = [strips.slice(0, middle), strips.slice(middle)];
  const marks = both.flatMap((column, index) => {
    let y = 0;
    return column.flatMap(({ height, skip, marks }, at) => {
      if (at > 0) y += skip;
      const placed = moved(marks, index * x, y * grid);
      y += height;
      return placed;
    });
  });
  return { height: Math.max(...both.map(heightOf)), skip: 0, cost: 0, marks };
};

/** The share of a page that contents may take below their title. */
const share = 0.93;

/** The table of contents. Page numbers are filled in once pages are made. */
export const contents = defineBlock(
  'contents',
  {
    about: 'A table of contents with page numbers.',
    main: 'entries',
    fields: object({
      entries: listOf(
        object({
          title: prose(),
          to: name(),
          level: withDefault(oneOf('part', 'section'), 'section'),
          apart: withDefault(boolean(), false),
        }),
      ),
    }),
  },
  ({ entries }, setting) => {
    const { grid, sizes, page } = setting.theme;
    const room = (share * (page.height - page.margin.top - page.margin.bottom)) / grid;
    const list: Tag = { role: 'TOC', parent: setting.tag };
    const setOn = (measure: Pt): readonly Strip[] =>
      entries.map((entry, index) => entryStrip({ ...setting, measure }, entry, list, index === 0));
    const strips = setOn(setting.measure);
    if (heightOf(strips) <= room) return strips;
    // Contents of more than a page stand in two columns, where one page then holds them.
    const width = (setting.measure - sizes.gutter) / 2;
    const pair = sideBySide(setOn(width), width + sizes.gutter, grid);
    return pair.height <= room ? [pair] : strips;
  },
);
