// Bundles the command, the package that programs import and the door for browsers into dist (templates, exercises and fonts stay
// beside it, as data); with the word `bench`, the benchmark.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { notices, packagesOf } from './src/licenses/notices.mjs';
import { buildStudio } from './studio.config.mjs';

const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/**
 * What packages bring and we never use: fontkit unpacks WOFF2 with a decoder of half a megabyte (we take TrueType only: such files
 * do not embed), pdfkit locks files (`paint/` gives no password), sets lines and opens pictures (we do both ourselves), markdown-it
 * finds addresses in running text (not in ours) and knows the names of two thousand characters (`&amp;` in an address stays as it is),
 * jpeg-js writes JPEGs, jsbarcode knows other symbols than that of an ISBN.
 */
const unused = [
  [
    /^brotli[\\/]decompress\.js$/,
    "module.exports = () => { throw new Error('WOFF2 fonts cannot be embedded: use TrueType'); };",
  ],
  [/^@noble\/ciphers/, "exports.cbc = exports.ecb = () => { throw new Error('no file is locked'); };"],
  [/^linkify-it$/, 'exports.LinkifyIt = class {};'],
  [/^(linebreak|png-js)$/, 'module.exports = class {};'],
  [/^\.\/lib\/encoder$/, 'module.exports = undefined;'],
  [/^\.\/(EAN8|EAN5|EAN2|UPC|UPCE)\.js$/, 'module.exports = {};'],
  // Letters without their accents, for counting syllables: the platform knows them.
  [/^normalize-strings$/, "module.exports = (text) => text.normalize('NFD').replace(/\\p{M}/gu, '');"],
  // YAML 1.1 alone takes some texts for days, and only where a file asks for it: here a day is a text.
  [/^\.\/(yaml-1\.1\/)?timestamp\.js$/, 'exports.floatTime = exports.intTime = exports.timestamp = {};'],
  // XML 1.1: a layout is read as XML 1.0.
  [
    /^xmlchars\/xml\/1\.1\/ed2$/,
    'exports.isChar = exports.isNameStartChar = exports.isNameChar = () => false;',
  ],
  // Classes of characters, as lists: the platform knows them.
  [
    /^uc\.micro$/,
    'exports.P = /\\p{P}/u; exports.Z = /\\p{Z}/u; exports.S = /\\p{S}/u; exports.Any = /[\\0-\\u{10FFFF}]/u; exports.Cc = /\\p{Cc}/u;',
  ],
  // Names of hosts in other scripts: so does it know them.
  [
    /^punycode\.js$/,
    "exports.toASCII = (host) => new URL('http://' + host).hostname; exports.toUnicode = (host) => host;",
  ],
  [/^entities$/, 'exports.decodeHTMLStrict = (text) => text;'],
];
const withoutUnused = {
  name: 'without-unused',
  setup: ({ onResolve, onLoad }) => {
    unused.forEach(([filter, contents], index) => {
      const namespace = `unused-${index}`;
      onResolve({ filter }, ({ path }) => ({ path, namespace }));
      onLoad({ filter: /.*/, namespace }, () => ({ contents }));
    });
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
    // Where words may be divided: thousands of lists, of which a book needs one language's, and a handout often none's.
    onLoad({ filter: /hyphen[\\/]patterns[\\/][\w-]+\.js$/ }, ({ path }) => ({
      contents: `let read;
const at = (index) => (read ??= ${JSON.stringify(require(path))})[index];
export default { get 0() { return at(0); }, get 1() { return at(1); }, get 2() { return at(2); } };`,
    }));
  },
};

/** fontkit's tables of syllables of the scripts of India and others alike, and its names of CFF glyphs. Such text (`src/core/type/letters.ts`) and such fonts are refused. */
const withoutSyllables = {
  name: 'without-syllables',
  setup: ({ onLoad }) => {
    onLoad({ filter: /fontkit[\\/]dist[\\/].*module\.mjs$/ }, ({ path }) => {
      const whole = readFileSync(path, 'utf8');
      const contents = whole
        .replace(/JSON\.parse\("(?:[^"\\]|\\.){4000,}"\)/g, '{}')
        .replace(/= \[\n {4}"\.notdef",\n {4}"space",[\s\S]*?\];/, '= [];')
        .replace(/(unicodetrie\)\(\(0, \S+\)\()"[\w+/=\\]{4000,}"/gi, '$1""');
      if (whole.length - contents.length < 65_000) throw new Error('fontkit has its tables elsewhere now');
      return { contents };
    });
  },
};

/** pdfkit's tables, its paths written as SVG and the fonts that every viewer has: ours are set, drawn and embedded before they come to it. */
const withoutTables = {
  name: 'without-tables',
  setup: ({ onLoad }) => {
    onLoad({ filter: /pdfkit[\\/]js[\\/]pdfkit(\.node|\.browser)?\.m?js$/ }, ({ path }) => {
      const whole = readFileSync(path, 'utf8');
      const contents = whole
        .replace('return new PDFTable(this, opts);', '')
        .replace('SVGPath.apply(this, path);', '')
        .replace('return new StandardFont(document, getStandardFont(src), id);', '');
      if (whole.length - contents.length < 115)
        throw new Error('pdfkit makes tables, paths and fonts elsewhere now');
      return { contents };
    });
  },
};

/** What only a check needs, and what writes sheets, are bundles of their own, loaded when they are asked for. So is the reader of PDF files, run apart (`src/node/pdf-apart.ts`). */

const loadedWhenAsked = {
  name: 'loaded-when-asked',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/(check|xlsx)\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import'
        ? { path: `./${path.replace(/^.*\/(.*)\.ts$/, '$1')}.cjs`, external: true }
        : undefined,
    );
    // It would pack large files in workers, which a strict page forbids. At once is fast enough.
    onLoad({ filter: /write-excel-file[\\/].*[\\/]zipToArrayBuffer\.js$/ }, ({ path }) => ({
      contents: `import { zipSync } from 'fflate'; export default async (files) => zipSync(files).buffer;`,
      resolveDir: dirname(path),
    }));
    // So would its sister, which unpacks.
    onLoad({ filter: /read-excel-file[\\/].*[\\/]unzipFromArrayBuffer\.js$/ }, ({ path }) => ({
      contents: `import { unzipSync } from 'fflate';
export default async (bytes, { filter }) => unzipSync(new Uint8Array(bytes), { filter: ({ name }) => filter({ path: name }) });`,
      resolveDir: dirname(path),
    }));
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
  // Beside the bundle, for stacks that name source files; it need not hold the sources.
  sourcemap: 'external',
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  plugins: [withoutUnused, unpackedWhenAsked, withoutSyllables, withoutTables, loadedWhenAsked],
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

/** For a page in a browser: no Node at all. */
const forBrowsers = { platform: 'browser', target: 'es2022', sourcemap: false };

/** A program of the build's own, in the folder of the bundles. */
const building = async (contents) => {
  const outfile = 'dist/building.js';
  const stdin = { contents, resolveDir: '.', loader: 'ts' };
  await build({ ...common, ...asModule, sourcemap: false, stdin, outfile });
  return outfile;
};

/** Reads and proves the content that comes with Octavo, here, so that no run must (`src/node/parse-cache.ts`). */
const packParseCache = async () => {
  const program = await building(`
    import { ownFolders, readSources } from './src/node/folders.ts';
    import { writeParseCache } from './src/node/parse-cache.ts';
    export const lines = writeParseCache(readSources(ownFolders, () => undefined));`);
  const { lines } = await import(`./${program}`);
  writeFileSync('dist/parse-cache.txt', lines);
};

/** The page for those without a command line, with the content in it, read and proven. */
const makeStudio = async () => {
  const program = await building(`
    import { offerTitle, openProject } from './src/core/index.ts';
    import { ownFolders, readOne, readSources } from './src/node/folders.ts';
    import { ownProduct, readShopFiles } from './src/node/shop-files.ts';
    const sources = readSources(ownFolders, () => undefined);
    const shops = [...readShopFiles(ownFolders, () => undefined)];
    const product = readOne(ownProduct, () => undefined);
    const project = openProject(sources, () => undefined, { only: [], choices: {} });
    const { layoutWords, layoutSlots, fonts } = sources;
    const listed = ['content', 'templates', 'themes', 'editions'].map((name) => [name, [...sources[name]]]);
    export const texts = { ...Object.fromEntries(listed), layoutWords, layoutSlots, shops, product };
    export const title = project && offerTitle(project, sources);
    export { fonts };`);
  return buildStudio(await import(`./${program}?studio`), common);
};

/** Keeps the code that V8 makes of the bundle while it makes a workbook: it need not be made again (`src/cli/bundle.ts`). */
const keepCode = async () => {
  const program = await building(`
    import './src/cli/tier-up.ts';
    import { writeFileSync } from 'node:fs';
    import { openBundle, runBundle } from './src/cli/bundle.ts';
    import { main } from './src/cli/main.ts';
    const script = openBundle();
    process.on('exit', () => writeFileSync('dist/octavo.code', script.createCachedData()));
    main(() => runBundle(script));`);
  const folder = mkdtempSync(join(tmpdir(), 'octavo-'));
  // Mistakes in the content are not the build's to tell.
  spawnSync(process.execPath, [program, 'make', '--out', folder]);
  rmSync(folder, { recursive: true });
};

/** What is read from beside a bundle: the words of languages, for `check`, specimens of the blocks, and the notebook to begin with. */
const dictionaries = ['dictionary-en', 'dictionary-en-gb'];
const copyData = () => {
  cpSync('exercises/start', 'dist/data/start', { recursive: true });
  cpSync('node_modules/@hyzyla/pdfium/dist/pdfium.wasm', 'dist/pdfium.wasm');
  for (const name of dictionaries)
    for (const ending of ['aff', 'dic'])
      cpSync(`node_modules/${name}/index.${ending}`, `dist/data/${name}.${ending}`);
  mkdirSync('dist/data/specimens', { recursive: true });
  for (const name of readdirSync('tests/specimens').filter((one) => one.endsWith('.yaml')))
    cpSync(`tests/specimens/${name}`, `dist/data/specimens/${name}`);
};

/** The licenses of all that is bundled, and of what lies beside. */
const writeLicenses = (metafiles) => {
  const bundled = packagesOf(metafiles.flatMap(({ inputs }) => Object.keys(inputs)));
  writeFileSync('dist/LICENSES.txt', notices(new Set([...dictionaries, ...bundled])));
};

/** The types that programs see: those that the two doors lead to, and no others. */
const writeTypes = () => {
  const whole = mkdtempSync(join(tmpdir(), 'octavo-types-'));
  const options = ['-p', 'tsconfig.types.json', '--outDir', whole];
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', ...options], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(join(whole, file), 'utf8');
    for (const [, to] of text.matchAll(/from '(\.[^']*)\.ts'/g)) visit(`${join(dirname(file), to)}.d.ts`);
    const path = join('dist/types', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text.replaceAll(/(from '\.[^']*)\.ts'/g, "$1.js'"));
  };
  for (const door of ['node/index.d.ts', 'core/public.d.ts']) visit(door);
  rmSync(whole, { recursive: true });
};

const buildOctavo = async () => {
  for (const name of ['parse-cache.txt', 'octavo.code', 'types', 'data'])
    rmSync(`dist/${name}`, { force: true, recursive: true });
  const start = { js: `#!/usr/bin/env node\n${asModule.banner.js}` };
  const bundles = [
    { ...asScript, entryPoints: ['src/cli/commands.ts'], outfile: 'dist/octavo.cjs' },
    { ...asScript, entryPoints: ['src/node/pdf-worker.ts'], outfile: 'dist/answers.cjs', sourcemap: false },
    { ...asModule, entryPoints: ['src/node/render/worker.ts'], outfile: 'dist/render.js', sourcemap: false },
    {
      ...asScript,
      entryPoints: ['src/node/spreadsheet-worker.ts'],
      outfile: 'dist/spreadsheet.cjs',
      sourcemap: false,
    },
    {
      ...asScript,
      entryPoints: ['src/node/flatten-worker.ts'],
      outfile: 'dist/flatten.cjs',
      sourcemap: false,
    },
    { ...asScript, entryPoints: ['src/cli/check.ts'], outfile: 'dist/check.cjs' },
    { ...asScript, entryPoints: ['src/core/tables/xlsx.ts'], outfile: 'dist/xlsx.cjs', sourcemap: false },
    { entryPoints: ['src/cli/start.ts'], outfile: 'dist/octavo.js', banner: start, sourcemap: false },
    { ...asModule, entryPoints: ['src/node/index.ts'], outfile: 'dist/node.js' },
    { ...forBrowsers, entryPoints: ['src/core/public.ts'], outfile: 'dist/core.js' },
  ];
  const built = await Promise.all(bundles.map((one) => build({ ...common, ...one })));
  copyData();
  writeTypes();
  await packParseCache();
  writeLicenses([...built.map(({ metafile }) => metafile), ...(await makeStudio())]);
  await keepCode();
  if (existsSync('dist/building.js')) rmSync('dist/building.js');
};

if (process.argv.includes('bench'))
  await build({
    ...common,
    ...asModule,
    sourcemap: false,
    // It also lets pdfkit set lines, to compare with.
    plugins: [unpackedWhenAsked, loadedWhenAsked],
    entryPoints: ['tests/bench/bench.ts'],
    outfile: 'dist/bench.js',
  });
else await buildOctavo();
