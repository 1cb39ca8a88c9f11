import type { Pages } from '../../src/core/index.ts';
import type { Mark, Segment, Stroke } from '../../src/core/model/galley.ts';
import { boxOf, type Glyphs, textOf, widthOf } from './measure-marks.ts';

/** A tenth of a point is finer than the eye, and coarser than the noise of floating point. */
const tenth = (value: number): string => (Math.round(value * 10) / 10 + 0).toFixed(1);

/** Shapes are small, and their control points lie close together: they get a digit more, and no zeros at the end. */
const hundredth = (value: number): string => String(Math.round(value * 100) / 100 + 0);

/** The letters that SVG has for the same operators; points from the place of the path. */
const dumpSegment = (segment: Segment): string => {
  const points = (...values: readonly number[]): string => values.map(hundredth).join(' ');
  switch (segment.op) {
    case 'move':
      return `M ${points(segment.x, segment.y)}`;
    case 'line':
      return `L ${points(segment.x, segment.y)}`;
    case 'curve':
      return `C ${points(segment.x1, segment.y1, segment.x2, segment.y2, segment.x, segment.y)}`;
    case 'close':
      return 'Z';
  }
};

const dumpStroke = ({ color, width, dash }: Stroke): string =>
  `stroke ${color} ${hundredth(width)}${dash ? ` dash ${dash.map(hundredth).join(' ')}` : ''}`;

const dumpPath = ({ x, y, segments, fill, stroke }: Extract<Mark, { kind: 'path' }>): string => {
  const drawn = segments.map(dumpSegment).join(' ');
  const paint = [...(fill ? [`fill ${fill}`] : []), ...(stroke ? [dumpStroke(stroke)] : [])].join(' ');
  return `path ${tenth(x)} ${tenth(y)} ${drawn} | ${paint || 'no paint'}`;
};

/** The width is as the run is set: kerned, its spaces stretched. */
const dumpGlyphs = (mark: Glyphs): string => {
  const { x, y, face, size, color, stretch, actual, along } = mark;
  const set = [
    `${tenth(x)} ${tenth(y)} +${tenth(widthOf(mark))} ${face} ${tenth(size)} ${color}`,
    ...(stretch === 1 ? [] : [`stretch ${stretch.toFixed(3)}`]),
    ...(along ? [`along ${along.x.toFixed(3)} ${along.y.toFixed(3)}`] : []),
    ...(actual === undefined ? [] : ['actual']),
  ];
  return `${set.join(' ')} | ${textOf(mark)}`;
};

const dumpField = ({ field }: Extract<Mark, { kind: 'field' }>): string => {
  const { face, size, ink, pen, line, ground } = field.appearance;
  const look = `${face} ${tenth(size)} ink ${ink} pen ${pen} line ${line} ground ${ground}`;
  const own = [
    field.kind === 'text'
      ? `starts “${field.initial ?? ''}” choices ${field.choices?.join(', ') ?? 'none'}`
      : field.shape,
    ...(field.kind === 'radio' ? [`${field.value}: ${field.option}`] : []),
  ];
  return `${field.kind} ${field.name} ${own.join(' ')} | ${look} | ${field.tooltip}`;
};

const dumpMark = (mark: Mark): string => {
  const { left, top, right, bottom } = boxOf(mark);
  const box = `${tenth(left)} ${tenth(top)} ${tenth(right)} ${tenth(bottom)}`;
  switch (mark.kind) {
    case 'glyphs':
      return dumpGlyphs(mark);
    case 'path':
      return dumpPath(mark);
    case 'image':
      return `image ${box} ${mark.image}`;
    case 'link':
      return `link ${box} to ${mark.to} | ${mark.description}`;
    case 'field':
      return `field ${box} ${dumpField(mark)}`;
    case 'late':
      return `late ${box} of ${mark.of ?? 'this page'}`;
  }
};

/** Pages as text: one line a mark, in the order of painting; points from the top left of the page. */
export const dumpPages = ({ pages }: Pages): string =>
  pages
    .map(({ number, side, width, height, section, marks }) =>
      [
        `page ${number} ${side} ${tenth(width)} x ${tenth(height)} ${section}`.trimEnd(),
        ...marks.map(dumpMark),
        '',
      ].join('\n'),
    )
    .join('\n');
