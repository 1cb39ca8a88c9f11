import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

// What the build puts beside the bundle for authors to see and copy.

const folder = fileURLToPath(new URL('data', import.meta.url));

/** An example of a kind of block, a list of blocks in YAML; undefined where there is none. */
export const readSpecimen = (kind: string): string | undefined => {
  const path = join(folder, 'specimens', `${kind}.yaml`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};

/** A file to be written, by its path below a folder, `/` between the steps. */
export type NewFiles = ReadonlyMap<string, Uint8Array>;

/** The notebook to begin with. */
export const startFolder = join(folder, 'start');

/** All files below a folder, in the order of the alphabet. */
export const readFiles = (from: string): NewFiles =>
  new Map(
    readdirSync(from, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(from, path).split(sep).join('/'), new Uint8Array(readFileSync(path))]),
  );
