import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BookFiles } from '../../src/node/write-files.ts';
import { tinyPdf } from '../support/tiny-pdf.ts';

/** A book that everybody gets, with its cover. */
export const book = (name: string, words: string, more: Partial<BookFiles> = {}): BookFiles => ({
  name,
  isCopy: false,
  isMarked: false,
  replace: false,
  files: [
    { ending: '.pdf', bytes: tinyPdf(words) },
    { ending: '-cover.pdf', bytes: tinyPdf(`${words}, outside`) },
  ],
  ...more,
});

/** A copy of somebody's own. */
export const copy = (name: string, words: string, more: Partial<BookFiles> = {}): BookFiles =>
  book(`${name}-copy`, words, {
    isCopy: true,
    files: [{ ending: '.pdf', bytes: tinyPdf(words) }],
    ...more,
  });

/** What is in a folder, by name; files that runs leave behind are told by their names alone. */
export const stateOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (existsSync(folder) ? readdirSync(folder) : [])
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );

/** What should be in a folder after a run. */
export const stateFrom = (
  books: readonly BookFiles[],
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  ...before,
  ...Object.fromEntries(
    books.flatMap(({ name, files }) =>
      files.map(({ ending, bytes }) => [`${name}${ending}`, Buffer.from(bytes).toString('latin1')] as const),
    ),
  ),
});

export const isLeft = (name: string): boolean => name.startsWith('.');
