import { describe, expect, it } from 'vitest';
import { nameFields } from '../../src/core/paginate/fields.ts';
import { fitAnswers } from '../../src/core/publish/answers.ts';
import { makeChosen } from '../support/workbook.ts';

/** Prompts as the first copies of the second edition had them, and as they are called now. */
const reworded: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dismissive: {
    'quiet-longing.when-was-something-missing-this-month':
      'quiet-longing.2-when-was-something-missing-this-month',
    'one-more-beat.my-number-now-i-try-it-again-on.1': 'one-more-beat.my-number-after-i-try-it-on-day.1',
    'safe-enough-map.which-row-has-the-fewest-ticks-how-do':
      'safe-enough-map.which-row-has-the-fewest-marks-how-do-i',
    'ideal-or-former.what-does-the-thought-do-for-me': 'ideal-or-former.4-what-does-the-thought-do-for-me',
  },
  fearful: {
    'replay-strip.the-reason-my-mind-gave': 'replay-strip.4-the-reason-my-mind-gave',
    'replay-strip.what-set-it-off': 'replay-strip.1-what-set-it-off',
    'after-shame.a-fair-friend-saw-what-you-did-and-still':
      'after-shame.a-fair-friend-saw-what-i-did-and-still',
    'support-list.has-said-yes-to-2': 'support-list.said-yes-to-call-text-visit-2',
  },
};

describe('answers of earlier copies', () => {
  for (const [form, names] of Object.entries(reworded))
    it(`find the prompts that were reworded since: ${form}`, () => {
      const { pages } = makeChosen({ choices: { form }, edition: 'fillable', ticket: { book: 'complete' } });
      const present = new Set(nameFields(pages.pages).values());
      expect(Object.values(names).filter((name) => !present.has(name))).toEqual([]);
      const answers = new Map(Object.keys(names).map((before) => [before, before] as const));
      const { held, unused } = fitAnswers(pages, answers);
      expect(unused).toEqual([]);
      expect([...held].map(([name, before]) => [before, name]).sort()).toEqual(Object.entries(names).sort());
    });
});
