import { curveThrough } from '../../art/curves.ts';
import { freeLinesIn, strokeIn, type View } from '../../art/view.ts';
import { error } from '../../model/diagnostic.ts';
import type { Mark, Strip } from '../../model/galley.ts';
import { called, suggest } from '../../model/nearest.ts';
import { path } from '../../model/shapes.ts';
import { type Infer, integer, name, object, optional, prose, withDefault } from '../../schema/vocabulary.ts';
import { type Drawing, stageShare } from '../../theme/art.ts';
import { defineBlock } from '../block.ts';
import type { Setting } from '../set/setting.ts';
import { inTextColumn } from '../set/strips.ts';
import { roomToWrite } from '../set/writing.ts';

/** Fewer lines than these are left away. */
const fewest = 3;

interface Rows {
  /** From 0, the first, to 1, the last. */
  readonly stage: number;
  /** From one to the next, in grid units. */
  readonly pitch: number;
  readonly most: number;
}

/** The first strands of a drawing, `most` at most, each as a row of its own: the shape of its line, about its own height. */
const rowsOf = ({ theme, measure }: Setting, drawing: Drawing, { stage, pitch, most }: Rows) => {
  const strands = drawing.layers.flatMap((layer) => layer.strands ?? [])[0];
  if (!strands) return [];
  const across = measure / drawing.width;
  const sides = { left: 0, right: drawing.width, top: 0, bottom: drawing.height };
  const view: View = { theme, drawing, stage, across, down: across, ...sides };
  const [first = [], last = []] = freeLinesIn(view, [strands.from, strands.to]);
  return Array.from({ length: Math.min(strands.count, most) }, (_, index): readonly Mark[] => {
    const share = index / Math.max(1, strands.count - 1);
    const points = first.map(({ x, y }, place) => ({
      x,
      y: y + ((last[place]?.y ?? y) - y) * share + (pitch * theme.grid) / 2,
    }));
    const color = strands.last !== undefined && share > 0.5 ? strands.last : strands.pen.color;
    const stroke = strokeIn(view, { ...strands.pen, color });
    const mark = path(0, 0, curveThrough(points), { stroke });
    return mark.kind === 'path' ? [{ ...mark, decor: true }] : [];
  });
};

const fields = object({
  name: name(),
  stage: withDefault(integer(0, 100), 1),
  of: withDefault(integer(0, 100), 1),
  /** From one line to the next, in grid units. */
  pitch: withDefault(integer(1, 12), 2),
  most: withDefault(integer(0, 120), 60),
  /** So many lines are left out above the first. */
  clear: withDefault(integer(0, 20), 0),
  /** Lines to write on below these words, in place of the drawing where there is room for enough of them. */
  write: optional(prose()),
});

const setTide = (
  { name, stage, of, pitch, most, clear, write }: Infer<typeof fields>,
  setting: Setting,
): readonly Strip[] => {
  const { art } = setting.theme;
  const declared = art[name];
  if (!declared) {
    const known = Object.keys(art);
    const said = `the theme has no drawing ${called(name, known)}`;
    setting.report(error('art/unknown', said, setting.place, suggest(name, known)));
    return [];
  }
  const drawn = rowsOf(setting, declared, { stage: stageShare(stage, of), pitch, most });
  const rows = [...Array.from({ length: clear }, (): readonly Mark[] => []), ...drawn];
  // One or two lines alone look as if they had slipped there.
  const least = Math.min(clear + fewest, rows.length);
  const fill = {
    pitch,
    most: rows.length,
    marks: [],
    rows,
    last: true as const,
    least,
  };
  const drawing: Strip = { height: 0, skip: 0, cost: 0, marks: [], fill };
  return write ? [roomToWrite(setting, write), drawing] : [drawing];
};

/** Lines of a drawing, as many as the rest of the page has room for. */
export const tide = defineBlock(
  'tide',
  {
    across: 'each',
    about: 'Closes a page that ends early: lines of a drawing, as many as there is room for.',
    main: 'name',
    fields,
  },
  (tide, setting) => inTextColumn(setting, (inside) => setTide(tide, inside)),
);
