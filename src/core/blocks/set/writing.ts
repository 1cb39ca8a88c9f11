import { defined } from '../../model/defined.ts';
import { type Fill, type Mark, never, type Strip } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { stroke } from '../../theme/strokes.ts';
import { type Prompt, textField } from './field.ts';
import { askedText } from './numbered.ts';
import type { Setting } from './setting.ts';
import { spaced, withNext } from './strips.ts';
import { cell, paragraph } from './text.ts';

/** Cost of parting writing lines that belong together. */
const insideLines = 60;

/** The line to write on that closes a strip of one pitch. */
export const writingLine = ({ theme }: Setting, x: Pt, width: Pt, height = theme.pitch): Mark =>
  line(x, height * theme.grid, x + width, height * theme.grid, stroke(theme, 'fine'));

/** A question and its small print, kept with the writing space that follows. */
export const question = (setting: Setting, ask: Prose | undefined, hint?: Prose): readonly Strip[] => [
  ...(ask ? withNext(askedText(setting, ask)) : []),
  ...(hint
    ? withNext(ask ? paragraph(setting, hint, 'hint') : spaced(paragraph(setting, hint, 'hint'), 2))
    : []),
];

/** The share of a page that one field may take: a longer one is divided. */
const undivided = 0.7;
/** Between the rule above and the field. */
const below: Pt = 2;

/** Lines to write on, or one field as high as all of them: so many at least, more where the page has room. */
export const writingLines = (
  setting: Setting,
  least: number,
  most: number,
  prompt?: Prompt,
): readonly Strip[] => {
  const { measure } = setting;
  const { pitch, grid } = setting.theme;
  const area = { x: 0, y: below, width: measure, height: pitch * grid };
  const field = textField(setting, least > 0 ? prompt : undefined, area);
  const marks = [writingLine(setting, 0, measure), ...field];
  const isUndivided = field.length > 0 && least * pitch < setting.depth * undivided;
  const fill: Fill = { pitch, most: Math.max(0, most - least), marks };
  return Array.from({ length: least }, (_, index): Strip => {
    const last = index + 1 === least;
    const cost = isUndivided && !last ? never : lineCost(index, least);
    return defined({ height: pitch, skip: 0, cost, marks, fill: last && fill.most > 0 ? fill : undefined });
  });
};

/** The first line never leaves its prompt; nor do the last two part, so that no single line opens a page. */
const lineCost = (index: number, count: number): number => {
  if (index + 1 === count) return 0;
  return index === 0 || index + 2 === count ? never : insideLines;
};

/** Fewer lines than these are not worth their head. */
const leastLines = 4;

/** Lines to write on, down to the foot of the page. On a screen there are none: a field that some editions lack would have no name for life. */
export const roomToWrite = (setting: Setting, words: Prose): Strip => {
  const { theme, measure, depth } = setting;
  const { pitch, grid } = theme;
  const label = cell(setting, words, 'hint', { measure });
  const top = (pitch - label.height) * grid;
  const most = setting.form ? 0 : Math.floor(depth / pitch);
  const lines = Array.from({ length: most }, () => [writingLine(setting, 0, measure)]);
  const rows = [[], moved(label.marks, 0, top), ...lines];
  const fill: Fill = { pitch, most, marks: [], rows, last: true, least: leastLines + 2 };
  return { height: 0, skip: 0, cost: 0, marks: [], fill };
};
