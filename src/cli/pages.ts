import { basename, join, resolve } from 'node:path';
import { error } from '../core/index.ts';
import { readRange } from '../core/publish/sample.ts';
import { readBounded } from '../node/bounded.ts';
import { drawApart } from '../node/render/apart.ts';
import type { PagePicture } from '../node/render/pictures.ts';
import { systemError } from '../node/system-error.ts';
import { shown } from '../node/walk.ts';
import type { BookFiles } from '../node/write-files.ts';
import type { Run } from './run.ts';
import { writeBooks } from './write-books.ts';

/** What stands behind `octavo pages`. */
export interface PagesFlags {
  readonly pages?: readonly string[];
  readonly width?: number;
  readonly dpi?: number;
  readonly grid?: number | true;
  readonly out?: string;
  readonly replace?: boolean;
}

/** Columns of a contact sheet, and the width of a page on it. */
const [usualColumns, usualCell] = [6, 300];

/** The numbers that are meant, rising; undefined where they cannot be read, as reported. */
const numbersIn = (named: readonly string[], run: Run): readonly number[] | undefined => {
  const ranges = named.map(readRange);
  if (ranges.includes(undefined)) {
    const hint = 'write page numbers as `1-4,9`';
    run.report(error('cli/pages', 'what is given for `--pages` are no page numbers', undefined, hint));
    return undefined;
  }
  const all = ranges.flatMap((range) =>
    range ? Array.from({ length: range.to - range.from + 1 }, (_, index) => range.from + index) : [],
  );
  return [...new Set(all)].sort((one, other) => one - other);
};

const readFile = (path: string, run: Run): Uint8Array | undefined => {
  try {
    return readBounded(path);
  } catch (problem) {
    run.report(systemError(problem, `\`${shown(path)}\` cannot be read`, 'check the path'));
    return undefined;
  }
};

const draw = async (path: string, flags: PagesFlags, run: Run): Promise<readonly PagePicture[]> => {
  const pages = flags.pages && numbersIn(flags.pages, run);
  const bytes = readFile(path, run);
  if (!bytes || run.failed()) return [];
  const { dpi, grid } = flags;
  const columns = grid === true ? usualColumns : grid;
  const width = flags.width ?? (columns === undefined || dpi !== undefined ? undefined : usualCell);
  const drawn = await drawApart(bytes, { pages, width, dpi, columns });
  if ('pictures' in drawn) return drawn.pictures;
  const [why, hint] =
    drawn.why === undefined
      ? ['it cannot be read as a PDF', 'it must be a whole PDF file, saved without a password']
      : [drawn.why, '`--pages` names the pages, `--width` or `--dpi` their size'];
  run.report(error('cli/not-drawn', `\`${shown(path)}\` is not drawn: ${why}`, undefined, hint));
  return [];
};

/** What pictures of a file are called: its name, as far as any system takes it. */
const nameAfter = (path: string): string =>
  basename(path)
    .replace(/\.pdf$/i, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '') || 'file';

/** The pictures as files that are called after the PDF: `book-page-007.png`, `book-pages.png`. */
const filesOf = (name: string, pictures: readonly PagePicture[], replace: boolean): BookFiles => {
  const endingOf = ({ page }: PagePicture): string =>
    page === undefined ? '-pages.png' : `-page-${String(page).padStart(3, '0')}.png`;
  const files = pictures.map((picture) => ({ ending: endingOf(picture), bytes: picture.bytes }));
  return { name, isCopy: false, isMarked: false, replace, files };
};

/** `octavo pages FILE`: pictures of pages, or one contact sheet of them. */
export const drawPages = async (file: string, flags: PagesFlags, run: Run): Promise<number> => {
  const path = resolve(file);
  const pictures = await draw(path, flags, run);
  const folder = resolve(flags.out ?? 'out');
  const book = filesOf(nameAfter(path), pictures, flags.replace ?? false);
  const placed = run.failed() ? [] : writeBooks([book], folder, run);
  const written = placed.flatMap(({ files }) => files);
  if (written.length > 0) run.settle();
  const told = written.map((one, index) => {
    const { width = 0, height = 0 } = pictures[index] ?? {};
    return {
      file: shown(join(folder, one.name)),
      result: one.result,
      width,
      height,
      bytes: one.bytes.length,
    };
  });
  for (const { file: named, width, height, bytes, result } of told)
    run.say(
      `${named}  ${width} × ${height}  ${Math.ceil(bytes / 1024)} KB${result === 'written' ? '' : `  ${result}`}`,
    );
  return run.end({ pictures: told });
};
