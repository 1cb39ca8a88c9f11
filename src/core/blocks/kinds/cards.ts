import { error } from '../../model/diagnostic.ts';
import { type Mark, must, type Strip } from '../../model/galley.ts';
import { called, suggest } from '../../model/nearest.ts';
import { type Prose, readProse } from '../../model/prose.ts';
import { line, moved } from '../../model/shapes.ts';
import type { Pt, Units } from '../../model/units.ts';
import {
  boolean,
  integer,
  listOf,
  name,
  object,
  optional,
  prose,
  text,
  withDefault,
} from '../../schema/vocabulary.ts';
import { dashed } from '../../theme/strokes.ts';
import { defineBlock } from '../block.ts';
import { backOf, type Card, type CardShape, type CardSide, frontOf } from '../set/card.ts';
import { fieldIds } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { blankStrip, spaced, withNext } from '../set/strips.ts';
import { paragraph } from '../set/text.ts';

/** How the cards of one page are laid out: each stands in its cell, a little inside the cuts. */
interface Sheet {
  readonly columns: number;
  readonly rows: number;
  readonly width: Pt;
  readonly height: Pt;
}

interface Deck extends Pick<Sheet, 'columns' | 'rows'> {
  readonly cards: readonly Card[];
  readonly head?: string | undefined;
  readonly behind?: string | undefined;
}

type Face = (setting: Setting, card: Card, shape: CardShape, number: number) => CardSide;

const shapeIn = ({ theme }: Setting, sheet: Sheet, art?: string): CardShape => ({
  width: sheet.width - theme.sizes.gap * 2,
  height: sheet.height - theme.sizes.gap * 2,
  art,
});

/** Where to cut: dashed, and a little beyond the cards, so that marks are left beside them. */
const cuts = ({ theme }: Setting, { columns, rows, width, height }: Sheet): readonly Mark[] => {
  const gap = theme.sizes.gap / 2;
  const pen = dashed(theme, 'fine');
  return [
    ...Array.from({ length: columns + 1 }, (_, index) =>
      line(index * width, -gap, index * width, rows * height + gap, pen),
    ),
    ...Array.from({ length: rows + 1 }, (_, index) =>
      line(-gap, index * height, columns * width + gap, index * height, pen),
    ),
  ];
};

/** From the longest down to one. */
const downFrom = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => count - index);

const holds = (setting: Setting, { cards }: Deck, sheet: Sheet): boolean => {
  const shape = shapeIn(setting, sheet);
  const within = ({ bottom }: CardSide): boolean => bottom + setting.theme.sizes.gap <= shape.height;
  return cards.every(
    (card) => within(frontOf(setting, card, shape, 1)) && within(backOf(setting, card, shape, 1)),
  );
};

/** As many to a page as asked for, or fewer where the cards need more room. */
const sheetFor = (setting: Setting, deck: Deck, room: Units): Sheet => {
  const { measure, theme } = setting;
  const { form: _form, ...quiet } = { ...setting, report: () => undefined };
  const sheets = downFrom(deck.columns)
    .flatMap((columns) => downFrom(deck.rows).map((rows) => ({ columns, rows })))
    .toSorted((one, other) => other.columns * other.rows - one.columns * one.rows)
    .map((grid) => ({ ...grid, width: measure / grid.columns, height: (room * theme.grid) / grid.rows }));
  const found = sheets.find((sheet) => holds(quiet, deck, sheet));
  if (found) return found;
  setting.report(
    error('cards/full', 'a card holds more words than fit on a page', setting.place, 'say it shorter'),
  );
  return { columns: 1, rows: 1, width: measure, height: room * theme.grid };
};

/** The sheet is turned over its long edge, so a card in the left column has its back in the right one. */
const columnOf = ({ columns }: Sheet, index: number, side: 'recto' | 'verso'): number =>
  side === 'recto' ? index % columns : columns - 1 - (index % columns);

interface Leaf {
  readonly deck: Deck;
  readonly sheet: Sheet;
  /** Of its first card. */
  readonly number: number;
}

/** One side of all cards of a leaf. */
const onLeaf = (setting: Setting, { deck, sheet, number }: Leaf, side: 'recto' | 'verso') => {
  const { gap } = setting.theme.sizes;
  const face: Face = side === 'recto' ? frontOf : backOf;
  const shape = shapeIn(setting, sheet, side === 'recto' ? deck.head : deck.behind);
  return deck.cards
    .slice(number - 1, number - 1 + sheet.columns * sheet.rows)
    .flatMap((card, index): readonly Mark[] => {
      if (side === 'verso' && card.back.length === 0) return [];
      const { marks } = face(setting, card, shape, number + index);
      const x = columnOf(sheet, index, side) * sheet.width + gap;
      return moved(marks, x, Math.floor(index / sheet.columns) * sheet.height + gap);
    });
};

/** One side of a leaf: strips, the first of which falls on that side. */
const onSide = (side: 'recto' | 'verso', strips: readonly Strip[]): readonly Strip[] =>
  strips.map((strip, index) => (index === 0 ? { ...strip, side } : strip));

/** Fixed words, named as `words.yaml` has them (`safety.stop`), before the card's own. */
const withWords = ({ words, report, place }: Setting, named = '', own: Prose = []): Prose => {
  const [group = '', word = ''] = named.split('.');
  const said = words[group]?.[word];
  if (named && said === undefined) {
    const known = Object.entries(words).flatMap(([name, of]) =>
      Object.keys(of).map((one) => `${name}.${one}`),
    );
    const message = `\`words.yaml\` has no words ${called(named, known)}`;
    report(error('cards/unknown-words', message, place, suggest(named, known)));
  }
  if (!said) return own;
  return own.length === 0 ? readProse(said) : [...readProse(said), { kind: 'break' }, ...own];
};

const fields = object({
  ...fieldIds(),
  title: optional(prose()),
  cards: listOf(
    object({
      title: prose(),
      icon: optional(name()),
      /** Framed so that it is found first. */
      marked: withDefault(boolean(), false),
      words: optional(text()),
      text: optional(prose()),
      lines: withDefault(integer(0, 6), 0),
      back_words: optional(text()),
      back: optional(prose()),
    }),
    1,
    60,
  ),
  /** The most to a page. */
  columns: withDefault(integer(1, 4), 2),
  rows: withDefault(integer(1, 8), 4),
  /** Drawings of the theme, in the heads of fronts and behind the words of backs. */
  head: optional(name()),
  behind: optional(name()),
});

/** Cards to cut out: whole pages, the backs printed behind. */
export const cards = defineBlock(
  'cards',
  { about: 'Cards to cut out, on pages of their own, with backs when they have any.', fields },
  ({ title, cards: written, ...rest }, setting) => {
    const cards = written.map((card) => ({
      ...card,
      text: withWords(setting, card.words, card.text),
      back: withWords(setting, card.back_words, card.back),
    }));
    const deck = { ...rest, cards };
    const head = title ? [...spaced(withNext(paragraph(setting, title, 'prompt')), 0), blankStrip(1)] : [];
    const above = head.reduce((sum, { height }) => sum + height, 0);
    const room = setting.depth - above;
    const sheet = sheetFor(setting, deck, room);
    const page = (marks: readonly Mark[]): Strip => ({ height: room, skip: 0, cost: must, marks });
    const opening = above > 0 ? [blankStrip(above)] : [];
    const some = sheet.columns * sheet.rows;
    const leaves = downFrom(Math.ceil(deck.cards.length / some))
      .toReversed()
      .flatMap((leaf): readonly Strip[] => {
        const whole = { deck, sheet, number: (leaf - 1) * some + 1 };
        const recto = page([...cuts(setting, sheet), ...onLeaf(setting, whole, 'recto')]);
        const verso = page(onLeaf(setting, whole, 'verso'));
        return [...onSide('recto', [...head, recto]), ...onSide('verso', [...opening, verso])];
      });
    return [blankStrip(0, must), ...leaves];
  },
);
