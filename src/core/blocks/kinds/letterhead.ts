import { error } from '../../model/diagnostic.ts';
import { type Mark, never, type Strip } from '../../model/galley.ts';
import { suggest } from '../../model/nearest.ts';
import type { Prose } from '../../model/prose.ts';
import { line, moved, rectangle } from '../../model/shapes.ts';
import { mm, type Pt, type Units } from '../../model/units.ts';
import {
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
import { figureTag } from '../set/drawing.ts';
import type { Setting } from '../set/setting.ts';
import { type Cell, cell, textWidth } from '../set/text.ts';

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
  readonly items: readonly Prose[];
  readonly logo: Logo | undefined;
}

/** Cells one under the other. */
const stacked = (cells: readonly Cell[], grid: Pt): Cell => {
  let height: Units = 0;
  const marks = cells.flatMap((one) => {
    const placed = moved(one.marks, 0, height * grid);
    height += one.height;
    return placed;
  });
  return { marks, height };
};

/** Name and what stands under it. */
const called = (setting: Setting, { name, more }: House, x: Pt, measure: Pt): Cell =>
  stacked(
    [
      cell(setting, name, 'prompt', { x, measure }),
      ...(more ? [cell(setting, more, 'small', { x, measure })] : []),
    ],
    setting.theme.grid,
  );

/** How to reach it, at the right. */
const reached = (setting: Setting, { items }: House): Cell & { readonly width: Pt } => {
  const { theme, measure } = setting;
  const most = measure * 0.45;
  const width = Math.min(most, Math.max(0, ...items.map((one) => textWidth(setting, one, 'small'))) + 1);
  const set = items.map((one) =>
    cell(setting, one, 'small', { x: measure - width, measure: width, align: 'right' }),
  );
  return { ...stacked(set, theme.grid), width };
};

/** In the middle of a height, both in grid units. */
const inMiddle = ({ marks, height }: Cell, of: Units, grid: Pt): readonly Mark[] =>
  moved(marks, 0, ((of - height) * grid) / 2);

/** Logo, name and ways to reach it side by side. */
const headOf = (setting: Setting, house: House): Cell => {
  const { theme, measure } = setting;
  const { grid, sizes } = theme;
  const contact = reached(setting, house);
  const logoHeight = 4 * grid;
  const logo = house.logo ? placedLogo(setting, house.logo, logoHeight) : none;
  const start = logo.width > 0 ? logo.width + sizes.gap * 1.5 : 0;
  const room = measure - start - (contact.width > 0 ? contact.width + sizes.gap * 2 : 0);
  const named = called(setting, house, start, room);
  const height = Math.max(named.height, contact.height, Math.ceil(logo.height / grid));
  return {
    height,
    marks: [
      ...moved(logo.marks, 0, (height * grid - logo.height) / 2),
      ...inMiddle(named, height, grid),
      ...inMiddle(contact, height, grid),
    ],
  };
};

/** With a rule under it in the margin above the text, as far as that has room, so that the page keeps its lines. */
const above = ({ theme, measure }: Setting, head: Cell): Strip => {
  const { grid, page } = theme;
  const height = head.height + 1;
  const room = Math.floor((page.margin.top - page.clear) / grid);
  const over = Math.max(0, height - room);
  const rule = (head.height + 0.5) * grid;
  const marks = [...head.marks, line(0, rule, measure, rule, stroke(theme, 'medium', 'accent'))];
  return { height: over, skip: 0, cost: never, marks: moved(marks, 0, (over - height) * grid) };
};

/** On a ground of its own, as wide as its words: over a drawing every logo can be seen. */
const plate = (setting: Setting, house: House): Strip => {
  const { theme, measure } = setting;
  const { grid, sizes } = theme;
  const pad = sizes.gap;
  const logo = house.logo ? placedLogo(setting, house.logo, 4 * grid) : none;
  const start = logo.width > 0 ? pad + logo.width + sizes.gap : pad;
  const widths = [
    textWidth(setting, house.name, 'prompt'),
    house.more ? textWidth(setting, house.more, 'small') : 0,
  ];
  const room = Math.min(measure - start - pad, Math.max(...widths) + 1);
  const named = called(setting, house, start, room);
  const inner = Math.max(named.height, Math.ceil(logo.height / grid));
  const height = inner + 1;
  const middle = (of: Pt): Pt => (height * grid - of) / 2;
  return {
    height,
    skip: 2,
    cost: never,
    marks: [
      rectangle(0, 0, start + room + pad, height * grid, { fill: colorOf(theme, 'paper') }, sizes.radius),
      ...moved(logo.marks, pad, middle(logo.height)),
      ...moved(named.marks, 0, middle(named.height * grid)),
    ],
  };
};

/** The house that a book or a sheet is from: its logo, its name, how to reach it. */
export const letterhead = defineBlock(
  'letterhead',
  {
    about: 'The head of a practice or a house: its logo beside its name, and how to reach it.',
    after: 1,
    fields: object({
      name: prose(),
      /** Under the name. */
      more: optional(prose()),
      /** At the right, a line each. */
      items: withDefault(listOf(prose(), 0, 6), []),
      logo: optional(nameOf()),
      /** What the logo shows. */
      alt: optional(text()),
      width: optional(numeric(5, 80)),
      /** `top`: in the margin above the text. `plate`: on a ground of its own, over a drawing. */
      on: withDefault(oneOf('text', 'top', 'plate'), 'text'),
    }),
  },
  ({ name, more, items, logo: file, alt = '', width, on }, setting) => {
    const house = { name, more, items, logo: file === undefined ? undefined : { file, alt, width } };
    if (on === 'plate') return [plate(setting, house)];
    const head = headOf(setting, house);
    return [on === 'top' ? above(setting, head) : { ...head, skip: 2, cost: never }];
  },
);
