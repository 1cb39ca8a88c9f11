// Bundles the command line into one file, dist/octavo.js (templates, exercises and fonts stay beside it, as data), or with
// the word `bench` the benchmark.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const bench = process.argv.includes('bench');

/** fontkit unpacks WOFF2 with a decoder of half a megabyte. We take TrueType only: such files do not embed. */
const withoutWoff2 = {
  name: 'without-woff2',
  setup: ({ onLoad }) => {
    onLoad({ filter: /brotli[\\/]decompress\.js$/ }, () => ({
      contents: "module.exports = () => { throw new Error('WOFF2 fonts cannot be embedded: use TrueType'); };",
    }));
  },
};

const { metafile } = await build({
  entryPoints: [bench ? 'tests/bench/bench.ts' : 'src/cli/main.ts'],
  outfile: bench ? 'dist/bench.js' : 'dist/octavo.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  metafile: true,
  plugins: [withoutWoff2],
  define: { OCTAVO_VERSION: JSON.stringify(version) },
  // Some dependencies are CommonJS and ask for `require`.
  banner: {
    js: `${bench ? '' : '#!/usr/bin/env node\n'}import { createRequire as octavoRequire } from 'node:module';\nconst require = octavoRequire(import.meta.url);`,
  },
});

// pdfkit reads the colour profile that PDF/A asks for from beside itself.
const profile = 'data/sRGB_IEC61966_2_1.icc';
cpSync(`node_modules/pdfkit/js/${profile}`, `dist/${profile}`);

/** The licences of all that is bundled, as they ask for. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
);
const notices = [...packages].sort().map((name) => {
  const folder = `node_modules/${name}`;
  const { version: of, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${of} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`;
});
if (!bench) writeFileSync('dist/LICENSES.txt', `Octavo contains these packages:\n\n${notices.join('\n--------\n\n')}`);
