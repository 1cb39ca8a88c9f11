import type { LiveArea } from '../layout/masters.ts';
import { defined } from '../model/defined.ts';
import type { Mark, OutlineEntry, Panel, Strip } from '../model/galley.ts';
import { line, moved, rectangle } from '../model/shapes.ts';
import type { Pt, Units } from '../model/units.ts';
import { type Fragment, fragmentHeight, grow } from './breaks.ts';
import { joinFields } from './fields.ts';

/** What stands on one page, in points from the page's top left. */
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

/** Stands strips one under the other, the repeated head above them, the foot below. */
const stack = (strips: readonly Strip[], { from, to }: Fragment, depth: Units): readonly PlacedStrip[] => {
  const own = strips.slice(from, to);
  const head = from > 0 ? (own[0]?.head ?? []) : [];
  const foot = to < strips.length ? (own.at(-1)?.foot ?? []) : [];
  const grown = grow(own, depth - fragmentHeight(strips, from, to));
  let top: Units = 0;
  const stood: PlacedStrip[] = [];
  const stand = (strip: Strip, times: number): void => {
    if (stood.length > 0) top += strip.skip;
    stood.push({ strip, top, grown: times });
    top += strip.height + times * (strip.fill?.pitch ?? 0);
  };
  for (const strip of head) stand(strip, 0);
  own.forEach((strip, index) => stand(strip, grown[index] ?? 0));
  for (const strip of foot) stand(strip, 0);
  return stood;
};

/** Each panel once, from its first strip to its last, the outermost first. */
const panelMarks = (stood: readonly PlacedStrip[], { x, y }: LiveArea, grid: Pt): readonly Mark[] => {
  const extents = new Map<Panel, { top: Units; bottom: Units }>();
  for (const one of stood)
    for (const panel of one.strip.panels ?? []) {
      const known = extents.get(panel);
      if (known) known.bottom = bottomOf(one);
      else extents.set(panel, { top: one.top, bottom: bottomOf(one) });
    }
  return [...extents].flatMap(([panel, { top, bottom }]): readonly Mark[] => {
    const [left, upper, height] = [x + panel.x, y + top * grid, (bottom - top) * grid];
    const look = defined({ fill: panel.fill ? panel.fill : undefined, stroke: panel.stroke });
    const bar = panel.bar;
    return [
      rectangle(left, upper, panel.width, height, look, panel.radius),
      ...(bar ? [line(left + bar.width / 2, upper, left + bar.width / 2, upper + height, bar)] : []),
    ];
  });
};

/** Places one fragment of a segment on its page. */
export const placeOn = (
  strips: readonly Strip[],
  fragment: Fragment,
  area: LiveArea,
  grid: Pt,
  stands: 'top' | 'center',
): Placement => {
  const stood = stack(strips, fragment, area.depth);
  const last = stood.at(-1);
  const free = last ? area.depth - bottomOf(last) : 0;
  const shifted: LiveArea = stands === 'center' ? { ...area, y: area.y + Math.floor(free / 3) * grid } : area;
  const marks: Mark[] = [];
  for (const { strip, top, grown } of stood) {
    const { fill, height } = strip;
    const y = shifted.y + top * grid;
    marks.push(...moved(strip.marks, shifted.x, y));
    for (let times = 0; fill && times < grown; times++)
      marks.push(...moved(fill.marks, shifted.x, y + (height + times * fill.pitch) * grid));
  }
  const tops = stood.map(({ strip, top }) => ({ strip, y: shifted.y + top * grid }));
  return {
    marks: [...panelMarks(stood, shifted, grid), ...joinFields(marks)],
    anchors: tops.flatMap(({ strip, y }) => (strip.anchor === undefined ? [] : [{ id: strip.anchor, y }])),
    outline: tops.flatMap(({ strip, y }) => (strip.outline === undefined ? [] : [{ ...strip.outline, y }])),
  };
};
