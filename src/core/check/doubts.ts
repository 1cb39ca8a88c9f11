import type { Choices } from '../author/axes.ts';
import { type Book, resolveBook } from '../author/books.ts';
import type { Library } from '../author/library.ts';
import { combinations, resolve } from '../author/resolve.ts';
import { everyExercise } from '../author/schemas.ts';
import { fieldOf, textsOf, type YamlNode } from '../author/yaml-node.ts';
import { type Report, warning } from '../model/diagnostic.ts';
import type { Path } from '../schema/vocabulary.ts';
import { doubtParts } from './doubt-parts.ts';

// What is no mistake, and hardly meant: it would pass in silence, and be missed in print.

/** What a book lists, each with the way to it. */
const listedIn = ({ front, parts, back }: Book): readonly (readonly [id: string, path: Path])[] => [
  ...front.map((id, index) => [id, ['front', index]] as const),
  ...parts.flatMap(({ sections }, part) =>
    sections.map((id, index) => [id, ['parts', part, 'sections', index]] as const),
  ),
  ...back.map((id, index) => [id, ['back', index]] as const),
];

const doubtBook = (node: YamlNode, choices: Choices, { axes }: Library, report: Report): void => {
  const book = resolveBook(node, axes, choices, () => undefined);
  if (!book) return;
  const { placeOf } = resolve(node, axes, choices, () => undefined);
  const seen = new Set<string>();
  for (const [id, path] of listedIn(book)) {
    if (seen.has(id)) {
      const place = placeOf(path) ?? placeOf(path.slice(0, -1));
      report(warning('check/listed-twice', `\`${id}\` is listed twice`, place, 'take one of the two out'));
    }
    seen.add(id);
  }
  book.parts.forEach(({ id, sections }, index) => {
    if (sections.length > 0) return;
    const hint = 'list exercises under its `sections`, or take it out';
    report(warning('check/empty-part', `the part \`${id}\` is empty`, placeOf(['parts', index]), hint));
  });
};

/** Doubts exercises and pages that no book lists. */
const doubtUnlisted = ({ books, entries }: Library, report: Report): void => {
  const named = new Set([...books.values()].flatMap((node) => textsOf(node).map(({ value }) => value)));
  // A book without parts holds every exercise.
  const holdsAll = named.has(everyExercise) || [...books.values()].some((node) => !fieldOf(node, 'parts'));
  for (const { id, kind, node } of entries.values()) {
    if (named.has(id) || (kind === 'exercise' && holdsAll)) continue;
    const hint = 'list it in `book.yaml`, or in a file of `books`';
    report(warning('check/listed-nowhere', `no book lists this ${kind}`, node.place, hint));
  }
};

/** Doubts exercises whose module is not the folder that they stand in. */
const doubtModules = ({ entries }: Library, report: Report): void => {
  for (const { node } of entries.values()) {
    const module = fieldOf(node, 'module');
    const [folder] = node.place.file.split(/[\\/]/).slice(-2, -1);
    if (module?.kind !== 'scalar' || folder === undefined || module.value === folder) continue;
    const said = `the module is not the folder’s name, \`${folder}\``;
    report(warning('check/module-folder', said, module.place, 'rename one of the two, or move the file'));
  }
};

/** What Markdown knows and prose does not: it would be printed as it is typed. */
const unknownMarkdown: readonly (readonly [pattern: RegExp, what: string, hint: string])[] = [
  [/^#{1,6} /m, 'headings', 'use a heading block'],
  [/^[ \t]*(?:[-*+]|\d+[.)]) \S.*\n+[ \t]*(?:[-*+]|\d+[.)]) /m, 'lists', 'use the block `list` or `steps`'],
  [/!\[[^\]]*\]\(/, 'images', 'use the block `picture`'],
  [/^\|?[ :]*-{3,}[ :|-]*\|/m, 'tables', 'use the block `table`'],
  [/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i, 'HTML', 'write the words alone; `*…*` and `**…**` set them apart'],
  [/^```|`[^`\n]+`/m, 'code', 'write the words alone; `*…*` and `**…**` set them apart'],
  [/~~\S/, 'strikethrough', 'write the words alone; `*…*` and `**…**` set them apart'],
];

const address = /(?<!!)\[[^\]]*\]\((?!#|https?:|mailto:|tel:)([^)]*)\)/;

const doubtMarkdown = ({ entries }: Library, report: Report): void => {
  for (const { node } of entries.values())
    for (const { value, place } of textsOf(node)) {
      for (const [pattern, what, hint] of unknownMarkdown)
        if (pattern.test(value))
          report(warning('check/markdown', `prose knows no ${what}: it is printed as typed`, place, hint));
      if (address.test(value)) {
        const hint = 'begin it with `https:`, `mailto:` or `tel:`; `#id` leads to a page of the book';
        report(warning('check/address', 'a link leads to no address that is known', place, hint));
      }
    }
};

/** Tells of what is hardly meant in a proven content. */
export const warnOfDoubts = (library: Library, report: Report): void => {
  for (const node of library.books.values())
    for (const choices of combinations(node, library.axes)) doubtBook(node, choices, library, report);
  doubtUnlisted(library, report);
  doubtModules(library, report);
  doubtMarkdown(library, report);
  for (const { node } of library.entries.values()) doubtParts(node, report);
};
