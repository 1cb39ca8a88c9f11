import { dirname, join } from 'node:path';
import { error, type Report } from '../core/model/diagnostic.ts';
import { type FileGroup, isAsWritten, placeFiles, type Standing } from '../core/publish/place-files.ts';
import { type Claim, claimFolder, nodeSystem, type System, tracesIn } from './claim.ts';
import { changeAll, endRun, endStopped } from './journal.ts';

export interface NamedFile {
  /** What follows the group's name: `.pdf`, `-cover.pdf`. */
  readonly ending: string;
  readonly bytes: Uint8Array;
}

/** The files of one workbook, whole in memory. */
export interface BookFiles extends Omit<FileGroup, 'endings'> {
  readonly files: readonly NamedFile[];
}

export interface PlacedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What became of what stood there. */
  readonly result: 'written' | 'unchanged' | 'replaced';
}

/** The files of a workbook where they are now. */
export interface PlacedBook {
  readonly files: readonly PlacedFile[];
  /** The file it would have been, where that is another copy. */
  readonly beside?: string;
}

/** Makes a folder and those above it, one by one: where a system refuses with “not there”, Node’s own recursion never ends. */
export const makeFolder = (path: string, system: System): void => {
  const { files } = system;
  if (files.statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolder(dirname(path), system);
  try {
    files.mkdirSync(path);
  } catch (problem) {
    // Another run may have made it meanwhile.
    if (!files.statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw problem;
  }
};

const standingAt = (path: string, bytes: Uint8Array | undefined, { files }: System): Standing => {
  const there = files.lstatSync(path, { throwIfNoEntry: false });
  if (!there) return 'free';
  if (there.isDirectory())
    throw Object.assign(new Error(`a folder is in the way: ${path}`), { code: 'EISDIR' });
  // A link is never followed: what it leads to is somebody else's.
  if (!there.isFile()) return 'foreign';
  const held = files.readFileSync(path);
  if (bytes && held.equals(bytes)) return 'same';
  return isAsWritten(held.toString('latin1')) ? 'made' : 'foreign';
};

const results = { free: 'written', same: 'unchanged', made: 'replaced', foreign: 'replaced' } as const;

/** Where all books go; undefined where one of them cannot, as reported. Nothing is written yet. */
const placeBooks = (
  folder: string,
  books: readonly BookFiles[],
  report: Report,
  system: System,
): readonly PlacedBook[] | undefined => {
  const { files } = system;
  const names = files.statSync(folder, { throwIfNoEntry: false }) ? files.readdirSync(folder) : [];
  const taken = new Set<string>();
  const placed = books.map((book) => {
    const standing = (name: string, ending: string): Standing => {
      if (taken.has(`${name}${ending}`.toLowerCase())) return 'foreign';
      const bytes = book.files.find((file) => file.ending === ending)?.bytes;
      return standingAt(join(folder, `${name}${ending}`), bytes, system);
    };
    const group = { ...book, endings: book.files.map(({ ending }) => ending) };
    const name = placeFiles(group, { names, standing }, report);
    if (name === undefined) return undefined;
    const settled = book.files.map(({ ending, bytes }): PlacedFile => {
      return { name: `${name}${ending}`, bytes, result: results[standing(name, ending)] };
    });
    const twice = settled.find((file) => taken.has(file.name.toLowerCase()));
    if (twice) {
      report(error('publish/same-name', `two workbooks of this run would be \`${twice.name}\``));
      return undefined;
    }
    for (const file of settled) taken.add(file.name.toLowerCase());
    return { files: settled, ...(name === book.name ? {} : { beside: `${book.name}.pdf` }) };
  });
  const all = placed.filter((book) => book !== undefined);
  return all.length === books.length ? all : undefined;
};

const isDone = (books: readonly PlacedBook[] | undefined): boolean =>
  books?.every((book) => book.files.every(({ result }) => result === 'unchanged')) ?? false;

/** What is there already, where that is everything and nothing is left of runs that were stopped: then the folder is not touched. */
const asTheyAre = (folder: string, books: readonly BookFiles[], system: System) => {
  if (!system.files.statSync(folder, { throwIfNoEntry: false })) return undefined;
  if (tracesIn(folder, system).length > 0) return undefined;
  const placed = placeBooks(folder, books, () => undefined, system);
  return isDone(placed) ? placed : undefined;
};

const writeUnder = (
  claim: Claim,
  books: readonly BookFiles[],
  report: Report,
  system: System,
): readonly PlacedBook[] | undefined => {
  endStopped(claim, system);
  const placed = placeBooks(claim.folder, books, report, system);
  const changes = (placed ?? []).flatMap((book) => book.files.filter(({ result }) => result !== 'unchanged'));
  if (changes.length > 0) changeAll(changes, claim, system);
  return placed;
};

/**
 * Writes the files of one run, all or none, whatever stops it: what a killed run has left is undone, or ended, by the next.
 * Undefined when a file has no place, as reported. Throws what the system says.
 */
export const writeFiles = (
  folder: string,
  books: readonly BookFiles[],
  report: Report,
  system: System = nodeSystem,
): readonly PlacedBook[] | undefined => {
  const there = asTheyAre(folder, books, system);
  if (there) return there;
  makeFolder(folder, system);
  const claim = claimFolder(folder, system);
  let placed: readonly PlacedBook[] | undefined;
  try {
    placed = writeUnder(claim, books, report, system);
  } finally {
    leave(claim, system);
  }
  return placed;
};

/** Ends our own run. What cannot be cleared now, the next run clears. */
const leave = (claim: Claim, system: System): void => {
  try {
    endRun(claim, system);
  } catch {
    // What has failed before is told already; if nothing has, all files are in their places.
  }
};
