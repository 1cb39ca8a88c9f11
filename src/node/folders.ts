import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { error, type Report, type SourceFile, type Sources } from '../core/index.ts';
import { openParseCache } from './parse-cache.ts';

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

/** The path as a user would type it in the current folder. */
export const shown = (path: string): string => {
  const near = relative(process.cwd(), path);
  if (near === '') return '.';
  return near.startsWith(`..${sep}..${sep}..`) ? path : near;
};

const filesBelow = (folder: string, endings: readonly string[]): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        !entry.name.startsWith('.') &&
        endings.some((ending) => entry.name.toLowerCase().endsWith(ending)),
    )
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.split(sep).includes('node_modules'))
    .sort();

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Decoded as UTF-8; bytes that are none are a mistake, not silently replaced. */
const readText = (path: string, report: Report): SourceFile => {
  const bytes = readFileSync(path);
  const file = shown(path);
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    report(
      error('cli/not-utf8', 'the file is not UTF-8 text', { file, start: 0, end: 0 }, 'save it as UTF-8'),
    );
    return { file, text: '' };
  }
};

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

const textsIn = (folder: string, ending: string, report: Report): ReadonlyMap<string, SourceFile> => {
  if (!isFolder(folder)) return new Map();
  const named = filesBelow(folder, [ending]).map((path) => {
    const name = path.slice(0, -ending.length).split(sep).join('/');
    return [name, withParsed(name, readText(join(folder, path), report))] as const;
  });
  return new Map(named);
};

const bytesIn = (
  folder: string,
  endings: readonly string[],
  keepEnding: boolean,
): ReadonlyMap<string, Uint8Array> => {
  if (!isFolder(folder)) return new Map();
  return new Map(
    filesBelow(folder, endings).map((path) => [
      keepEnding ? path.split(sep).join('/') : path.replace(/\.[^.]*$/, ''),
      new Uint8Array(readFileSync(join(folder, path))),
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
  else if (filesBelow(folder, endings).length === 0)
    report(
      error(
        'cli/empty-folder',
        `the folder \`${shown(folder)}\` holds no ${usual} files`,
        undefined,
        `${what} are ${usual} files`,
      ),
    );
};

const fontEndings = ['.ttf', '.otf'];
/** Told by their kind, where no font of ours has the same name. */
const foreignFontEndings = ['.woff', '.woff2', '.ttc', '.otc'];

/** Pictures of all kinds: one that cannot be placed is reported with its kind, not passed over. */
const pictureEndings =
  '.png .jpg .jpeg .svg .webp .gif .tif .tiff .heic .heif .avif .bmp .jp2 .jxl .psd .pdf'.split(' ');

/** Reads folders into the plain value that core works on. A folder of one's own is laid over the product's: what it lacks is taken from there. */
export const readSources = ({ content, templates, fonts }: Folders, report: Report): Sources => {
  needed(content, 'exercises', ['.yaml'], report);
  if (templates !== ownFolders.templates) needed(templates, 'layouts', ['.hbs', '.yaml'], report);
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
    templates: under('', '.hbs'),
    themes: under('themes', '.yaml'),
    editions: under('editions', '.yaml'),
    fonts: new Map([
      ...bytesIn(ownFolders.fonts, fontEndings, false),
      ...(fonts === ownFolders.fonts
        ? []
        : [...bytesIn(fonts, foreignFontEndings, false), ...bytesIn(fonts, fontEndings, false)]),
    ]),
    images: bytesIn(join(content, 'images'), pictureEndings, true),
  };
};

export const readOne = readText;
