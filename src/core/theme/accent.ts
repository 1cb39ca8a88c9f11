import { convert, hexToRGB, isRGBInGamut, OKLCH, RGBToHex, sRGB } from '@texel/color';
import { luminance } from '../model/contrast.ts';
import type { Color } from '../model/galley.ts';
import { isTree, type Tree } from '../model/mapping.ts';

// Colors that go with an accent of the user's own. In OKLCH (CSS Color Module 4, 9.2) a color is lightness, chroma and hue apart.

const parts = (color: Color): readonly [lightness: number, chroma: number, hue: number] => {
  const [lightness = 0, chroma = 0, hue = 0] = convert(hexToRGB(color), sRGB, OKLCH);
  return [lightness, chroma, hue];
};

/** The strongest color of this lightness and hue that there is on paper, up to a chroma. */
const composed = (lightness: number, chroma: number, hue: number): Color => {
  let [least, most] = [0, chroma];
  const isThere = (strength: number): boolean =>
    isRGBInGamut(convert([lightness, strength, hue], OKLCH, sRGB));
  if (isThere(most)) least = most;
  else
    for (let step = 0; step < 12; step++) {
      const middle = (least + most) / 2;
      if (isThere(middle)) least = middle;
      else most = middle;
    }
  return RGBToHex(convert([lightness, least, hue], OKLCH, sRGB));
};

/** A color turned as far as the accent is, and weaker where that is: large grounds stay quiet beside a loud one. It is as light as before, so that contrasts stay. */
const turned = (color: Color, from: Color, to: Color): Color => {
  const [[, chroma, hue], [, before, old], [, now, next]] = [parts(color), parts(from), parts(to)];
  const strength = before === 0 ? 1 : Math.min(1, now / before);
  const made = (lightness: number): Color => composed(lightness, chroma * strength, hue + next - old);
  const light = luminance(color);
  let [darkest, lightest] = [0, 1];
  for (let step = 0; step < 16; step++) {
    const middle = (darkest + lightest) / 2;
    if (luminance(made(middle)) < light) darkest = middle;
    else lightest = middle;
  }
  return made((darkest + lightest) / 2);
};

const hex = /^#[0-9a-f]{6}$/i;
const isColor = (value: unknown): value is Color => typeof value === 'string' && hex.test(value);

const colorsIn = ({ colors }: Tree): Tree => (isTree(colors) ? colors : {});

/** The colors of a theme as written that follow the accent, where what is laid over it has another; as an overlay. */
export const followersOf = (theme: Tree, over: Tree): Tree => {
  const { follow } = theme;
  const [own, { accent }] = [colorsIn(theme), colorsIn(over)];
  if (!isColor(accent) || !isColor(own.accent) || !Array.isArray(follow)) return {};
  const from = own.accent;
  if (accent.toLowerCase() === from.toLowerCase()) return {};
  const turn = (name: unknown): readonly (readonly [string, Color])[] => {
    const color = typeof name === 'string' ? own[name] : undefined;
    return typeof name === 'string' && isColor(color) ? [[name, turned(color, from, accent)]] : [];
  };
  return { colors: Object.fromEntries(follow.flatMap(turn)) };
};
