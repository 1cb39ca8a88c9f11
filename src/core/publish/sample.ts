import type { Mark } from '../model/galley.ts';
import type { Page, Pages } from '../model/page.ts';
import type { Output } from '../theme/output.ts';
import type { Theme } from '../theme/theme.ts';
import { type Faces, faceNamed } from '../type/atoms.ts';
import type { Face } from '../type/face.ts';

/** Page numbers: `4` or `1-4`; undefined when it is neither. */
export const readRange = (text: string): { readonly from: number; readonly to: number } | undefined => {
  const match = /^\s*(\d{1,5})\s*(?:[-–]\s*(\d{1,5})\s*)?$/.exec(text);
  if (!match) return undefined;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return from > 0 && from <= to ? { from, to } : undefined;
};

/** How much of a page's diagonal the mark takes up. */
const share = 0.72;

/** A word from the lower left to the upper right. */
const acrossOf = (
  { width, height }: Page,
  { mark, color }: NonNullable<Output['sample']>,
  face: Face,
): Mark => {
  const diagonal = Math.hypot(width, height);
  const along = { x: width / diagonal, y: -height / diagonal };
  const word = face.shape(mark);
  const size = (share * diagonal * 1000) / word.width;
  const [length, rise] = [share * diagonal, (face.capHeight / 1000) * size];
  return {
    kind: 'glyphs',
    // Back from the middle by half its length, and down by half its height.
    x: width / 2 - (along.x * length) / 2 - (along.y * rise) / 2,
    y: height / 2 - (along.y * length) / 2 + (along.x * rise) / 2,
    face: face.name,
    size,
    color,
    run: [word],
    stretch: 1,
    along,
  };
};

/** Above the panels that a page begins with, below everything else: no text is hidden, nor is the mark. */
const marked = (page: Page, mark: Mark): Page => {
  const first = page.marks.findIndex(({ kind, tag }) => kind !== 'path' || tag !== undefined);
  const at = first < 0 ? page.marks.length : first;
  return { ...page, marks: [...page.marks.slice(0, at), mark, ...page.marks.slice(at)] };
};

/** Only some pages of a book, each with a mark across it. They keep their numbers. */
export const samplePages = (
  { pages }: Pages,
  isShown: (page: Page) => boolean,
  sample: NonNullable<Output['sample']>,
  { theme, faces }: { readonly theme: Theme; readonly faces: Faces },
): Pages => {
  const face = faceNamed(faces, Object.values(theme.fonts).at(0)?.strong ?? '');
  const shown = pages.filter(isShown);
  return {
    pages: shown.map((page) => marked(page, acrossOf(page, sample, face))),
    anchors: new Map(),
    outline: [],
  };
};
