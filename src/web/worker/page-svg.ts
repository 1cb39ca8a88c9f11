import type { Color, Mark, Page, Segment, Stroke } from '../../core/index.ts';
import { characterOf, familyOf } from './glyph-face.ts';
import { type Glyphs, isUpright, placesOf } from './glyph-places.ts';

// A page as SVG: the same marks that paint puts into a PDF, at the same places.

/** How a page is drawn. */
export interface PageDrawing {
  /** Colors by their lightness alone. */
  readonly gray: boolean;
  /** The address of a picture. */
  readonly pictureOf: (image: string) => string;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Lightness as a printer without colors makes it (ITU-R BT.601), as paint has it. */
const grayOf = (color: Color): Color => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const light = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  return `#${light.toString(16).padStart(2, '0').repeat(3)}`;
};

const inked = (color: Color, { gray }: PageDrawing): Color => (gray ? grayOf(color) : color);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** From the place of a run's beginning to the page: moved, turned along the way that it runs, stretched. */
const matrixOf = ({ x, y, along = { x: 1, y: 0 }, stretch }: Glyphs): string =>
  [along.x * stretch, along.y * stretch, -along.y, along.x, x, y].map(rounded).join(' ');

const glyphs = (mark: Glyphs, drawing: PageDrawing): string => {
  const families = new Map<string, (readonly [number, number])[]>();
  for (const placed of placesOf(mark)) {
    const family = familyOf(mark.face, placed[0]);
    families.set(family, [...(families.get(family) ?? []), placed]);
  }
  const [left, y] = isUpright(mark) ? [mark.x, rounded(mark.y)] : [0, 0];
  const turned = isUpright(mark) ? '' : ` transform="matrix(${matrixOf(mark)})"`;
  const look = `font-size="${rounded(mark.size)}" fill="${inked(mark.color, drawing)}"${turned}`;
  return [...families]
    .map(([family, placed]) => {
      const xs = placed.map(([, x]) => rounded(left + x)).join(' ');
      const text = placed.map(([glyph]) => characterOf(glyph)).join('');
      return `<text font-family="${escaped(family)}" ${look} x="${xs}" y="${y}">${text}</text>`;
    })
    .join('');
};

const step = (segment: Segment, x: number, y: number): string => {
  if (segment.op === 'close') return 'Z';
  const at = (dx: number, dy: number): string => `${rounded(x + dx)} ${rounded(y + dy)}`;
  if (segment.op === 'curve')
    return `C${at(segment.x1, segment.y1)} ${at(segment.x2, segment.y2)} ${at(segment.x, segment.y)}`;
  return `${segment.op === 'move' ? 'M' : 'L'}${at(segment.x, segment.y)}`;
};

const strokeOf = ({ color, width, dash, round }: Stroke, drawing: PageDrawing): string => {
  const dashes = dash && dash.length > 0 ? ` stroke-dasharray="${dash.map(rounded).join(' ')}"` : '';
  const ends = round ? ' stroke-linecap="round" stroke-linejoin="round"' : '';
  return ` stroke="${inked(color, drawing)}" stroke-width="${rounded(width)}"${dashes}${ends}`;
};

const path = (mark: Extract<Mark, { kind: 'path' }>, drawing: PageDrawing): string => {
  const { x, y, segments, fill, stroke } = mark;
  const d = segments.map((segment) => step(segment, x, y)).join('');
  const lined = stroke ? strokeOf(stroke, drawing) : '';
  return `<path d="${d}" fill="${fill ? inked(fill, drawing) : 'none'}"${lined}/>`;
};

/** Where something is to be filled in: as the PDF shows it before anybody has. */
const field = (mark: Extract<Mark, { kind: 'field' }>, drawing: PageDrawing): string => {
  const { x, y, width, height } = mark;
  const { ground, line } = mark.field.appearance;
  const box = `x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}"`;
  return `<rect ${box} fill="${inked(ground, drawing)}" stroke="${inked(line, drawing)}" stroke-width="0.4"/>`;
};

const image = (mark: Extract<Mark, { kind: 'image' }>, { pictureOf }: PageDrawing): string => {
  const { x, y, width, height } = mark;
  const box = `x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}"`;
  return `<image ${box} preserveAspectRatio="none" href="${escaped(pictureOf(mark.image))}"/>`;
};

const drawn = (mark: Mark, drawing: PageDrawing): string => {
  switch (mark.kind) {
    case 'glyphs':
      return glyphs(mark, drawing);
    case 'path':
      return path(mark, drawing);
    case 'image':
      return image(mark, drawing);
    case 'field':
      return field(mark, drawing);
    case 'link':
    case 'late':
      return '';
  }
};

/** The markup of a page. It holds characters that only our faces know: what the page says is told beside it. */
export const svgOf = ({ width, height, marks }: Page, drawing: PageDrawing): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${rounded(width)} ${rounded(height)}" aria-hidden="true" focusable="false">${marks.map((mark) => drawn(mark, drawing)).join('')}</svg>`;
