/** Signs that some system takes in no name of a file. */
const refused = /[/\\:*?"<>|\p{Cc}]+/gu;

/** A name of a file as people read it: `One Beat Longer - A4.pdf`. */
export const friendlyName = (parts: readonly (string | undefined)[], ending: string): string => {
  const name = parts
    .flatMap((part) => part?.replace(refused, ' ').replace(/\s+/g, ' ').trim() || [])
    .join(' - ')
    .replace(/^\.+/, '')
    .slice(0, 120)
    .trim();
  return `${name || 'workbook'}${ending}`;
};

/** A name as a shop takes it: so many letters, and plain ones alone where it takes no others. */
export const nameForShop = (
  name: string,
  { most, plain }: { readonly most: number; readonly plain: boolean },
): string => {
  const at = name.lastIndexOf('.');
  const ending = at < 0 ? '' : name.slice(at);
  const words = plain
    ? name
        .slice(0, name.length - ending.length)
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/ - /g, '-')
        .replace(/[^A-Za-z0-9._-]+/g, '-')
    : name.slice(0, name.length - ending.length);
  return `${words.slice(0, most - ending.length).replace(/[-. ]+$/, '') || 'file'}${ending}`;
};

/** The name of a folder: small letters, digits, dashes. */
export const folderName = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 80) || 'product';
