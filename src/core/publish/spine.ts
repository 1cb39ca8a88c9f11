import type { Document } from '../compose/document.ts';
import type { Mark } from '../model/galley.ts';
import { moved } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import { styleOf } from '../theme/theme.ts';
import { type CoverInput, settingOf, setWords, withSize } from './cover-text.ts';
import type { CoverPlan } from './vendor.ts';

/** How far marks reach to the right of where they are set from. */
export const widthOfMarks = (marks: readonly Mark[]): Pt =>
  Math.max(
    0,
    ...marks.map((mark) =>
      mark.kind !== 'glyphs'
        ? 0
        : mark.run.reduce<number>(
            (at, part) => at + (typeof part === 'number' ? part : (part.width * mark.size) / 1000),
            mark.x,
          ),
    ),
  );

/** Twice the way from the middle of a capital to the foot of a `p`, in ems: letters reach no further to either side. */
const extent = 1.16;

/** Down the spine, as books in English have it: the title from the top, the author at the foot when there is room for both. */
export const spineWords = (plan: CoverPlan, document: Document, input: CoverInput): readonly Mark[] => {
  const { theme, smallest } = input;
  const style = 'cover-subtitle';
  const size = Math.min(styleOf(theme, style).size, plan.spineText / extent);
  if (size < smallest) return [];
  const length = plan.trim.height - theme.page.margin.top - theme.page.margin.bottom;
  const setting = settingOf(withSize(theme, style, size), length, document, input);
  // Capitals are in the middle of their strip, and so of the spine.
  const lead = styleOf(theme, style).lead * theme.grid;
  const x = plan.spine.x + (plan.spine.width + lead) / 2;
  const y = plan.bleed + theme.page.margin.top;
  const title = setWords(setting, document.title, style);
  const author = setWords(setting, document.house?.name ?? document.author, style, 'cream');
  const both =
    title.height === lead && widthOfMarks(title.marks) + widthOfMarks(author.marks) + lead <= length;
  if (title.height > lead) return [];
  return [
    ...title.marks,
    ...(both ? moved(author.marks, length - widthOfMarks(author.marks), 0) : []),
  ].flatMap((mark) =>
    mark.kind === 'glyphs' ? [{ ...mark, x: x - mark.y, y: y + mark.x, along: { x: 0, y: 1 } }] : [],
  );
};
