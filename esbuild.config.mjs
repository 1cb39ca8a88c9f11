// Bundles the command line into one file: dist/octavo.js. Templates, exercises and fonts stay beside it, as data.
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

await build({
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/octavo.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  minify: !process.env.NOMIN,
  keepNames: false,
  legalComments: 'external',
  define: { OCTAVO_VERSION: JSON.stringify(version) },
  // Some dependencies are CommonJS and ask for `require`.
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as octavoRequire } from 'node:module';\nconst require = octavoRequire(import.meta.url);",
  },
});
