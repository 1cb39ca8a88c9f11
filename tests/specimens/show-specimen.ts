import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { kinds, suggest } from '../../src/core/index.ts';
import { openRenderer, type Picture, type Renderer } from '../ink/render.ts';
import { root } from '../support/sources.ts';
import { makeSpecimen } from '../support/specimen-book.ts';
import { writePng } from '../support/write-png.ts';

// Run by `show.mjs`, which bundles it.

/** What became of a specimen: the files written, and what is wrong with it. */
interface Shown {
  readonly files: readonly string[];
  readonly mistakes: readonly string[];
}

/** As a PNG of plain rows, packed lightly: it is looked at once. */
const pngOf = ({ width, height, data }: Picture): Uint8Array => {
  const stride = width * 3;
  const rows = new Uint8Array(height * (stride + 1));
  for (let row = 0; row < height; row++)
    rows.set(data.subarray(row * stride, (row + 1) * stride), row * (stride + 1) + 1);
  const header = { width, height, depth: 8, type: 2, isInterlaced: false, filterOf: () => 0, samples: [] };
  return writePng(header, deflateSync(rows, { level: 1 }));
};

/** Writes the pages of a kind's specimen into a folder: all in one PDF, and each as a picture. */
const showOne = async (kind: string, folder: string, { render }: Renderer): Promise<Shown> => {
  const blocks = readFileSync(join(root, 'tests/specimens', `${kind}.yaml`), 'utf8');
  const { pages, bytes, diagnostics } = makeSpecimen(blocks);
  const mistakes = diagnostics.map(({ severity, message }) => `${kind}: ${severity}: ${message}`);
  const file = join(folder, `${kind}.pdf`);
  const pdf = await bytes();
  writeFileSync(file, pdf);
  const files = [file];
  for (const [index] of pages.pages.entries()) {
    const picture = join(folder, pages.pages.length > 1 ? `${kind}-${index + 1}.png` : `${kind}.png`);
    writeFileSync(picture, pngOf(await render(pdf, index + 1)));
    files.push(picture);
  }
  return { files, mistakes };
};

/** Shows the specimens of some kinds of block, or of all; those that there are not are among the mistakes. */
export const showSpecimens = async (named: readonly string[], folder: string): Promise<Shown> => {
  const renderer = await openRenderer();
  const shown: Shown[] = [];
  for (const kind of named.length > 0 ? named : kinds.keys())
    shown.push(
      kinds.has(kind)
        ? await showOne(kind, folder, renderer)
        : {
            files: [],
            mistakes: [`there is no kind of block \`${kind}\`: ${suggest(kind, kinds.keys()) ?? ''}`],
          },
    );
  renderer.close();
  return {
    files: shown.flatMap(({ files }) => files),
    mistakes: shown.flatMap(({ mistakes }) => mistakes),
  };
};
