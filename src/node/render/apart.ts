import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PagePicture, PictureWish } from './pictures.ts';

/** Seconds without a further picture, on the clock: a page of a hundred thousand strokes takes two. */
const longestWait = 60;

/** What the thread sends. */
interface Sent {
  readonly picture?: PagePicture;
  readonly done?: true;
  readonly why?: string;
}

/** Pictures; or why there are none: undefined where the file cannot be read. */
export type Drawn = { readonly pictures: readonly PagePicture[] } | { readonly why: string | undefined };

const beside = (name: string): URL => new URL(name, import.meta.url);

/** pdfium, as it lies beside the bundle; undefined in a copy of Octavo without it. */
const readWasm = (): Uint8Array | undefined => {
  const path = fileURLToPath(beside('pdfium.wasm'));
  return existsSync(path) ? readFileSync(path) : undefined;
};

/** Draws pages of a PDF in a thread of its own, loaded for this alone: pdfium is large, and a file must not take all the time there is. */
export const drawApart = (bytes: Uint8Array, wish: PictureWish): Promise<Drawn> =>
  new Promise((resolve) => {
    const wasm = readWasm();
    if (!wasm) {
      resolve({ why: 'this copy of Octavo lacks `dist/pdfium.wasm`, which draws pages' });
      return;
    }
    const worker = new Worker(beside('render.js'), {
      workerData: { bytes, wish, wasm },
      stdout: true,
      stderr: true,
    });
    const pictures: PagePicture[] = [];
    const end = (drawn: Drawn): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(drawn);
    };
    const timer = setTimeout(() => end({ why: 'it takes too long to draw' }), longestWait * 1000);
    worker.on('message', ({ picture, done, why }: Sent) => {
      timer.refresh();
      if (picture) pictures.push(picture);
      else end(done ? { pictures } : { why });
    });
    worker.on('error', () => end({ why: undefined }));
    worker.on('exit', () => end({ why: undefined }));
  });
