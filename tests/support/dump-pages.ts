import type { Pages } from '../../src/core/index.ts';
import type { Mark } from '../../src/core/model/galley.ts';
import { boxOf, textOf } from './measure-marks.ts';

/** A tenth of a point is finer than the eye, and coarser than the noise of floating point. */
const tenth = (value: number): string => (Math.round(value * 10) / 10 + 0).toFixed(1);

const paintOf = ({ fill, stroke }: Extract<Mark, { kind: 'path' }>): string =>
  [
    fill ? `fill ${fill}` : '',
    stroke
      ? `stroke ${stroke.color} ${stroke.width}${stroke.dash ? ` dash ${stroke.dash.map(tenth).join(' ')}` : ''}`
      : '',
  ]
    .filter((part) => part !== '')
    .join(' ');

const dumpMark = (mark: Mark): string => {
  const { left, top, right, bottom } = boxOf(mark);
  const box = `${tenth(left)} ${tenth(top)} ${tenth(right)} ${tenth(bottom)}`;
  switch (mark.kind) {
    case 'glyphs': {
      const { x, y, face, size, color, stretch, actual } = mark;
      const scaled = stretch === 1 ? '' : ` stretch ${stretch.toFixed(3)}`;
      return `${tenth(x)} ${tenth(y)} ${face} ${tenth(size)} ${color}${scaled}${actual === undefined ? '' : ' actual'} | ${textOf(mark)}`;
    }
    case 'path':
      return `path ${box} ${paintOf(mark)}`;
    case 'image':
      return `image ${box} ${mark.image}`;
    case 'link':
      return `link ${box} to ${mark.to} | ${mark.says}`;
    case 'field':
      return `field ${box} ${mark.field.what} ${mark.field.name} | ${mark.field.says}`;
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
