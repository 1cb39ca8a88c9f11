import type { Mark } from '../../model/galley.ts';
import type { Prose } from '../../model/prose.ts';
import { arrowHead, line, moved, onCircle, path, rectangle } from '../../model/shapes.ts';
import type { Pt } from '../../model/units.ts';
import { boolean, listOf, object, optional, prose, text, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { centered, drawing, figureTag } from '../set/drawing.ts';
import { type Area, promptFor, textField } from '../set/field.ts';
import type { Setting } from '../set/setting.ts';
import { cell } from '../set/text.ts';

/** Shares of the drawing: how far the stages stand from its middle, and how large they are. */
const spread = 0.36;
const stageWidth = 0.27;
/** Lines to write on in a stage, its lower edge among them. */
const lined = 3;

interface Stage {
  readonly x: Pt;
  readonly y: Pt;
  readonly turn: number;
}

const arrow = (setting: Setting, from: Stage, to: Stage, x: Pt, y: Pt, rx: Pt, ry: Pt): readonly Mark[] => {
  const { theme } = setting;
  const span = (to.turn - from.turn + 1) % 1 || 1;
  const at = (share: number): { x: Pt; y: Pt } => {
    const { x: ux, y: uy } = onCircle(0, 0, 1, from.turn + span * share);
    return { x: x + ux * rx, y: y + uy * ry };
  };
  const [start, a, b, end] = [at(0.4), at(0.45), at(0.5), at(0.6)];
  const turn = Math.atan2(end.x - at(0.57).x, -(end.y - at(0.57).y)) / (2 * Math.PI);
  const curve = path(
    0,
    0,
    [
      { op: 'move', x: start.x, y: start.y },
      { op: 'curve', x1: a.x, y1: a.y, x2: b.x, y2: b.y, x: end.x, y: end.y },
    ],
    { stroke: stroke(theme, 'medium', 'accent') },
  );
  return [curve, arrowHead(end.x, end.y, turn, theme.sizes.gap * 1.3, colorOf(theme, 'accent'))];
};

/** Lines in a stage; the frame’s own lower edge serves as the last. */
const toWrite = (setting: Setting, room: Area, label: Prose | undefined): readonly Mark[] => {
  const { theme } = setting;
  const { grid, pitch } = theme;
  const { x, y, width, height } = room;
  const rules = Array.from({ length: lined - 1 }, (_, row) => y + (row + 1) * pitch * grid).filter(
    (rule) => rule < y + height - grid,
  );
  const field = { ...room, y: y + grid / 4, height: height - grid * 0.75 };
  return [
    ...rules.map((rule) => line(x, rule, x + width, rule, stroke(theme, 'fine'))),
    ...textField(setting, promptFor(setting, 'cycle', label), field),
  ];
};

/** Stages that lead into one another, round and round. */
export const cycle = defineBlock(
  'cycle',
  {
    about: 'Stages that lead into one another, round and round.',
    after: 2,
    fields: object({
      title: optional(prose()),
      stages: listOf(object({ label: prose(), text: optional(prose()) }), 3, 7),
      center: optional(prose()),
      alt: text(),
      write: withDefault(boolean(), false),
    }),
  },
  ({ title, stages, center, alt, write }, setting) => {
    const { theme, measure } = setting;
    const { grid, sizes } = theme;
    const tag = figureTag(setting, alt);
    const width = measure * stageWidth;
    const bodies = stages.map(({ label, text: note }) => {
      const head = cell(setting, label, 'label', { align: 'center', measure: width - sizes.pad, tag });
      const body = note
        ? cell(setting, note, 'hint', { align: 'center', measure: width - sizes.pad, tag })
        : undefined;
      return { head, body, height: head.height + (body?.height ?? 0) + 1 + (write ? lined * 2 : 0) };
    });
    const tallest = Math.max(...bodies.map(({ height }) => height));
    const height = Math.max(34, tallest * 2 + 16 + (stages.length > 4 ? tallest : 0));
    const [x, y] = [measure / 2, (height * grid) / 2];
    const [rx, ry] = [measure * spread, height * grid * 0.5 - (tallest * grid) / 2 - grid];
    const places = stages.map((_, index): Stage => {
      const turn = index / stages.length;
      const unit = onCircle(0, 0, 1, turn);
      return { x: x + unit.x * rx, y: y + unit.y * ry, turn };
    });
    const marks = places.flatMap((place, index): readonly Mark[] => {
      const body = bodies[index];
      const next = places[(index + 1) % places.length];
      if (!body || !next) return [];
      const [left, top, tall] = [place.x - width / 2, place.y - (body.height * grid) / 2, body.height * grid];
      const inset = left + sizes.pad / 2;
      const from = top + (body.head.height + (body.body?.height ?? 0) + 0.5) * grid;
      const room = { x: inset, y: from, width: width - sizes.pad, height: top + tall - from };
      return [
        ...arrow(setting, place, next, x, y, rx, ry),
        rectangle(
          left,
          top,
          width,
          tall,
          { fill: colorOf(theme, 'paper'), stroke: stroke(theme, 'medium', 'soft') },
          sizes.radius * 2,
        ),
        ...moved(body.head.marks, inset, top + grid / 2),
        ...moved(body.body?.marks ?? [], inset, top + grid / 2 + body.head.height * grid),
        ...(write ? toWrite(setting, room, stages[index]?.label) : []),
      ];
    });
    const middle = center ? centered(setting, center, 'hint', x, y, measure * 0.22, tag) : [];
    return drawing(setting, title, height, [...marks, ...middle]);
  },
);
