import type { Page } from '../../src/core/model/page.ts';
import { boxOf, isGlyphs, textOf } from './measure-marks.ts';

/** Runs that share a point, by more than a rounding: neighbours on one line touch. */
export const overlaps = ({ marks }: Page): readonly string[] => {
  const runs = marks
    .filter(isGlyphs)
    .filter((mark) => textOf(mark).trim() !== '')
    .map((mark) => ({ text: textOf(mark), box: boxOf(mark) }))
    .sort((one, other) => one.box.top - other.box.top);
  return runs.flatMap(({ text, box }, index) => {
    const found: string[] = [];
    for (const other of runs.slice(index + 1)) {
      if (other.box.top >= box.bottom - 0.3) break;
      if (other.box.left < box.right - 0.3 && box.left < other.box.right - 0.3)
        found.push(`“${text}” and “${other.text}”`);
    }
    return found;
  });
};
