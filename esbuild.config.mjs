// Bundles the command line into one file, dist/octavo.js (templates, exercises and fonts stay beside it, as data), or with
// the word `bench` the benchmark.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Packages unpack tables of character properties as they load, for scripts and line breaking we do not leave to them. Here each is unpacked when it is first asked. */
const unpackedWhenAsked = {
  name: 'unpacked-when-asked',
  setup: ({ onLoad }) => {
    onLoad({ filter: /unicode-trie[\\/]index\.js$/ }, ({ path }) => ({
      contents: `${readFileSync(path, 'utf8')}
const Trie = module.exports;
module.exports = class {
  constructor(packed) { this.packed = packed; }
  get(codePoint) { return (this.trie ??= new Trie(this.packed)).get(codePoint); }
};`,
    }));
  },
};

/** Only `answers` reads PDF files, with a reader larger than all else: it is a file of its own, loaded when it is needed. */
const answersApart = {
  name: 'answers-apart',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/pdf-fields\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './answers.js', external: true } : undefined,
    );
    // It would look for a package that draws, and complain where there is none. We only read.
    onLoad({ filter: /pdfjs-dist[\\/].*[\\/]pdf\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /let canvas;\s+try \{[\s\S]*?(?=if \(!globalThis\.navigator)/,
        'for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {};\n',
      ),
    }));
  },
};

/** What all bundles have in common. */
const common = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  metafile: true,
  plugins: [withoutWoff2, unpackedWhenAsked, answersApart],
  define: { OCTAVO_VERSION: JSON.stringify(version) },
};

// Some dependencies are CommonJS and ask for `require`.
const required = `import { createRequire as octavoRequire } from 'node:module';\nconst require = octavoRequire(import.meta.url);`;

const { metafile } = await build({
  ...common,
  entryPoints: [bench ? 'tests/bench/bench.ts' : 'src/cli/main.ts'],
  outfile: bench ? 'dist/bench.js' : 'dist/octavo.js',
  banner: { js: `${bench ? '' : '#!/usr/bin/env node\n'}${required}` },
});
const apart = bench ? undefined : await build({ ...common, entryPoints: ['src/cli/pdf-fields.ts'], outfile: 'dist/answers.js' });

/** Reads and proves the content that comes with Octavo, here, so that no run must (`src/cli/readings.ts`). */
const packReadings = async () => {
  const outfile = 'dist/pack-readings.js';
  const contents = `import { ownFolders, readSources } from './src/cli/folders.ts';
    import { writeReadings } from './src/cli/readings.ts';
    export const lines = writeReadings(readSources(ownFolders, () => undefined));`;
  await build({ ...common, stdin: { contents, resolveDir: '.' }, outfile, banner: { js: required } });
  const { lines } = await import(`./${outfile}`);
  writeFileSync('dist/readings.txt', lines);
  rmSync(outfile);
};
rmSync('dist/readings.txt', { force: true });
await packReadings();

// pdfkit reads the colour profile that PDF/A asks for from beside itself.
const profile = 'data/sRGB_IEC61966_2_1.icc';
cpSync(`node_modules/pdfkit/js/${profile}`, `dist/${profile}`);

// `check` reads the words of a language from beside itself, too.
const dictionaries = ['dictionary-en', 'dictionary-en-gb'];
for (const name of dictionaries)
  for (const ending of ['aff', 'dic']) cpSync(`node_modules/${name}/index.${ending}`, `dist/data/${name}.${ending}`);

/** The licences of all that is bundled, as they ask for. */
const packages = new Set([
  ...dictionaries,
  ...[metafile, apart?.metafile]
    .flatMap((made) => Object.keys(made?.inputs ?? {}))
    .flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
]);
const notices = [...packages].sort().map((name) => {
  const folder = `node_modules/${name}`;
  const { version: of, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  return `${name} ${of} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`;
});
if (!bench) writeFileSync('dist/LICENSES.txt', `Octavo contains these packages:\n\n${notices.join('\n--------\n\n')}`);
