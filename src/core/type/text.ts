import type { Place } from '../diagnostic.ts';
import type { Color, Mark, Tag, Word } from '../galley.ts';
import { type Prose, plain } from '../prose.ts';
import { line } from '../shapes.ts';
import { colorOf, type Style } from '../theme.ts';
import type { Pt } from '../units.ts';
import { type Atom, faceOf, type Piece, shapeIn, type TextRules, toPieces, widthOf } from './atoms.ts';
import type { Face } from './face.ts';
import { breakLines } from './lines.ts';

/** One line, set: marks from its left end, standing on the baseline of a strip as high as the style's lead. */
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
  /** What stands on a gap, beside the line to write on. */
  readonly gap?: (x: Pt, baseline: Pt, width: Pt) => readonly Mark[];
}

/** Lets capitals stand in the middle of the strip: the same baseline for every line of a style. */
export const baselineIn = (height: Pt, style: Style, face: Face): Pt => (height + (face.capHeight / 1000) * style.size) / 2;

/** Words of one face and one link, and the spaces between them. */
interface Run {
  readonly face: Face;
  readonly to?: string;
  readonly items: (Word | Pt)[];
}

type Item = Run | Extract<Atom, { kind: 'blank' | 'page' }>;

const isRun = (item: Item | undefined): item is Run => item !== undefined && 'items' in item;

/** Gathers a line's pieces into runs of one face, the parts of a word put together again; spaces carry their natural width. */
const gather = (pieces: readonly Piece[], style: Style): readonly Item[] => {
  const items: Item[] = [];
  const runFor = (face: Face, to: string | undefined): Run => {
    const last = items.at(-1);
    if (isRun(last) && last.face === face && last.to === to) return last;
    const run: Run = { face, items: [], ...(to === undefined ? {} : { to }) };
    items.push(run);
    return run;
  };
  pieces.forEach((piece, index) => {
    for (const atom of piece.atoms) {
      if (atom.kind !== 'letters') items.push(atom);
      else {
        const run = runFor(atom.face, atom.to);
        const last = run.items.at(-1);
        if (typeof last === 'object') run.items[run.items.length - 1] = shapeIn(style, atom.face, last.text + atom.word.text);
        else run.items.push(atom.word);
      }
    }
    if (index + 1 < pieces.length && piece.space > 0) runFor(piece.spaceFace, piece.spaceTo).items.push(piece.space);
  });
  return items;
};

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

/** Numerals a page number may need, in the order paint's caller looks them up. */
export const numerals = '0123456789';

export const digitsOf = (style: Style, face: Face): readonly Word[] => [...numerals].map((digit) => shapeIn(style, face, digit));

interface Widths {
  /** May give a little on a justified line. */
  readonly letters: Pt;
  readonly spaces: Pt;
  /** Gaps to write on, and slots for page numbers. */
  readonly fixed: Pt;
}

const widthsOf = (item: Item, style: Style): Widths => {
  if (!isRun(item)) {
    const width = item.kind === 'blank' ? item.width : widthOf(style, shapeIn(style, item.face, '00'));
    return { letters: 0, spaces: 0, fixed: width };
  }
  let [letters, spaces] = [0, 0];
  for (const part of item.items) {
    if (typeof part === 'number') spaces += part;
    else letters += widthOf(style, part);
  }
  return { letters, spaces, fixed: 0 };
};

const noWidths: Widths = { letters: 0, spaces: 0, fixed: 0 };

const sumOf = (all: readonly Widths[]): Widths =>
  all.reduce(
    (sum, { letters, spaces, fixed }) => ({
      letters: sum.letters + letters,
      spaces: sum.spaces + spaces,
      fixed: sum.fixed + fixed,
    }),
    noWidths,
  );

interface Pen {
  readonly rules: TextRules;
  readonly target: TextTarget;
  readonly links: Map<string, Tag>;
  readonly baseline: Pt;
}

const linkTag = ({ links, target }: Pen, to: string): Tag | undefined => {
  if (!target.tag) return undefined;
  const known = links.get(to);
  if (known) return known;
  const tag: Tag = { role: 'Link', parent: target.tag };
  links.set(to, tag);
  return tag;
};

interface Painted {
  readonly marks: readonly Mark[];
  readonly width: Pt;
}

const colorIn = ({ rules, target }: Pen): Color => target.color ?? colorOf(rules.theme, rules.style.color);

const paintBlank = (width: Pt, x: Pt, { rules, baseline, target }: Pen): Painted => {
  const { theme } = rules;
  const stroke = { color: colorOf(theme, 'line'), width: theme.rules.fine };
  const written = line(x, baseline + theme.rules.heavy, x + width, baseline + theme.rules.heavy, stroke);
  return { marks: [written, ...(target.gap?.(x, baseline, width) ?? [])], width };
};

const paintNumber = ({ to, face }: Extract<Atom, { kind: 'page' }>, width: Pt, x: Pt, pen: Pen): Painted => {
  const { style } = pen.rules;
  const tag = linkTag(pen, to);
  const late: Mark = {
    kind: 'late',
    x,
    y: pen.baseline,
    width,
    align: 'left',
    face: face.name,
    size: style.size,
    color: colorIn(pen),
    digits: digitsOf(style, face),
    of: to.slice(1),
    ...(tag ? { tag, leads: true } : {}),
    ...(pen.target.place ? { place: pen.target.place } : {}),
  };
  return { marks: [late], width };
};

const paintRun = ({ items, face, to }: Run, width: Pt, x: Pt, fit: Fit, pen: Pen): Painted => {
  const { style } = pen.rules;
  const tag = to === undefined ? pen.target.tag : linkTag(pen, to);
  const run = fit.space === 1 ? items : items.map((part) => (typeof part === 'number' ? part * fit.space : part));
  const look = { face: face.name, size: style.size, color: colorIn(pen), stretch: fit.stretch };
  const glyphs: Mark = { kind: 'glyphs', x, y: pen.baseline, run, ...look, ...(tag ? { tag } : {}) };
  if (to === undefined || !tag) return { marks: [glyphs], width };
  const says = run.map((part) => (typeof part === 'number' ? ' ' : part.text)).join('');
  return { marks: [glyphs, linkOver(x, pen.baseline, width, style.size, { to, says: says.trim(), tag })], width };
};

/** The clickable ground of words on one line. */
export const linkOver = (x: Pt, baseline: Pt, width: Pt, size: Pt, link: { to: string; says: string; tag: Tag }): Mark => ({
  kind: 'link',
  x,
  y: baseline - size * 0.8,
  width,
  height: size * 1.1,
  ...link,
});

const paintItem = (item: Item, { letters, spaces, fixed }: Widths, x: Pt, fit: Fit, pen: Pen): Painted => {
  if (isRun(item)) return paintRun(item, letters * fit.stretch + spaces * fit.space, x, fit, pen);
  return item.kind === 'blank' ? paintBlank(fixed, x, pen) : paintNumber(item, fixed, x, pen);
};

const startOf = (style: Style, measure: Pt, width: Pt): Pt => {
  if (style.align === 'center') return (measure - width) / 2;
  return style.align === 'right' ? measure - width : 0;
};

/** What stands after a page number moves with it: on a ragged line no gap is left for digits it does not have. */
const chained = (marks: readonly Mark[]): readonly Mark[] => {
  const at = marks.findIndex(({ kind }) => kind === 'late');
  const late = marks[at];
  if (late?.kind !== 'late') return marks;
  return [...marks.slice(0, at), { ...late, rest: chained(marks.slice(at + 1)) }];
};

const setLine = (pieces: readonly Piece[], isLast: boolean, overfull: boolean, pen: Pen): SetLine => {
  const { rules, target } = pen;
  const { style, measure, theme } = rules;
  const items = gather(pieces, style);
  const end = pieces.at(-1);
  const hyphenated = !isLast && (end?.hyphen ?? 0) > 0;
  const face = end?.spaceFace;
  const hyphen = hyphenated && face ? shapeIn(style, face, '-') : undefined;
  const hyphenWidth = hyphen ? widthOf(style, hyphen) : 0;
  const sized = items.map((item) => ({ item, widths: widthsOf(item, style) }));
  const { letters, spaces, fixed } = sumOf(sized.map(({ widths }) => widths));
  const justified = style.align === 'justify' && !end?.forced && !isLast;
  const fit = justified ? fitTo(measure - hyphenWidth - fixed, letters, spaces, theme.expansion) : { stretch: 1, space: 1 };
  const width = letters * fit.stretch + spaces * fit.space + fixed + hyphenWidth;
  let x = startOf(style, measure, width);
  const set = sized.flatMap(({ item, widths }) => {
    const { marks, width: wide } = paintItem(item, widths, x, fit, pen);
    x += wide;
    return marks;
  });
  if (hyphen && face)
    set.push({
      kind: 'glyphs',
      x,
      y: pen.baseline,
      face: face.name,
      size: style.size,
      run: [hyphen],
      stretch: 1,
      actual: '\u00AD',
      color: target.color ?? colorOf(theme, style.color),
      ...(target.tag ? { tag: target.tag } : {}),
    });
  const marks = style.align === 'left' ? chained(set) : set;
  return { marks, width: startOf(style, measure, width) + width, hyphenated, overfull };
};

/** A paragraph cut into pieces and lines, and what it was cut for. */
interface Broken {
  readonly style: Style;
  readonly faces: TextRules['faces'];
  readonly language: string;
  readonly measure: Pt;
  readonly pieces: readonly Piece[];
  readonly lines: ReturnType<typeof breakLines>;
}

/** The last few ways each text was broken: the same text comes again in every copy of a book. Only ever saves time. */
const brokenBefore = new WeakMap<Prose, readonly Broken[]>();
const remembered = 3;

const breakText = (prose: Prose, rules: TextRules): Broken => {
  const { style, faces, language, measure, theme } = rules;
  const before = brokenBefore.get(prose) ?? [];
  const known = before.find(
    (one) => one.style === style && one.measure === measure && one.faces === faces && one.language === language,
  );
  if (known) return known;
  let isWhole = true;
  const missing = (character: string): void => {
    isWhole = false;
    rules.missing(character);
  };
  const pieces = toPieces(prose, { ...rules, missing });
  const lines = breakLines(pieces, { measure, justified: style.align === 'justify', expansion: theme.expansion });
  const broken = { style, faces, language, measure, pieces, lines };
  // What lacks a character is told anew each time.
  if (isWhole) brokenBefore.set(prose, [broken, ...before.slice(0, remembered - 1)]);
  return broken;
};

/** Sets a paragraph: its lines, chosen together. */
export const setText = (prose: Prose, rules: TextRules, target: TextTarget): readonly SetLine[] => {
  if (prose.length === 0) return [];
  const { style, theme } = rules;
  const { pieces, lines } = breakText(prose, rules);
  const face = faceOf(rules);
  const pen: Pen = { rules, target, links: new Map(), baseline: baselineIn(style.lead * theme.grid, style, face) };
  return lines.map(({ from, to, overfull }, index) =>
    setLine(pieces.slice(from, to + 1), index + 1 === lines.length, overfull, pen),
  );
};

/** The width of words on one line. */
export const widthOfText = (prose: Prose, rules: TextRules): Pt => {
  const [line] = setText(prose, { ...rules, style: { ...rules.style, align: 'left' }, measure: Number.MAX_SAFE_INTEGER }, {});
  return line?.width ?? plain(prose).length;
};
