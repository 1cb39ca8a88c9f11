import { iconMarks } from '../../art/icon.ts';
import type { Mark, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { moved, rectangle } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { artIn } from './art.ts';
import { partFor, textField } from './field.ts';
import type { Setting } from './setting.ts';
import { cell, toProse } from './text.ts';
import { writingLine } from './writing.ts';

export interface Card {
  readonly title: Prose;
  readonly icon?: string | undefined;
  /** To be found first. */
  readonly marked: boolean;
  readonly text: Prose;
  readonly lines: number;
  readonly back: Prose;
}

/** The size of a card, and the drawing behind its words. */
export interface CardShape {
  readonly width: Pt;
  readonly height: Pt;
  readonly art?: string | undefined;
}

/** What is printed of one side, and how far down its words go. */
export interface CardSide {
  readonly marks: readonly Mark[];
  readonly bottom: Pt;
}

/** Grid units from the edge to the line of the title, from that to the end of the head, and on to what is below. */
const [titled, ended, parted] = [0.5, 0.5, 1];

/** The share of a drawing that shows a card by its number: each is a little unlike the one before. */
const stageOf = (number: number): number => (number % 4) / 3;

const frame = ({ theme }: Setting, { marked }: Card, { width, height }: CardShape): Mark => {
  const pen = marked ? stroke(theme, 'heavy', 'deep') : stroke(theme, 'medium', 'accent');
  return rectangle(0, 0, width, height, { stroke: pen }, theme.sizes.radius * 2);
};

/** Icon, title and number of a front. */
const headOf = (setting: Setting, card: Card, { width }: CardShape, number: string, tag: Tag): CardSide => {
  const { theme } = setting;
  const { gap, pad } = theme.sizes;
  const size = 2 * theme.grid;
  const x = pad + (card.icon === undefined ? 0 : size + gap);
  const title = cell(setting, card.title, 'contents-part', { x, measure: width - pad - size - x, tag });
  const count = cell(setting, toProse(number), 'small', { align: 'right', measure: width - pad, tag });
  const icon = { x: pad, y: 0, size, color: colorOf(theme, 'deep') };
  const marks = [
    ...(card.icon === undefined ? [] : iconMarks(theme, card.icon, icon)),
    ...title.marks,
    ...count.marks,
  ];
  const top = titled * theme.grid;
  return { marks: moved(marks, 0, top), bottom: top + (title.height + ended + parted) * theme.grid };
};

/** The lines of a card, and one field over all of them. */
const roomToWrite = (setting: Setting, card: Card, y: Pt, width: Pt, parent: Tag): CardSide => {
  const { pad } = setting.theme.sizes;
  const pitch = setting.theme.pitch * setting.theme.grid;
  const bottom = y + card.lines * pitch;
  if (card.lines === 0) return { marks: [], bottom };
  const lines = Array.from({ length: card.lines }, (_, index) =>
    moved([writingLine(setting, pad, width)], 0, y + index * pitch),
  );
  const prompt = partFor(setting, 'cards', card.title);
  const area = { x: pad, y: y + 2, width, height: card.lines * pitch };
  return { marks: [...lines.flat(), ...textField(setting, prompt, area, { parent })], bottom };
};

export const frontOf = (setting: Setting, card: Card, shape: CardShape, number: number): CardSide => {
  const { theme, tag: parent } = setting;
  const { pad } = theme.sizes;
  const inner = shape.width - pad * 2;
  const tag = { role: 'P', parent };
  const head = headOf(setting, card, shape, String(number), tag);
  const text = cell(setting, card.text, card.marked ? 'safety' : 'label', { x: pad, measure: inner, tag });
  const below = head.bottom + text.height * theme.grid;
  const room = roomToWrite(setting, card, below, inner, tag);
  const box = { width: shape.width, height: head.bottom - parted * theme.grid };
  return {
    marks: [
      ...artIn(setting, shape.art, { ...box, below: shape.height }, stageOf(number)),
      frame(setting, card, shape),
      ...head.marks,
      ...moved(text.marks, 0, head.bottom),
      ...room.marks,
    ],
    bottom: room.bottom,
  };
};

/** Words on a plate in the middle of a drawing. */
export const backOf = (setting: Setting, card: Card, shape: CardShape, number: number): CardSide => {
  const { theme, tag: parent } = setting;
  const { pad, gap, radius } = theme.sizes;
  const { width, height } = shape;
  const set = cell(setting, card.back, 'lead', {
    x: pad,
    measure: width - pad * 2,
    tag: { role: 'P', parent },
  });
  const high = set.height * theme.grid;
  const top = (height - high) / 2;
  const style = { fill: colorOf(theme, 'paper'), stroke: stroke(theme, 'fine', 'accent') };
  return {
    marks: [
      ...artIn(setting, shape.art, { width, height, below: height }, stageOf(number)),
      ...(shape.art ? [rectangle(gap, top - gap, width - gap * 2, high + gap * 2, style, radius * 2)] : []),
      frame(setting, card, shape),
      ...moved(set.marks, 0, top),
    ],
    bottom: (height + high) / 2 + gap,
  };
};
