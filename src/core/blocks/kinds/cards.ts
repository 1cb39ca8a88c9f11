import { type Mark, must, type Strip, type Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { integer, listOf, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { dashed } from '../../theme/strokes.ts';
import { defineBlock } from '../block.ts';
import { type Area, fieldIds, partFor, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { blankStrip, chunked, spaced, withNext } from '../set/strips.ts';
import { cell, paragraph } from '../set/text.ts';
import { writingLine } from '../set/writing.ts';

interface Card {
  readonly title: Prose;
  readonly text?: Prose | undefined;
  readonly lines: number;
  readonly back?: Prose | undefined;
}

/** How the cards of one page are laid out. */
interface Sheet {
  readonly columns: number;
  readonly rows: number;
  readonly width: Pt;
  readonly height: Pt;
}

const front = (setting: Setting, card: Card, { width }: Sheet, tag: Tag): readonly Mark[] => {
  const { theme } = setting;
  const { pad } = theme.sizes;
  const inner = width - pad * 2;
  const title = cell(setting, card.title, 'prompt', { x: pad, measure: inner, tag });
  const text = card.text ? cell(setting, card.text, 'label', { x: pad, measure: inner, tag }) : undefined;
  const top = pad + title.height * theme.grid;
  const below = top + (text?.height ?? 0) * theme.grid;
  return [
    ...moved(title.marks, 0, pad),
    ...moved(text?.marks ?? [], 0, top),
    ...roomToWrite(setting, card, { x: pad, y: below, width: inner }, tag),
  ];
};

/** The lines of a card, and one field over all of them. */
const roomToWrite = (
  setting: Setting,
  card: Card,
  { x, y, width }: Omit<Area, 'height'>,
  parent: Tag,
): readonly Mark[] => {
  if (card.lines === 0) return [];
  const pitch = setting.theme.pitch * setting.theme.grid;
  const lines = Array.from({ length: card.lines }, (_, index) =>
    moved([writingLine(setting, x, width)], 0, y + index * pitch),
  );
  const area = { x, y: y + 2, width, height: card.lines * pitch };
  const prompt = partFor(setting, 'cards', card.title);
  return [...lines.flat(), ...textField(setting, prompt, area, { parent })];
};

const back = (setting: Setting, text: Prose, { width, height }: Sheet, tag: Tag): readonly Mark[] => {
  const { theme } = setting;
  const { pad } = theme.sizes;
  const set = cell(setting, text, 'body', { align: 'center', x: pad, measure: width - pad * 2, tag });
  return moved(set.marks, 0, (height - set.height * theme.grid) / 2);
};

/** Where to cut: dashed, from edge to edge of the sheet of cards. */
const cuts = ({ theme }: Setting, { columns, rows, width, height }: Sheet): readonly Mark[] => [
  ...Array.from({ length: columns + 1 }, (_, index) =>
    line(index * width, 0, index * width, rows * height, dashed(theme, 'fine')),
  ),
  ...Array.from({ length: rows + 1 }, (_, index) =>
    line(0, index * height, columns * width, index * height, dashed(theme, 'fine')),
  ),
];

const fronts = (setting: Setting, cards: readonly Card[], sheet: Sheet): readonly Mark[] =>
  cards.flatMap((card, index) => {
    const marks = front(setting, card, sheet, { role: 'P', parent: setting.tag });
    const row = Math.floor(index / sheet.columns);
    return moved(marks, (index % sheet.columns) * sheet.width, row * sheet.height);
  });

/** The sheet is turned over its long edge, so a card in the left column has its back in the right one. */
const backs = (setting: Setting, cards: readonly Card[], sheet: Sheet): readonly Mark[] =>
  cards.flatMap((card, index) => {
    if (!card.back) return [];
    const marks = back(setting, card.back, sheet, { role: 'P', parent: setting.tag });
    const column = sheet.columns - 1 - (index % sheet.columns);
    return moved(marks, column * sheet.width, Math.floor(index / sheet.columns) * sheet.height);
  });

/** One side of a leaf: strips, the first of which falls on that side. */
const onSide = (side: 'recto' | 'verso', strips: readonly Strip[]): readonly Strip[] =>
  strips.map((strip, index) => (index === 0 ? { ...strip, side } : strip));

const fields = object({
  ...fieldIds(),
  title: optional(prose()),
  cards: listOf(
    object({
      title: prose(),
      text: optional(prose()),
      lines: withDefault(integer(0, 6), 0),
      back: optional(prose()),
    }),
    1,
    60,
  ),
  columns: withDefault(integer(1, 4), 2),
  rows: withDefault(integer(1, 8), 4),
});

/** Cards to cut out: whole pages, the backs printed behind. */
export const cards = defineBlock(
  'cards',
  { about: 'Cards to cut out, on pages of their own, with backs when they have any.', fields },
  ({ title, cards: all, columns, rows }, setting) => {
    const { theme, measure, depth } = setting;
    const head = title ? [...spaced(withNext(paragraph(setting, title, 'prompt')), 0), blankStrip(1)] : [];
    const above = head.reduce((sum, { height }) => sum + height, 0);
    const room = depth - above;
    const sheet: Sheet = { columns, rows, width: measure / columns, height: (room * theme.grid) / rows };
    const leaves = chunked(all, columns * rows).flatMap((some): readonly Strip[] => {
      const page = (marks: readonly Mark[]): Strip => ({ height: room, skip: 0, cost: must, marks });
      const recto = page([...cuts(setting, sheet), ...fronts(setting, some, sheet)]);
      const verso = page(backs(setting, some, sheet));
      const opening = above > 0 ? [blankStrip(above)] : [];
      return [...onSide('recto', [...head, recto]), ...onSide('verso', [...opening, verso])];
    });
    return [blankStrip(0, must), ...leaves];
  },
);
