import type { Mark } from '../model/galley.ts';
import type { Layer } from '../theme/art.ts';
import {
  drawBetween,
  drawDisc,
  drawDots,
  drawGround,
  drawHill,
  drawPicture,
  drawPlate,
  drawRibbon,
  drawStones,
  drawStrands,
  drawStrata,
  drawSymbol,
} from './layers.ts';
import type { View } from './view.ts';

/** A layer is of one kind: the fields of the others are not there. */
const drawLayer = (layer: Layer, view: View): readonly Mark[] => [
  ...(layer.ground ? drawGround(layer.ground, view) : []),
  ...(layer.disc ? drawDisc(layer.disc, view) : []),
  ...(layer.hill ? drawHill(layer.hill, view) : []),
  ...(layer.between ? drawBetween(layer.between, view) : []),
  ...(layer.strata ? drawStrata(layer.strata, view) : []),
  ...(layer.strands ? drawStrands(layer.strands, view) : []),
  ...(layer.ribbon ? drawRibbon(layer.ribbon, view) : []),
  ...(layer.plate ? drawPlate(layer.plate, view) : []),
  ...(layer.dots ? drawDots(layer.dots, view) : []),
  ...(layer.stones ? drawStones(layer.stones, view) : []),
  ...(layer.symbol ? drawSymbol(layer.symbol, view) : []),
  ...(layer.picture ? drawPicture(layer.picture, view) : []),
];

/** A drawing as marks, in points from its own top left. */
export const drawArt = (view: View): readonly Mark[] =>
  view.drawing.layers
    .flatMap((layer) => drawLayer(layer, view))
    .map((mark) => (mark.kind === 'path' ? { ...mark, decor: true } : mark));
