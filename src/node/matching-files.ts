import { existsSync } from 'node:fs';
import { globSync } from 'tinyglobby';

/**
 * The files that are meant, each once, in order: by their names, or by patterns (`copies/*.pdf`), as not every shell expands those
 * itself. A name that fits nothing stays, to be told of.
 */
export const matchingFiles = (named: readonly string[]): readonly string[] => {
  const found = named.flatMap((name) => {
    // A name that is there is no pattern, whatever signs it holds. One that no file could have is not there.
    if (existsSync(name)) return name;
    // Windows parts folders with what would make the next sign of a pattern a plain one.
    const pattern = process.platform === 'win32' ? name.replaceAll('\\', '/') : name;
    const files = globSync(pattern, { onlyFiles: true, expandDirectories: false }).sort();
    return files.length > 0 ? files : name;
  });
  return [...new Set(found)];
};
