import type { Mark } from '../../model/galley.ts';
import { circle, line } from '../../model/shapes.ts';
import { mm } from '../../model/units.ts';
import { integer, object, oneOf, optional, text, withDefault } from '../../schema/vocabulary.ts';
import { stroke } from '../../theme/strokes.ts';
import { colorOf } from '../../theme/theme.ts';
import { defineBlock } from '../block.ts';
import { figureTag } from '../set/drawing.ts';
import type { Setting } from '../set/setting.ts';

/**
 * Two rings: apart, touching, overlapping. Nearness is what the book is about, and how near is the reader's to choose.
 * Drawn in outline: no panel of ink on a home printer.
 */
const rings = (setting: Setting, height: number, nearness: number): readonly Mark[] => {
  const { theme, measure } = setting;
  const radius = (height * theme.grid) / 2 - theme.rules.heavy;
  const width = Math.min(measure, theme.measure);
  const y = (height * theme.grid) / 2;
  const furthest = Math.max(radius * 2.1, width - radius * 2);
  const gap = furthest + (radius * 0.9 - furthest) * nearness;
  const left = radius + theme.rules.heavy;
  return [
    circle(left, y, radius, { stroke: stroke(theme, 'heavy', 'accent') }),
    circle(left + gap, y, radius, { fill: colorOf(theme, 'wash'), stroke: stroke(theme, 'heavy', 'accent') }),
    circle(left, y, radius, { stroke: stroke(theme, 'heavy', 'accent') }),
  ];
};

const rule = (setting: Setting, height: number): readonly Mark[] => {
  const { theme, measure } = setting;
  const y = (height * theme.grid) / 2;
  return [line(0, y, Math.min(measure, theme.measure) / 4, y, stroke(theme, 'heavy', 'accent'))];
};

/** Ten centimetres with a mark at each, for measuring whether a printer has kept the size. */
const ruler = ({ theme }: Setting, height: number): readonly Mark[] => {
  const pen = stroke(theme, 'fine', 'ink');
  const y = height * theme.grid * 0.75;
  const marks = Array.from({ length: 11 }, (_, index) => mm(index * 10));
  return [
    line(0, y, mm(100), y, pen),
    ...marks.map((x, index) => line(x, y - (index % 10 === 0 ? mm(6) : mm(3)), x, y, pen)),
  ];
};

const shapes = { rings, rule, ruler };

/** An ornament for covers and part openings, or a rule to measure with. */
export const emblem = defineBlock(
  'emblem',
  {
    about: 'An ornament for covers and openings, or a rule to measure with.',
    main: 'shape',
    fields: object({
      shape: oneOf('rings', 'rule', 'ruler'),
      height: withDefault(integer(1, 60), 20),
      near: withDefault(integer(0, 10), 5),
      alt: optional(text()),
    }),
  },
  ({ shape, height, near, alt }, setting) => {
    const marks = shapes[shape](setting, height, near / 10);
    const tag = alt === undefined ? undefined : figureTag(setting, alt);
    return [
      {
        height,
        skip: 2,
        cost: Number.POSITIVE_INFINITY,
        marks: tag
          ? marks.map((mark) => (mark.kind === 'link' || mark.kind === 'field' ? mark : { ...mark, tag }))
          : marks,
      },
    ];
  },
);
