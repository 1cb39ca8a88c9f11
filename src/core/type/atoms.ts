import type { Word } from '../model/galley.ts';
import { type Inline, type Prose, wordJoiner } from '../model/prose.ts';
import { mm, type Pt } from '../model/units.ts';
import type { Style, Theme } from '../theme/theme.ts';
import type { Face } from './face.ts';
import { hyphenPoints } from './hyphenate.ts';
import type { Chunk } from './lines.ts';

export type Faces = ReadonlyMap<string, Face>;

/** Letters of one face and link that no line end may part. */
export interface Letters {
  readonly kind: 'letters';
  readonly word: Word;
  readonly face: Face;
  readonly to?: string;
}

export type Atom =
  | Letters
  | { readonly kind: 'blank'; readonly width: Pt }
  | { readonly kind: 'page'; readonly to: string; readonly face: Face };

/** What a chunk is made of, and how it may end. */
export interface Piece extends Chunk {
  readonly atoms: readonly Atom[];
  /** The face of the space that follows. */
  readonly spaceFace: Face;
  readonly spaceTo?: string;
}

export interface TextRules {
  readonly theme: Theme;
  readonly style: Style;
  readonly faces: Faces;
  readonly language: string;
  readonly measure: Pt;
  readonly missing: (character: string) => void;
}

/** Room kept for a page number inside a sentence, in digits. */
const reservedDigits = 3;

export const faceNamed = (faces: Faces, name: string): Face => {
  const face = faces.get(name);
  if (!face) throw new Error(`face ${name} is not open`);
  return face;
};

type Emphasis = { readonly strong?: true; readonly emphasis?: true };

/** The face a style sets its text in, or that of strong or emphasized words in it. */
export const faceOf = (
  { theme, style, faces }: Pick<TextRules, 'theme' | 'style' | 'faces'>,
  { strong, emphasis }: Emphasis = {},
): Face => {
  const family = theme.fonts[style.font];
  if (!family) throw new Error(`style uses no font of the theme: ${style.font}`);
  if (strong || style.strong) return faceNamed(faces, family.strong);
  return faceNamed(faces, emphasis ? family.italic : family.regular);
};

const trackedWords = new WeakMap<Word, Map<number, Word>>();

/** Widens every glyph by the style's tracking. */
const tracked = (word: Word, tracking: number): Word => {
  if (tracking === 0) return word;
  const known = trackedWords.get(word) ?? new Map<number, Word>();
  trackedWords.set(word, known);
  const { text, glyphs, width } = word;
  const wide = known.get(tracking) ?? {
    text,
    glyphs: glyphs.map((glyph) => ({ ...glyph, advance: glyph.advance + tracking })),
    width: width + tracking * glyphs.length,
  };
  known.set(tracking, wide);
  return wide;
};

export const shapeIn = (style: Style, face: Face, text: string): Word =>
  tracked(face.shape(text), style.tracking);

export const widthOf = (style: Style, { width }: Word): Pt => (width * style.size) / 1000;

const widthIn = (style: Style, face: Face, text: string): Pt => widthOf(style, shapeIn(style, face, text));

/** Whether its face has all of its letters: glyph 0 is shown for those it lacks. */
const isComplete = ({ glyphs }: Word): boolean => glyphs.every(({ id }) => id !== 0);

/** Splits text where its face lacks a character and another face has it. */
const splitByFace = (text: string, face: Face, rules: TextRules): readonly { text: string; face: Face }[] => {
  const runs: { text: string; face: Face }[] = [];
  for (const character of text) {
    const bearer = face.has(character) ? face : (fallbackFor(character, rules) ?? face);
    const run = runs.at(-1);
    if (run?.face === bearer) run.text += character;
    else runs.push({ text: character, face: bearer });
  }
  return runs;
};

/** The first of the theme's further faces that has a character; undefined when none has it, as reported. */
const fallbackFor = (character: string, { theme, faces, missing }: TextRules): Face | undefined => {
  const found = theme.fallback.map((name) => faceNamed(faces, name)).find((face) => face.has(character));
  if (!found) missing(character);
  return found;
};

/** Words may end a line within themselves only at these, unless they may be hyphenated. */
const inWords = new RegExp(`[-–—/${wordJoiner}]`);

/** A word's parts between which a line may end: at hyphens and dashes it holds, and where it may be hyphenated. */
const parts = (word: string, rules: TextRules): readonly { text: string; hyphen: boolean }[] => {
  if (word.includes(wordJoiner)) return [{ text: word.replaceAll(wordJoiner, ''), hyphen: false }];
  return word.split(/(?=\p{L})(?<=\p{L}[-–—/]+)/u).flatMap((part) => {
    const points = rules.style.hyphenate ? hyphenPoints(part, rules.language) : [];
    const bounds = [0, ...points, part.length];
    return bounds
      .slice(1)
      .map((end, index) => ({ text: part.slice(bounds[index], end), hyphen: end < part.length }));
  });
};

class PieceList {
  readonly pieces: Piece[] = [];
  private atoms: Atom[] = [];
  private width: Pt = 0;
  private rigid: Pt = 0;

  add(atom: Atom, width: Pt): void {
    this.atoms.push(atom);
    this.width += width;
    if (atom.kind !== 'letters') this.rigid += width;
  }

  /** Ends the chunk: a line may end here. */
  end({ space, hyphen, forced, spaceFace, spaceTo }: Omit<Piece, 'atoms' | 'width' | 'rigid'>): void {
    const { atoms, width, rigid } = this;
    const piece = { atoms, width, rigid, space, hyphen, forced, spaceFace };
    this.pieces.push(spaceTo === undefined ? piece : { ...piece, spaceTo });
    this.atoms = [];
    this.width = 0;
    this.rigid = 0;
  }
}

// Made for every word of a book: written out, as `defined` would take longer.
const lettersOf = (word: Word, face: Face, to: string | undefined): Letters =>
  to === undefined ? { kind: 'letters', word, face } : { kind: 'letters', word, face, to };

/** The face and the link of a span. */
interface SpanStyle {
  readonly face: Face;
  readonly to: string | undefined;
}

const addLetters = (list: PieceList, text: string, { face, to }: SpanStyle, rules: TextRules): void => {
  const { style } = rules;
  const whole = shapeIn(style, face, text);
  if (isComplete(whole)) {
    list.add(lettersOf(whole, face, to), widthOf(style, whole));
    return;
  }
  for (const run of splitByFace(text, face, rules)) {
    const word = shapeIn(style, run.face, run.text);
    list.add(lettersOf(word, run.face, to), widthOf(style, word));
  }
};

const addWord = (list: PieceList, word: string, span: SpanStyle, rules: TextRules): void => {
  const { style } = rules;
  const { face } = span;
  if (!style.hyphenate && !inWords.test(word)) {
    addLetters(list, word, span, rules);
    return;
  }
  parts(word, rules).forEach(({ text, hyphen }, index, all) => {
    addLetters(list, text, span, rules);
    if (index + 1 < all.length)
      list.end({ space: 0, hyphen: hyphen ? widthIn(style, face, '-') : 0, forced: false, spaceFace: face });
  });
};

const addSpan = (list: PieceList, inline: Extract<Inline, { kind: 'span' }>, rules: TextRules): void => {
  const face = faceOf(rules, inline);
  const { text, to } = inline;
  const gap = { space: widthIn(rules.style, face, ' '), hyphen: 0, forced: false, spaceFace: face };
  const span = { face, to };
  const end = to === undefined ? gap : { ...gap, spaceTo: to };
  text.split(' ').forEach((word, index, all) => {
    // Several spaces are one.
    if (index === 1 || (index > 1 && all[index - 1] !== '')) list.end(end);
    if (word !== '') addWord(list, word, span, rules);
  });
};

/** Prose cut into the pieces that lines are made of; the last is forced. */
export const toPieces = (prose: Prose, rules: TextRules): readonly Piece[] => {
  const list = new PieceList();
  const plainFace = faceOf(rules, {});
  for (const inline of prose) {
    if (inline.kind === 'span') addSpan(list, inline, rules);
    else if (inline.kind === 'break') list.end({ space: 0, hyphen: 0, forced: true, spaceFace: plainFace });
    else if (inline.kind === 'page') {
      const face = faceOf(rules, inline);
      list.add({ kind: 'page', to: inline.to, face }, widthIn(rules.style, face, '0') * reservedDigits);
    } else {
      // An em of room for the full stop or comma that clings to it.
      const width = Math.min(mm(inline.width), rules.measure - rules.style.size);
      list.add({ kind: 'blank', width }, width);
    }
  }
  list.end({ space: 0, hyphen: 0, forced: true, spaceFace: plainFace });
  return list.pieces;
};
