import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { takeApart } from '../apart.ts';
import type { PagePicture, PictureWish } from './pictures.ts';

/** Pictures are large and many: how long each takes on the clock is bounded, and not the work. */
const work = Number.POSITIVE_INFINITY;

/** What the thread sends. */
interface Sent {
  readonly picture?: PagePicture;
  readonly done?: true;
  readonly why?: string;
}

/** Pictures; or why there are none: undefined where the file cannot be read. */
export type Drawn = { readonly pictures: readonly PagePicture[] } | { readonly why: string | undefined };

/** pdfium, as it lies beside the bundle; undefined in a copy of Octavo without it. */
const readWasm = (): Uint8Array | undefined => {
  const path = fileURLToPath(new URL('pdfium.wasm', import.meta.url));
  return existsSync(path) ? readFileSync(path) : undefined;
};

/** Draws pages of a PDF in a thread of its own, loaded for this alone: pdfium is large, and a file must not take all the time there is. */
export const drawApart = async (bytes: Uint8Array, wish: PictureWish): Promise<Drawn> => {
  const wasm = readWasm();
  if (!wasm) return { why: 'this copy of Octavo lacks `dist/pdfium.wasm`, which draws pages' };
  const pictures: PagePicture[] = [];
  const take = ({ picture, done, why }: Sent): { readonly answer: Drawn } | undefined => {
    if (!picture) return { answer: done ? { pictures } : { why } };
    pictures.push(picture);
    return undefined;
  };
  const drawn = await takeApart('render.js', { bytes, wish, wasm }, take, work);
  if ('answer' in drawn) return drawn.answer;
  return { why: drawn.why === '' ? undefined : 'it takes too long to draw' };
};
