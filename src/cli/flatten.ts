import { basename, join, resolve } from 'node:path';
import { error } from '../core/index.ts';
import { matchingFiles } from '../node/matching-files.ts';
import { flattenApart } from '../node/pdf-apart.ts';
import { shown } from '../node/walk.ts';
import type { BookFiles } from '../node/write-files.ts';
import { tellNoFields, withPdf } from './filled-copy.ts';
import type { AnswerFlags } from './flags.ts';
import type { Run } from './run.ts';
import { writeBooks } from './write-books.ts';

/** What the name of a copy without fields ends in. */
const suffix = '-flat';

/** A filled copy without its fields; undefined where it cannot be made, as reported. */
const flattened = async (file: string, replace: boolean, run: Run): Promise<BookFiles | undefined> => {
  const path = resolve(file);
  const made = await withPdf(path, flattenApart, run);
  if (made && 'fields' in made) tellNoFields(path, error, run);
  if (made && 'undrawn' in made) {
    const count = made.undrawn === 1 ? '1 answer' : `${made.undrawn} answers`;
    const said = `\`${shown(path)}\` holds ${count} that the program which saved it has not drawn, or not with all letters`;
    const hint = 'open it in a reader of PDF files (Firefox, Acrobat Reader), save it there, and try again';
    run.report(error('cli/undrawn', said, undefined, hint));
  }
  if (!made || !('bytes' in made)) return undefined;
  const name = `${basename(path).replace(/\.pdf$/i, '')}${suffix}`;
  return { name, isCopy: false, isMarked: false, replace, files: [{ ending: '.pdf', bytes: made.bytes }] };
};

/** `octavo answers FILE ... --flatten`: writes copies that hold the same and cannot be filled in any more; all of them, or none. */
export const flatten = async (named: readonly string[], flags: AnswerFlags, run: Run): Promise<number> => {
  const { out = 'out', replace = false } = flags;
  const folder = resolve(out);
  const made: BookFiles[] = [];
  for (const file of matchingFiles(named)) {
    const book = await flattened(file, replace, run);
    if (book) made.push(book);
  }
  const names = made.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length)
    run.report(
      error('cli/same-name', 'two of these files have one name', undefined, 'do them one at a time'),
    );
  const placed = run.failed() ? [] : writeBooks(made, folder, run);
  const files = placed.flatMap((book) => book.files);
  if (files.length > 0) run.settle();
  for (const { name, result } of files)
    run.say(`${shown(join(folder, name))}${result === 'written' ? '' : `  ${result}`}`);
  return run.end({ made: files.map(({ name, result }) => ({ file: shown(join(folder, name)), result })) });
};
