// Builds the studio: one file with everything in it, `dist/studio.html`, which makes workbooks in a browser, from a folder, without a
// connection. Its own policy refuses every one.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';

/** For a page that may be some years old. */
const target = ['chrome111', 'firefox115', 'safari16.4'];

/** One script without imports, as a page or a worker runs it. */
const bundled = async (common, entry) => {
  const built = await build({
    ...common,
    platform: 'browser',
    format: 'iife',
    target,
    sourcemap: false,
    write: false,
    entryPoints: [entry],
    outfile: 'studio.js',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // pdfkit's build for browsers asks where it lies as it loads. A script that is no module does not know.
    define: { ...common.define, 'import.meta.url': '"https://octavo.invalid/"' },
  });
  return { text: built.outputFiles[0].text, metafile: built.metafile };
};

const packed = (content) => deflateRawSync(content, { level: 9 }).toString('base64');
const hashed = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the page may do, and nothing else: run its one script and worker, wear its one style, draw with its own faces and pictures. */
const policyFor = (script, style) =>
  [
    "default-src 'none'",
    `script-src ${hashed(script)}`,
    'worker-src blob:',
    `style-src ${hashed(style)}`,
    'font-src data: blob:',
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** A block of data: the policy speaks of scripts that run. */
const block = (id, data, more = '') =>
  `<script type="application/octet-stream" id="${id}"${more}>${data}</script>`;

/** The first screen needs but the title: it is drawn while the rest of the file is still being read. */
const pageOf = ({ title, script, style, blocks }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Octavo studio</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<div id="app"><noscript>This page needs JavaScript, which is turned off in your browser.</noscript></div>
<div id="print"></div>
${title}
<script>${script}</script>
${blocks.join('\n')}
</body>
</html>
`;

/** `sources` and what they offer, as `packStudio` gives them; `common`: what all bundles share. Gives the metafiles of its bundles. */
export const buildStudio = async ({ texts, fonts, title }, common) => {
  const [page, worker, reader] = await Promise.all(
    ['src/web/main.tsx', 'src/web/worker/main.ts', 'src/web/reader/main.ts'].map((entry) =>
      bundled(common, entry),
    ),
  );
  const { code: style } = await minifiedStyle();
  const script = page.text.trim().replaceAll('</script', '<\\/script');
  const named = block('title', JSON.stringify(title).replaceAll('<', '\\u003c'));
  const blocks = [
    block('worker', packed(worker.text)),
    block('reader', packed(reader.text)),
    block('texts', packed(JSON.stringify(texts))),
    ...[...fonts].map(([name, bytes]) => block(`font-${name}`, packed(bytes), ` data-font="${name}"`)),
  ];
  writeFileSync('dist/studio.html', pageOf({ title: named, script, style, blocks }));
  return [page.metafile, worker.metafile, reader.metafile];
};

const minifiedStyle = async () => {
  const built = await build({
    stdin: { contents: readFileSync('src/web/studio.css', 'utf8'), loader: 'css' },
    minify: true,
    write: false,
    target,
  });
  return { code: built.outputFiles[0].text.trim() };
};
