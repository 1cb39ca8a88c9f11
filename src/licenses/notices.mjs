// The licenses of all that is in the bundles, as they ask for. Packages that come without a text have it in `src/licenses/packages`;
// what packages themselves contain of others, and what is in every PDF, stands in `src/licenses/others`; the fonts' beside the fonts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, 'utf8').trim();

const licensesIn = (folder) =>
  readdirSync(`${root}${folder}`)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => `${folder}/${name}`);

/** All texts that come with a package, or ours. Throws when there is none: then the package must not be bundled. */
const textsOf = (name) => {
  const folder = `node_modules/${name}`;
  // pdf.js brings decoders of others, with their licenses.
  const within = existsSync(`${root}${folder}/wasm`) ? licensesIn(`${folder}/wasm`) : [];
  const found = [...licensesIn(folder), ...within];
  const own = `src/licenses/packages/${name}.txt`;
  if (found.length > 0) return found.map(read);
  if (existsSync(`${root}${own}`)) return [read(own)];
  throw new Error(`the package ${name} comes without the text of its license: put it into ${own}`);
};

const kindOf = ({ license, licenses }) =>
  license ?? licenses?.map(({ type }) => type).join(', ') ?? 'see below';

export const noticeOf = (name) => {
  const told = JSON.parse(read(`node_modules/${name}/package.json`));
  return [`${name} ${told.version} (${kindOf(told)})`, ...textsOf(name)].join('\n\n');
};

const others = () => [
  ...readdirSync(`${root}src/licenses/others`)
    .sort()
    .map((name) => `src/licenses/others/${name}`),
  ...licensesIn('fonts'),
];
const otherNotices = () =>
  others().map((path) => (path.startsWith('fonts/') ? `Fonts: ${path}\n\n${read(path)}` : read(path)));

/** The names of packages, by the files that were bundled. */
export const packagesOf = (paths) => [
  ...new Set(paths.flatMap((path) => /.*\bnode_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])),
];

export const notices = (packages) =>
  `Octavo contains these packages:\n\n${[...[...packages].sort().map(noticeOf), ...otherNotices()].join('\n\n--------\n\n')}\n`;
