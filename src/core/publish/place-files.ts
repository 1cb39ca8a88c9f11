import { error, type Report } from '../model/diagnostic.ts';

// Where the files of a workbook go in a folder that holds others. Nothing is lost there that cannot be made again.

/** What stands where a file is to be: nothing, these very bytes, a file as Octavo wrote it, or anything else. */
export type Standing = 'free' | 'same' | 'made' | 'foreign';

/** The files of one workbook, which are called alike: `name.pdf`, `name-cover.pdf`. */
export interface FileGroup {
  readonly name: string;
  /** What follows the name: `.pdf`, `-cover.pdf`. */
  readonly endings: readonly string[];
  /** A copy of somebody's own: it cannot be made again by whoever does not know their words. */
  readonly isCopy: boolean;
  /** It bears a mark of the user's own choice. */
  readonly isMarked: boolean;
  /** Whether the user says that it goes in the place of what is there. */
  readonly replace: boolean;
}

export interface Shelf {
  /** The names of all that is in the folder. */
  readonly names: readonly string[];
  /** What stands where a file of the group would be under this name. */
  readonly standing: (name: string, ending: string) => Standing;
}

const folded = (name: string): string => name.toLowerCase();

/** The first copy has no number. */
const numbered = (name: string, number: number): string => (number === 1 ? name : `${name}-${number}`);

/** The numbers that are taken, rising. Some systems know no difference between large and small letters. */
const takenNumbers = ({ name, endings }: FileGroup, { names }: Shelf): readonly number[] => {
  const there = names.map(folded).filter((one) => one.startsWith(folded(name)));
  const numbers = there.flatMap((one) =>
    endings.flatMap((ending) => {
      if (!one.endsWith(folded(ending))) return [];
      const between = one.slice(name.length, one.length - ending.length);
      if (between === '') return [1];
      return /^-[1-9]\d{0,5}$/.test(between) ? [Number(between.slice(1))] : [];
    }),
  );
  return [...new Set(numbers)].sort((one, other) => one - other);
};

const standingsOf = (name: string, { endings }: FileGroup, { standing }: Shelf): readonly Standing[] =>
  endings.map((ending) => standing(name, ending));

/** Whether a group is there already, or the part of it that is there. */
const holds = (standings: readonly Standing[]): boolean =>
  standings.includes('same') && standings.every((one) => one === 'same' || one === 'free');

const isFree = (standings: readonly Standing[]): boolean => standings.every((one) => one === 'free');

/** A copy without a mark: its own number where it is there already, else the next. */
const placeCopy = (group: FileGroup, shelf: Shelf, report: Report): string | undefined => {
  const { name, replace } = group;
  const taken = takenNumbers(group, shelf);
  const own = taken.find((number) => holds(standingsOf(numbered(name, number), group, shelf)));
  if (own !== undefined) return numbered(name, own);
  if (replace && taken.length > 1) {
    const said = `\`--replace\` does not say which of ${taken.length} copies: \`${name}\` has numbers`;
    report(
      error(
        'publish/which-copy',
        said,
        undefined,
        'move the old one away, or tell copies apart with `--ref`',
      ),
    );
    return undefined;
  }
  const [only = 1] = taken;
  if (replace) return numbered(name, only);
  for (let number = 1; ; number += 1) {
    const next = numbered(name, number);
    if (isFree(standingsOf(next, group, shelf))) return next;
  }
};

const replaceHint = 'move it away, or say `--replace`';

/** A book, or a copy with a mark: it has one name. */
const placeNamed = (group: FileGroup, shelf: Shelf, report: Report): string | undefined => {
  const { name, endings, isMarked, replace } = group;
  const standings = standingsOf(name, group, shelf);
  const tell = (
    standing: Standing,
    ...said: readonly [code: string, words: string, hint: string]
  ): boolean => {
    const at = replace ? -1 : standings.indexOf(standing);
    const [code, words, hint] = said;
    if (at >= 0) report(error(code, `\`${name}${endings[at]}\` ${words}`, undefined, hint));
    return at >= 0;
  };
  const isForm = endings[standings.indexOf('foreign')]?.endsWith('.pdf');
  const foreign = isForm ? 'is not as Octavo wrote it: filled in, or not from here' : 'holds something else';
  if (tell('foreign', 'publish/not-ours', foreign, replaceHint)) return undefined;
  const isTaken =
    isMarked &&
    tell(
      'made',
      'publish/taken',
      'holds another copy',
      'give it another `ref` (an order: another number), or say `--replace`',
    );
  return isTaken ? undefined : name;
};

/** The name that a workbook's files get; undefined where there is none for them, as reported. */
export const placeFiles = (group: FileGroup, shelf: Shelf, report: Report): string | undefined =>
  group.isCopy && !group.isMarked ? placeCopy(group, shelf, report) : placeNamed(group, shelf, report);

/** Whether a PDF is as we wrote it, its bytes taken as ISO 8859-1. What a program has saved again, with what was filled in, is not. */
export const isAsWritten = (text: string): boolean => {
  const start = text.lastIndexOf('trailer\n<<\n/Size ');
  return (
    /^%PDF-1\.\d\n%/.test(text) &&
    text.includes('\n(Octavo)\n') &&
    text.indexOf('\nstartxref\n') === text.lastIndexOf('\nstartxref\n') &&
    /^trailer\n<<\n\/Size \d+\n\/Root \d+ 0 R\n\/Info \d+ 0 R\n\/ID \[[^\]]*\]\n>>\nstartxref\n\d+\n%%EOF\n?$/.test(
      text.slice(Math.max(0, start)),
    )
  );
};
