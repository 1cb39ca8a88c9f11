import { type Mark, must, type Strip, type Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { integer, listOf, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { dashed } from '../../theme/strokes.ts';
import { defineBlock } from '../block.ts';
import { promptFor, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { blankStrip, spaced, withNext } from '../set/strips.ts';
import { cell, paragraph } from '../set/text.ts';
import { writingLine } from '../set/writing.ts';

interface Card {
  readonly title: Prose;
  readonly text?: Prose | undefined;
  readonly lines: number;
  readonly back?: Prose | undefined;
}

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
  const lines = Array.from({ length: card.lines }, (_, index) =>
    moved([writingLine(setting, pad, inner)], 0, below + index * theme.pitch * theme.grid),
  );
  const room = { x: pad, y: below + 2, width: inner, height: card.lines * theme.pitch * theme.grid };
  const field = card.lines > 0 ? textField(setting, promptFor(setting, 'cards', card.title), room, tag) : [];
  return [...moved(title.marks, 0, pad), ...moved(text?.marks ?? [], 0, top), ...lines.flat(), ...field];
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

/**
 * Cards to cut out: whole pages, the backs printed behind. The sheet is turned over its long edge, so a card in the left
 * column has its back in the right one.
 */
export const cards = defineBlock(
  'cards',
  {
    about: 'Cards to cut out, on pages of their own, with backs when they have any.',
    fields: object({
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
    }),
  },
  ({ title, cards: all, columns, rows }, setting) => {
    const { theme, measure, depth } = setting;
    const head = title ? [...spaced(withNext(paragraph(setting, title, 'prompt')), 0), blankStrip(1)] : [];
    const above = head.reduce((sum, { height }) => sum + height, 0);
    const height = depth - above;
    const sheet: Sheet = { columns, rows, width: measure / columns, height: (height * theme.grid) / rows };
    const perPage = columns * rows;
    const sheets = Array.from({ length: Math.ceil(all.length / perPage) }, (_, index) =>
      all.slice(index * perPage, (index + 1) * perPage),
    );
    const at = (index: number, column: number): { x: Pt; y: Pt } => ({
      x: column * sheet.width,
      y: Math.floor(index / columns) * sheet.height,
    });
    const page = (
      opening: readonly Strip[],
      marks: readonly Mark[],
      side: 'recto' | 'verso',
    ): readonly Strip[] => {
      const strips: readonly Strip[] = [...opening, { height, skip: 0, cost: must, marks }];
      return strips.map((strip, index) => (index === 0 ? { ...strip, side } : strip));
    };
    const strips = sheets.flatMap((some): readonly Strip[] => {
      const fronts = some.flatMap((card, index) => {
        const { x, y } = at(index, index % columns);
        return moved(front(setting, card, sheet, { role: 'P', parent: setting.tag }), x, y);
      });
      const backs = some.flatMap((card, index) => {
        const { x, y } = at(index, columns - 1 - (index % columns));
        return card.back
          ? moved(back(setting, card.back, sheet, { role: 'P', parent: setting.tag }), x, y)
          : [];
      });
      return [
        ...page(head, [...cuts(setting, sheet), ...fronts], 'recto'),
        ...page(above > 0 ? [blankStrip(above)] : [], backs, 'verso'),
      ];
    });
    return [blankStrip(0, must), ...strips];
  },
);
