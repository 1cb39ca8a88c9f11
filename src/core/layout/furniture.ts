import type { Setting } from '../blocks/set/setting.ts';
import { setLines } from '../blocks/set/text.ts';
import type { Document, Section } from '../compose/document.ts';
import { warning } from '../model/diagnostic.ts';
import type { Furniture, Mark } from '../model/galley.ts';
import type { Side } from '../model/page.ts';
import { type Prose, readProse } from '../model/prose.ts';
import type { Point, Pt } from '../model/units.ts';
import { colorOf, styleOf, type Theme } from '../theme/theme.ts';
import { faceOf } from '../type/atoms.ts';
import { digitsOf } from '../type/text.ts';
import { liveArea } from './masters.ts';

type Untagged = Omit<Setting, 'tag'>;

/** Marks as an artifact, without a tag, on the baseline y. */
const asArtifact = (marks: readonly Mark[], { x, y }: Point): readonly Mark[] =>
  marks.flatMap((mark): readonly Mark[] => {
    if (mark.kind === 'link' || mark.kind === 'field') return [];
    const { tag: _tag, ...bare } = mark;
    const placed = { ...bare, x: mark.x + x, y };
    if (placed.kind !== 'late' || !placed.rest) return [placed];
    return [{ ...placed, rest: asArtifact(placed.rest, { x, y }) }];
  });

/** Where a line of running text is set: over the live area of its side, on the baseline y. */
interface RunningLine {
  readonly side: Side;
  readonly align: 'left' | 'right';
  readonly y: Pt;
}

/** Running text as an artifact. */
const runningText = (setting: Setting, words: Prose, { side, align, y }: RunningLine): readonly Mark[] => {
  const { x, width } = liveArea(setting.theme, side);
  const [line] = setLines(setting, words, 'running', { align, measure: width });
  return asArtifact(line?.marks ?? [], { x, y });
};

/** Whether the outer margin of a side is at its left. */
const isOuterLeft = ({ page }: Theme, side: Side): boolean => side === 'verso' && page.sides === 'mirrored';

/** From a baseline down to the foot of a `p`, and to the next line's, in ems: what two lines take at the least. */
const [descent, leastLead] = [0.25, 1.15];

/** The baselines at the foot, from the page's bottom edge: of folio and footer, which make room, and of the line of a house. */
const footOf = (
  { page, grid, styles }: Theme,
  hasLine: boolean,
): { readonly first: Pt; readonly second: Pt } => {
  const { size = 0, lead = 2 } = styles.running ?? {};
  const lowest = page.clear + descent * size;
  const first = hasLine ? Math.max(page.foot, lowest + leastLead * size) : page.foot;
  return { first, second: Math.max(lowest, first - lead * grid) };
};

const folio = ({ theme, faces }: Untagged, side: Side, foot: Pt): readonly Mark[] => {
  const area = liveArea(theme, side);
  const style = styleOf(theme, 'folio');
  const face = faceOf({ theme, style, faces });
  const width = theme.sizes.number;
  const outer = isOuterLeft(theme, side);
  return [
    {
      kind: 'late',
      x: outer ? area.x : area.x + area.width - width,
      y: theme.page.height - foot,
      width,
      align: outer ? 'left' : 'right',
      face: face.name,
      size: style.size,
      color: colorOf(theme, style.color),
      digits: digitsOf(style, face),
    },
  ];
};

const head = (setting: Setting, words: string, side: Side): readonly Mark[] => {
  const { theme } = setting;
  const align = isOuterLeft(theme, side) ? 'left' : 'right';
  return runningText(setting, readProse(words), { side, align, y: theme.page.head });
};

/** The way to the grounding page, on every page, opposite the folio; below it the line of the house. */
const foot = (setting: Setting, { footer, house }: Document, side: Side): readonly Mark[] => {
  const { theme } = setting;
  const { height } = theme.page;
  const { first, second } = footOf(theme, house?.footer !== undefined);
  const align = isOuterLeft(theme, side) ? 'right' : 'left';
  return [
    ...(footer ? runningText(setting, footer, { side, align, y: height - first }) : []),
    ...(house?.footer ? runningText(setting, house.footer, { side, align, y: height - second }) : []),
    ...folio(setting, side, first),
  ];
};

/** Warns of a line of the house that is too long to be one. */
const warnOfLongLine = (setting: Setting, { house }: Document): void => {
  if (!house?.footer) return;
  const { width } = liveArea(setting.theme, 'recto');
  if (setLines(setting, house.footer, 'running', { measure: width }).length <= 1) return;
  const said = 'the footer of the brand is longer than a line of this page: its end is left out';
  setting.report(warning('brand/long-footer', said, house.footerPlace, 'say it in fewer words'));
};

const none: Furniture = { verso: [], recto: [] };

/** What is set outside the live area: on the first page of a section, and on its other pages. */
export const furnitureOf = (
  section: Section,
  document: Document,
  setting: Setting,
): { opening: Furniture; running: Furniture } => {
  if (section.furniture === 'none') return { opening: none, running: none };
  warnOfLongLine(setting, document);
  const foots = (side: Side): readonly Mark[] => foot(setting, document, side);
  const opening: Furniture = { verso: foots('verso'), recto: foots('recto') };
  if (section.furniture === 'folio') return { opening, running: opening };
  const running: Furniture = {
    verso: [...head(setting, section.heads.verso, 'verso'), ...opening.verso],
    recto: [...head(setting, section.heads.recto, 'recto'), ...opening.recto],
  };
  return { opening, running };
};
