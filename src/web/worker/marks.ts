import type { MadeWorkbook, Page } from '../../core/index.ts';

const marks = new WeakMap<Page['marks'], number>();
let firstMark = 0;
let lastMark = 0;

/** Numbers go on from here: another worker gave those before. */
export const numberFrom = (first: number): void => {
  [firstMark, lastMark] = [first, first];
};

/** A number of a page's marks, given once: what core keeps is the same object, so a page that bears it need not be drawn again. */
export const numberOfMarks = ({ marks: these }: Page): number => {
  const known = marks.get(these);
  if (known !== undefined) return known;
  lastMark += 1;
  marks.set(these, lastMark);
  return lastMark;
};

/** Counts the pages of a workbook among those that were laid out. */
export const countLaidOut = ({ pages }: Pick<MadeWorkbook, 'pages'>): void => {
  for (const page of pages.pages) numberOfMarks(page);
};

/** How many pages were laid out since the worker began: what is kept of them makes it large. */
export const pagesLaidOut = (): number => lastMark - firstMark;
