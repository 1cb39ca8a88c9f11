import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Report, SourceFile } from '../core/public.ts';
import { type Folders, foldersBeside, isFolder, ownFolders, readOne } from './folders.ts';
import { filesBelow } from './walk.ts';

/** The product that comes with Octavo. */
export const ownProduct = join(ownFolders.content, '..', 'product.yaml');

/** The file that a path stands for: itself, or the `product.yaml` in a folder. */
export const productAt = (path: string | undefined): string => {
  if (path === undefined) return ownProduct;
  const whole = resolve(path);
  return isFolder(whole) ? join(whole, 'product.yaml') : whole;
};

/** The folders that a product names, from its own file; those beside its content, and Octavo's own. */
export const foldersOfProduct = (file: string, named: Partial<Folders>): Folders => {
  const from = (path: string): string => resolve(dirname(file), path);
  const own = Object.fromEntries(Object.entries(named).map(([field, path]) => [field, from(path)]));
  const content = own.content ?? (existsSync(from('content')) ? from('content') : ownFolders.content);
  return { ...ownFolders, ...foldersBeside(content), content, ...own };
};

const shopsIn = (templates: string, report: Report): readonly (readonly [string, SourceFile])[] => {
  const folder = join(templates, 'shops');
  if (!isFolder(folder)) return [];
  return filesBelow(folder, report)
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path) => {
      const source = readOne(join(folder, path), report);
      return source ? [[basename(path, '.yaml'), source] as const] : [];
    });
};

/** What shops take, Octavo's own first, those of a folder of layouts laid over them. */
export const readShopFiles = ({ templates }: Folders, report: Report): ReadonlyMap<string, SourceFile> =>
  new Map([ownFolders.templates, templates].flatMap((folder) => shopsIn(folder, report)));
