import { defined } from '../../model/defined.ts';
import { type Mark, never, type Strip, type Tag } from '../../model/galley.ts';
import { type Prose, readProse, told } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import {
  boolean,
  listOf,
  name,
  object,
  oneOf,
  optional,
  prose,
  text,
  withDefault,
} from '../../schema/vocabulary.ts';
import { colorOf, styleOf } from '../../theme/theme.ts';
import { faceOf } from '../../type/atoms.ts';
import { baselineIn, digitsOf } from '../../type/text.ts';
import { defineBlock } from '../block.ts';
import type { Setting } from '../set/setting.ts';
import { cell } from '../set/text.ts';

interface Entry {
  readonly title: Prose;
  readonly to: string;
  readonly level: 'part' | 'section';
  /** Set apart from the entries above: it belongs to no part. */
  readonly apart: boolean;
  /** Of a part, before its title. */
  readonly number?: string | undefined;
}

const styleNameOf = ({ level }: Entry): string => (level === 'part' ? 'contents-part' : 'contents-entry');

const measureOf = ({ theme, measure }: Setting): Pt => Math.min(theme.measure, measure);

/** Dots that lead the eye from an entry's last word to its number. */
const leaderFrom = (setting: Setting, marks: readonly Mark[], y: Pt): Mark => {
  const { theme } = setting;
  const { number, gap } = theme.sizes;
  const last = marks.filter((mark) => mark.kind === 'glyphs').at(-1);
  const widths = (last?.run ?? []).map((part) =>
    typeof part === 'number' ? part : (part.width * (last?.size ?? 0)) / 1000,
  );
  const from = (last?.x ?? 0) + widths.reduce((sum, width) => sum + width, 0) + gap;
  const stroke = {
    color: colorOf(theme, 'line'),
    width: theme.rules.hair,
    dash: [theme.rules.hair, gap / 2],
  };
  return line(from, y, measureOf(setting) - number, y, stroke);
};

/** Where the page number of an entry is set, once pages are made. */
const pageNumber = (
  setting: Setting,
  entry: Entry,
  { y, tag }: { readonly y: Pt; readonly tag: Tag },
): Mark => {
  const { theme, faces } = setting;
  const style = styleOf(theme, styleNameOf(entry));
  const face = faceOf({ theme, style, faces });
  const { number } = theme.sizes;
  return defined({
    kind: 'late',
    x: measureOf(setting) - number,
    y,
    width: number,
    align: 'right',
    face: face.name,
    size: style.size,
    color: colorOf(theme, style.color),
    digits: digitsOf(style, face),
    of: entry.to,
    tag,
    place: setting.place,
  });
};

/** A link over the whole of an entry. */
const entryLink = (setting: Setting, { title, to }: Entry, height: Pt, tag: Tag): Mark => ({
  kind: 'link',
  x: 0,
  y: 0,
  width: measureOf(setting),
  height,
  to: `#${to}`,
  description: told(title),
  tag,
});

const entryStrip = (setting: Setting, entry: Entry, list: Tag, isFirst: boolean): Strip => {
  const { theme, faces } = setting;
  const style = styleOf(theme, styleNameOf(entry));
  const { number, gap } = theme.sizes;
  const item: Tag = { role: 'TOCI', parent: list };
  const tag: Tag = { role: 'Link', parent: { role: 'Reference', parent: item } };
  const measure = measureOf(setting) - number - gap;
  const numbers = { measure: number, tag, color: style.color };
  const before = entry.number === undefined ? 0 : number * 0.8;
  const numeral =
    entry.number === undefined
      ? []
      : cell(setting, readProse(entry.number), styleNameOf(entry), numbers).marks;
  const words = cell(setting, entry.title, styleNameOf(entry), { x: before, measure: measure - before, tag });
  const text = { height: words.height, marks: [...numeral, ...words.marks] };
  const lastLine = (text.height - style.lead) * theme.grid;
  const y = lastLine + baselineIn(style.lead * theme.grid, style, faceOf({ theme, style, faces }));
  const isPart = entry.level === 'part';
  const leader = isPart ? [] : [leaderFrom(setting, text.marks, y)];
  return {
    height: text.height,
    skip: (isPart || entry.apart) && !isFirst ? 1 : 0,
    cost: isPart ? never : 5,
    marks: [
      ...text.marks,
      ...leader,
      pageNumber(setting, entry, { y, tag }),
      entryLink(setting, entry, text.height * theme.grid, tag),
    ],
  };
};

const heightOf = (strips: readonly Strip[]): Units =>
  strips.reduce((sum, { height, skip }, index) => sum + height + (index === 0 ? 0 : skip), 0);

/** Where the second of two columns begins, for both to be about as high: with a part, or with what is set apart from one. */
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
          number: optional(text()),
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
    // Contents of more than a page are set in two columns, where one page then holds them.
    const width = (setting.measure - sizes.gutter) / 2;
    const pair = sideBySide(setOn(width), width + sizes.gutter, grid);
    return pair.height <= room ? [pair] : strips;
  },
);
