import { type Report, warning } from '../model/diagnostic.ts';

/** What copies are called in a table. */
export interface CopyRefs {
  /** One for each file, in their order, and none twice. */
  readonly refs: readonly string[];
  /** Those that files do not bear themselves: they are numbered. */
  readonly numbered: readonly string[];
  /** Marks that several files bear: all but the first have a number as well. */
  readonly shared: readonly string[];
}

/** The end of a copy's name, as it was made: `…-copy`, `…-copy-K17`. What others have put behind it (`K17 (1)`, `K17 Zoë`) is no part of it. */
const marked = /^.*-copy(?:-([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*))?(?![A-Za-z0-9-])/s;

/** The mark in a file's name; of a copy without one its number, as the first has none. Undefined: the name is no copy's. */
const markIn = (name: string): string | undefined => {
  const found = marked.exec(name.replace(/\.pdf$/i, ''));
  return found ? (found[1] ?? '1') : undefined;
};

/**
 * What the rows of a table are called, out of the names of files, without their folders. A name that was given by somebody else may be a person's:
 * nothing of it is taken, and the file is told by its place among the others.
 */
export const refsOf = (names: readonly string[]): CopyRefs => {
  const marks = names.map(markIn);
  const taken = new Set<string>();
  const unique = (mark: string): string => {
    let free = mark;
    for (let count = 2; taken.has(free); count += 1) free = `${mark}-${count}`;
    taken.add(free);
    return free;
  };
  const own = marks.map((mark) => (mark === undefined || taken.has(mark) ? undefined : unique(mark)));
  const refs = own.map((ref, index) => ref ?? unique(marks[index] ?? `file-${index + 1}`));
  const shared = marks.filter((mark, index) => mark !== undefined && own[index] === undefined);
  return {
    refs,
    numbered: refs.filter((_, index) => marks[index] === undefined),
    shared: [...new Set(shared.flatMap((mark) => mark ?? []))],
  };
};

/** Tells that the answers for a copy come from the copy of another mark: somebody else may have written them. */
export const warnOfOtherCopy = (file: string, ref: string, report: Report): void => {
  const mark = markIn(file);
  if (mark === undefined || mark === ref || /^\d+$/.test(mark)) return;
  const said = `these answers come from the copy \`${mark}\`, and go into the copy \`${ref}\``;
  const hint = 'if that is another person, take the file of the same mark';
  report(warning('answers/other-copy', said, undefined, hint));
};

const listed = (marks: readonly string[]): string => {
  const said = marks.slice(0, 8).map((mark) => `\`${mark}\``);
  return [...said, ...(marks.length > said.length ? [`and ${marks.length - said.length} more`] : [])].join(
    ', ',
  );
};

/** Tells of rows that are not called as their maker may expect. */
export const warnOfRefs = ({ refs, numbered, shared }: CopyRefs, report: Report): void => {
  if (numbered.length > 0 && refs.length > 1) {
    const many = numbered.length === 1 ? '1 file has' : `${numbered.length} files have`;
    const said = `${many} no mark of a copy in the name; in the table, by the order of files: ${listed(numbered)}`;
    report(
      warning(
        'answers/no-ref',
        said,
        undefined,
        'make copies with `--ref K17`, and let the end of their names stand',
      ),
    );
  }
  if (shared.length > 0) {
    const said = `several files bear the same mark (${listed(shared)}): from the second on it has a number in the table`;
    report(
      warning(
        'answers/same-ref',
        said,
        undefined,
        'leave out what is not meant, or rename a file: `…-copy-K17.pdf`',
      ),
    );
  }
};
