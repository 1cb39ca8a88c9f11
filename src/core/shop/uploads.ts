import { error, type Place, type Report } from '../model/diagnostic.ts';
import { type ArchivedFile, zipFiles } from '../paint/zip.ts';
import { nameForShop } from './names.ts';
import type { Shop } from './shop-data.ts';

/** A file that buyers get. */
export interface ProductFileBytes extends ArchivedFile {
  /** Read first: it is never inside an archive with the others. */
  readonly isFirst: boolean;
}

/** What is uploaded to a shop: a file as it is, or an archive of several. */
export interface Upload extends ArchivedFile {
  readonly holds: readonly string[];
}

interface Splitting {
  readonly shop: Shop;
  /** What archives are called. */
  readonly title: string;
  readonly date: string;
  readonly place: Place | undefined;
  readonly report: Report;
}

const millions = (bytes: number): string => (Math.ceil(bytes / 1e5) / 10).toLocaleString('en-US');

const asUpload = ({ name, bytes }: ArchivedFile, { files }: Shop): Upload => ({
  name: nameForShop(name, files.name),
  bytes,
  holds: [name],
});

const tooLarge = ({ name, bytes }: ArchivedFile, { shop, place, report }: Splitting): boolean => {
  const isTooLarge = bytes.length > shop.files.megabytes * 1e6;
  if (isTooLarge) {
    const said = `\`${name}\` has ${millions(bytes.length)} MB; ${shop.name} takes ${shop.files.megabytes}`;
    report(error('shop/too-large', said, place, 'leave that edition out, or sell it elsewhere'));
  }
  return isTooLarge;
};

/** Files in their order, as many to a group as its archive can hold. Each fits alone. */
const grouped = (files: readonly ArchivedFile[], most: number): readonly (readonly ArchivedFile[])[] => {
  const groups: ArchivedFile[][] = [];
  // An archive says some 300 bytes of each file, and what cannot be packed grows a little.
  const sizeOf = ({ bytes }: ArchivedFile): number => bytes.length * 1.001 + 400;
  let room = 0;
  for (const file of files) {
    if (sizeOf(file) > room) {
      groups.push([]);
      room = most;
    }
    groups.at(-1)?.push(file);
    room -= sizeOf(file);
  }
  return groups;
};

const archives = (files: readonly ArchivedFile[], splitting: Splitting): readonly Upload[] => {
  const { shop, title, date } = splitting;
  const groups = grouped(files, shop.files.megabytes * 1e6);
  return groups.map((group, index) => {
    const number = groups.length === 1 ? '' : ` ${index + 1} of ${groups.length}`;
    return {
      name: nameForShop(`${title}${number}.zip`, shop.files.name),
      bytes: zipFiles(group, date),
      holds: group.map(({ name }) => name),
    };
  });
};

/**
 * What is uploaded to a shop, within its limits: every file as it is where there are few enough, as not every telephone opens an
 * archive; otherwise the first one as it is, and the rest in archives. Undefined when it cannot be, as reported.
 */
export const splitUploads = (
  files: readonly ProductFileBytes[],
  splitting: Splitting,
): readonly Upload[] | undefined => {
  const { shop, place, report } = splitting;
  if (files.map((file) => tooLarge(file, splitting)).includes(true)) return undefined;
  if (files.length <= shop.files.most) return files.map((file) => asUpload(file, shop));
  const first = shop.files.most > 1 ? files.filter(({ isFirst }) => isFirst) : [];
  const rest = files.filter((file) => !first.includes(file));
  const uploads = [...first.map((file) => asUpload(file, shop)), ...archives(rest, splitting)];
  if (uploads.length <= shop.files.most) return uploads;
  const said = `${shop.name} takes ${shop.files.most} files of ${shop.files.megabytes} MB; this product makes ${uploads.length}`;
  report(error('shop/too-many', said, place, 'leave some editions out, or make two products of it'));
  return undefined;
};
