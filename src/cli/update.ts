import { basename, join, resolve } from 'node:path';
import { error } from '../core/index.ts';
import { openUpdates, type Update, type UpdatePress } from '../core/shop/update.ts';
import type { WishedChoices } from '../core/shop/update-book.ts';
import { matchingFiles } from '../node/matching-files.ts';
import { readApart } from '../node/pdf-apart.ts';
import { nodePlatform } from '../node/platform.ts';
import { shown } from '../node/walk.ts';
import type { BookFiles } from '../node/write-files.ts';
import { tellNoFields, withPdf } from './filled-copy.ts';
import { readProductSources } from './product-sources.ts';
import { type Run, todayIs } from './run.ts';
import { writeBooks } from './write-books.ts';

/** What stands behind `octavo update`. */
export interface UpdateFlags {
  readonly product?: string;
  readonly brand?: string;
  readonly since?: string;
  readonly out?: string;
  readonly replace?: boolean;
}

/** A copy of the present version, and what its file is called: as the earlier one, with the version behind it. */
interface UpdatedCopy {
  readonly update: Update;
  readonly book: BookFiles;
}

const nameOf = (path: string, { version }: Update): string => {
  const stem = basename(path).replace(/\.pdf$/i, '');
  return `${stem}-${version}`;
};

/** The new copy for an earlier one; undefined where it cannot be made, as reported. */
const updated = async (
  path: string,
  press: UpdatePress,
  replace: boolean,
  run: Run,
): Promise<UpdatedCopy | undefined> => {
  const copy = await withPdf(path, readApart, run);
  if (copy?.fields.length === 0) tellNoFields(path, error, run);
  const update = copy && copy.fields.length > 0 ? await press(copy, run.report) : undefined;
  if (!update) return undefined;
  const files = [{ ending: '.pdf', bytes: update.bytes }];
  const name = nameOf(path, update);
  return { update, book: { name, isCopy: true, isMarked: false, replace, files } };
};

const answers = (count: number): string => (count === 1 ? '1 answer' : `${count} answers`);

const tell = ({ of, since, carried, gone, page }: Update, file: string, run: Run): void => {
  const from = since === undefined ? 'from an earlier version' : `from version ${since}`;
  run.say(`${file}  ${of.join(', ')}: ${answers(carried)} carried over ${from}`);
  if (gone > 0)
    run.say(`  ${answers(gone)} to questions that are not asked any more: the earlier file keeps them`);
  if (page !== undefined) run.say(`  what has changed stands on page ${page}`);
};

const openPress = (flags: UpdateFlags, choices: WishedChoices, run: Run): UpdatePress | undefined => {
  const from = readProductSources(flags.product, flags.brand, run);
  const options = { report: run.report, today: todayIs(), platform: nodePlatform };
  const press = from && openUpdates(from, { since: flags.since, choices }, options);
  return run.failed() ? undefined : press;
};

/** `octavo update FILE ...`: filled copies of an earlier version, in the present one; all of them, or none. */
export const updateCopies = async (
  named: readonly string[],
  flags: UpdateFlags,
  choices: WishedChoices,
  run: Run,
): Promise<number> => {
  const press = openPress(flags, choices, run);
  const folder = resolve(flags.out ?? 'out');
  const made: UpdatedCopy[] = [];
  for (const file of press ? matchingFiles(named) : []) {
    run.progress(`carrying over ${made.length + 1} ...`);
    const one = press && (await updated(resolve(file), press, flags.replace ?? false, run));
    if (one) made.push(one);
  }
  run.progress('');
  const placed = run.failed()
    ? []
    : writeBooks(
        made.map(({ book }) => book),
        folder,
        run,
      );
  if (placed.length > 0) run.settle();
  const results = placed.flatMap(({ files, beside }, index) =>
    files.flatMap(({ name, result }) => {
      const update = made[index]?.update;
      return update ? [{ update, file: shown(join(folder, name)), result, beside }] : [];
    }),
  );
  for (const { update, file, result, beside } of results) {
    const other = beside === undefined ? '' : `  beside another copy, ${beside}`;
    tell(update, `${file}${result === 'written' ? '' : `  ${result}`}${other}`, run);
  }
  return run.end({
    made: results.map(({ update: { since, version, carried, gone, page }, file, result }) => ({
      file,
      result,
      ...(since === undefined ? {} : { since }),
      version,
      carried,
      gone,
      ...(page === undefined ? {} : { page }),
    })),
  });
};
