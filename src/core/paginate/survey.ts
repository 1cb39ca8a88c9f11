import { defined } from '../model/defined.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Galley, Mark, Strip } from '../model/galley.ts';
import type { Pages, Side } from '../model/page.ts';
import type { Output } from '../theme/output.ts';
import type { Theme } from '../theme/theme.ts';
import { unknownAnchor } from './late.ts';
import { endOf, type Leaf, leavesOf, sequence, sideOf } from './paginate.ts';

// Pages as a check needs them: how many there are, and whether all that they point to is there. Nothing is placed, and of a section
// nothing is kept once its pages are counted, so that a content of any size can be looked through in little room.

type Late = Extract<Mark, { kind: 'late' }>;

/** What others must know of a leaf. */
interface Surveyed {
  readonly section: string;
  readonly side?: Side;
  readonly closes: boolean;
  readonly faces: boolean;
  readonly anchors: readonly string[];
  readonly late: readonly Late[];
}

const lateIn = (marks: readonly Mark[]): readonly Late[] =>
  marks.flatMap((mark) => (mark.kind === 'late' ? [mark, ...lateIn(mark.rest ?? [])] : []));

const lateOn = ({ strips, fragment: { from, to } }: Leaf): readonly Late[] => {
  const own = strips.slice(from, to);
  const head = from > 0 ? (own[0]?.head ?? []) : [];
  const foot = to < strips.length ? (own.at(-1)?.foot ?? []) : [];
  return [...head, ...own, ...foot].flatMap(({ marks }: Strip) => lateIn(marks));
};

const survey = (leaf: Leaf): Surveyed => {
  const { galley, strips, fragment, ends, closes, faces, side } = leaf;
  const anchors = strips
    .slice(fragment.from, fragment.to)
    .flatMap(({ anchor }) => (anchor === undefined ? [] : [anchor]));
  return {
    section: galley.id,
    closes,
    faces,
    anchors: ends ? [...anchors, endOf(galley)] : anchors,
    late: lateOn(leaf),
    ...defined({ side }),
  };
};

/** Counts the pages of galleys, each of which may be gone before the next one is asked for; reports what `paginate` would. */
export const surveyPages = (
  galleys: Iterable<Galley>,
  fillers: readonly Galley[],
  { theme, output, report }: { readonly theme: Theme; readonly output: Output; readonly report: Report },
): Pages => {
  const surveyOf = (galley: Galley): readonly Surveyed[] => leavesOf(galley, theme, report).map(survey);
  const leaves: Surveyed[] = [];
  for (const galley of galleys) leaves.push(...surveyOf(galley));
  const spares = fillers.flatMap((filler) => surveyOf(filler).slice(0, 1));
  let filled = 0;
  const fill = (): Surveyed | undefined => {
    const spare = spares[filled % spares.length];
    filled += 1;
    return spare && { ...spare, anchors: [] };
  };
  const sequenced = sequence(leaves, fill, theme, output);
  const { width, height } = theme.page;
  const anchors = new Map(
    sequenced.flatMap((leaf, index) =>
      (leaf?.anchors ?? []).map((id) => [id, { page: index + 1, y: 0 }] as const),
    ),
  );
  for (const { of, place } of sequenced.flatMap((leaf) => leaf?.late ?? []))
    if (of !== undefined && !anchors.has(of)) report(unknownAnchor(of, place));
  const pages = sequenced.map((leaf, index) => ({
    number: index + 1,
    side: sideOf(index + 1),
    width,
    height,
    section: leaf?.section ?? '',
    marks: [],
  }));
  return { pages, anchors, outline: [] };
};
