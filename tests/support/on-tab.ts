import type { Mark } from '../../src/core/model/galley.ts';
import type { Page } from '../../src/core/model/page.ts';
import type { Theme } from '../../src/core/theme/theme.ts';
import { boxOf } from './measure-marks.ts';

/** The number on a part's tab is told in its text, too: nothing is lost where a printer cuts it. */
export const isOnTab = (mark: Mark, { width, side }: Page, { clear, tab, sides }: Theme['page']): boolean => {
  const { left, right } = boxOf(mark);
  const start = side === 'verso' && sides === 'mirrored' ? clear : width - clear - tab.width;
  return !('tag' in mark) && left > start && right < start + tab.width;
};
