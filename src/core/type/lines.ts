import type { Pt } from '../model/units.ts';

/** What lies between two places where a line may end, and what happens at the second of them. */
export interface Chunk {
  /** Width of letters (and blanks) in points. */
  readonly width: Pt;
  /** How much of it is blanks and numbers, which neither grow nor shrink. */
  readonly rigid: Pt;
  /** The space that follows, gone when the line ends here. */
  readonly space: Pt;
  /** Width of the hyphen that appears when the line ends here; 0 for none. */
  readonly hyphen: Pt;
  /** The line must end here. */
  readonly forced: boolean;
}

export interface BreakRules {
  readonly measure: Pt;
  readonly justified: boolean;
  /** Share of its width by which a justified line's letters may grow or shrink. */
  readonly expansion: number;
}

/** A chosen line: chunks from..to, both included. */
export interface ChosenLine {
  readonly from: number;
  readonly to: number;
  /** Too wide for the measure, and nothing to be done. */
  readonly overfull: boolean;
}

// Knuth and Plass, Breaking Paragraphs into Lines (1981): demerits are (1 + badness + penalty) squared, badness 100 r³.
const hyphenPenalty = 100;
/** On ragged lines a hyphen gains nothing: there is one only where a word has no room of its own. Above a runt, below a line that cannot fit. */
const raggedHyphenPenalty = 1e5;
const doubleHyphenDemerits = 20_000;
const runtDemerits = 20_000;
/** On ragged lines nothing is lost by ending one early: a runt is avoided wherever it can be. */
const raggedRuntDemerits = 1e9;
/** A last line shorter than this share of the measure is a runt. */
const runt = 0.2;
/** Word spaces give and take by these shares of their width. */
const [stretchShare, shrinkShare] = [0.5, 0.25];
/** Ragged lines: a gap this wide at the end counts as badness 100. In ems it would be 2.5 or so; as a share of the measure it serves every size. */
const raggedGap = 0.09;
/** Cost of a line that cannot fit: above any sum of real demerits. */
const overfullDemerits = 1e12;

/** As bad as a line that still fits can be: far below one that does not (TeX’s own limit, too). */
const worst = 10_000;
/** In a narrow column one line that is all but empty is worse than two that are half empty: badness goes on for longer. Below a hyphen's. */
const raggedWorst = 50_000;

// Multiplied out: a power takes longer than all the rest of a line's demerits.
const badness = (ratio: number, most: number): number =>
  Math.min(most, 100 * Math.abs(ratio * ratio * ratio));

const squared = (value: number): number => value * value;

interface Sums {
  readonly widths: Float64Array;
  readonly rigid: Float64Array;
  readonly spaces: Float64Array;
}

const prefixSums = (chunks: readonly Chunk[]): Sums => {
  const widths = new Float64Array(chunks.length + 1);
  const rigid = new Float64Array(chunks.length + 1);
  const spaces = new Float64Array(chunks.length + 1);
  chunks.forEach(({ width, rigid: fixed, space }, index) => {
    widths[index + 1] = (widths[index] ?? 0) + width;
    rigid[index + 1] = (rigid[index] ?? 0) + fixed;
    spaces[index + 1] = (spaces[index] ?? 0) + space;
  });
  return { widths, rigid, spaces };
};

const between = (sums: Float64Array, from: number, to: number): Pt => (sums[to] ?? 0) - (sums[from] ?? 0);

/** How far spaces must stretch (above 0) or shrink (below) for the line to fill the measure; letters give first. */
const ratioOf = (gap: Pt, letters: Pt, spaces: Pt, rules: BreakRules): number => {
  if (!rules.justified) return gap / (rules.measure * raggedGap);
  const eased = Math.sign(gap) * Math.max(0, Math.abs(gap) - letters * rules.expansion);
  const give = spaces * (eased < 0 ? shrinkShare : stretchShare);
  if (eased === 0) return 0;
  return give === 0 ? Math.sign(eased) * 100 : eased / give;
};

interface Paragraph {
  readonly chunks: readonly Chunk[];
  readonly sums: Sums;
  readonly rules: BreakRules;
}

/** The demerits of a line of the chunks from..to, both included. */
const demeritsOf = ({ chunks, sums, rules }: Paragraph, from: number, to: number): number => {
  const letters = between(sums.widths, from, to + 1);
  const spaces = between(sums.spaces, from, to);
  const last = chunks[to];
  const previous = chunks[from - 1];
  const hyphen = last?.hyphen ?? 0;
  const gap = rules.measure - letters - spaces - hyphen;
  const ends = last?.forced === true;
  const ratio =
    ends && gap >= 0 ? 0 : ratioOf(gap, letters - between(sums.rigid, from, to + 1), spaces, rules);
  const tightest = rules.justified ? -1 : 0;
  if (ratio < tightest && gap < -1e-6) return overfullDemerits * (1 - gap);
  const isRunt = ends && from > 0 && !previous?.forced && letters + spaces < rules.measure * runt;
  const runtCost = rules.justified ? runtDemerits : raggedRuntDemerits;
  const penalty = rules.justified ? hyphenPenalty : raggedHyphenPenalty;
  const ladder = hyphen > 0 && (previous?.hyphen ?? 0) > 0;
  return (
    squared(1 + badness(ratio, rules.justified ? worst : raggedWorst) + (hyphen > 0 ? penalty : 0)) +
    (ladder ? doubleHyphenDemerits : 0) +
    (isRunt ? runtCost : 0)
  );
};

/** Whether all of it fits on one line, and may: nothing costs less. */
const isOneLine = (chunks: readonly Chunk[], { measure }: BreakRules): boolean => {
  let [width, space] = [0, 0];
  let ended = false;
  for (const chunk of chunks) {
    width += space + chunk.width;
    if (ended || width > measure) return false;
    ({ forced: ended, space } = chunk);
  }
  return true;
};

/**
 * Chooses line ends for a whole paragraph at once, least demerits in sum. Total: every chunk lands in one line, in order.
 * The last chunk must be forced.
 */
export const breakLines = (chunks: readonly Chunk[], rules: BreakRules): readonly ChosenLine[] => {
  if (isOneLine(chunks, rules)) return [{ from: 0, to: chunks.length - 1, overfull: false }];
  const paragraph = { chunks, sums: prefixSums(chunks), rules };
  const best = new Float64Array(chunks.length + 1).fill(Number.POSITIVE_INFINITY);
  const startOf = new Int32Array(chunks.length + 1);
  best[0] = 0;
  for (let to = 0; to < chunks.length; to++) {
    for (let from = to; from >= 0; from--) {
      if (from < to && chunks[from]?.forced) break;
      const demerits = demeritsOf(paragraph, from, to);
      const total = (best[from] ?? 0) + demerits;
      if (total < (best[to + 1] ?? 0)) {
        best[to + 1] = total;
        startOf[to + 1] = from;
      }
      if (demerits >= overfullDemerits && from < to) break;
    }
  }
  const lines: ChosenLine[] = [];
  for (let end = chunks.length; end > 0; end = startOf[end] ?? 0) {
    const from = startOf[end] ?? 0;
    const overfull = demeritsOf(paragraph, from, end - 1) >= overfullDemerits;
    lines.push({ from, to: end - 1, overfull });
  }
  return lines.reverse();
};
