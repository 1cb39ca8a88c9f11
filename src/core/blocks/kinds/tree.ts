import type { Mark, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { arrowHead, line, moved, rectangle } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import { type AnySchema, anyOf, listOf, object, optional, prose, text } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { drawing, figureTag, leadOf } from '../set/drawing.ts';
import type { Setting } from '../set/setting.ts';
import { type Cell, cell, setLines } from '../set/text.ts';

interface End {
  readonly label: Prose;
  readonly text: Prose;
}

interface Question {
  readonly ask: Prose;
  readonly branches: readonly Branch[];
}

type Fork = Question & { readonly label: Prose };
type Branch = End | Fork;

/** Shares of the measure: where the boxes of questions end, and the widest an answer on its arrow may be. */
const [boxShare, answerShare] = [0.4, 0.16];
/** From a question to the next one below it, at the least; and around the answer beside that arrow. */
const [least, aroundAnswer]: readonly [Units, Units] = [4, 2];
/** Between end points, and around the words in a box, above and below together. */
const [between, around]: readonly [Units, Units] = [1, 2];

const end = () => object({ label: prose(), text: prose() });
const fork = <Inner extends AnySchema>(inner: Inner) =>
  object({ label: prose(), ask: prose(), branches: listOf(inner, 2, 3) });
const branch = <Inner extends AnySchema>(inner: Inner) =>
  anyOf(
    'must have a `label`, and a `text` or else an `ask` with 2 or 3 `branches`, no more than three questions deep',
    end(),
    fork(inner),
  );

/** Where everything of a tree is placed from left to right. */
interface Frame {
  readonly tag: Tag;
  /** How far the questions on a side way are indented. */
  readonly indent: Pt;
  readonly boxEnd: Pt;
  readonly answer: Pt;
  readonly arrowEnd: Pt;
  readonly right: Pt;
}

const answers = ({ branches }: Question): readonly Prose[] =>
  branches.flatMap((one) => ('text' in one ? [one.label] : answers(one)));

const frameOf = (setting: Setting, question: Question, tag: Tag): Frame => {
  const { measure } = setting;
  const { gap, pad } = setting.theme.sizes;
  const boxEnd = measure * boxShare;
  const answer = boxEnd + gap * 2;
  const widths = answers(question).flatMap((label) =>
    setLines(setting, label, 'table-head', { measure: measure * answerShare }).map(({ width }) => width),
  );
  const arrowEnd = answer + Math.max(0, ...widths) + gap * 3;
  return { tag, indent: pad * 2, boxEnd, answer, arrowEnd, right: measure };
};

/** An arrow to the right, straight through its answer; `y` is its height. */
const arrow = (
  setting: Setting,
  { tag, boxEnd, answer, arrowEnd }: Frame,
  label: Prose,
  y: Pt,
): readonly Mark[] => {
  const { theme, measure } = setting;
  const { gap } = theme.sizes;
  const rule = stroke(theme, 'medium', 'accent');
  const lines = setLines(setting, label, 'table-head', { measure: measure * answerShare, tag });
  const lead = leadOf(setting, 'table-head');
  const words = lines.flatMap(({ marks }, index) => moved(marks, answer, y - lead / 2 + index * lead));
  return [
    line(boxEnd, y, answer - gap * 0.5, y, rule),
    ...words,
    line(answer + (lines[0]?.width ?? 0) + gap * 0.5, y, arrowEnd - gap, y, rule),
    arrowHead({ x: arrowEnd, y }, 0.25, gap * 1.3, colorOf(theme, 'accent')),
  ];
};

/** An end point, on a tint at the right, with the arrow that leads to it. */
const setEnd = (setting: Setting, frame: Frame, { label, text: note }: End): Cell => {
  const { theme } = setting;
  const { grid, sizes } = theme;
  const x = frame.arrowEnd + sizes.gap * 0.5;
  const inset = sizes.gap;
  const words = cell(setting, note, 'cell', {
    x: x + inset,
    measure: frame.right - x - inset * 2,
    tag: frame.tag,
  });
  const answer = setLines(setting, label, 'table-head', { measure: setting.measure * answerShare });
  const height = Math.max(words.height, answer.length * 2) + 1;
  const y = grid / 2 + leadOf(setting, 'cell') / 2;
  return {
    height,
    marks: [
      rectangle(x, 0, frame.right - x, height * grid, { fill: colorOf(theme, 'tint') }, sizes.radius),
      ...arrow(setting, frame, label, y),
      ...moved(words.marks, 0, grid / 2),
    ],
  };
};

/** The box of a question with its end points to the right of it. */
const setBox = (setting: Setting, frame: Frame, { ask, branches }: Question, x: Pt): Cell => {
  const { theme } = setting;
  const { grid, sizes } = theme;
  const width = frame.boxEnd - x;
  const inset = sizes.gap * 1.2;
  const words = cell(setting, ask, 'label', { x: x + inset, measure: width - inset * 2, tag: frame.tag });
  let foot: Units = 0;
  const ends = branches.flatMap((one): readonly Mark[] => {
    if (!('text' in one)) return [];
    const set = setEnd(setting, frame, one);
    const top = foot;
    foot += set.height + between;
    return moved(set.marks, 0, top * grid);
  });
  const height = Math.max(words.height + around, foot - between);
  const style = { fill: colorOf(theme, 'paper'), stroke: stroke(theme, 'medium', 'soft') };
  return {
    height,
    marks: [
      rectangle(x, 0, width, height * grid, style, sizes.radius * 2),
      ...moved(words.marks, 0, ((height - words.height) * grid) / 2),
      ...ends,
    ],
  };
};

/**
 * A question and all that follows from it. Its end points are to its right, further questions below it: the last one straight
 * down, those before it indented a little, so that the way to the last runs past them.
 */
const setQuestion = (setting: Setting, frame: Frame, question: Question, x: Pt): Cell => {
  const box = setBox(setting, frame, question, x);
  const forks = question.branches.flatMap((one) => ('text' in one ? [] : [one]));
  let foot = box.height;
  const below = forks.flatMap((fork, index): readonly Mark[] => {
    const set = setFork(setting, frame, fork, { x, foot, isLast: index + 1 === forks.length });
    foot += set.height;
    return set.marks;
  });
  return { height: foot, marks: [...box.marks, ...below] };
};

/** Where a question below another begins: at the left of that one, and under all that it has so far. */
interface ForkPlace {
  readonly x: Pt;
  readonly foot: Units;
  readonly isLast: boolean;
}

/** A question below another, with the way to it; as high as both. */
const setFork = (setting: Setting, frame: Frame, fork: Fork, { x, foot, isLast }: ForkPlace): Cell => {
  const { grid, sizes } = setting.theme;
  const left = isLast ? x : x + frame.indent;
  const next = setQuestion(setting, frame, fork, left);
  const trunk = x + frame.indent / 2;
  const start = trunk + sizes.gap;
  const words = { x: start, measure: frame.right - start, tag: frame.tag };
  const label = cell(setting, fork.label, 'table-head', words);
  const drop = Math.max(least, label.height + aroundAnswer);
  const [from, top] = [foot * grid, (foot + drop) * grid];
  const way = isLast
    ? wayDown(setting, { trunk, from, top })
    : wayPast(setting, { trunk, from, top, left, end: (foot + drop + next.height) * grid });
  return {
    height: drop + next.height,
    marks: [
      ...way,
      ...moved(label.marks, 0, from + ((drop - label.height) * grid) / 2),
      ...moved(next.marks, 0, top),
    ],
  };
};

interface Way {
  readonly trunk: Pt;
  readonly from: Pt;
  /** Of the question that it leads to. */
  readonly top: Pt;
}

/** Straight down to the last question. */
const wayDown = ({ theme }: Setting, { trunk, from, top }: Way): readonly Mark[] => {
  const { gap } = theme.sizes;
  return [
    line(trunk, from, trunk, top - gap, stroke(theme, 'medium', 'accent')),
    arrowHead({ x: trunk, y: top }, 0.5, gap * 1.3, colorOf(theme, 'accent')),
  ];
};

/** Down past a question, and aside to it. */
const wayPast = (
  { theme }: Setting,
  { trunk, from, top, left, end }: Way & { readonly left: Pt; readonly end: Pt },
): readonly Mark[] => {
  const { gap } = theme.sizes;
  const rule = stroke(theme, 'medium', 'accent');
  const y = top + theme.grid * 2;
  return [
    line(trunk, from, trunk, end, rule),
    line(trunk, y, left - gap, y, rule),
    arrowHead({ x: left, y }, 0.25, gap * 1.3, colorOf(theme, 'accent')),
  ];
};

/** Questions that lead to one another and at last to an end point: a decision tree. */
export const tree = defineBlock(
  'tree',
  {
    across: 'text',
    about: 'A decision tree: questions that lead to one another, and to an end.',
    after: 2,
    fields: object({
      title: optional(prose()),
      alt: text(),
      ask: prose(),
      branches: listOf(branch(branch(end())), 2, 3),
    }),
  },
  ({ title, alt, ask, branches }, setting) => {
    const question = { ask, branches };
    const { height, marks } = setQuestion(
      setting,
      frameOf(setting, question, figureTag(setting, alt)),
      question,
      0,
    );
    return drawing(setting, title, height, marks);
  },
);
