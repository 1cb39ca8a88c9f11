import type { Mark, Strip, Tag } from '../galley.ts';
import { plain } from '../prose.ts';
import { fields, flag, listOf, oneOf, otherwise, prose, text } from '../schema.ts';
import { line } from '../shapes.ts';
import { colorOf, styleOf } from '../theme.ts';
import { faceOf } from '../type/atoms.ts';
import { baselineIn, digitsOf } from '../type/text.ts';
import type { Pt } from '../units.ts';
import { defineBlock } from './block.ts';
import { cell, type Setting } from './setting.ts';

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
  const widths = (ends?.run ?? []).map((part) => (typeof part === 'number' ? part : (part.width * (ends?.size ?? 0)) / 1000));
  const from = (ends?.x ?? 0) + widths.reduce((sum, width) => sum + width, 0) + gap;
  const stroke = { color: colorOf(theme, 'line'), width: theme.rules.hair, dash: [theme.rules.hair, gap / 2] };
  return line(from, y, Math.min(theme.measure, measure) - number, y, stroke);
};

const entryStrip = (setting: Setting, { title, to, level, apart }: Entry, list: Tag, first: boolean): Strip => {
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
  const late: Mark = {
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
    ...(setting.place ? { place: setting.place } : {}),
  };
  const height = text.height * theme.grid;
  const touch: Mark = { kind: 'link', x: 0, y: 0, width: measure, height, to: `#${to}`, says: plain(title), tag: link };
  return {
    height: text.height,
    skip: (level === 'part' || apart) && !first ? 1 : 0,
    cost: level === 'part' ? Number.POSITIVE_INFINITY : 5,
    marks: [...text.marks, ...leader, late, touch],
  };
};

/** The table of contents. Page numbers are filled in once pages are made. */
export const contents = defineBlock(
  'contents',
  {
    main: 'entries',
    fields: fields({
      entries: listOf(
        fields({
          title: prose(),
          to: text(),
          level: otherwise(oneOf('part', 'section'), 'section'),
          apart: otherwise(flag(), false),
        }),
      ),
    }),
  },
  ({ entries }, setting) => {
    const list: Tag = { role: 'TOC', parent: setting.tag };
    return entries.map((entry, index) => entryStrip(setting, entry, list, index === 0));
  },
);
