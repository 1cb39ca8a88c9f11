import { drawArt } from '../../art/draw.ts';
import { error } from '../../model/diagnostic.ts';
import type { Mark } from '../../model/galley.ts';
import { called, suggest } from '../../model/nearest.ts';
import type { Pt } from '../../model/units.ts';
import type { Drawing } from '../../theme/art.ts';
import type { Setting } from './setting.ts';

/** A drawing of the theme, or a word on its absence. */
export const drawingCalled = (
  { theme: { art }, report, place }: Setting,
  name: string,
): Drawing | undefined => {
  const known = Object.keys(art);
  if (!art[name])
    report(
      error('art/unknown', `the theme has no drawing ${called(name, known)}`, place, suggest(name, known)),
    );
  return art[name];
};

interface Box {
  readonly width: Pt;
  readonly height: Pt;
  /** How far down what has no end of its own goes on. */
  readonly below: Pt;
}

/** A drawing stretched to a box. */
export const artIn = (
  setting: Setting,
  name: string | undefined,
  box: Box,
  stage: number,
): readonly Mark[] => {
  const drawing = name === undefined ? undefined : drawingCalled(setting, name);
  if (!drawing) return [];
  const [across, down] = [box.width / drawing.width, box.height / drawing.height];
  const sides = { left: 0, right: drawing.width, top: 0, bottom: box.below / down };
  return drawArt({ theme: setting.theme, drawing, stage, across, down, ...sides });
};
