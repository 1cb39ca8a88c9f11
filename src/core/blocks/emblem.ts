import type { Mark } from '../galley.ts';
import { fields, oneOf, optional, otherwise, text, whole } from '../schema.ts';
import { circle, line, stroke } from '../shapes.ts';
import { colorOf } from '../theme.ts';
import { defineBlock } from './block.ts';
import { figureTag } from './drawing.ts';
import type { Setting } from './setting.ts';

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

/** An ornament for covers and part openings. */
export const emblem = defineBlock(
  'emblem',
  {
    main: 'shape',
    fields: fields({
      shape: oneOf('rings', 'rule'),
      height: otherwise(whole(1, 60), 20),
      near: otherwise(whole(0, 10), 5),
      alt: optional(text()),
    }),
  },
  ({ shape, height, near, alt }, setting) => {
    const marks = shape === 'rings' ? rings(setting, height, near / 10) : rule(setting, height);
    const tag = alt === undefined ? undefined : figureTag(setting, alt);
    return [
      {
        height,
        skip: 2,
        cost: Number.POSITIVE_INFINITY,
        marks: tag ? marks.map((mark) => (mark.kind === 'link' ? mark : { ...mark, tag })) : marks,
      },
    ];
  },
);
