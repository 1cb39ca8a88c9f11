import { noAxes, noChoices } from '../author/axes.ts';
import type { Brand } from '../author/brand.ts';
import { resolve } from '../author/resolve.ts';
import { readYaml } from '../author/yaml.ts';
import type { YamlNode } from '../author/yaml-node.ts';
import { reportIssue } from '../blocks/block.ts';
import type { Picture } from '../blocks/set/setting.ts';
import { error, type Place, type Report } from '../model/diagnostic.ts';
import { isTree, type Tree } from '../model/mapping.ts';
import { createMemo } from '../model/memo.ts';
import { called, suggest } from '../model/nearest.ts';
import type { SourceFile, Sources } from '../model/sources.ts';
import { check, type Issue } from '../schema/check.ts';
import type { Infer, Path } from '../schema/vocabulary.ts';
import { followersOf } from '../theme/accent.ts';
import { editionSchema } from '../theme/edition.ts';
import { type Output, outputSchema } from '../theme/output.ts';
import { facesOf, overlay, readTheme, type Theme, withSharedStyles } from '../theme/theme.ts';
import type { Face } from '../type/face.ts';
import { areNamesKnown, overlayOfBrand, warnOfFaintColors } from './brand-look.ts';
import { openFaces } from './open-faces.ts';
import { openPictures } from './open-pictures.ts';

/** What a workbook is set with. */
export interface Design {
  readonly theme: Theme;
  readonly faces: ReadonlyMap<string, Face>;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly output: Output;
}

export type Edition = Infer<typeof editionSchema> & {
  /** Where something of its file is written. */
  readonly placeOf: (path: Path) => Place | undefined;
};

/** The theme of what names none, neither ticket nor book. */
export const usualTheme = 'octavo';

interface Layer {
  readonly tree: Tree;
  readonly placeOf: (path: Path) => Place | undefined;
}

/** A theme among those it extends. */
interface ThemeLayer extends Layer {
  /** Whether it is laid over the usual theme, and not the usual theme or what that extends. */
  readonly isOwn: boolean;
}

const layerOf = (node: YamlNode | undefined, report: Report): Layer | undefined => {
  if (!node) return undefined;
  const { value, placeOf } = resolve(node, noAxes, noChoices, report);
  if (isTree(value)) return { tree: value, placeOf };
  report(error('theme/not-a-map', 'a theme must be a map', node.place));
  return undefined;
};

/** A theme and those it extends, the basic one first. */
const layersOf = (
  name: string,
  themes: Sources['themes'],
  report: Report,
  over: readonly string[] = [],
): readonly ThemeLayer[] => {
  const source = themes.get(name);
  const layer = source && layerOf(readYaml(source, report), report);
  if (!layer) return [];
  const { extends: base, ...tree } = layer.tree;
  const here: ThemeLayer = { ...layer, tree, isOwn: ![...over, name].includes(usualTheme) };
  if (base === undefined) return [here];
  const under = String(base);
  const isCircle = [...over, name].includes(under);
  if (themes.has(under) && !isCircle) return [...layersOf(under, themes, report, [...over, name]), here];
  report(
    error(
      'theme/unknown-base',
      isCircle
        ? `the theme extends itself by way of \`${under}\``
        : `there is no theme \`${under}\` to extend`,
      layer.placeOf(['extends']),
      isCircle ? undefined : suggest(under, themes.keys()),
    ),
  );
  return [here];
};

export const readEdition = (
  sources: Sources,
  name: string,
  report: Report,
  place?: Place,
): Edition | undefined => {
  const source = sources.editions.get(name);
  if (!source) {
    report(
      error(
        'edition/unknown',
        `there is no edition ${called(name, sources.editions.keys())}`,
        place,
        suggest(name, sources.editions.keys()),
      ),
    );
    return undefined;
  }
  return memoEdition([source], '', (report) => editionIn(source, report), report);
};

const memoEdition = createMemo<Edition | undefined>();

const editionIn = (source: SourceFile, report: Report): Edition | undefined => {
  const layer = layerOf(readYaml(source, report), report);
  if (!layer) return undefined;
  const checked = check(editionSchema, layer.tree);
  if (checked.ok) return { ...checked.value, placeOf: layer.placeOf };
  for (const issue of checked.issues) reportIssue({ placeOf: layer.placeOf, report }, 'edition', issue);
  return undefined;
};

const reportTheme = (layers: readonly Layer[], issues: readonly Issue[], report: Report): void => {
  // The topmost layer that holds the value is where its author wrote it.
  const placeOf = (path: Path): Place | undefined =>
    layers.map((layer) => layer.placeOf(path)).findLast((place) => place !== undefined);
  for (const issue of issues) reportIssue({ placeOf, report }, 'theme', issue);
};

export interface DesignOrder {
  readonly theme: string;
  /** Where the theme is named. */
  readonly themePlace?: Place | undefined;
  readonly edition: Edition;
  /** Laid over the theme, below the edition: what the chosen options bring. */
  readonly chosen: readonly Tree[];
  /** The house that it is from: its colors and fonts are laid over the theme, below the edition. */
  readonly brand?: Brand | undefined;
  /** Whether its pages are sheets on their own. */
  readonly isLoose?: boolean;
  /** The colored paper that is printed on, by its name in the theme, and where it is named. */
  readonly stock?: string | undefined;
  readonly stockPlace?: Place | undefined;
  /** Laid over everything: what the ticket sets. */
  readonly overlays?: readonly Tree[];
}

/** Opens a design: the theme with its overlays, fonts and images. Undefined when something is missing, as reported. */
export const openDesign = (sources: Sources, order: DesignOrder, report: Report): Design | undefined => {
  const { theme: name, themePlace, edition, chosen, isLoose, stock, stockPlace, overlays } = order;
  const source = sources.themes.get(name);
  if (!source) {
    report(
      error(
        'theme/unknown',
        `there is no theme ${called(name, sources.themes.keys())}`,
        themePlace,
        suggest(name, sources.themes.keys()),
      ),
    );
    return undefined;
  }
  return memoDesign(
    [source, sources.themes, sources.fonts, sources.images, edition, ...(order.brand ? [order.brand] : [])],
    JSON.stringify([chosen, isLoose, stock, stockPlace, overlays]),
    (report) => designOf(sources, order, report),
    report,
  );
};

const asUsual = check(outputSchema, {});
if (!asUsual.ok) throw new Error('every field of an output has a usual value');
const usualOutput: Output = asUsual.value;

const memoDesign = createMemo<Design | undefined>();

/** The colors of a theme for a stock, as an overlay; undefined when the theme has no such stock, as reported. */
const stockLayer = (theme: Tree, { stock, stockPlace }: DesignOrder, report: Report): Tree | undefined => {
  if (stock === undefined) return {};
  const { papers, colors } = isTree(theme.stock) ? theme.stock : {};
  const known = isTree(papers) ? Object.keys(papers) : [];
  if (known.includes(stock)) return isTree(colors) ? { colors } : {};
  report(
    error(
      'theme/unknown-stock',
      `there is no stock ${called(stock, known)}`,
      stockPlace,
      suggest(stock, known),
    ),
  );
  return undefined;
};

/** A sheet on its own is punched at the left, or not at all. */
const single: Tree = { page: { sides: 'single' } };

/** Sheets that are turned and put into any order: as much room at the one side as at the other, so that a hole fits at both. */
const withEvenMargins = (theme: Theme): Theme => {
  const { margin } = theme.page;
  const side = (margin.inner + margin.outer) / 2;
  return { ...theme, page: { ...theme.page, margin: { ...margin, inner: side, outer: side } } };
};

const laid = (trees: readonly Tree[]): Tree => trees.reduce<Tree>((under, over) => overlay(under, over), {});

const designOf = (sources: Sources, order: DesignOrder, report: Report): Design | undefined => {
  const { edition, chosen, brand, overlays = [] } = order;
  let isWhole = true;
  const layers = layersOf(order.theme, sources.themes, (diagnostic) => {
    isWhole = false;
    report(diagnostic);
  });
  if (!isWhole) return undefined;
  // An option changes the usual look. What another theme sets of its own was asked for by that theme's name, and stays.
  const treesOf = (own: boolean): readonly Tree[] =>
    layers.filter(({ isOwn }) => isOwn === own).map(({ tree }) => tree);
  const themed = laid([...treesOf(false), ...chosen, ...treesOf(true)]);
  if (brand && !areNamesKnown(brand, themed, report)) return undefined;
  const house = brand ? overlayOfBrand(brand) : {};
  const followers = followersOf(themed, laid([house, ...overlays]));
  const declared = laid([themed, followers, house, edition.overlay]);
  const stock = stockLayer(declared, order, report);
  if (!stock) return undefined;
  const read = readTheme(laid([declared, stock, order.isLoose ? single : {}, ...overlays]));
  if ('issues' in read) {
    const over: Layer = { tree: edition.overlay, placeOf: (path) => edition.placeOf(['overlay', ...path]) };
    reportTheme([...layers, over], read.issues, report);
    return undefined;
  }
  const top = layers.at(-1);
  const theme = order.isLoose ? withEvenMargins(read.theme) : read.theme;
  const faces = openFaces(theme, sources, report, (path) => top?.placeOf(path));
  const pictures = openPictures(sources, report);
  if (brand) warnOfFaintColors(brand, theme, report);
  return facesOf(theme).every((face) => faces.has(face))
    ? { theme: withSharedStyles(theme, faces), faces, pictures, output: edition.output ?? usualOutput }
    : undefined;
};
