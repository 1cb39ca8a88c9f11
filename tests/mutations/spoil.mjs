import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The files of core below a folder, as paths from there. */
export const coreFiles = (root) =>
  readdirSync(join(root, 'src/core'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `src/core/${name.split(sep).join('/')}`);

/** The one file that a fault means. */
export const fileOf = ({ file }, files) => {
  const [found, ...more] = files.filter((name) => name.endsWith(`/${file}`));
  if (!found || more.length > 0)
    throw new Error(`${found ? more.length + 1 : 'no'} files of core end with ${file}`);
  return found;
};

/** A text as it may stand after a formatter: broken over lines anywhere but inside a word, with commas before closing brackets. */
const pattern = (find) => {
  const tokens = find.match(/[\w$'"`]+|\S/g) ?? [];
  const escaped = tokens.map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(
    escaped
      .map((token, index) => (/^\\[)}\]]$/.test(token) && index > 0 ? `,?\\s*${token}` : token))
      .join('\\s*'),
    'g',
  );
};

/** The text of that file with the fault in it. */
export const spoilt = (text, { file, find, put }) => {
  const found = text.match(pattern(find)) ?? [];
  if (found.length !== 1) throw new Error(`${file} holds ${found.length} times: ${find}`);
  return text.replace(found[0], () => put);
};
