import type { Page, PageLayer, Pages, Side } from '../model/page.ts';
import type { Ink } from './content.ts';
import type { PaintInput } from './input.ts';
import { contentOf, isAnnotation } from './page.ts';
import { textString } from './text-string.ts';

// A layer is one content for each side of the leaf, shared by all pages that bear it: another layer makes another copy by two
// small objects, however many pages there are (PDF 32000-1, 7.7.3.3: the contents of a page may be several streams).

export const sides: readonly Side[] = ['recto', 'verso'];

const asPage = (marks: Page['marks']): Page => ({
  number: 0,
  side: 'recto',
  width: 0,
  height: 0,
  section: '',
  marks,
});

const inked = new WeakMap<Pages, readonly Page[]>();

/** All that uses glyphs: pages, and what lies over them as pages of their own. */
export const inkedPages = (pages: Pages): readonly Page[] => {
  const { layer } = pages;
  if (!layer) return pages.pages;
  const known = inked.get(pages);
  if (known) return known;
  const all = [...pages.pages, ...layerPages(layer)];
  inked.set(pages, all);
  return all;
};

/** A layer as pages: both sides, and its letters. */
export const layerPages = ({ marks, letters }: PageLayer): readonly Page[] =>
  [marks.recto, marks.verso, letters].map(asPage);

/** The faces that a layer is set in. */
export const layerFaces = ({ marks }: PageLayer): ReadonlySet<string> =>
  new Set(sides.flatMap((side) => marks[side].flatMap((mark) => (mark.kind === 'glyphs' ? mark.face : []))));

/** The content of one side, packed. It follows a page's own, so y runs downwards already. */
export const layerContent = (
  { marks, id }: PageLayer,
  side: Side,
  { faces, platform, description: { output } }: PaintInput,
): Uint8Array => {
  const ink: Ink = { gray: output.colors === 'grey' };
  const drawn = marks[side].flatMap((mark) => (isAnnotation(mark) ? [] : `${contentOf(mark, faces, ink)}\n`));
  const known = `/Artifact <</Type /Pagination /Subtype /Footer /OCTV_Order ${textString(id)}>> BDC`;
  const content = output.standard === 'bare' ? drawn.join('') : `${known}\n${drawn.join('')}EMC\n`;
  return platform.deflate(platform.latin1(content));
};

/** Whether two copies bear layers on the same pages, in the same faces; or neither bears one. */
export const areLayersAlike = (one: PageLayer | undefined, other: PageLayer | undefined): boolean => {
  if (!one || !other) return one === other;
  const spelled = (names: ReadonlySet<string>): string => [...names].join('\n');
  return (
    spelled(one.sections) === spelled(other.sections) &&
    spelled(layerFaces(one)) === spelled(layerFaces(other))
  );
};
