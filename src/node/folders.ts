import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { error, warning } from '../core/index.ts';
import type { Report, SourceFile, Sources } from '../core/public.ts';
import { nameOf, readBounded } from './bounded.ts';
import { layoutKey, openParseCache } from './parse-cache.ts';
import { reasonOf } from './system-error.ts';
import { filesBelow, placeOfFile, shown } from './walk.ts';

/** The bundle's folder. The product's own content, layouts and fonts are beside it. */
const bundle = dirname(fileURLToPath(import.meta.url));
const home = join(bundle, '..');

export interface Folders {
  readonly content: string;
  readonly templates: string;
  readonly fonts: string;
}

export const ownFolders: Folders = {
  content: join(home, 'exercises', 'en'),
  templates: join(home, 'templates'),
  fonts: join(home, 'fonts'),
};

const endsIn = (path: string, endings: readonly string[]): boolean =>
  endings.some((ending) => path.toLowerCase().endsWith(ending));

const filesEnding = (folder: string, endings: readonly string[], report: Report): readonly string[] =>
  filesBelow(folder, report).filter((path) => endsIn(path, endings));

export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Whether a folder holds layouts, themes or editions. */
export const holdsLayouts = (folder: string): boolean =>
  ['themes', 'editions', 'page.hbs'].some((name) => existsSync(join(folder, name)));

const holdsFonts = (folder: string): boolean =>
  isFolder(folder) && filesEnding(folder, fontEndings, () => undefined).length > 0;

/** Of the folders `templates` and `fonts` beside one of content, those that hold what they are named for: they go with it. */
export const foldersBeside = (content: string): Partial<Folders> => {
  const [templates, fonts] = ['templates', 'fonts'].map((name) => join(dirname(content), name));
  return {
    ...(templates !== undefined && holdsLayouts(templates) ? { templates } : {}),
    ...(fonts !== undefined && holdsFonts(fonts) ? { fonts } : {}),
  };
};

/** The bytes of a file; none when it cannot be read, as reported. */
const readBytes = (path: string, report: Report): Uint8Array => {
  try {
    return readBounded(path);
  } catch (problem) {
    const said = `the file cannot be read: ${reasonOf(problem)}`;
    report(error('cli/unreadable', said, placeOfFile(path), 'give yourself the right to read it'));
    return new Uint8Array();
  }
};

/** What a file is that is no text, by how it begins. */
const otherKinds: readonly (readonly [beginning: string, what: string])[] = [
  ['\xff\xfe', 'UTF-16 text'],
  ['\xfe\xff', 'UTF-16 text'],
  ['PK\x03\x04', 'a spreadsheet, a word processor’s document or an archive'],
  ['%PDF', 'a PDF'],
];

const notText = (bytes: Uint8Array): string => {
  const beginning = String.fromCharCode(...bytes.slice(0, 4));
  const [, what] = otherKinds.find(([begins]) => beginning.startsWith(begins)) ?? [];
  return what === undefined ? 'the file is not UTF-8 text' : `the file is ${what}, not UTF-8 text`;
};

/** Decoded as UTF-8; undefined for bytes that are none, as reported: they are not silently replaced. */
const decoded = (bytes: Uint8Array, path: string, report: Report): SourceFile | undefined => {
  try {
    return { file: shown(path), text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    report(error('cli/not-utf8', notText(bytes), placeOfFile(path), 'save it as UTF-8 text'));
    return undefined;
  }
};

const readText = (path: string, report: Report): SourceFile =>
  decoded(readBytes(path, report), path, report) ?? { file: shown(path), text: '' };

/** A file on its own. Throws what the system says of one that cannot be read; undefined for one that is no text, as reported. */
export const readOne = (path: string, report: Report): SourceFile | undefined =>
  decoded(readBounded(path), path, report);

/** What the build has read already; a run without its file reads everything itself. */
const builtCache = (): string => {
  const path = join(bundle, 'parse-cache.txt');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};
let reader: ReturnType<typeof openParseCache> | undefined;
const withParsed = (name: string, source: SourceFile): SourceFile => {
  reader ??= openParseCache(builtCache());
  return reader(name, source);
};

/** Files of one name, the product's own first, then those of a folder laid over it. */
const layered = (name: string, folders: readonly string[], report: Report): readonly SourceFile[] =>
  folders
    .map((folder) => join(folder, `${name}.yaml`))
    .filter((path) => existsSync(path))
    .map((path) => withParsed(`layouts/${name}`, readText(path, report)));

const layoutEnding = '.hbs';

const textsIn = (folder: string, ending: string, report: Report): ReadonlyMap<string, SourceFile> => {
  if (!isFolder(folder)) return new Map();
  const named = filesEnding(folder, [ending], report).map((path) => {
    const name = nameOf(path.slice(0, -ending.length));
    const key = ending === layoutEnding ? layoutKey(name) : name;
    return [name, withParsed(key, readText(join(folder, path), report))] as const;
  });
  return new Map(named);
};

export const bytesIn = (
  folder: string,
  endings: readonly string[],
  keepEnding: boolean,
  report: Report,
): ReadonlyMap<string, Uint8Array> => {
  if (!isFolder(folder)) return new Map();
  return new Map(
    filesEnding(folder, endings, report).map((path) => [
      keepEnding ? nameOf(path) : nameOf(path.replace(/\.[^.]*$/, '')),
      readBytes(join(folder, path), report),
    ]),
  );
};

const needed = (folder: string, what: string, endings: readonly string[], report: Report): void => {
  const [usual] = endings;
  if (!isFolder(folder))
    report(
      error(
        'cli/no-folder',
        `there is no folder \`${shown(folder)}\` for ${what}`,
        undefined,
        'check the path',
      ),
    );
  else if (filesEnding(folder, endings, () => undefined).length === 0)
    report(
      error(
        'cli/empty-folder',
        `the folder \`${shown(folder)}\` holds no ${usual} files`,
        undefined,
        `${what} are ${usual} files`,
      ),
    );
};

export const fontEndings = ['.ttf', '.otf'];
/** Told by their kind, where no font of ours has the same name. */
const foreignFontEndings = ['.woff', '.woff2', '.ttc', '.otc'];

/** Pictures of all kinds: one that cannot be placed is reported with its kind, not passed over. */
const pictureEndings =
  '.png .jpg .jpeg .svg .webp .gif .tif .tiff .heic .heif .avif .bmp .jp2 .jxl .psd .pdf'.split(' ');

/** Reads folders into the plain value that core works on. A folder of one's own is laid over the product's: what it lacks is taken from there. */
export const readSources = ({ content, templates, fonts }: Folders, report: Report): Sources => {
  needed(content, 'exercises', ['.yaml'], report);
  if (templates !== ownFolders.templates) needed(templates, 'layouts', [layoutEnding, '.yaml'], report);
  if (fonts !== ownFolders.fonts) needed(fonts, 'fonts', fontEndings, report);
  const under = (part: string, ending: string): ReadonlyMap<string, SourceFile> => {
    const own = textsIn(join(ownFolders.templates, part), ending, report);
    return templates === ownFolders.templates
      ? own
      : new Map([...own, ...textsIn(join(templates, part), ending, report)]);
  };
  const own = templates === ownFolders.templates ? [templates] : [ownFolders.templates, templates];
  return {
    layoutWords: layered('words', own, report),
    layoutSlots: layered('slots', own, report),
    content: textsIn(content, '.yaml', report),
    templates: under('', layoutEnding),
    themes: under('themes', '.yaml'),
    editions: under('editions', '.yaml'),
    fonts: new Map([
      ...bytesIn(ownFolders.fonts, fontEndings, false, report),
      ...(fonts === ownFolders.fonts
        ? []
        : [
            ...bytesIn(fonts, foreignFontEndings, false, report),
            ...bytesIn(fonts, fontEndings, false, report),
          ]),
    ]),
    images: bytesIn(join(content, 'images'), pictureEndings, true, report),
  };
};

/** Files that stand beside what is read, for people. */
const forPeople = /^(readme|licen[cs]e|copying|ofl|changelog|notice|credits)\b|\.md$/i;

/** What is read below the folders of content, of layouts and of fonts. */
const isRead: Readonly<Record<keyof Folders, (path: string) => boolean>> = {
  content: (path) =>
    path.endsWith('.yaml') || (path.startsWith(`images${sep}`) && endsIn(path, pictureEndings)),
  templates: (path) =>
    path.endsWith('.hbs') || /^(?:(?:themes|editions|shops)[\\/].*|words|slots)\.yaml$/.test(path),
  fonts: (path) => endsIn(path, [...fontEndings, ...foreignFontEndings]),
};

const nameInstead = (path: string): string => {
  if (/\.yml$/i.test(path)) return 'a file of content ends in `.yaml`: rename it';
  if (/\.(handlebars|html?)$/i.test(path)) return 'a layout ends in `.hbs`: rename it';
  if (endsIn(path, pictureEndings)) return 'pictures are read from the content’s folder `images`';
  return 'take it away, or put it where it belongs';
};

/** Doubts files that stand where files are read, and are not. */
export const warnOfUnread = (folders: Folders, report: Report): void => {
  for (const part of ['content', 'templates', 'fonts'] as const)
    for (const path of isFolder(folders[part]) ? filesBelow(folders[part], () => undefined) : [])
      if (!isRead[part](path) && !forPeople.test(basename(path)))
        report(
          warning(
            'check/unread',
            'this file is never read',
            placeOfFile(join(folders[part], path)),
            nameInstead(path),
          ),
        );
};
