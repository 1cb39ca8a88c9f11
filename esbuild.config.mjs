// Bundles the command line into dist (templates, exercises and fonts stay beside it, as data), or with
// the word `bench` the benchmark.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** fontkit unpacks WOFF2 with a decoder of half a megabyte. We take TrueType only: such files do not embed. */
const withoutWoff2 = {
  name: 'without-woff2',
  setup: ({ onLoad }) => {
    onLoad({ filter: /brotli[\\/]decompress\.js$/ }, () => ({
      contents:
        "module.exports = () => { throw new Error('WOFF2 fonts cannot be embedded: use TrueType'); };",
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
      kind === 'dynamic-import' ? { path: './answers.cjs', external: true } : undefined,
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

/** As a script for V8, for `src/cli/bundle.ts` to run. */
const asScript = {
  format: 'cjs',
  // What V8 has kept the code of cannot import.
  supported: { 'dynamic-import': false },
  define: { ...common.define, 'import.meta.url': 'octavoUrl' },
  banner: { js: "const octavoUrl = require('node:url').pathToFileURL(__filename).href;" },
};
/** As a module; some dependencies are CommonJS and ask for `require`. */
const asModule = {
  banner: {
    js: `import { createRequire as octavoRequire } from 'node:module';\nconst require = octavoRequire(import.meta.url);`,
  },
};

/** A program of the build's own, in the folder of the bundles. */
const building = async (contents) => {
  const outfile = 'dist/building.js';
  await build({ ...common, ...asModule, stdin: { contents, resolveDir: '.' }, outfile });
  return outfile;
};

/** Reads and proves the content that comes with Octavo, here, so that no run must (`src/cli/readings.ts`). */
const packReadings = async () => {
  const program = await building(`
    import { ownFolders, readSources } from './src/cli/folders.ts';
    import { writeParseCache } from './src/cli/parse-cache.ts';
    export const lines = writeParseCache(readSources(ownFolders, () => undefined));`);
  const { lines } = await import(`./${program}`);
  writeFileSync('dist/parse-cache.txt', lines);
};

/** Keeps the code that V8 makes of the bundle while it makes a workbook: it need not be made again (`src/cli/bundle.ts`). */
const memoCode = async () => {
  const program = await building(`
    import './src/cli/tier-up.ts';
    import { writeFileSync } from 'node:fs';
    import { openBundle, runBundle } from './src/cli/bundle.ts';
    const script = openBundle();
    process.on('exit', () => writeFileSync('dist/octavo.code', script.createCachedData()));
    runBundle(script);`);
  const folder = mkdtempSync(join(tmpdir(), 'octavo-'));
  // Mistakes in the content are not the build's to tell.
  spawnSync(process.execPath, [program, 'make', '--out', folder]);
  rmSync(folder, { recursive: true });
};

/** What is read from beside a bundle: pdfkit's color profile, which PDF/A asks for, and the words of languages, for `check`. */
const dictionaries = ['dictionary-en', 'dictionary-en-gb'];
const copyData = () => {
  const profile = 'data/sRGB_IEC61966_2_1.icc';
  cpSync(`node_modules/pdfkit/js/${profile}`, `dist/${profile}`);
  for (const name of dictionaries)
    for (const ending of ['aff', 'dic'])
      cpSync(`node_modules/${name}/index.${ending}`, `dist/data/${name}.${ending}`);
};

/** The licences of all that is bundled, as they ask for. */
const writeLicences = (metafiles) => {
  const packages = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  const notices = [...new Set([...dictionaries, ...packages])].sort().map((name) => {
    const folder = `node_modules/${name}`;
    const { version: of, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    return `${name} ${of} (${license})\n\n${file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : ''}\n`;
  });
  writeFileSync('dist/LICENSES.txt', `Octavo contains these packages:\n\n${notices.join('\n--------\n\n')}`);
};

const buildOctavo = async () => {
  for (const name of ['parse-cache.txt', 'octavo.code']) rmSync(`dist/${name}`, { force: true });
  const line = await build({
    ...common,
    ...asScript,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/octavo.cjs',
  });
  const start = { js: '#!/usr/bin/env node' };
  await build({ ...common, entryPoints: ['src/cli/start.ts'], outfile: 'dist/octavo.js', banner: start });
  const apart = await build({
    ...common,
    ...asScript,
    entryPoints: ['src/cli/pdf-fields.ts'],
    outfile: 'dist/answers.cjs',
  });
  writeLicences([line.metafile, apart.metafile]);
  copyData();
  await packReadings();
  await memoCode();
  rmSync('dist/building.js');
};

if (process.argv.includes('bench'))
  await build({ ...common, ...asModule, entryPoints: ['tests/bench/bench.ts'], outfile: 'dist/bench.js' });
else await buildOctavo();
