import type { Mark, Page, Stroke } from '../../core/index.ts';
import { characterOf, familyOf } from './glyph-face.ts';
import { type Glyphs, placesOf } from './glyph-places.ts';

// A page on a canvas: the same marks that paint puts into a PDF, at the same places.

export type Canvas = OffscreenCanvasRenderingContext2D;

/** Pictures by what pages call them. */
export type Pictures = ReadonlyMap<string, ImageBitmap>;

const glyphs = (mark: Glyphs, canvas: Canvas): void => {
  const { x, y, size, color, along = { x: 1, y: 0 }, stretch } = mark;
  canvas.save();
  canvas.transform(along.x * stretch, along.y * stretch, -along.y, along.x, x, y);
  canvas.fillStyle = color;
  let family = '';
  for (const [glyph, at] of placesOf(mark)) {
    const next = familyOf(mark.face, glyph);
    if (next !== family) canvas.font = `${size}px ${next}`;
    family = next;
    canvas.fillText(characterOf(glyph), at, 0);
  }
  canvas.restore();
};

const drawLine = ({ color, width, dash = [], round }: Stroke, canvas: Canvas, path: Path2D): void => {
  canvas.strokeStyle = color;
  canvas.lineWidth = width;
  canvas.setLineDash([...dash]);
  canvas.lineCap = round ? 'round' : 'butt';
  canvas.lineJoin = round ? 'round' : 'miter';
  canvas.stroke(path);
};

const path = ({ x, y, segments, fill, stroke }: Extract<Mark, { kind: 'path' }>, canvas: Canvas): void => {
  const line = new Path2D();
  for (const part of segments) {
    if (part.op === 'close') line.closePath();
    else if (part.op === 'curve')
      line.bezierCurveTo(x + part.x1, y + part.y1, x + part.x2, y + part.y2, x + part.x, y + part.y);
    else if (part.op === 'move') line.moveTo(x + part.x, y + part.y);
    else line.lineTo(x + part.x, y + part.y);
  }
  if (fill) {
    canvas.fillStyle = fill;
    canvas.fill(line);
  }
  if (stroke) drawLine(stroke, canvas, line);
};

const field = (
  { x, y, width, height, field: { appearance } }: Extract<Mark, { kind: 'field' }>,
  canvas: Canvas,
): void => {
  const box = new Path2D();
  box.rect(x, y, width, height);
  canvas.fillStyle = appearance.ground;
  canvas.fill(box);
  drawLine({ color: appearance.line, width: 0.4 }, canvas, box);
};

const drawn = (mark: Mark, canvas: Canvas, pictures: Pictures): void => {
  if (mark.kind === 'glyphs') glyphs(mark, canvas);
  else if (mark.kind === 'path') path(mark, canvas);
  else if (mark.kind === 'field') field(mark, canvas);
  else if (mark.kind === 'image') {
    const picture = pictures.get(mark.image);
    if (picture) canvas.drawImage(picture, mark.x, mark.y, mark.width, mark.height);
  }
};

/** Draws a page from the top left of what the canvas has for its space. Nothing reaches over its edges. */
export const drawPage = ({ width, height, marks }: Page, canvas: Canvas, pictures: Pictures): void => {
  canvas.save();
  canvas.beginPath();
  canvas.rect(0, 0, width, height);
  canvas.clip();
  for (const mark of marks) drawn(mark, canvas, pictures);
  canvas.restore();
};
