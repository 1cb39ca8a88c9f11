import { defined } from '../model/defined.ts';
import type { Place } from '../model/diagnostic.ts';
import type { Color, Mark, Tag, Word } from '../model/galley.ts';
import { holdsOwnWords, type Prose, plain, told } from '../model/prose.ts';
import { line } from '../model/shapes.ts';
import type { Point, Pt } from '../model/units.ts';
import { aligned, colorOf, type Style } from '../theme/theme.ts';
import { type Atom, faceOf, shapeIn, type TextRules, widthOf } from './atoms.ts';
import type { Face } from './face.ts';
import {
  type BrokenLine,
  breakText,
  type Hyphen,
  isRun,
  type LineItem,
  type TextRun,
  type Widths,
} from './paragraph.ts';

/** One line, set: marks from its left end, on the baseline of a strip as high as the style's lead. */
export interface SetLine {
  readonly marks: readonly Mark[];
  /** From the left end of the measure to the right end of what is set. */
  readonly width: Pt;
  readonly hyphenated: boolean;
  readonly overfull: boolean;
}

export interface TextTarget {
  readonly tag?: Tag;
  readonly color?: Color;
  readonly place?: Place;
  /** What is set on a gap, beside the line to write on. */
  readonly gap?: (x: Pt, baseline: Pt, width: Pt) => readonly Mark[];
}

/** The baseline that puts capitals into the middle of the strip: the same for every line of a style. */
export const baselineIn = (height: Pt, style: Style, face: Face): Pt =>
  (height + (face.capHeight / 1000) * style.size) / 2;

/** How a justified line is brought to the measure: letters give a little, spaces the rest. */
interface Fit {
  readonly stretch: number;
  /** Every space is multiplied by this. */
  readonly space: number;
}

const fitTo = (measure: Pt, letters: Pt, spaces: Pt, expansion: number): Fit => {
  const gap = measure - letters - spaces;
  const stretch = 1 + Math.max(-expansion, Math.min(expansion, letters === 0 ? 0 : gap / letters));
  return { stretch, space: spaces === 0 ? 1 : (measure - letters * stretch) / spaces };
};

/** What a page number is made of, each at its own place. */
const numerals = '0123456789';

export const digitsOf = (style: Style, face: Face): readonly Word[] =>
  [...numerals].map((digit) => shapeIn(style, face, digit));

interface Pen {
  readonly rules: TextRules;
  readonly target: TextTarget;
  readonly links: Map<string, Tag>;
  /** What is said of links that hold words of the reader's own, by where they lead. */
  readonly told: ReadonlyMap<string, string>;
  readonly baseline: Pt;
  readonly color: Color;
  readonly fit: Fit;
}

const linkTag = ({ links, target }: Pen, to: string): Tag | undefined => {
  if (!target.tag) return undefined;
  const known = links.get(to);
  if (known) return known;
  const tag: Tag = { role: 'Link', parent: target.tag };
  links.set(to, tag);
  return tag;
};

/** Of words without links, as most are. */
const noneTold: Pen['told'] = new Map();

const toldLinks = (prose: Prose): Pen['told'] => {
  if (!prose.some((inline) => inline.kind === 'span' && inline.to !== undefined)) return noneTold;
  const linked = prose.flatMap((inline) =>
    inline.kind === 'span' && inline.to !== undefined ? [inline] : [],
  );
  const own = linked.flatMap(({ text, to = '' }) => (holdsOwnWords(text) ? [to] : []));
  return new Map(own.map((to) => [to, told(linked.filter((inline) => inline.to === to)).trim()]));
};

interface Painted {
  readonly marks: readonly Mark[];
  readonly width: Pt;
}

const paintBlank = (width: Pt, x: Pt, { rules, baseline, target }: Pen): Painted => {
  const { theme } = rules;
  const stroke = { color: colorOf(theme, 'line'), width: theme.rules.fine };
  const rule = line(x, baseline + theme.rules.heavy, x + width, baseline + theme.rules.heavy, stroke);
  return { marks: [rule, ...(target.gap?.(x, baseline, width) ?? [])], width };
};

const paintNumber = ({ to, face }: Extract<Atom, { kind: 'page' }>, width: Pt, x: Pt, pen: Pen): Painted => {
  const { style } = pen.rules;
  const tag = linkTag(pen, to);
  const late: Mark = defined({
    kind: 'late',
    x,
    y: pen.baseline,
    width,
    align: 'left',
    face: face.name,
    size: style.size,
    color: pen.color,
    digits: digitsOf(style, face),
    of: to.slice(1),
    tag,
    leads: tag ? true : undefined,
    place: pen.target.place,
  });
  return { marks: [late], width };
};

const paintRun = ({ items, face, to }: TextRun, width: Pt, x: Pt, pen: Pen): Painted => {
  const { fit } = pen;
  const { size } = pen.rules.style;
  const tag = to === undefined ? pen.target.tag : linkTag(pen, to);
  const run =
    fit.space === 1 ? items : items.map((part) => (typeof part === 'number' ? part * fit.space : part));
  // Made for every run of a book: written out, as `defined` would take longer.
  const untagged: Mark = {
    kind: 'glyphs',
    x,
    y: pen.baseline,
    run,
    face: face.name,
    size,
    color: pen.color,
    stretch: fit.stretch,
  };
  const glyphs = tag ? { ...untagged, tag } : untagged;
  if (to === undefined || !tag) return { marks: [glyphs], width };
  const words = run.map((part) => (typeof part === 'number' ? ' ' : part.text)).join('');
  const description = pen.told.get(to) ?? words.trim();
  const link = linkOver({ x, y: pen.baseline, width, size }, { to, description, tag });
  return { marks: [glyphs, link], width };
};

/** Words on their baseline. */
interface WordsOnLine extends Point {
  readonly width: Pt;
  readonly size: Pt;
}

/** The clickable ground of words on one line. */
export const linkOver = (
  { x, y: baseline, width, size }: WordsOnLine,
  link: { to: string; description: string; tag: Tag },
): Mark => ({
  kind: 'link',
  x,
  y: baseline - size * 0.8,
  width,
  height: size * 1.1,
  ...link,
});

const paintItem = (item: LineItem, { letters, spaces, fixed }: Widths, x: Pt, pen: Pen): Painted => {
  const { fit } = pen;
  if (isRun(item)) return paintRun(item, letters * fit.stretch + spaces * fit.space, x, pen);
  return item.kind === 'blank' ? paintBlank(fixed, x, pen) : paintNumber(item, fixed, x, pen);
};

const startOf = (style: Style, measure: Pt, width: Pt): Pt => {
  if (style.align === 'center') return (measure - width) / 2;
  return style.align === 'right' ? measure - width : 0;
};

/** What follows a page number moves with it: on a ragged line no gap is left for digits it does not have. */
const chained = (marks: readonly Mark[]): readonly Mark[] => {
  const at = marks.findIndex(({ kind }) => kind === 'late');
  const late = marks[at];
  if (late?.kind !== 'late') return marks;
  return [...marks.slice(0, at), { ...late, rest: chained(marks.slice(at + 1)) }];
};

/** As letters and spaces are by themselves. */
const natural: Fit = { stretch: 1, space: 1 };

const paintHyphen = ({ face, word }: Hyphen, x: Pt, pen: Pen): Mark =>
  defined({
    kind: 'glyphs',
    x,
    y: pen.baseline,
    face: face.name,
    size: pen.rules.style.size,
    run: [word],
    stretch: 1,
    actual: '\u00AD',
    color: pen.color,
    tag: pen.target.tag,
  });

const setLine = ({ items, widths, hyphen, forced, overfull }: BrokenLine, pen: Pen): SetLine => {
  const { style, measure, theme } = pen.rules;
  const { letters, spaces, fixed } = widths;
  const hyphenWidth = hyphen ? widthOf(style, hyphen.word) : 0;
  const justified = style.align === 'justify' && !forced;
  const fit = justified ? fitTo(measure - hyphenWidth - fixed, letters, spaces, theme.expansion) : natural;
  const linePen = fit === pen.fit ? pen : { ...pen, fit };
  const width = letters * fit.stretch + spaces * fit.space + fixed + hyphenWidth;
  let x = startOf(style, measure, width);
  const set = items.flatMap(({ item, widths }) => {
    const { marks, width: wide } = paintItem(item, widths, x, linePen);
    x += wide;
    return marks;
  });
  if (hyphen) set.push(paintHyphen(hyphen, x, pen));
  const marks = style.align === 'left' ? chained(set) : set;
  return { marks, width: startOf(style, measure, width) + width, hyphenated: hyphen !== undefined, overfull };
};

/** Sets a paragraph: its lines, chosen together. */
export const setText = (prose: Prose, rules: TextRules, target: TextTarget): readonly SetLine[] => {
  if (prose.length === 0) return [];
  const { style, theme } = rules;
  const pen: Pen = {
    rules,
    target,
    links: new Map(),
    told: toldLinks(prose),
    baseline: baselineIn(style.lead * theme.grid, style, faceOf(rules)),
    color: target.color ?? colorOf(theme, style.color),
    fit: natural,
  };
  return breakText(prose, rules).map((line) => setLine(line, pen));
};

/** The width of words on one line. */
export const widthOfText = (prose: Prose, rules: TextRules): Pt => {
  const [line] = setText(
    prose,
    { ...rules, style: aligned(rules.style, 'left'), measure: Number.MAX_SAFE_INTEGER },
    {},
  );
  return line?.width ?? plain(prose).length;
};
