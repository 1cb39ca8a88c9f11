import { error } from '../../model/diagnostic.ts';
import { type Mark, never, type Strip } from '../../model/galley.ts';
import { suggest } from '../../model/nearest.ts';
import type { Prose } from '../../model/prose.ts';
import { line, moved, rectangle } from '../../model/shapes.ts';
import { mm, type Pt, type Units } from '../../model/units.ts';
import {
  boolean,
  listOf,
  name as nameOf,
  numeric,
  object,
  oneOf,
  optional,
  prose,
  text,
  withDefault,
} from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { type Ask, askedLines, askLines } from '../set/asked-lines.ts';
import { figureTag } from '../set/drawing.ts';
import { fieldIds } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { type Cell, cell, stacked, textWidth } from '../set/text.ts';

interface Logo {
  readonly file: string;
  readonly alt: string;
  /** Millimeters at the most. */
  readonly width: number | undefined;
}

/** A logo as large as its place allows, from the top left. */
interface PlacedLogo {
  readonly width: Pt;
  readonly height: Pt;
  readonly marks: readonly Mark[];
}

const none: PlacedLogo = { width: 0, height: 0, marks: [] };

/** As wide as this many times its height: a wordmark has room, and the name beside it too. */
const widest = 4;

/** A logo no higher than `most`; none where there is no such picture, as reported. */
const placedLogo = (setting: Setting, { file, alt, width }: Logo, most: Pt): PlacedLogo => {
  const image = setting.pictures.get(file);
  if (!image || image.kind !== undefined) {
    const hint = suggest(file, setting.pictures.keys());
    setting.report(error('layout/no-picture', `there is no image \`${file}\``, setting.place, hint));
    return none;
  }
  const broad = Math.min(most * widest, setting.measure / 3, width === undefined ? most * widest : mm(width));
  const scale = Math.min(most / image.height, broad / image.width);
  const size = { width: image.width * scale, height: image.height * scale };
  const mark: Mark = { kind: 'image', x: 0, y: 0, ...size, image: file, tag: figureTag(setting, alt) };
  return { ...size, marks: [mark] };
};

interface House {
  readonly name: Prose;
  readonly more: Prose | undefined;
  /** How to reach it. */
  readonly items: readonly Prose[];
  readonly asks: readonly Ask[];
  readonly logo: Logo | undefined;
}

/** Marks from their own top left, and how much room they take; its height in grid units, whole or not. */
interface Panel extends Cell {
  readonly width: Pt;
}

/** Name and what stands under it. */
const called = (setting: Setting, { name, more }: House, x: Pt, measure: Pt): Cell =>
  stacked(
    [
      cell(setting, name, 'prompt', { x, measure }),
      ...(more ? [cell(setting, more, 'small', { x, measure })] : []),
    ],
    setting.theme.grid,
  );

/** In the middle of a height, in grid units. */
const inMiddle = ({ marks, height }: Cell, of: Units, grid: Pt): readonly Mark[] =>
  moved(marks, 0, ((of - height) * grid) / 2);

/** Rows of a logo beside its name, at the most and at the least. */
const [rows, leastRows] = [4, 2];

/** How high a logo may be where a head has so much room: it keeps to that, but is never too small to be known. */
const logoRows = (room: Units): Units => Math.max(leastRows, Math.min(rows, room - leading));

/** The logo, and beside it the name with what stands under it; `room`: grid units for them. */
const signed = (setting: Setting, house: House, most: Pt, room: Units): Panel => {
  const { grid, sizes } = setting.theme;
  const { name, more } = house;
  const logo = house.logo ? placedLogo(setting, house.logo, logoRows(room) * grid) : none;
  const start = logo.width > 0 ? logo.width + sizes.gap * 1.5 : 0;
  const widths = [textWidth(setting, name, 'prompt'), more ? textWidth(setting, more, 'small') : 0];
  const breadth = Math.min(Math.max(...widths) + 1, most - start);
  const named = called(setting, house, start, breadth);
  const height = Math.max(named.height, logo.height / grid);
  const high = (height * grid - logo.height) / 2;
  return {
    width: start + breadth,
    height,
    marks: [...moved(logo.marks, 0, high), ...inMiddle(named, height, grid)],
  };
};

/** How to reach it, at the right. */
const reached = (setting: Setting, { items }: House): Cell => {
  const { theme, measure } = setting;
  const width = measure * shareOfHouse;
  return stacked(
    items.map((one) => cell(setting, one, 'small', { x: measure - width, measure: width, align: 'right' })),
    theme.grid,
  );
};

/** The share of a measure that the house has, where something stands beside it. */
const shareOfHouse = 0.48;

/** Grid units between a head and the text under it, at the least and at the most; and how far the space above its letters may go beyond its place. */
const [leastGap, mostGap, leading] = [0.4, 1.2, 0.4];
/** From one line of a head to the next at the most and at the least, in grid units. */
const [widestPitch, narrowestPitch] = [3, 1.8];

/** Two panels side by side, as high as the higher one. */
const beside = (left: Cell, right: Cell, grid: Pt): Cell => {
  const height = Math.max(left.height, right.height);
  return { height, marks: [...inMiddle(left, height, grid), ...inMiddle(right, height, grid)] };
};

/** Logo, name and ways to reach it; or in their place, for whom the sheet is. `room`: grid units for it. */
const headOf = (setting: Setting, house: House, room: Units): Cell => {
  const { theme, measure } = setting;
  const isAlone = house.items.length === 0 && house.asks.length === 0;
  const left = signed(setting, house, isAlone ? measure : measure * shareOfHouse, room);
  if (house.asks.length === 0) return beside(left, reached(setting, house), theme.grid);
  const start = left.width > 0 ? Math.max(left.width + theme.sizes.gutter, measure * shareOfHouse) : 0;
  const count = askLines(setting, house.asks, start).length;
  const pitch = Math.max(narrowestPitch, Math.min(widestPitch, room / count));
  return beside(left, askedLines(setting, house.asks, start, pitch), theme.grid);
};

/** Of what a margin has left over, this share parts the head from the text. */
const shareOfGap = 0.6;

/** How much larger than a head the ground behind it is, above and below, where the margin has room; in grid units. */
const border = 0.25;

/** A ground behind a head, from so far down and so many grid units high, as far as a printer reaches. */
const groundOf = ({ theme, measure }: Setting, top: Pt, height: Units): Mark => {
  const { grid, page, sizes } = theme;
  const highest = Math.max(top, page.clear - page.margin.top);
  const high = top + height * grid - highest;
  return rectangle(0, highest, measure, high, { fill: colorOf(theme, 'wash') }, sizes.radius);
};

/** In the margin above the text as far as that has room, so that the page keeps its lines. A rule parts it from them, where no line does. */
const above = (setting: Setting, house: House): Strip => {
  const { theme, measure } = setting;
  const { grid, page, sizes } = theme;
  const margin = (page.margin.top - page.clear) / grid;
  // Who is at the head has a ground of its own, from side to side.
  const pad = house.name.length > 0 ? sizes.gap : 0;
  const around = pad > 0 && margin - rows > leastGap + border * 2 ? border : 0;
  const wanted = Math.min(mostGap, (margin - rows) * shareOfGap) - around * 2;
  const gap = Math.max(leastGap, wanted);
  const room = margin - gap - around * 2;
  const head = headOf({ ...setting, measure: measure - pad * 2 }, house, room);
  // Above letters is some air, above a logo is none.
  const air = house.logo && logoRows(room) > room - leading ? 0 : leading;
  const over = Math.max(0, Math.ceil(head.height - air - room));
  const top = (over - gap - around - head.height) * grid;
  const rule = (over - gap / 2) * grid;
  return {
    height: over,
    skip: 0,
    cost: never,
    marks: [
      ...(pad > 0 ? [groundOf(setting, top - around * grid, head.height + around * 2)] : []),
      ...moved(head.marks, pad, top),
      ...(house.asks.length === 0 && pad === 0
        ? [line(0, rule, measure, rule, stroke(theme, 'medium', 'accent'))]
        : []),
    ],
  };
};

/** On a ground of its own, as wide as its words: over a drawing every logo can be seen. */
const plate = (setting: Setting, house: House): Strip => {
  const { theme, measure } = setting;
  const { grid, sizes } = theme;
  const pad = sizes.gap;
  const panel = signed(setting, house, measure - pad * 2, rows + leading);
  const height = Math.ceil(panel.height) + 1;
  const ground = { fill: colorOf(theme, 'paper') };
  return {
    height,
    skip: 2,
    cost: never,
    marks: [
      rectangle(0, 0, panel.width + pad * 2, height * grid, ground, sizes.radius),
      ...moved(inMiddle(panel, height, grid), pad, 0),
    ],
  };
};

/** The house that a book or a sheet is from: its logo, its name, how to reach it. */
export const letterhead = defineBlock(
  'letterhead',
  {
    about: 'The head of a practice or a house: its logo beside its name, and how to reach it.',
    fields: object({
      ...fieldIds(),
      name: withDefault(prose(), []),
      /** Under the name. */
      more: optional(prose()),
      /** At the right, a line each. */
      items: withDefault(listOf(prose(), 0, 6), []),
      /** In their place: for whom a sheet is, with what is known of it; `beside`: on the line of the one before. */
      asks: withDefault(
        listOf(
          object({
            ...fieldIds(),
            label: prose(),
            value: optional(prose()),
            beside: withDefault(boolean(), false),
          }),
          0,
          6,
        ),
        [],
      ),
      logo: optional(nameOf()),
      /** What the logo shows. */
      alt: optional(text()),
      width: optional(numeric(5, 80)),
      /** `top`: in the margin above the text. `plate`: on a ground of its own, over a drawing. */
      on: withDefault(oneOf('text', 'top', 'plate'), 'text'),
    }),
  },
  ({ logo: file, alt = '', width, on, ...said }, setting) => {
    const house: House = {
      ...said,
      more: said.more,
      logo: file === undefined ? undefined : { file, alt, width },
    };
    if (on === 'plate') return [plate(setting, house)];
    if (on === 'top') return [above(setting, house)];
    const head = headOf(setting, house, rows);
    return [{ ...head, height: Math.ceil(head.height), skip: 2, cost: never }];
  },
);
