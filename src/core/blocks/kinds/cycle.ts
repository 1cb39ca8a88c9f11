import { curveThrough } from '../../art/curves.ts';
import type { Mark, Strip, Tag } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { arrowHead, line, moved, onCircle, path, rectangle } from '../../model/shapes.ts';
import type { Point, Pt, Units } from '../../model/units.ts';
import {
  boolean,
  type Infer,
  listOf,
  object,
  optional,
  prose,
  text,
  withDefault,
} from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { centered, drawing, figureTag } from '../set/drawing.ts';
import { type Area, fieldIds, partFor, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { type Cell, cell } from '../set/text.ts';

/** Shares of the drawing: how far the stages are from its middle, and how large they are. */
const spread = 0.357;
const stageWidth = 0.286;
/** Lines to write on in a stage, its lower edge among them. */
const lined = 3;

/** A stage on its place: angle in turns, clockwise from the top. */
interface Stage extends Point {
  readonly turn: number;
  readonly width: Pt;
  readonly height: Pt;
}

/** The ellipse on which stages are placed. */
interface Ellipse extends Point {
  readonly rx: Pt;
  readonly ry: Pt;
}

const onEllipse = ({ x, y, rx, ry }: Ellipse, turn: number): Point => {
  const unit = onCircle(0, 0, 1, turn);
  return { x: x + unit.x * rx, y: y + unit.y * ry };
};

/** Steps in which the way from one stage to the next is looked at. */
const steps = 48;

/** Whether a point is on a stage, or nearer to it than arrows come. */
const isOn = ({ x, y, width, height }: Stage, point: Point, gap: Pt): boolean =>
  Math.abs(point.x - x) < width / 2 + gap && Math.abs(point.y - y) < height / 2 + gap;

/** From the edge of one stage to the edge of the next, along the ellipse. */
const arrow = (setting: Setting, ellipse: Ellipse, from: Stage, to: Stage): readonly Mark[] => {
  const { theme } = setting;
  const { gap } = theme.sizes;
  const span = (to.turn - from.turn + 1) % 1 || 1;
  const way = Array.from({ length: steps + 1 }, (_, step) =>
    onEllipse(ellipse, from.turn + (span * step) / steps),
  ).filter((point) => !isOn(from, point, gap / 2) && !isOn(to, point, gap / 2));
  const [end, before] = [way.at(-1), way.at(-3)];
  if (!end || !before) return [];
  const turn = Math.atan2(end.x - before.x, -(end.y - before.y)) / (2 * Math.PI);
  // The head covers the end of its line.
  const drawn = way.slice(0, -1).filter((_, index) => index % 3 === 0 || index === way.length - 2);
  return [
    path(0, 0, curveThrough(drawn), { stroke: { ...stroke(theme, 'medium', 'accent'), round: true } }),
    arrowHead(end, turn, gap * 1.3, colorOf(theme, 'accent')),
  ];
};

/** Lines in a stage; the frame’s own lower edge serves as the last. */
const roomToWrite = (setting: Setting, room: Area, label: Prose): readonly Mark[] => {
  const { theme } = setting;
  const { grid, pitch } = theme;
  const { x, y, width, height } = room;
  const rules = Array.from({ length: lined - 1 }, (_, row) => y + (row + 1) * pitch * grid).filter(
    (rule) => rule < y + height - grid,
  );
  const field = { ...room, y: y + grid / 4, height: height - grid * 0.75 };
  return [
    ...rules.map((rule) => line(x, rule, x + width, rule, stroke(theme, 'fine'))),
    ...textField(setting, partFor(setting, 'cycle', label), field),
  ];
};

/** The words of a stage, and its height. */
interface Body {
  readonly label: Prose;
  readonly head: Cell;
  readonly note: Cell;
  readonly height: Units;
  readonly isLined: boolean;
}

const bodiesOf = ({ stages, write }: Cycle, setting: Setting, tag: Tag): readonly Body[] => {
  const measure = setting.measure * stageWidth - setting.theme.sizes.pad;
  const empty: Cell = { marks: [], height: 0 };
  return stages.map(({ label, text: note }) => {
    const head = cell(setting, label, 'label', { align: 'center', measure, tag });
    const body = note ? cell(setting, note, 'hint', { align: 'center', measure, tag }) : empty;
    const height = head.height + body.height + 1 + (write ? lined * setting.theme.pitch : 0);
    return { label, head, note: body, height, isLined: write };
  });
};

const setStage = (setting: Setting, { x, y }: Stage, body: Body): readonly Mark[] => {
  const { theme } = setting;
  const { grid, sizes } = theme;
  const width = setting.measure * stageWidth;
  const tall = body.height * grid;
  const [left, top] = [x - width / 2, y - tall / 2];
  const inset = left + sizes.pad / 2;
  const from = top + (body.head.height + body.note.height + 0.5) * grid;
  const room = { x: inset, y: from, width: width - sizes.pad, height: top + tall - from };
  const style = {
    fill: colorOf(theme, body.isLined ? 'paper' : 'wash'),
    stroke: stroke(theme, 'fine', 'accent'),
  };
  return [
    rectangle(left, top, width, tall, style, sizes.radius * 2),
    ...moved(body.head.marks, inset, top + grid / 2),
    ...moved(body.note.marks, inset, top + grid / 2 + body.head.height * grid),
    ...(body.isLined ? roomToWrite(setting, room, body.label) : []),
  ];
};

/** How high a drawing of such stages is: from five on, three or more are above one another. */
const heightOf = (bodies: readonly Body[], tallest: Units): Units =>
  Math.max(34, tallest * 2 + 16 + (bodies.length > 4 ? tallest : 0));

const fields = object({
  ...fieldIds(),
  title: optional(prose()),
  stages: listOf(object({ label: prose(), text: optional(prose()) }), 3, 7),
  center: optional(prose()),
  alt: text(),
  write: withDefault(boolean(), false),
});

type Cycle = Infer<typeof fields>;

const setCycle = (declared: Cycle, setting: Setting): readonly Strip[] => {
  const { title, center, alt } = declared;
  const { measure, theme } = setting;
  const { grid } = theme;
  const tag = figureTag(setting, alt);
  const bodies = bodiesOf(declared, setting, tag);
  const tallest = Math.max(...bodies.map(({ height }) => height));
  const height = heightOf(bodies, tallest);
  const [x, y] = [measure / 2, (height * grid) / 2];
  const ellipse = { x, y, rx: measure * spread, ry: height * grid * 0.5 - (tallest * grid) / 2 - grid };
  const stageAt = (index: number): Stage => {
    const turn = (index % bodies.length) / bodies.length;
    const { height: own = 0 } = bodies[index % bodies.length] ?? {};
    return { ...onEllipse(ellipse, turn), turn, width: measure * stageWidth, height: own * grid };
  };
  const stages = bodies.flatMap((body, index) => [
    ...arrow(setting, ellipse, stageAt(index), stageAt(index + 1)),
    ...setStage(setting, stageAt(index), body),
  ]);
  const label = { style: 'hint', x, y, width: measure * 0.22, tag };
  const middle = center ? centered(setting, center, label) : [];
  return drawing(setting, title, height, [...stages, ...middle]);
};

/** Stages that lead into one another, round and round. */
export const cycle = defineBlock(
  'cycle',
  { about: 'Stages that lead into one another, round and round.', after: 2, fields },
  setCycle,
);
