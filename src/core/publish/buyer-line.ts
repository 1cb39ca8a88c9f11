import type { Setting } from '../blocks/set/setting.ts';
import { setLines } from '../blocks/set/text.ts';
import type { Document } from '../compose/document.ts';
import { widthBelowFoot } from '../layout/furniture.ts';
import { isOuterLeft, liveArea } from '../layout/masters.ts';
import { error, type Report } from '../model/diagnostic.ts';
import type { Mark } from '../model/galley.ts';
import type { PageLayer, Pages, Side } from '../model/page.ts';
import type { Pt } from '../model/units.ts';
import type { BuyerLine } from '../model/workbook.ts';
import { styleOf, type Theme } from '../theme/theme.ts';
import { settingOf, withSize } from './cover-text.ts';
import type { Design } from './design.ts';
import { widthOfMarks } from './spine.ts';

// Whose copy it is, at the foot of its pages: below all that is printed there, and inside the edge that printers can reach.

/** The layout of the page that tells what a book is, and who may do what with it. */
const imprintLayout = 'imprint';

const style = 'small';

/** Letters of most names, so that another name seldom needs another font. */
const usual =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,:;-–’'#@&()/+_ ÄÖÜÀÁÂÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕØÙÚÛÝß äöüàáâãåæçèéêëìíîïñòóôõøùúûýÿ";

/** The words as marks on one line, from its left end, that belong to no element. */
const lineOf = (setting: Setting, text: string): readonly Mark[] => {
  const [line] = setLines(setting, [{ kind: 'span', text }], style, {
    align: 'left',
    measure: setting.measure,
  });
  return (line?.marks ?? []).flatMap((mark): readonly Mark[] => {
    if (mark.kind !== 'glyphs') return [];
    const { tag: _tag, ...bare } = mark;
    return [bare];
  });
};

/** No smaller than this share of its size: a longer text is refused. */
const leastShare = 0.6;

interface Foot {
  readonly theme: Theme;
  readonly marks: readonly Mark[];
  readonly width: Pt;
  /** Whether something stands there already, at the inner side. */
  readonly isBeside: boolean;
}

/** In the middle of the live area of a side, or at its outer end, beside what stands there. */
const placedOn = (side: Side, { theme, marks, width, isBeside }: Foot): readonly Mark[] => {
  const area = liveArea(theme, side);
  const free = area.width - width;
  const atEnd = isOuterLeft(theme, side) ? 0 : free;
  const x = area.x + (isBeside ? atEnd : free / 2);
  // What reaches below a baseline is less than a quarter of the size.
  const y = theme.page.height - theme.page.clear - styleOf(theme, style).size / 4;
  return marks.map((mark) => ({ ...mark, x: mark.x + x, y }));
};

/** The sections that bear it: all but the outside of the book, or the imprint alone. */
const sectionsFor = ({ pages }: Pages, document: Document, on: BuyerLine['on']): ReadonlySet<string> => {
  const { sections, outside } = document;
  const imprint = sections.filter(({ layout }) => layout === imprintLayout).map(({ id }) => id);
  const covers = [outside?.front?.id, outside?.back?.id];
  const all = pages.map(({ section }) => section);
  return new Set(all.filter((id) => (on === 'imprint' ? imprint.includes(id) : !covers.includes(id))));
};

/** Its size: that of its style, where it fits between what stands at the foot of a page and the edge. */
const sizeIn = (theme: Theme): Pt => {
  const { foot, clear } = theme.page;
  const below = Math.max(styleOf(theme, 'folio').size, styleOf(theme, 'running').size) / 4;
  return Math.min(styleOf(theme, style).size, Math.max(1, foot - clear - below));
};

/** The layer of a copy for a buyer. What cannot be set is reported; nothing of what is given is quoted. */
export const layerFor = (
  pages: Pages,
  { document, design: { theme, faces, pictures } }: { readonly document: Document; readonly design: Design },
  { text, id, on }: BuyerLine,
  report: Report,
): PageLayer => {
  const input = { theme, faces, pictures, smallest: 0, plain: false, report };
  // Wide enough for any text: it is never broken.
  const set = (look: Theme, words: string): readonly Mark[] =>
    lineOf(settingOf(look, 1e6, document, input), words);
  const taken = widthBelowFoot(settingOf(theme, liveArea(theme, 'recto').width, document, input), document);
  const room = liveArea(theme, 'recto').width - (taken > 0 ? taken + theme.sizes.gutter : 0);
  const whole = withSize(theme, style, sizeIn(theme));
  const natural = set(whole, text);
  const share = Math.min(1, room / widthOfMarks(natural));
  const look = share < 1 ? withSize(whole, style, sizeIn(theme) * share) : whole;
  const marks = share < 1 ? set(look, text) : natural;
  const sections = sectionsFor(pages, document, on);
  if (share < leastShare)
    report(error('orders/long-line', 'the line for the buyer is too long', undefined, 'shorten the name'));
  if (sections.size === 0)
    report(
      error(
        'orders/no-imprint',
        'this book has no imprint to bear the line',
        undefined,
        'use `--line every-page`',
      ),
    );
  const foot = { theme: look, marks, width: widthOfMarks(marks), isBeside: taken > 0 };
  return {
    marks: { recto: placedOn('recto', foot), verso: placedOn('verso', foot) },
    sections,
    letters: set(theme, usual),
    id,
  };
};
