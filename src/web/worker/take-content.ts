import {
  type Diagnostic,
  defined,
  distinct,
  type OfferedTitle,
  offerTitle,
  openProject,
  type SourceFile,
  type Sources,
} from '../../core/index.ts';
import type { Calls, Told } from '../model/messages.ts';
import type { ShopSources } from './shop.ts';
import { toldOf } from './told.ts';
import type { Opened } from './unpack.ts';

// A folder of content, chosen or dropped: read as the command reads one, over the layouts and fonts that come with the page.

type Files = Calls['take']['asks']['files'];

interface Taken {
  readonly opened?: Opened;
  readonly title?: OfferedTitle;
  readonly told: readonly Told[];
}

/** The folder in which the content's first book lies, with a slash behind it. */
const contentRoot = (files: Files): string | undefined =>
  files
    .flatMap(([path]) => (/(^|\/)book\.yaml$/.test(path) ? path.slice(0, -'book.yaml'.length) : []))
    .sort((one, other) => one.length - other.length)[0];

/** Files below a folder, by what their paths are from there. */
const below = (files: Files, folder: string): Files =>
  files.flatMap(([path, bytes]) =>
    path.startsWith(folder) ? [[path.slice(folder.length), bytes] as const] : [],
  );

const textOf = (file: string, bytes: ArrayBuffer): SourceFile => ({
  file,
  text: new TextDecoder('utf-8').decode(bytes),
});

const textsIn = (files: Files, folder: string, ending: string): ReadonlyMap<string, SourceFile> =>
  new Map(
    below(files, folder).flatMap(([path, bytes]) =>
      path.endsWith(ending) ? [[path.slice(0, -ending.length), textOf(folder + path, bytes)] as const] : [],
    ),
  );

const bytesIn = (files: Files, folder: string, endings: RegExp, keepEnding: boolean) =>
  new Map(
    below(files, folder).flatMap(([path, bytes]) =>
      endings.test(path)
        ? [[keepEnding ? path : path.replace(endings, ''), new Uint8Array(bytes)] as const]
        : [],
    ),
  );

/** What is laid over the page's own: one of several files of the same name. */
const oneText = (files: Files, path: string): readonly SourceFile[] =>
  files.flatMap(([name, bytes]) => (name === path ? [textOf(path, bytes)] : []));

const sourcesOf = (own: Sources, files: Files, root: string): Sources => {
  const beside = root.replace(/[^/]+\/$/, '');
  const [templates, fonts] = [`${beside}templates/`, `${beside}fonts/`];
  const isEntry = ([name]: readonly [string, SourceFile]): boolean =>
    name !== 'product' && ![templates, fonts].some((folder) => `${root}${name}`.startsWith(folder));
  return {
    content: new Map([...textsIn(files, root, '.yaml')].filter(isEntry)),
    templates: new Map([...own.templates, ...textsIn(files, templates, '.hbs')]),
    themes: new Map([...own.themes, ...textsIn(files, `${templates}themes/`, '.yaml')]),
    editions: new Map([...own.editions, ...textsIn(files, `${templates}editions/`, '.yaml')]),
    layoutWords: [...own.layoutWords, ...oneText(files, `${templates}words.yaml`)],
    layoutSlots: [...own.layoutSlots, ...oneText(files, `${templates}slots.yaml`)],
    fonts: new Map([...own.fonts, ...bytesIn(files, fonts, /\.(?:ttf|otf)$/i, false)]),
    images: bytesIn(files, `${root}images/`, /\.(?:png|jpe?g)$/i, true),
  };
};

/** What shops take, a folder's own laid over ours; and the product in the folder, or beside it. */
const shopOf = (own: ShopSources, files: Files, root: string): ShopSources => {
  const beside = root.replace(/[^/]+\/$/, '');
  const [product] = [root, beside].flatMap((folder) => oneText(files, `${folder}product.yaml`));
  const shops = new Map([...own.shops, ...textsIn(files, `${beside}templates/shops/`, '.yaml')]);
  return { shops, product };
};

/** A mistake with its file and line, as those who write a content need it. */
const placed = (one: Diagnostic, sources: Sources): Told => {
  const { place } = one;
  const source = [...sources.content.values()].find(({ file }) => file === place?.file);
  const line = source && place ? source.text.slice(0, place.start).split('\n').length : undefined;
  const where = place ? `${place.file}${line === undefined ? '' : `, line ${line}`}: ` : '';
  return { ...toldOf(one), says: `${where}${one.message}` };
};

/** Mistakes shown at a time. */
const most = 20;

/** Reads and proves a folder; without sources it cannot be used, as told. */
export const takeContent = (own: Opened, files: Files): Taken => {
  const root = contentRoot(files);
  if (root === undefined) {
    const says = 'this folder holds no book.yaml, which says what a book is made of';
    return { told: [{ severity: 'error', code: 'author/no-file', says }] };
  }
  const sources = sourcesOf(own.sources, files, root);
  const found: Diagnostic[] = [];
  const project = openProject(sources, (one) => found.push(one));
  const isWrong = found.some(({ severity }) => severity === 'error');
  const told = distinct(found)
    .slice(0, most)
    .map((one) => placed(one, sources));
  if (!project || isWrong) return { told };
  const opened = { sources, shop: shopOf(own.shop, files, root) };
  return { told, ...defined({ opened, title: offerTitle(project, sources) }) };
};
