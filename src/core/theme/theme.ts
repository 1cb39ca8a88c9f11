import type { Color } from '../model/galley.ts';
import { isTree, type Tree } from '../model/mapping.ts';
import { createMemo } from '../model/memo.ts';
import type { Issue } from '../schema/check.ts';
import { check } from '../schema/check.ts';
import {
  boolean,
  type Infer,
  integer,
  length,
  listOf,
  mapOf,
  matching,
  numeric,
  object,
  oneOf,
  positiveLength,
  refined,
  text,
  withDefault,
} from '../schema/vocabulary.ts';
import { artSchema, iconSchema } from './art.ts';
import { missingNames } from './art-names.ts';

const color = () => matching(/^#[0-9a-f]{6}$/, 'must be a color like `#1b1b1b` (small letters)');

const family = () => object({ regular: text(), italic: text(), strong: text() });

const style = () =>
  object({
    font: text(),
    strong: withDefault(boolean(), false),
    size: positiveLength(),
    /** From one baseline to the next, in grid units. */
    lead: integer(1, 20),
    color: withDefault(text(), 'ink'),
    align: withDefault(oneOf('left', 'center', 'right', 'justify'), 'left'),
    hyphenate: withDefault(boolean(), false),
    /** Space above, in grid units. */
    before: withDefault(integer(0, 30), 0),
    /** Letterspacing in thousandths of an em. */
    tracking: withDefault(numeric(-50, 300), 0),
  });

const margins = () => object({ inner: length(), outer: length(), top: length(), bottom: length() });

const page = () =>
  refined(
    object({
      width: positiveLength(),
      height: positiveLength(),
      margin: margins(),
      /** Nothing at all is printed nearer to the edge. */
      clear: length(),
      /** Nor nearer to the fold, where that is more. */
      fold: withDefault(length(), 0),
      /** The share of its height that a drawing at its top may take. */
      band: withDefault(numeric(0.05, 1), 0.33),
      /** A section's last page that is filled to less than this share is saved where blocks may move closer together for it; 0: never. */
      spill: withDefault(numeric(0, 1), 0),
      /** Mirrored: inner margins at the fold. Single: the binding edge is on the left of every page. */
      sides: oneOf('mirrored', 'single'),
      /** At the outer edge of a part's pages, its number: each part's tab a step below that of the part before. None where it has no width. */
      tab: withDefault(object({ width: length(), height: length(), step: length() }), {
        width: 0,
        height: 0,
        step: 0,
      }),
      /** Running heads and folios: from the page's top and bottom edge to their baselines. */
      head: length(),
      foot: length(),
    }),
    ({ width, height, margin: { inner, outer, top, bottom } }) =>
      width > inner + outer && height > top + bottom,
    'must be wider and higher than its margins',
  );

const themeSchema = object({
  page: page(),
  /** Half a baseline of body text: every height is a whole number of these. */
  grid: positiveLength(),
  /** The widest line of running text. */
  measure: positiveLength(),
  /** A column beside the text, for what is said in its margin, with the gap between them; 0: none. */
  side: withDefault(length(), 0),
  colors: mapOf(color()),
  /** Colors that turn with the accent, when a user or a brand brings one of its own. */
  follow: withDefault(listOf(text()), []),
  /** Colored paper, by name: its own color, which is never printed, and the colors laid over those of theme and edition to be clear on any of it. */
  stock: withDefault(object({ papers: mapOf(color()), colors: mapOf(color()) }), { papers: {}, colors: {} }),
  fonts: mapOf(family()),
  /** Faces tried in turn for a character that a style's own face lacks. */
  fallback: listOf(text()),
  rules: object({ hair: length(), fine: length(), medium: length(), heavy: length() }),
  /** Writing lines: grid units from one to the next. */
  pitch: integer(1, 12),
  sizes: object({
    box: positiveLength(),
    gap: positiveLength(),
    gutter: length(),
    pad: length(),
    radius: length(),
    number: length(),
    label: length(),
  }),
  /** The hand that writes: labels are where it does not cover them. */
  hand: withDefault(oneOf('right', 'left'), 'right'),
  /** How far a justified line's letters may be widened or narrowed, as a share of their width. */
  expansion: withDefault(numeric(0, 0.03), 0),
  styles: mapOf(style()),
  /** Drawings, and icons on a grid of 24 units, by name. */
  art: withDefault(artSchema(), {}),
  icons: withDefault(iconSchema(), {}),
});

export type Theme = Infer<typeof themeSchema>;
export type Style = Theme['styles'][string];

/** Styles the blocks and layouts use; a theme must have each of them. */
const styleNames = [
  'body',
  'lead',
  'closing',
  'fill-in',
  'fact-label',
  'contents-part',
  'contents-entry',
  'note',
  'safety',
  'hand',
  'prompt',
  'label',
  'hint',
  'small',
  'cell',
  'table-head',
  'number',
  'part',
  'title',
  'heading',
  'subheading',
  'kicker',
  'cover-title',
  'cover-subtitle',
  'cover-lead',
  'cover-text',
  'cover-help',
  'cover-note',
  'cover-foot',
  'promise',
  'quote',
  'numeral',
  'running',
  'folio',
] as const;
const colorNames = ['ink', 'soft', 'line', 'tint', 'accent', 'wash', 'paper', 'deep', 'cream'] as const;

/** One theme laid over another: maps are merged, anything else replaces what was there. */
export const overlay = (under: Tree, over: Tree): Tree => {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isTree(before) && isTree(value) ? overlay(before, value) : value;
  }
  return merged;
};

const issue = (path: Issue['path'], message: string, name: string, known: readonly string[]): Issue => ({
  path,
  kind: 'wrong',
  message,
  name,
  known,
});

const references = (theme: Theme): readonly Issue[] => {
  const found: Issue[] = [];
  const [colors, fonts] = [Object.keys(theme.colors), Object.keys(theme.fonts)];
  for (const name of styleNames)
    if (!theme.styles[name])
      found.push(issue(['styles'], `the theme has no style \`${name}\``, name, Object.keys(theme.styles)));
  for (const name of colorNames)
    if (!theme.colors[name])
      found.push(issue(['colors'], `the theme has no color \`${name}\``, name, colors));
  for (const name of Object.keys(theme.stock.colors))
    if (![...colors, ...colorNames].includes(name))
      found.push({
        ...issue(['stock', 'colors', name], `there is no color \`${name}\``, name, colors),
        kind: 'unknown',
      });
  const needed: readonly string[] = colorNames;
  for (const [index, name] of theme.follow.entries())
    if (![...colors, ...needed].includes(name))
      found.push(issue(['follow', index], `there is no color \`${name}\``, name, colors));
  const missing = missingNames(theme.art, { color: colors, icon: Object.keys(theme.icons) });
  for (const { path, what, name, known } of missing)
    found.push(issue(path, `there is no ${what} \`${name}\``, name, known));
  for (const [name, { color, font }] of Object.entries(theme.styles)) {
    if (!colors.includes(color))
      found.push(issue(['styles', name, 'color'], `there is no color \`${color}\``, color, colors));
    if (!fonts.includes(font))
      found.push(issue(['styles', name, 'font'], `there is no font \`${font}\``, font, fonts));
  }
  return found;
};

/** A theme as written, read and proved whole: every style, color and font it speaks of is there. */
export const readTheme = (raw: Tree): { theme: Theme } | { issues: readonly Issue[] } => {
  const checked = check(themeSchema, raw);
  if (!checked.ok) return { issues: checked.issues };
  const issues = references(checked.value);
  return issues.length > 0 ? { issues } : { theme: checked.value };
};

const memoStyle = createMemo<Style>(1000);

/** The theme with each style as one object for all themes and editions that set the same letters in it: lines broken for one serve the others. */
export const withSharedStyles = (theme: Theme, faces: object): Theme => {
  const { fonts, fallback, expansion } = theme;
  const shared = Object.entries(theme.styles).map(([name, style]) => {
    const said = JSON.stringify([style, fonts[style.font], fallback, expansion]);
    return [name, memoStyle([faces], said, () => style)];
  });
  return { ...theme, styles: Object.fromEntries(shared) };
};

export const styleOf = (theme: Theme, name: string): Style => {
  const found = theme.styles[name];
  if (!found) throw new Error(`no style \`${name}\` in the theme`);
  return found;
};

const alignments = new WeakMap<Style, Map<Style['align'], Style>>();

/** The same style with another alignment; the same object each time. */
export const aligned = (style: Style, align: Style['align']): Style => {
  if (style.align === align) return style;
  const known = alignments.get(style) ?? new Map<Style['align'], Style>();
  alignments.set(style, known);
  const there = known.get(align) ?? { ...style, align };
  known.set(align, there);
  return there;
};

const cautions = new WeakMap<Theme, Theme>();

/** The theme for what protects a reader: nothing in it is set smaller than the style `safety`; the same object each time. */
export const cautious = (theme: Theme): Theme => {
  const known = cautions.get(theme);
  if (known) return known;
  const { size } = styleOf(theme, 'safety');
  const styles = Object.entries(theme.styles).map(([name, style]) => [
    name,
    style.size < size ? { ...style, size } : style,
  ]);
  const made: Theme = { ...theme, styles: Object.fromEntries(styles) };
  cautions.set(theme, made);
  return made;
};

export const colorOf = (theme: Theme, name: string): Color => {
  const found = theme.colors[name];
  if (!found) throw new Error(`no color \`${name}\` in the theme`);
  return found;
};

/** Every face a theme may use, for opening fonts. */
export const facesOf = (theme: Theme): readonly string[] => [
  ...new Set([
    ...Object.values(theme.fonts).flatMap(({ regular, italic, strong }) => [regular, italic, strong]),
    ...theme.fallback,
  ]),
];
