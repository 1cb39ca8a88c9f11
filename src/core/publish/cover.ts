import type { Document, Section } from '../compose/document.ts';
import { setSection } from '../layout/layout.ts';
import type { Mark } from '../model/galley.ts';
import type { Pages } from '../model/page.ts';
import { moved } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import { paginate } from '../paginate/paginate.ts';
import { barcodeMarks } from './barcode.ts';
import { type CoverInput, inverted } from './cover-text.ts';
import { letteredCover } from './lettered-cover.ts';
import { spineWords } from './spine.ts';
import type { CoverPlan } from './vendor.ts';

interface Panel {
  readonly section: Section;
  /** Of its trimmed left edge. */
  readonly x: Pt;
  /** Whether the spine is to its left. */
  readonly isFront: boolean;
}

/** A section of the book as one side of its cover: its drawings go on over the fold and the trimmed edges. */
const panelMarks = (
  { section, x, isFront }: Panel,
  { bleed, spine, trim, barcode }: CoverPlan,
  document: Document,
  { theme, faces, pictures, report }: CoverInput,
): readonly Mark[] => {
  const { margin } = theme.page;
  const foot = barcode ? barcode.x - bleed - margin.outer - theme.sizes.gutter : trim.width;
  const reach = {
    // A little over the fold: no seam is seen.
    left: isFront ? theme.rules.heavy : bleed,
    right: isFront ? bleed : spine.width,
    top: bleed,
    bottom: bleed,
    spine: spine.width,
    foot,
  };
  const galley = setSection(section, document, { theme, faces, pictures, report, reach });
  const { pages } = paginate({ sections: [galley] }, theme, report);
  const page = pages.find((one) => one.section === section.id);
  return moved(page?.marks ?? [], x, bleed);
};

/** Back and front as the book itself has them, the back first: its drawing is on the spine as well. */
const panels = ({ outside }: Document, { bleed, frontX }: CoverPlan): readonly Panel[] => [
  ...(outside?.back ? [{ section: outside.back, x: bleed, isFront: false }] : []),
  ...(outside?.front ? [{ section: outside.front, x: frontX, isFront: true }] : []),
];

/** The outside of a bound book on one page: back, spine and front, with bleed. Nothing is set where the barcode will be. */
export const coverPages = (plan: CoverPlan, document: Document, input: CoverInput): Pages => {
  const { width, height } = plan;
  const own = panels(document, plan);
  const marks =
    own.length > 0
      ? own.flatMap((panel) => panelMarks(panel, plan, document, input))
      : letteredCover(plan, document, input);
  const lettering = own.length > 0 ? input : { ...input, theme: inverted(input.theme) };
  const isSilent = input.plain && own.length > 0;
  const spine = isSilent ? [] : spineWords(plan, document, lettering);
  const { isbn } = input;
  const barcode = isbn !== undefined && plan.barcode ? barcodeMarks(isbn, plan.barcode, input) : [];
  const page = {
    number: 1,
    side: 'recto' as const,
    width,
    height,
    trim: { x: plan.bleed, y: plan.bleed, width: width - 2 * plan.bleed, height: height - 2 * plan.bleed },
    section: 'cover',
    marks: [...marks, ...spine, ...barcode],
  };
  return { pages: [page], anchors: new Map(), outline: [] };
};
