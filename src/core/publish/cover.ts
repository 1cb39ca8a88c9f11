import { setBlocks } from '../blocks/block.ts';
import type { Picture, Setting } from '../blocks/set/setting.ts';
import { setLines } from '../blocks/set/text.ts';
import type { Document } from '../compose/document.ts';
import { liveArea } from '../layout/masters.ts';
import { type Report, warning } from '../model/diagnostic.ts';
import type { Mark } from '../model/galley.ts';
import type { Pages } from '../model/page.ts';
import { readProse } from '../model/prose.ts';
import { line, moved, rectangle } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import { stroke } from '../theme/strokes.ts';
import { colorOf, type Style, styleOf, type Theme } from '../theme/theme.ts';
import type { Faces } from '../type/atoms.ts';
import type { CoverPlan } from './vendor.ts';

export interface CoverInput {
  readonly theme: Theme;
  readonly faces: Faces;
  readonly pictures: ReadonlyMap<string, Picture>;
  /** No words are set smaller. */
  readonly smallest: Pt;
  /** Nothing that shows what is inside: no subtitle, an empty back. */
  readonly plain: boolean;
  readonly report: Report;
}

/** White on the form's own color. */
const inverted = (theme: Theme): Theme => {
  const paper = colorOf(theme, 'paper');
  const ground = colorOf(theme, 'accent');
  return {
    ...theme,
    colors: {
      ...theme.colors,
      ink: paper,
      soft: paper,
      accent: paper,
      line: paper,
      wash: ground,
      tint: ground,
    },
  };
};

const withSize = (theme: Theme, name: string, size: Pt): Theme => {
  const style: Style = { ...styleOf(theme, name), size };
  return { ...theme, styles: { ...theme.styles, [name]: style } };
};

const settingOf = (theme: Theme, measure: Pt, { language, words }: Document, input: CoverInput): Setting => ({
  theme,
  faces: input.faces,
  language,
  measure,
  depth: liveArea(theme, 'recto').depth,
  tag: { role: 'Document' },
  report: input.report,
  words,
  word: () => '',
  pictures: input.pictures,
});

interface SetWords {
  readonly marks: readonly Mark[];
  readonly height: Pt;
}

/** A text from its own top left. */
const setWords = (setting: Setting, text: string, style: string): SetWords => {
  const lead = styleOf(setting.theme, style).lead * setting.theme.grid;
  const lines = setLines(setting, readProse(text), style, { align: 'left', measure: setting.measure });
  return {
    marks: lines.flatMap(({ marks }, index) => moved(marks, 0, index * lead)),
    height: lines.length * lead,
  };
};

/** The first drawing of the book's own first page, if it has one: what has no words on it. Told are pictures, which it leaves out. */
const ornament = ({ sections }: Document, setting: Setting): SetWords => {
  // What is wrong with the first page has been said when it was set.
  const strips = setBlocks(sections[0]?.blocks ?? [], { ...setting, report: () => undefined });
  const drawn = strips.find(({ marks }) => marks.length > 0 && marks.every(({ kind }) => kind === 'path'));
  for (const { marks, place } of strips)
    for (const mark of marks)
      if (mark.kind === 'image')
        setting.report(
          warning(
            'vendor/cover-picture',
            `the picture \`${mark.image}\` on the first page is not on the cover to be bound`,
            place,
            'that cover shows title, subtitle, author and the first drawing of the first page',
          ),
        );
  return { marks: drawn?.marks ?? [], height: (drawn?.height ?? 0) * setting.theme.grid };
};

/** Ornament, title, a rule, what it is about; who made it at the foot. */
const front = (x: Pt, plan: CoverPlan, document: Document, input: CoverInput): readonly Mark[] => {
  const { theme, plain } = input;
  const { margin } = theme.page;
  const measure = plan.trim.width - margin.inner - margin.outer;
  const setting = settingOf(inverted(theme), measure, document, input);
  const [title, subtitle, author] = [
    setWords(setting, document.title, 'cover-title'),
    setWords(setting, plain ? '' : document.subtitle, 'cover-subtitle'),
    setWords(setting, document.author, 'lead'),
  ];
  const left = x + margin.inner;
  const drawing = ornament(document, setting);
  const high = plan.bleed + margin.top + 4 * theme.grid;
  const top = drawing.height > 0 ? high + drawing.height + 4 * theme.grid : plan.bleed + plan.trim.height / 4;
  const rule = top + title.height + 3 * theme.grid;
  const foot = plan.bleed + plan.trim.height - margin.bottom - author.height;
  return [
    ...moved(drawing.marks, left, high),
    ...moved(title.marks, left, top),
    ...(plain ? [] : [line(left, rule, left + measure / 4, rule, stroke(setting.theme, 'heavy', 'ink'))]),
    ...moved(subtitle.marks, left, rule + 3 * theme.grid),
    ...moved(author.marks, left, foot),
  ];
};

const back = (plan: CoverPlan, document: Document, input: CoverInput): readonly Mark[] => {
  if (input.plain) return [];
  const { margin } = input.theme.page;
  const measure = Math.min(input.theme.measure, plan.trim.width - margin.inner - margin.outer);
  const setting = settingOf(inverted(input.theme), measure, document, input);
  const title = setWords(setting, document.title, 'title');
  const subtitle = setWords(setting, document.subtitle, 'lead');
  const [left, top] = [plan.bleed + margin.outer, plan.bleed + plan.trim.height / 4];
  return [
    ...moved(title.marks, left, top),
    ...moved(subtitle.marks, left, top + title.height + input.theme.grid),
  ];
};

const widthOf = (marks: readonly Mark[]): Pt =>
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
const spine = (plan: CoverPlan, document: Document, input: CoverInput): readonly Mark[] => {
  const { theme, smallest } = input;
  const style = 'cover-subtitle';
  const size = Math.min(styleOf(theme, style).size, plan.spineText / extent);
  if (size < smallest) return [];
  const length = plan.trim.height - theme.page.margin.top - theme.page.margin.bottom;
  const setting = settingOf(withSize(inverted(theme), style, size), length, document, input);
  // Capitals are in the middle of their strip, and so of the spine.
  const lead = styleOf(theme, style).lead * theme.grid;
  const x = plan.spine.x + (plan.spine.width + lead) / 2;
  const y = plan.bleed + theme.page.margin.top;
  const title = setWords(setting, document.title, style);
  const author = setWords(setting, document.author, style);
  const both = title.height === lead && widthOf(title.marks) + widthOf(author.marks) + lead <= length;
  if (title.height > lead) return [];
  return [...title.marks, ...(both ? moved(author.marks, length - widthOf(author.marks), 0) : [])].flatMap(
    (mark) =>
      mark.kind === 'glyphs' ? [{ ...mark, x: x - mark.y, y: y + mark.x, along: { x: 0, y: 1 } }] : [],
  );
};

/** The outside of a bound book on one page: back, spine and front, with bleed. Nothing is set where the barcode will be. */
export const coverPages = (plan: CoverPlan, document: Document, input: CoverInput): Pages => {
  const { width, height } = plan;
  const ground = rectangle(0, 0, width, height, { fill: colorOf(input.theme, 'accent') });
  const marks = [
    ground,
    ...back(plan, document, input),
    ...spine(plan, document, input),
    ...front(plan.frontX, plan, document, input),
  ];
  const page = { number: 1, side: 'recto' as const, width, height, section: 'cover', marks };
  return { pages: [page], anchors: new Map(), outline: [] };
};
