import { type LiveArea, liveArea } from '../layout/masters.ts';
import { defined } from '../model/defined.ts';
import type { Galley, Mark, OutlineEntry, Panel, Strip } from '../model/galley.ts';
import type { Side } from '../model/page.ts';
import { line, moved, rectangle } from '../model/shapes.ts';
import type { Pt, Units } from '../model/units.ts';
import type { Theme } from '../theme/theme.ts';
import { type Fragment, fragmentHeight, grow } from './breaks.ts';
import { joinFields } from './fields.ts';

/** What is placed on one page, in points from the page's top left. */
export interface Placement {
  readonly marks: readonly Mark[];
  readonly anchors: readonly { readonly id: string; readonly y: Pt }[];
  readonly outline: readonly (OutlineEntry & { readonly y: Pt })[];
}

/** A strip on its page: its top in grid units, and how far it has grown. */
interface PlacedStrip {
  readonly strip: Strip;
  readonly top: Units;
  readonly grown: number;
}

const bottomOf = ({ strip, top, grown }: PlacedStrip): Units =>
  top + strip.height + grown * (strip.fill?.pitch ?? 0);

/** Places strips one under the other, the repeated head above them, the foot below. */
const stack = (strips: readonly Strip[], { from, to }: Fragment, depth: Units): readonly PlacedStrip[] => {
  const own = strips.slice(from, to);
  const head = from > 0 ? (own[0]?.head ?? []) : [];
  const foot = to < strips.length ? (own.at(-1)?.foot ?? []) : [];
  const grown = grow(own, depth - fragmentHeight(strips, from, to), depth);
  let top: Units = 0;
  const placed: PlacedStrip[] = [];
  const place = (strip: Strip, times: number): void => {
    if (placed.length > 0) top += strip.skip;
    placed.push({ strip, top, grown: times });
    top += strip.height + times * (strip.fill?.pitch ?? 0);
  };
  for (const strip of head) place(strip, 0);
  own.forEach((strip, index) => place(strip, grown[index] ?? 0));
  for (const strip of foot) place(strip, 0);
  return placed;
};

/** Each panel once, from its first strip to its last, the outermost first. */
const panelMarks = (placed: readonly PlacedStrip[], { x, y }: LiveArea, grid: Pt): readonly Mark[] => {
  const extents = new Map<Panel, { top: Units; bottom: Units }>();
  for (const one of placed)
    for (const panel of one.strip.panels ?? []) {
      const known = extents.get(panel);
      if (known) known.bottom = bottomOf(one);
      else extents.set(panel, { top: one.top, bottom: bottomOf(one) });
    }
  return [...extents].flatMap(([panel, { top, bottom }]): readonly Mark[] => {
    const [left, upper, height] = [x + panel.x, y + top * grid, (bottom - top) * grid];
    const { bar, fill, stroke, radius } = panel;
    const style = defined({ fill: fill ? fill : undefined, stroke });
    return [
      rectangle(left, upper, panel.width, height, style, radius),
      ...(bar ? [line(left + bar.width / 2, upper, left + bar.width / 2, upper + height, bar)] : []),
    ];
  });
};

/** The marks of strips, with those of the writing space by which they have grown. */
const stripMarks = (placed: readonly PlacedStrip[], { x, y: above }: LiveArea, grid: Pt): readonly Mark[] => {
  const marks: Mark[] = [];
  for (const { strip, top, grown } of placed) {
    const { fill, height } = strip;
    const y = above + top * grid;
    marks.push(...moved(strip.marks, x, y));
    for (let times = 0; fill && times < grown; times++)
      marks.push(...moved(fill.rows?.[times] ?? fill.marks, x, y + (height + times * fill.pitch) * grid));
  }
  return marks;
};

/** A page's strips are set from the top, or a third of its free height further down. */
const lowered = (area: LiveArea, placed: readonly PlacedStrip[], grid: Pt): LiveArea => {
  const last = placed.at(-1);
  const free = last ? area.depth - bottomOf(last) : 0;
  return { ...area, y: area.y + Math.floor(free / 3) * grid };
};

/** One page's share of a galley. */
interface PageContent {
  readonly strips: readonly Strip[];
  readonly fragment: Fragment;
  readonly align: Galley['align'];
}

/** Places one fragment of a segment on its page. */
export const placeOn = ({ strips, fragment, align }: PageContent, side: Side, theme: Theme): Placement => {
  const { grid } = theme;
  const full = liveArea(theme, side);
  const placed = stack(strips, fragment, full.depth);
  const area = align === 'center' ? lowered(full, placed, grid) : full;
  const marks = stripMarks(placed, area, grid);
  const tops = placed.map(({ strip, top }) => ({ strip, y: area.y + top * grid }));
  return {
    marks: [
      ...placed.flatMap(({ strip }) => strip.ground ?? []),
      ...panelMarks(placed, area, grid),
      ...joinFields(marks),
    ],
    anchors: tops.flatMap(({ strip, y }) => (strip.anchor === undefined ? [] : [{ id: strip.anchor, y }])),
    outline: tops.flatMap(({ strip, y }) => (strip.outline === undefined ? [] : [{ ...strip.outline, y }])),
  };
};
