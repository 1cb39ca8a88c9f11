// Makes the folder to publish, `release/`: the studio, the books that most people want, the package, checksums and notes. It is made
// anew each time: `npm run release`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { makeWorkbooks, ownFolders, readSources } from '../dist/node.js';

const folder = 'release';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Books that come ready, each in every option of its content, on both papers. */
const books = ['starter', 'book'];
const editions = ['a4', 'letter'];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
copyFileSync('dist/studio.html', `${folder}/studio.html`);
copyFileSync('LICENSE-CONTENT.md', `${folder}/LICENSE-CONTENT.md`);
copyFileSync('dist/LICENSES.txt', `${folder}/LICENSES.txt`);

const report = ({ severity, message }) => {
  if (severity === 'error') throw new Error(message);
};
const sources = readSources(ownFolders, report);
const today = new Date().toISOString().slice(0, 10);
const made = [];
for (const book of books)
  for (const workbook of makeWorkbooks(sources, { ...(book === 'book' ? {} : { book }), edition: editions }, { report, today })) {
    const name = `${workbook.name}.pdf`;
    writeFileSync(`${folder}/${name}`, await workbook.bytes());
    made.push(`- \`${name}\`: ${workbook.pages.pages.length} pages`);
  }

const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { encoding: 'utf8' });
if (packed.status !== 0) throw new Error(packed.stderr);

/** What changed, as the changelog tells it: the part of the newest version. */
const changes = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m)[1]?.split('\n').slice(1).join('\n').trim() ?? '';
const notes = `# Octavo ${version}

**At home, or in a practice:** take \`studio.html\`. Save it, open it with a double click, and make one page, a workbook or handouts. Nothing is
installed, and nothing you type leaves the page. It works on any web host as it is, too.

**To print at once:** the starter is the first step (safety, and one small exercise of each kind), the other is the workbook. Each comes in
both forms, on A4 and US Letter. Print at actual size, on both sides.

${made.join('\n')}

**For makers:** \`octavo-${version}.tgz\` is the command and the package (\`npm install ./octavo-${version}.tgz\`).

\`SHA256SUMS.txt\` lets you check that a file is whole: \`sha256sum -c SHA256SUMS.txt\`.

## What changed

${changes}
`;
writeFileSync(`${folder}/NOTES.md`, notes);

const sums = readdirSync(folder)
  .sort()
  .map((name) => `${createHash('sha256').update(readFileSync(`${folder}/${name}`)).digest('hex')}  ${name}\n`);
writeFileSync(`${folder}/SHA256SUMS.txt`, sums.join(''));
console.log(`${folder}: ${sums.length + 1} files`);
