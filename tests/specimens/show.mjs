// `npm run specimen KIND`, or without a kind, for all: the page of a kind's specimen as a PDF and a picture, from the sources as
// they are, without a build.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);

/** A bundle in memory lies in no folder: what it asks of packages is given it by path. */
const packagesByPath = {
  name: 'packages-by-path',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('node:')
        ? undefined
        : { path: import.meta.resolve(path), external: true },
    );
  },
};

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('show-specimen.ts', import.meta.url))],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // For `tests/support`, which finds the repository by it.
  define: { 'import.meta.url': JSON.stringify(new URL('tests/support/sources.ts', root).href) },
  plugins: [packagesByPath],
});
const [{ text }] = outputFiles;
const { showSpecimens } = await import(`data:text/javascript,${encodeURIComponent(text)}`);

const folder = mkdtempSync(join(tmpdir(), 'octavo-specimens-'));
const { files, mistakes } = await showSpecimens(process.argv.slice(2), folder);
for (const file of files) console.log(file);
for (const mistake of mistakes) console.error(mistake);
process.exitCode = mistakes.length > 0 ? 1 : 0;
