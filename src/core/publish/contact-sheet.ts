/** A picture in memory: three bytes a pixel, row by row from the top left. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Raster of one picture: some 100 MB while it is drawn. */
const mostPixels = 25_000_000;

const points = 72;
/** Without a wish: sharp on a screen. */
const usualDpi = 144;

const tooLarge = ({ width, height }: PageSize): string | undefined =>
  width * height > mostPixels || Math.max(width, height) > mostPixels / 500
    ? `would be ${width} by ${height} pixels, more than ${mostPixels / 1e6} million`
    : undefined;

/** How large a page in points is drawn, in pixels; a sentence's end where it cannot be. */
export const pictureSize = (
  { width, height }: PageSize,
  wish: { readonly width?: number | undefined; readonly dpi?: number | undefined },
): PageSize | string => {
  const scale = wish.width === undefined ? (wish.dpi ?? usualDpi) / points : wish.width / width;
  const size = {
    width: Math.max(1, wish.width ?? Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
  return tooLarge(size) ?? size;
};

/** Light grey, so that white pages show their edges. */
const ground = 0xdd;
/** Between pages, as a share of the widest of them. */
const gapShare = 1 / 24;

/** Copies a picture into a larger one. */
const lay = (picture: Raster, sheet: Raster, left: number, top: number): void => {
  for (let row = 0; row < picture.height; row += 1) {
    const line = picture.data.subarray(row * picture.width * 3, (row + 1) * picture.width * 3);
    sheet.data.set(line, ((top + row) * sheet.width + left) * 3);
  }
};

/** Pictures of pages in rows on one sheet, in their order; a sentence where it would be too large. */
export const contactSheet = (pictures: readonly Raster[], columns: number): Raster | string => {
  const wide = Math.max(...pictures.map(({ width }) => width));
  const tall = Math.max(...pictures.map(({ height }) => height));
  const gap = Math.ceil(wide * gapShare);
  const across = Math.min(columns, pictures.length);
  const down = Math.ceil(pictures.length / across);
  const size = { width: gap + across * (wide + gap), height: gap + down * (tall + gap) };
  const problem = tooLarge(size);
  if (problem !== undefined) return `the contact sheet ${problem}`;
  const sheet = { ...size, data: new Uint8Array(size.width * size.height * 3).fill(ground) };
  pictures.forEach((picture, index) => {
    const [column, row] = [index % across, Math.floor(index / across)];
    lay(picture, sheet, gap + column * (wide + gap), gap + row * (tall + gap));
  });
  return sheet;
};
