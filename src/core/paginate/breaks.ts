import { must, never, type Strip } from '../model/galley.ts';
import type { Units } from '../model/units.ts';

/** One page of a segment: strips from..to (to not included). */
export interface Fragment {
  readonly from: number;
  readonly to: number;
}

export interface Broken {
  readonly fragments: readonly Fragment[];
  /** Strips at which no break was allowed, but the page was full. */
  readonly forced: readonly number[];
}

// One page more costs as much as this much unfilled space (slack squared): saves paper, but not at any price.
const pageCost = 150;
/** A last page filled less than this share looks forgotten; each unit it lacks costs more than unfilled space elsewhere. */
const [leastLast, forgotten] = [0.25, 6];
/** Cost of a break where none is allowed: only ever paid when nothing else is possible. */
const impossible = 1e7;

const heightOf = (strips: readonly Strip[] | undefined): Units =>
  (strips ?? []).reduce((sum, { height, skip }) => sum + height + skip, 0);

/** Height of a page from..to: its strips, what is set again at its top and at its foot. */
export const fragmentHeight = (strips: readonly Strip[], from: number, to: number): Units => {
  let height = from > 0 ? heightOf(strips[from]?.head) : 0;
  for (let index = from; index < to; index++) {
    const strip = strips[index];
    if (strip) height += strip.height + (index > from || (from > 0 && strip.head) ? strip.skip : 0);
  }
  return to < strips.length ? height + heightOf(strips[to - 1]?.foot) : height;
};

/** Cost of ending a page after a strip. */
const breakCostAfter = (strip: Strip | undefined): number =>
  strip?.cost === never ? impossible : (strip?.cost ?? 0);

const growthOf = ({ fill }: Strip): Units => (fill && !fill.last && !fill.first ? fill.pitch * fill.most : 0);

/**
 * Chooses all page breaks of a segment at once: least unfilled space and least cost of breaks in sum (as Knuth and Plass do
 * with lines). Writing space that can grow makes a page full. Total: every strip lands on one page, in order.
 */
export const breakPages = (strips: readonly Strip[], depth: Units): Broken => {
  const count = strips.length;
  const best = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const startOf = new Int32Array(count + 1);
  best[0] = 0;
  for (let to = 1; to <= count; to++) {
    const last = strips[to - 1];
    const ends = to === count;
    const breakCost = ends ? 0 : breakCostAfter(last);
    const foot = ends ? 0 : heightOf(last?.foot);
    let [growth, body] = [0, 0];
    for (let from = to - 1; from >= 0; from--) {
      const strip = strips[from];
      if (!strip) continue;
      growth += growthOf(strip);
      body += strip.height + (from + 1 < to ? (strips[from + 1]?.skip ?? 0) : 0);
      const head = from > 0 && strip.head ? heightOf(strip.head) + strip.skip : 0;
      const height = body + head + foot;
      if (body + foot > depth && from < to - 1) break;
      if (height > depth && from < to - 1) continue;
      const slack = Math.max(0, depth - height - growth);
      const lacking = ends && from > 0 ? Math.max(0, depth * leastLast - height) : 0;
      const total = (best[from] ?? 0) + breakCost + pageCost + (ends ? forgotten * lacking ** 2 : slack ** 2);
      if (total >= (best[to] ?? 0)) continue;
      best[to] = total;
      startOf[to] = from;
    }
  }
  const fragments: Fragment[] = [];
  for (let to = count; to > 0; to = startOf[to] ?? 0) fragments.push({ from: startOf[to] ?? 0, to });
  fragments.reverse();
  const forced = fragments.slice(0, -1).flatMap(({ to }) => (strips[to - 1]?.cost === never ? [to - 1] : []));
  return { fragments, forced };
};

/** Cuts a galley at its forced breaks. */
export const segmentsOf = (strips: readonly Strip[]): readonly (readonly Strip[])[] => {
  const segments: Strip[][] = [[]];
  for (const strip of strips) {
    segments.at(-1)?.push(strip);
    if (strip.cost === must) segments.push([]);
  }
  return segments.filter((segment) => segment.some(({ height, ground }) => height > 0 || ground));
};

/** A page that is emptier than this share of it has room to write on. */
const emptiest = 0.3;

/** How many pitches each strip's writing space grows, dealt out one at a time while there is room; what is `last` has what is left. */
export const grow = (strips: readonly Strip[], slack: Units, depth = slack): readonly number[] => {
  const grown = strips.map(() => 0);
  let room = slack;
  strips.forEach(({ fill }, index) => {
    if (!fill?.first || fill.most * fill.pitch > room) return;
    grown[index] = fill.most;
    room -= fill.most * fill.pitch;
  });
  for (let progress = true; progress; ) {
    progress = false;
    strips.forEach(({ fill }, index) => {
      const before = grown[index] ?? 0;
      if (!fill || fill.first || fill.last || before >= fill.most || fill.pitch > room) return;
      grown[index] = before + 1;
      room -= fill.pitch;
      progress = true;
    });
  }
  // Better more lines than were asked for than a page half empty.
  const written = strips.findLastIndex(
    ({ fill }) => fill && !fill.first && !fill.last && fill.marks.length > 0,
  );
  const pitch = strips[written]?.fill?.pitch;
  if (pitch && room > depth * emptiest && !strips.some(({ fill }) => fill?.last)) {
    const more = Math.floor((room - (depth * emptiest) / 2) / pitch);
    grown[written] = (grown[written] ?? 0) + more;
    room -= more * pitch;
  }
  strips.forEach(({ fill }, index) => {
    if (!fill?.last) return;
    const fitting = Math.min(fill.most, Math.floor(room / fill.pitch));
    if (fitting < (fill.least ?? 0)) return;
    grown[index] = fitting;
    room -= fitting * fill.pitch;
  });
  return grown;
};
