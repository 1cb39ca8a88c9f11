import { drawArt } from '../art/draw.ts';
import type { Report } from '../model/diagnostic.ts';
import type { Mark } from '../model/galley.ts';
import type { Page } from '../model/page.ts';
import type { PosterLayer } from '../model/poster.ts';
import { moved, rectangle } from '../model/shapes.ts';
import type { Pt } from '../model/units.ts';
import { settingOf, setWords } from '../publish/cover-text.ts';
import { paintOf } from '../theme/mixed.ts';
import { stroke } from '../theme/strokes.ts';
import { styleOf, type Theme } from '../theme/theme.ts';
import type { MadeWorkbook } from '../workbooks.ts';

// What posters are composed of. Places and sizes are thousandths of a poster's width.

/** A poster that is being composed, in the look of a book. */
export interface Scene {
  readonly book: MadeWorkbook;
  /** Thousandths: the width of a poster is always the same, its height as its shop wants it. */
  readonly height: number;
  readonly report: Report;
}

export const sceneWidth = 1000;

/** Where something lies: its middle, how wide it is, and how far it is turned. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly turn: number;
}

const pageOf = (width: Pt, height: Pt, marks: readonly Mark[]): Page => ({
  number: 0,
  side: 'recto',
  width,
  height,
  section: '',
  marks,
});

const asLayer = (page: Page, { x, y, width, turn }: Spot): PosterLayer => ({
  page,
  x,
  y,
  scale: width / page.width,
  turn,
});

const sheets = new WeakMap<Page, Page>();

/** A page with its paper under it. */
const sheetOf = (page: Page, theme: Theme): Page => {
  const known = sheets.get(page);
  if (known) return known;
  const paper = rectangle(0, 0, page.width, page.height, { fill: paintOf(theme, 'paper') });
  const sheet = { ...page, marks: [paper, ...page.marks] };
  sheets.set(page, sheet);
  return sheet;
};

const blank = ({ width, height }: Page, fill: string, theme: Theme): Page =>
  pageOf(width, height, [rectangle(0, 0, width, height, { fill: paintOf(theme, fill) })]);

/** How far a shadow falls. */
const fall = 6;

const themeOf = ({ book }: Scene): Theme => book.design.theme;

/** A sheet with its shadow. */
export const sheetLayers = (page: Page, spot: Spot, scene: Scene): readonly PosterLayer[] => {
  const theme = themeOf(scene);
  const shadow = { ...spot, x: spot.x + fall, y: spot.y + fall };
  return [asLayer(blank(page, 'deep 70 wash', theme), shadow), asLayer(sheetOf(page, theme), spot)];
};

/** Two pages side by side that do not face each other: loose sheets. */
export const pairLayers = (
  pages: readonly [Page, Page],
  { x, y, width, turn }: Spot,
  scene: Scene,
): readonly PosterLayer[] => {
  const apart = width * 0.52;
  const angle = (turn * Math.PI) / 180;
  const [along, down] = [Math.cos(angle) * apart, Math.sin(angle) * apart];
  return [
    ...sheetLayers(pages[0], { x: x - along, y: y - down, width, turn }, scene),
    ...sheetLayers(pages[1], { x: x + along, y: y + down, width, turn }, scene),
  ];
};

/** Two pages side by side, as they lie open; `width`: of one of them. */
export const spreadLayers = (
  pages: readonly [Page, Page],
  { x, y, width, turn }: Spot,
  scene: Scene,
): readonly PosterLayer[] => {
  const angle = (turn * Math.PI) / 180;
  const [along, down] = [(Math.cos(angle) * width) / 2, (Math.sin(angle) * width) / 2];
  const left = { x: x - along, y: y - down, width, turn };
  const right = { x: x + along, y: y + down, width, turn };
  const fold = pageOf(1, pages[0].height, [
    rectangle(0, 0, 1, pages[0].height, { fill: paintOf(themeOf(scene), 'line 55') }),
  ]);
  const [first, second] = [sheetLayers(pages[0], left, scene), sheetLayers(pages[1], right, scene)];
  // Both shadows first: none falls on a page.
  const layers = [first[0], second[0], first[1], second[1]].flatMap((layer) => layer ?? []);
  return [...layers, { page: fold, x, y, scale: width / pages[0].width, turn }];
};

const trimmed = new WeakMap<Page, Page>();

/** A page without the edge that a home printer leaves white, as a bound book is trimmed. */
const trimmedPage = (page: Page, { page: { clear } }: Theme): Page => {
  const known = trimmed.get(page);
  if (known) return known;
  const trim = pageOf(page.width - 2 * clear, page.height - 2 * clear, moved(page.marks, -clear, -clear));
  trimmed.set(page, trim);
  return trim;
};

/** A bound book: its cover, and the edges of its pages beside it. */
export const bookLayers = (cover: Page, spot: Spot, scene: Scene): readonly PosterLayer[] => {
  const theme = themeOf(scene);
  const page = trimmedPage(cover, theme);
  const edge = stroke(theme, 'hair', 'line');
  const block = pageOf(page.width, page.height, [
    rectangle(0, 0, page.width, page.height, { fill: paintOf(theme, 'paper'), stroke: edge }),
  ]);
  const leaves = [4, 3, 2, 1].map((step) =>
    asLayer(block, { ...spot, x: spot.x + step * 1.6, y: spot.y + step * 1.1 }),
  );
  const shadow = { ...spot, x: spot.x + fall * 2, y: spot.y + fall * 2 };
  return [
    asLayer(blank(page, 'deep 50 wash', theme), shadow),
    ...leaves,
    asLayer(sheetOf(page, theme), spot),
  ];
};

/** The drawing that a theme declares for what stands behind everything; without one, a plain ground. */
const backdrop = 'poster';

/** What stands behind everything, from edge to edge. */
export const groundLayers = (scene: Scene): readonly PosterLayer[] => {
  const { height } = scene;
  const theme = themeOf(scene);
  const drawing = theme.art[backdrop];
  const marks = drawing
    ? drawArt({
        theme,
        drawing,
        left: 0,
        right: drawing.width,
        top: 0,
        bottom: drawing.height,
        stage: 0,
        across: sceneWidth / drawing.width,
        down: height / drawing.height,
      })
    : [rectangle(0, 0, sceneWidth, height, { fill: paintOf(theme, 'wash') })];
  const page = pageOf(sceneWidth, height, marks);
  return [asLayer(page, { x: sceneWidth / 2, y: height / 2, width: sceneWidth, turn: 0 })];
};

/** Words, from their top left. */
export interface Caption {
  readonly text: string;
  readonly style: string;
  /** The size of its letters. */
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Words as a layer, and how far down they reach. */
export const captionLayers = (
  { text, style, size, x, y, width }: Caption,
  scene: Scene,
): { readonly layers: readonly PosterLayer[]; readonly bottom: number } => {
  if (text === '') return { layers: [], bottom: y };
  const { document, design } = scene.book;
  const { theme, faces, pictures } = design;
  const scale = size / styleOf(theme, style).size;
  const input = { theme, faces, pictures, smallest: 0, plain: false, report: scene.report };
  const measure = width / scale;
  const set = setWords(settingOf({ ...theme, measure }, measure, document, input), text, style, 'title');
  // Letters may reach over their lines.
  const room = styleOf(theme, style).size;
  const page = pageOf(measure + 2 * room, set.height + 2 * room, moved(set.marks, room, room));
  const [left, top] = [x - room * scale, y - room * scale];
  const layer = {
    page,
    x: left + (page.width * scale) / 2,
    y: top + (page.height * scale) / 2,
    scale,
    turn: 0,
  };
  return { layers: [layer], bottom: y + set.height * scale };
};
