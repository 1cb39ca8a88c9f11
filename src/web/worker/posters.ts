import type { Sources } from '../../core/index.ts';
import type { Poster } from '../../core/model/poster.ts';
import { glyphFacesOf } from './glyph-face.ts';
import { type Canvas, drawPage, type Pictures } from './page-canvas.ts';
import { pictureBytes } from './picture.ts';

// The pictures of a listing, drawn by the browser: from the same marks, in the same faces, as the pages on the screen.

/** Faces that a worker draws with; TypeScript's declarations of a page lack it. */
declare const self: { readonly fonts?: FontFaceSet };

/** Whether this browser lets a worker draw pages: all have since 2023. */
export const canDraw = (): boolean => 'OffscreenCanvas' in globalThis && self.fonts !== undefined;

const ready = new WeakSet<Uint8Array>();

/** Takes the faces in that pages may be set in. */
const loadFaces = async ({ fonts, brands }: Sources): Promise<void> => {
  const all = [...fonts, ...[...(brands?.values() ?? [])].flatMap((brand) => [...(brand.fonts ?? [])])];
  for (const [name, font] of all) {
    if (ready.has(font)) continue;
    ready.add(font);
    for (const { family, bytes } of glyphFacesOf(name, font))
      self.fonts?.add(await new FontFace(family, bytes).load());
  }
};

const namesIn = (posters: readonly Poster[]): ReadonlySet<string> =>
  new Set(
    posters.flatMap(({ layers }) =>
      layers.flatMap(({ page }) => page.marks.flatMap((mark) => (mark.kind === 'image' ? mark.image : []))),
    ),
  );

const picturesFor = async (posters: readonly Poster[], sources: Sources): Promise<Pictures> => {
  const pictures = new Map<string, ImageBitmap>();
  for (const name of namesIn(posters)) {
    const bytes = pictureBytes(sources, name);
    if (bytes) pictures.set(name, await createImageBitmap(new Blob([new Uint8Array(bytes)])));
  }
  return pictures;
};

const paint = ({ layers }: Poster, canvas: Canvas, pictures: Pictures): void => {
  for (const { page, x, y, scale, turn } of layers) {
    canvas.save();
    canvas.translate(x, y);
    canvas.rotate((turn * Math.PI) / 180);
    canvas.scale(scale, scale);
    canvas.translate(-page.width / 2, -page.height / 2);
    drawPage(page, canvas, pictures);
    canvas.restore();
  }
};

/** A poster as a PNG, so many pixels wide. */
const pngOf = async (poster: Poster, width: number, pictures: Pictures): Promise<Uint8Array> => {
  const scale = width / poster.width;
  const sheet = new OffscreenCanvas(width, Math.round(poster.height * scale));
  const canvas = sheet.getContext('2d', { alpha: false });
  if (!canvas) throw new Error('this browser gives no canvas to a worker');
  canvas.textRendering = 'geometricPrecision';
  canvas.scale(scale, scale);
  paint(poster, canvas, pictures);
  return new Uint8Array(await (await sheet.convertToBlob({ type: 'image/png' })).arrayBuffer());
};

/** Draws posters with the faces and pictures of some sources. */
export const drawPosters = async (
  posters: readonly Poster[],
  width: number,
  sources: Sources,
): Promise<readonly Uint8Array[]> => {
  await loadFaces(sources);
  const pictures = await picturesFor(posters, sources);
  const drawn: Uint8Array[] = [];
  for (const poster of posters) drawn.push(await pngOf(poster, width, pictures));
  for (const picture of pictures.values()) picture.close();
  return drawn;
};
