import { drawArt } from '../../art/draw.ts';
import type { View } from '../../art/view.ts';
import type { Mark, Strip } from '../../model/galley.ts';
import { moved } from '../../model/shapes.ts';
import {
  integer,
  name,
  numeric,
  object,
  oneOf,
  optional,
  text,
  withDefault,
} from '../../schema/vocabulary.ts';
import { type Drawing, stageShare } from '../../theme/art.ts';
import { defineBlock } from '../block.ts';
import { drawingCalled } from '../set/art.ts';
import { figureTag } from '../set/drawing.ts';
import type { Setting } from '../set/setting.ts';
import { sideColumn, sideStrip } from '../set/strips.ts';

/** Grid units that a title above a drawing takes. */
const titled = 9;

interface Placing {
  readonly on: 'text' | 'side' | 'top' | 'page';
  readonly from: number;
  /** From 0 to 1. */
  readonly stage: number;
}

/** Where a drawing on the page ends: at its clear edge, or as far beyond the page as a cover reaches. */
const reachOf = ({ theme, reach }: Setting, on: Placing['on']) => {
  const inside = -theme.page.clear;
  // A band may be on either page of a spread.
  const side = on === 'top' ? Math.min(inside, -theme.page.fold) : inside;
  return (
    reach ?? {
      left: side,
      right: side,
      top: inside,
      bottom: inside,
      spine: 0,
    }
  );
};

/** A drawing across the page: stretched to the whole of it, or as a band at its top. */
const viewOnPage = (setting: Setting, drawing: Drawing, { on, from, stage }: Placing): View => {
  const { theme } = setting;
  const { page } = theme;
  const reach = reachOf(setting, on);
  const across = page.width / drawing.width;
  const low = Math.min(across, (page.band * page.height) / drawing.height);
  const down = on === 'page' ? page.height / drawing.height : low;
  // What is left of a front is beyond its spine.
  const shift = from < 0 ? from - reach.spine / across : from;
  return {
    theme,
    drawing,
    stage,
    across,
    down,
    left: shift - reach.left / across,
    right: shift + (page.width + reach.right) / across,
    top: -reach.top / down,
    bottom: on === 'page' ? (page.height + reach.bottom) / down : drawing.height,
  };
};

/** As wide as the text, but never higher than a page has room for below its title. */
const viewInText = ({ theme, measure, depth }: Setting, drawing: Drawing, { from, stage }: Placing): View => {
  const room = (depth - titled) * theme.grid;
  const across = Math.min(measure / drawing.width, room / drawing.height);
  const sides = { left: from, right: from + drawing.width, top: 0, bottom: drawing.height };
  return { theme, drawing, stage, across, down: across, ...sides };
};

const tagged = (setting: Setting, marks: readonly Mark[], alt: string | undefined): readonly Mark[] => {
  if (alt === undefined) return marks;
  const tag = figureTag(setting, alt);
  return marks.map((mark) => (mark.kind === 'link' || mark.kind === 'field' ? mark : { ...mark, tag }));
};

const stripOf = (setting: Setting, drawing: Drawing, placing: Placing, alt: string | undefined): Strip => {
  const { theme } = setting;
  const isInline = placing.on === 'text' || placing.on === 'side';
  const within = placing.on === 'side' ? { ...setting, measure: sideColumn(setting).width } : setting;
  const view = isInline ? viewInText(within, drawing, placing) : viewOnPage(setting, drawing, placing);
  const shift = -view.left * view.across;
  const marks = drawArt(view);
  if (isInline) {
    const height = Math.ceil((drawing.height * view.down) / theme.grid);
    const inside = tagged(setting, moved(marks, shift, 0), alt);
    if (placing.on === 'side') return sideStrip(setting, { marks: inside, height });
    return { height, skip: 0, cost: Number.POSITIVE_INFINITY, marks: inside };
  }
  const start = -reachOf(setting, placing.on).left;
  const ground = tagged(setting, moved(marks, start + shift, 0), alt);
  const below = placing.on === 'page' ? 0 : drawing.height * view.down - theme.page.margin.top;
  return {
    height: Math.max(0, Math.ceil(below / theme.grid)),
    skip: 0,
    cost: Number.POSITIVE_INFINITY,
    marks: [],
    ground,
  };
};

/** A drawing that the theme declares. */
export const art = defineBlock(
  'art',
  {
    across: ({ on }) => (on === 'side' ? 'each' : 'both'),
    about: 'A drawing of the theme: in the text or beside it, at the top of its page, or under all.',
    main: 'name',
    fields: object({
      name: name(),
      on: withDefault(oneOf('text', 'side', 'top', 'page'), 'text'),
      /** Which of its stages, of how many. */
      stage: withDefault(integer(0, 100), 1),
      of: withDefault(integer(0, 100), 1),
      /** Where it begins, in its own units. */
      from: withDefault(numeric(-2000, 2000), 0),
      alt: optional(text()),
    }),
  },
  ({ name, on, stage, of, from, alt }, setting) => {
    const drawing = drawingCalled(setting, name);
    if (!drawing) return [];
    if (on === 'side' && !setting.isBesideText) return [];
    return [stripOf(setting, drawing, { on, from, stage: stageShare(stage, of) }, alt)];
  },
);
