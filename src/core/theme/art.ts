import {
  anyOf,
  boolean,
  type Infer,
  integer,
  listOf,
  mapOf,
  matching,
  numeric,
  object,
  optional,
  refined,
  text,
  withDefault,
} from '../schema/vocabulary.ts';

// Drawings as data. Lengths are in units of the drawing's own, which is laid over a page or a column as wide as it is told.

const amount = () => numeric(-2000, 2000);

/** A number, or one that goes from a first stage to a last; `bend` above 1 hurries at first. */
const ramp = () =>
  anyOf(
    'must be a number, or `{ first, last, bend }`',
    amount(),
    object({ first: amount(), last: amount(), bend: withDefault(numeric(0.1, 10), 1) }),
  );

/** A color of the theme; mixed with paper by so many percent (`accent 35`), or with another color (`accent 35 tint`). */
const paint = () =>
  matching(
    /^[a-z][a-z0-9-]*( \d{1,2}( [a-z][a-z0-9-]*)?)?$/,
    'must be a color of the theme like `accent`, `accent 35` or `accent 35 tint`',
  );

/** How a line runs: how far it is from the axis (down is more), and all that moves it from there. */
const run = () =>
  object({
    seed: withDefault(integer(0, 9999), 1),
    /** It runs down the drawing, not across. */
    upright: withDefault(boolean(), false),
    away: ramp(),
    waves: withDefault(
      listOf(object({ height: ramp(), length: numeric(1, 2000), phase: withDefault(ramp(), 0) })),
      [],
    ),
    /** Coming and going: at times near, at times so much further. Where it is near it may be restless. */
    swing: optional(
      object({
        height: ramp(),
        length: ramp(),
        phase: withDefault(amount(), 0),
        restless: withDefault(ramp(), 0),
        fine: withDefault(numeric(0.5, 100), 3),
      }),
    ),
    tremble: withDefault(ramp(), 0),
    /** A small rise, a larger one and a dip, so far along. */
    beat: optional(object({ height: ramp(), at: amount(), width: withDefault(numeric(0.1, 10), 1) })),
  });

const pen = () => object({ color: paint(), width: numeric(0.05, 50) });

const ground = () => object({ color: paint() });

const disc = () =>
  object({
    x: amount(),
    y: ramp(),
    radius: numeric(0.1, 500),
    color: optional(paint()),
    pen: optional(pen()),
    /** Only what is above this line is seen. */
    above: optional(text()),
  });

const strata = () =>
  object({
    line: text(),
    count: ramp(),
    step: numeric(0.2, 100),
    /** Each step is so much more than the one before. */
    grow: withDefault(numeric(0, 20), 0),
    /** How deep the line is felt. */
    depth: withDefault(numeric(1, 500), 26),
    pen: pen(),
    /** The share of white added by the last. */
    fade: withDefault(numeric(0, 95), 0),
    /** Each begins so much later and ends sooner. */
    inset: withDefault(numeric(0, 50), 0),
  });

/** From a line down to the foot. */
const hill = () => object({ line: text(), color: optional(paint()), pen: optional(pen()) });

/** What is between two lines. */
const between = () => object({ from: text(), to: text(), color: paint() });

/** Lines that lead from one line to another. */
const strands = () =>
  object({ from: text(), to: text(), count: integer(1, 200), pen: pen(), last: optional(paint()) });

/** A line as a nib draws it: broader where it goes down, thin at its ends. */
const ribbon = () =>
  object({
    line: text(),
    color: paint(),
    width: numeric(0.1, 50),
    taper: withDefault(numeric(0, 200), 0),
    /** Seen at both sides. */
    edge: optional(pen()),
  });

const plate = () =>
  object({
    x: amount(),
    y: amount(),
    width: numeric(0.1, 2000),
    height: numeric(0.1, 2000),
    radius: withDefault(numeric(0, 500), 0),
    color: optional(paint()),
    pen: optional(pen()),
  });

const dots = () =>
  object({
    step: numeric(1, 100),
    radius: numeric(0.05, 20),
    color: paint(),
    /** Toward the foot, rows follow this line. */
    line: optional(text()),
  });

/** Smooth shapes along a line, each a little unlike the others. */
const stones = () =>
  object({
    line: text(),
    count: integer(1, 200),
    width: numeric(0.5, 100),
    height: numeric(0.5, 100),
    color: optional(paint()),
    pen: pen(),
  });

const symbol = () =>
  object({ icon: text(), x: amount(), y: amount(), size: numeric(1, 500), color: paint() });

const picture = () =>
  object({
    file: text(),
    x: amount(),
    y: amount(),
    width: numeric(1, 2000),
    height: numeric(1, 2000),
  });

const layer = () =>
  refined(
    object({
      ground: optional(ground()),
      disc: optional(disc()),
      hill: optional(hill()),
      strata: optional(strata()),
      between: optional(between()),
      strands: optional(strands()),
      ribbon: optional(ribbon()),
      plate: optional(plate()),
      dots: optional(dots()),
      stones: optional(stones()),
      symbol: optional(symbol()),
      picture: optional(picture()),
    }),
    (given) => Object.values(given).filter((one) => one !== undefined).length === 1,
    'must be one kind of layer, like `hill` or `ribbon`',
  );

const drawing = () =>
  object({
    width: numeric(1, 2000),
    height: numeric(1, 2000),
    /** Where it has no stage of its own, it goes from the first to the last between these places from left to right. */
    nears: optional(object({ from: amount(), to: amount() })),
    lines: withDefault(mapOf(run()), {}),
    /** From the lowest to the uppermost. */
    layers: listOf(layer()),
  });

/** Drawings by name. */
export const artSchema = () => mapOf(drawing());

/** Icons by name, on a grid of 24 units: strokes of absolute `M`, `L`, `C` and `Z`, as SVG writes them. */
export const iconSchema = () =>
  mapOf(
    matching(
      /^M[-\d. ]+(?:[MLC] ?[-\d. ]+|Z)*$/,
      'must be strokes on a grid of 24 units, of absolute `M`, `L`, `C` and `Z`',
    ),
  );

export type Ramp = Infer<ReturnType<typeof ramp>>;
export type LineRun = Infer<ReturnType<typeof run>>;
export type Pen = Infer<ReturnType<typeof pen>>;
export type Layer = Infer<ReturnType<typeof layer>>;
export type Drawing = Infer<ReturnType<typeof drawing>>;
export type Art = Infer<ReturnType<typeof artSchema>>;

/** Which stage of a drawing is meant by one of so many, from 1: from 0, the first, to 1, the last. */
export const stageShare = (stage: number, of: number): number =>
  of > 1 ? Math.min(1, Math.max(0, (stage - 1) / (of - 1))) : 0;
