import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile, Sources } from '../../src/core/index.ts';

/** The repository's root, whatever folder the tests are run from. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Names of all files below a folder, with `/` between their parts, in the order of the alphabet. */
export const filesBelow = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(join(root, folder), join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

const texts = (folder: string, ending: string): ReadonlyMap<string, SourceFile> =>
  new Map(
    filesBelow(folder, ending).map((name) => {
      const file = `${folder}/${name}`;
      return [name.slice(0, -ending.length), { file, text: readFileSync(join(root, file), 'utf8') }];
    }),
  );

const bytes = (folder: string, ending: string): ReadonlyMap<string, Uint8Array> =>
  new Map(
    filesBelow(folder, ending).map((name) => [
      name.slice(0, -ending.length),
      new Uint8Array(readFileSync(join(root, folder, name))),
    ]),
  );

/** One text file of the repository, as a list. */
const oneText = (file: string): readonly SourceFile[] => [
  { file, text: readFileSync(join(root, file), 'utf8') },
];

/** What stands in the repository itself: its content, layouts, themes, editions and fonts. */
export const ownSources: Sources = {
  layoutWords: oneText('templates/words.yaml'),
  layoutSlots: oneText('templates/slots.yaml'),
  content: texts('exercises/en', '.yaml'),
  templates: new Map([...texts('templates', '.hbs')]),
  themes: texts('templates/themes', '.yaml'),
  editions: texts('templates/editions', '.yaml'),
  fonts: bytes('fonts', '.ttf'),
  images: new Map(),
};

/** A text that never was a file. */
export const written = (file: string, text: string): SourceFile => ({ file, text });
