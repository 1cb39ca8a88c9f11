import { defined } from '../model/defined.ts';
import type { Word } from '../model/galley.ts';
import type { Prose } from '../model/prose.ts';
import type { Pt } from '../model/units.ts';
import type { Style } from '../theme/theme.ts';
import { type Atom, type Piece, shapeIn, type TextRules, toPieces, widthOf } from './atoms.ts';
import type { Face } from './face.ts';
import { breakLines, type ChosenLine } from './lines.ts';

/** Words of one face and one link, and the spaces between them. */
export interface TextRun {
  readonly face: Face;
  readonly to?: string;
  readonly items: (Word | Pt)[];
}

export type LineItem = TextRun | Extract<Atom, { kind: 'blank' | 'page' }>;

export const isRun = (item: LineItem | undefined): item is TextRun => item !== undefined && 'items' in item;

/** The pieces of a line as runs of one face, the parts of a word put together again; spaces have their natural width. */
const runsOf = (pieces: readonly Piece[], style: Style): readonly LineItem[] => {
  const items: LineItem[] = [];
  const runFor = (face: Face, to: string | undefined): TextRun => {
    const last = items.at(-1);
    if (isRun(last) && last.face === face && last.to === to) return last;
    const run: TextRun = { face, items: [], ...defined({ to }) };
    items.push(run);
    return run;
  };
  pieces.forEach((piece, index) => {
    for (const atom of piece.atoms) {
      if (atom.kind !== 'letters') items.push(atom);
      else {
        const run = runFor(atom.face, atom.to);
        const last = run.items.at(-1);
        if (typeof last === 'object')
          run.items[run.items.length - 1] = shapeIn(style, atom.face, last.text + atom.word.text);
        else run.items.push(atom.word);
      }
    }
    if (index + 1 < pieces.length && piece.space > 0)
      runFor(piece.spaceFace, piece.spaceTo).items.push(piece.space);
  });
  return items;
};

export interface Widths {
  /** May give a little on a justified line. */
  readonly letters: Pt;
  readonly spaces: Pt;
  /** Gaps to write on, and slots for page numbers. */
  readonly fixed: Pt;
}

const widthsOf = (item: LineItem, style: Style): Widths => {
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

/** What is shown at the end of a line inside a word. */
export interface Hyphen {
  readonly word: Word;
  readonly face: Face;
}

/** A line as its text has it, before it is brought to the measure. */
export interface BrokenLine {
  readonly items: readonly { readonly item: LineItem; readonly widths: Widths }[];
  /** All of them together. */
  readonly widths: Widths;
  readonly hyphen?: Hyphen;
  /** It ends where the text wants it to, not where the measure does. */
  readonly forced: boolean;
  readonly overfull: boolean;
}

const lineOf = (pieces: readonly Piece[], { to, from, overfull }: ChosenLine, style: Style): BrokenLine => {
  const items = runsOf(pieces.slice(from, to + 1), style).map((item) => ({
    item,
    widths: widthsOf(item, style),
  }));
  const sum = { letters: 0, spaces: 0, fixed: 0 };
  for (const { widths } of items) {
    sum.letters += widths.letters;
    sum.spaces += widths.spaces;
    sum.fixed += widths.fixed;
  }
  const end = pieces[to];
  const isLast = to + 1 === pieces.length;
  const face = !isLast && (end?.hyphen ?? 0) > 0 ? end?.spaceFace : undefined;
  return defined({
    items,
    widths: sum,
    hyphen: face ? { word: shapeIn(style, face, '-'), face } : undefined,
    forced: isLast || end?.forced === true,
    overfull,
  });
};

/** A paragraph cut into lines, and what it was cut for. */
interface Broken {
  readonly style: Style;
  readonly faces: TextRules['faces'];
  readonly language: string;
  readonly measure: Pt;
  readonly lines: readonly BrokenLine[];
}

/** The last few ways each text was broken: the same text comes again in every copy of a book. Only ever saves time. */
const brokenBefore = new WeakMap<Prose, readonly Broken[]>();
const remembered = 3;

/** The lines of a paragraph, whatever is around it. */
export const breakText = (prose: Prose, rules: TextRules): readonly BrokenLine[] => {
  const { style, faces, language, measure, theme } = rules;
  const before = brokenBefore.get(prose) ?? [];
  const known = before.find(
    (one) =>
      one.style === style && one.measure === measure && one.faces === faces && one.language === language,
  );
  if (known) return known.lines;
  let isWhole = true;
  const missing = (character: string): void => {
    isWhole = false;
    rules.missing(character);
  };
  const pieces = toPieces(prose, { ...rules, missing });
  const chosen = breakLines(pieces, {
    measure,
    justified: style.align === 'justify',
    expansion: theme.expansion,
  });
  const lines = chosen.map((line) => lineOf(pieces, line, style));
  // A text that lacks a character is broken anew each time, so that it is reported each time.
  if (isWhole)
    brokenBefore.set(prose, [{ style, faces, language, measure, lines }, ...before.slice(0, remembered - 1)]);
  return lines;
};
