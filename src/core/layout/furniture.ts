import { artIn, drawingCalled } from '../blocks/set/art.ts';
import type { Setting } from '../blocks/set/setting.ts';
import { setLines } from '../blocks/set/text.ts';
import type { Document, Section } from '../compose/document.ts';
import { defined } from '../model/defined.ts';
import { warning } from '../model/diagnostic.ts';
import type { Furniture, Mark } from '../model/galley.ts';
import type { Side } from '../model/page.ts';
import { type Prose, readProse } from '../model/prose.ts';
import { moved } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import { colorOf, styleOf, type Theme } from '../theme/theme.ts';
import { faceOf } from '../type/atoms.ts';
import { digitsOf } from '../type/text.ts';
import { asArtifact } from './artifact.ts';
import { isOuterLeft, liveArea } from './masters.ts';
import { tabMarks } from './tab.ts';

type Untagged = Omit<Setting, 'tag'>;

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

/** From a baseline down to the foot of a `p`, up to the head of a `d`, and to the next line's, in ems: what lines take at the least. */
const [descent, ascent, leastLead] = [0.25, 0.8, 1.15];

/** The baselines at the foot, from the page's bottom edge, the upper one first: one line is where the theme has it, several make room. */
const footBaselines = ({ page, grid, styles }: Theme, count: number): readonly Pt[] => {
  const { size = 0, lead = 2 } = styles.running ?? {};
  const lowest = page.clear + descent * size;
  const most = Math.floor((page.margin.bottom - ascent * size - lowest) / (leastLead * size)) + 1;
  const lines = Math.max(1, Math.min(count, most));
  if (lines === 1) return [page.foot];
  const first = Math.max(page.foot, lowest + (lines - 1) * leastLead * size);
  const step = Math.min(lead * grid, (first - lowest) / (lines - 1));
  return Array.from({ length: lines }, (_, line) => first - line * step);
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

/** What is said at the foot of a side, in lines beside the folio: first the way to the grounding page, then what the house says. */
const footLines = (setting: Setting, { footer, house }: Pick<Document, 'footer' | 'house'>, side: Side) => {
  const { theme } = setting;
  const align = isOuterLeft(theme, side) ? ('right' as const) : ('left' as const);
  const { x, width } = liveArea(theme, side);
  const beside = theme.sizes.number;
  const set = (words: Prose | undefined) =>
    words ? setLines(setting, words, 'running', { align, measure: width - beside }) : [];
  return { x: align === 'right' ? x + beside : x, footer: set(footer), house: set(house?.footer) };
};

/** What the house says in one line, beside the last of the book's, where that leaves it room and there is none for another. */
const besideLast = (
  { theme }: Setting,
  { footer, house }: ReturnType<typeof footLines>,
  side: Side,
): Pt | undefined => {
  const [last, [said, ...more]] = [footer.at(-1), house];
  const lines = footer.length + house.length;
  if (!last || !said || more.length > 0 || footer.length < 2) return undefined;
  if (footBaselines(theme, lines).length >= lines) return undefined;
  const room = liveArea(theme, side).width;
  const needed = last.width + said.width + theme.sizes.gutter;
  if (needed > room) return undefined;
  const { x } = liveArea(theme, side);
  // Lines that end at the right of their measure begin so far from its left.
  const indent = room - theme.sizes.number - said.width;
  return isOuterLeft(theme, side) ? x - indent : x + room - said.width;
};

/** How much of the first lines at the foot is taken, from the inner side of a page. */
const widthOfFoot = (setting: Setting, document: Document): Pt => {
  const { footer, house } = footLines(setting, document, 'recto');
  return Math.max(0, ...[...footer, ...house].map(({ width }) => width));
};

/** How much of the lines below the first at the foot is taken, from the inner side of a page; 0 where there is one line at the most. */
export const widthBelowFoot = (setting: Setting, document: Document): Pt => {
  const { footer, house, ...placed } = footLines(setting, document, 'recto');
  const lines = [...footer, ...house];
  if (besideLast(setting, { footer, house, ...placed }, 'recto') !== undefined)
    return liveArea(setting.theme, 'recto').width;
  const room = footBaselines(setting.theme, lines.length).length;
  return Math.max(0, ...lines.slice(1, room).map(({ width }) => width));
};

/** How much of the foot's first line is taken from the folio on: the drawing's height and its distance to what is beside it. */
const [drawn, clear] = [2, 1.5];

/** A small drawing beside the folio, where the first line at the foot leaves it room. */
const footDrawing = (around: Setting, { drawing: asked }: Section, taken: Pt, side: Side) => {
  const { theme } = around;
  const setting = { ...around, ...defined({ place: asked?.place }) };
  const { grid, page, sizes } = theme;
  const drawing = asked && drawingCalled(setting, asked.name);
  if (!asked || !drawing) return [];
  const height = drawn * grid;
  const box = { height, width: (drawing.width / drawing.height) * height, below: height };
  const area = liveArea(theme, side);
  const start = sizes.number + clear * grid;
  if (start + box.width + clear * grid + taken > area.width) return [];
  const x = isOuterLeft(theme, side) ? area.x + start : area.x + area.width - start - box.width;
  const y = page.height - page.foot - 0.7 * height;
  return moved(artIn(setting, asked.name, box, asked.stage), x, y);
};

/** Whether the pages of a section say at their foot what the book says there. */
export const bearsFooter = ({ id }: Pick<Section, 'id'>, { withoutFooter }: Document): boolean =>
  !withoutFooter.includes(id);

/** The foot of a side: its lines, as many as there is room for, and opposite the first of them the folio. */
const foot = (setting: Setting, document: Document, section: Section, side: Side): readonly Mark[] => {
  const { theme } = setting;
  const { footer: _, ...bare } = document;
  const said = footLines(setting, bearsFooter(section, document) ? document : bare, side);
  const { x, footer, house } = said;
  const lines = [...footer, ...house];
  const baselines = footBaselines(theme, lines.length);
  const aside = besideLast(setting, said, side);
  const lowest = { x: aside ?? x, y: theme.page.height - (baselines.at(-1) ?? theme.page.foot) };
  return [
    ...(aside === undefined ? [] : asArtifact(house[0]?.marks ?? [], lowest)),
    ...baselines.flatMap((y, index) =>
      asArtifact(lines[index]?.marks ?? [], { x, y: theme.page.height - y }),
    ),
    ...folio(setting, side, baselines[0] ?? theme.page.foot),
    ...footDrawing(setting, section, widthOfFoot(setting, document), side),
    ...tabMarks(setting, section.tab ?? 0, side),
  ];
};

/** Warns of what a house says that has no room at the foot. */
const warnOfLongFoot = (setting: Setting, document: Document): void => {
  const said = footLines(setting, document, 'recto');
  const { footer, house } = said;
  const count = footer.length + house.length;
  const room = footBaselines(setting.theme, count).length;
  if (house.length === 0 || count <= room || besideLast(setting, said, 'recto') !== undefined) return;
  const told = 'the footer of the brand has no room at the foot of these pages';
  const hint =
    house.length > 1
      ? 'say it in fewer words'
      : 'what the book itself says there leaves little room: say it in fewer words';
  setting.report(warning('brand/long-footer', told, document.house?.footerPlace, hint));
};

const none: Furniture = { verso: [], recto: [] };

/** What is set outside the live area: on the first page of a section, and on its other pages. */
export const furnitureOf = (
  section: Section,
  document: Document,
  setting: Setting,
): { opening: Furniture; running: Furniture } => {
  if (section.furniture === 'none') return { opening: none, running: none };
  warnOfLongFoot(setting, document);
  const foots = (side: Side): readonly Mark[] => foot(setting, document, section, side);
  const opening: Furniture = { verso: foots('verso'), recto: foots('recto') };
  if (section.furniture === 'folio') return { opening, running: opening };
  const running: Furniture = {
    verso: [...head(setting, section.heads.verso, 'verso'), ...opening.verso],
    recto: [...head(setting, section.heads.recto, 'recto'), ...opening.recto],
  };
  return { opening, running };
};
