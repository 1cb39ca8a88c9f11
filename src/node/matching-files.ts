import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { isFolder } from './folders.ts';

/** The PDFs in a folder; where there are none, the folder itself, to be told of. */
const copiesBelow = (folder: string): readonly string[] => {
  const files = readdirSync(folder).filter((name) => /\.pdf$/i.test(name));
  return files.length > 0 ? files.sort().map((name) => join(folder, name)) : [folder];
};

/**
 * The files that are meant, each once, in order: by their names, or by patterns (`copies/*.pdf`), as not every shell expands those
 * itself; of a folder the PDFs that lie in it. A name that fits nothing stays, to be told of.
 */
export const matchingFiles = (named: readonly string[]): readonly string[] => {
  const found = named.flatMap((name) => {
    // A name that is there is no pattern, whatever signs it holds. One that no file could have is not there.
    if (isFolder(name)) return copiesBelow(name);
    if (existsSync(name)) return name;
    // Windows parts folders with what would make the next sign of a pattern a plain one.
    const pattern = process.platform === 'win32' ? name.replaceAll('\\', '/') : name;
    const files = globSync(pattern, { onlyFiles: true, expandDirectories: false }).sort();
    return files.length > 0 ? files : name;
  });
  return [...new Set(found)];
};
