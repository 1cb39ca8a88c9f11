import { join, resolve } from 'node:path';
import { error } from '../core/index.ts';
import { type Bundle, makeBundle } from '../core/shop/bundle.ts';
import { nodePlatform } from '../node/platform.ts';
import { drawApart } from '../node/render/apart.ts';
import { shown } from '../node/walk.ts';
import { type FolderResult, sha256, writeFolder } from '../node/write-folder.ts';
import { readProductSources } from './product-sources.ts';
import { type Run, todayIs } from './run.ts';
import { tellUnwritten } from './write-books.ts';

/** What stands behind `octavo bundle`. */
export interface BundleFlags {
  readonly out?: string;
  readonly replace?: boolean;
  /** The house that sells it, in place of the one that the product names. */
  readonly brand?: string;
}

/** Draws pages in a thread of its own; what cannot be drawn is reported. */
const drawing =
  (run: Run) =>
  async (pdf: Uint8Array, width: number): Promise<readonly Uint8Array[]> => {
    run.progress('drawing pictures ...');
    const drawn = await drawApart(pdf, { width });
    if ('pictures' in drawn) return drawn.pictures.map(({ bytes }) => bytes);
    const why = drawn.why ?? 'what was composed cannot be read';
    run.report(error('shop/not-drawn', `the pictures of the listing are not drawn: ${why}`));
    return [];
  };

const write = (bundle: Bundle, target: string, replace: boolean, run: Run): FolderResult | undefined => {
  try {
    return writeFolder(target, bundle.files, { replace, report: run.report });
  } catch (problem) {
    tellUnwritten(problem, target, run);
    return undefined;
  }
};

const tell = ({ shelves }: Bundle, target: string, run: Run): void => {
  for (const { folder, shop, uploads } of shelves) {
    const size = uploads.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const files = uploads.length === 1 ? '1 file' : `${uploads.length} files`;
    run.say(`${shown(join(target, folder))}  ${shop.name}: ${files}, ${(size / 1e6).toFixed(1)} MB`);
  }
};

/** `octavo bundle`: a product made ready for its shops. */
export const bundleProduct = async (
  path: string | undefined,
  { out = 'out', replace = false, brand }: BundleFlags,
  run: Run,
): Promise<number> => {
  const from = readProductSources(path, brand, run);
  const options = {
    report: run.report,
    today: todayIs(),
    platform: nodePlatform,
    digest: sha256,
    draw: drawing(run),
    progress: ({ making }: { readonly making: string }) => run.progress(`setting ${making} ...`),
  };
  const bundle = from && (await makeBundle(from, options));
  run.progress('');
  if (!bundle || run.failed()) return run.end({});
  const target = join(resolve(out), bundle.folder);
  const result = write(bundle, target, replace, run);
  if (result === undefined) return run.end({});
  run.settle();
  tell(bundle, target, run);
  const first = bundle.files[0]?.name ?? '';
  run.say(`${result}: ${shown(target)}; begin with ${first}`);
  return run.end({
    folder: shown(target),
    result,
    files: bundle.files.map(({ name, bytes }) => ({ file: name, bytes: bytes.length })),
  });
};
