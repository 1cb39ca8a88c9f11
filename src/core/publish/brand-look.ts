import type { Brand } from '../author/brand.ts';
import { keyStep } from '../blocks/block.ts';
import { contrast } from '../model/contrast.ts';
import { error, type Report, warning } from '../model/diagnostic.ts';
import { isTree, type Tree } from '../model/mapping.ts';
import { suggest } from '../model/nearest.ts';
import { colorOf, type Theme } from '../theme/theme.ts';

// How a house looks: its colors and fonts in place of the theme's own.

const namesIn = (theme: Tree, field: string): readonly string[] => {
  const named = theme[field];
  return isTree(named) ? Object.keys(named) : [];
};

/** Whether a theme has every color and every family that a brand sets; those it has not are reported. */
export const areNamesKnown = ({ colors, fonts, placeOf }: Brand, theme: Tree, report: Report): boolean => {
  const set = [
    ...Object.keys(colors).map((name) => ['colors', 'color', name] as const),
    ...Object.keys(fonts).map((name) => ['fonts', 'family of fonts', name] as const),
  ];
  const unknown = set.filter(([field, , name]) => !namesIn(theme, field).includes(name));
  for (const [field, what, name] of unknown) {
    const said = `the theme has no ${what} \`${name}\``;
    const place = placeOf([field, name, keyStep]) ?? placeOf([field, name]);
    report(error('brand/unknown-name', said, place, suggest(name, namesIn(theme, field))));
  }
  return unknown.length === 0;
};

/** What a brand lays over a theme. */
export const overlayOfBrand = ({ colors, fonts }: Brand): Tree => ({
  colors: Object.fromEntries(Object.entries(colors).map(([name, color]) => [name, color.toLowerCase()])),
  fonts,
});

/** What text needs at least (WCAG 2.2, 1.4.3, level AA). */
const leastContrast = 4.5;

/** Colors that words on the paper are set in: those of a cover stand on its drawing. */
const textColors = ({ styles }: Theme): ReadonlySet<string> =>
  new Set(Object.entries(styles).flatMap(([name, { color }]) => (name.startsWith('cover-') ? [] : [color])));

const grounds = ['paper', 'tint', 'wash'];

/** Warns of colors of a brand that leave words hard to read: as they are in this theme and edition, not where those overrule them. */
export const warnOfFaintColors = ({ colors, placeOf }: Brand, theme: Theme, report: Report): void => {
  const isOwn = (name: string): boolean => colors[name]?.toLowerCase() === theme.colors[name];
  const faint = (text: string, ground: string): boolean =>
    contrast(colorOf(theme, text), colorOf(theme, ground)) < leastContrast;
  for (const name of Object.keys(colors).filter(isOwn)) {
    const place = placeOf(['colors', name]);
    const isText = textColors(theme).has(name);
    if (isText && grounds.some((ground) => faint(name, ground))) {
      const said = `words in the color \`${name}\` of the brand are hard to read on the paper`;
      report(warning('brand/faint-color', said, place, 'choose a darker color'));
    } else if (grounds.includes(name) && faint('ink', name)) {
      const said = `words on the color \`${name}\` of the brand are hard to read`;
      report(warning('brand/faint-color', said, place, 'choose a lighter color'));
    }
  }
};
