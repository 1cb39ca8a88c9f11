import { describe, expect, it } from 'vitest';
import { counter, gradeOf } from '../../src/core/reading/grade.ts';
import { passiveIn } from '../../src/core/review/passive.ts';
import { reviewOf, rulesWith, task } from './reviewing.ts';

const rulesOf = (limits: string, more: Readonly<Record<string, string>> = {}) => ({
  'content/review.yaml': rulesWith({ reading: `{ ${limits} }`, ...more }),
});
const wide = 'instructions: 20, explanations: 20, sentence: 200, mean: 200, passive: 100';

describe('the grade of a text', () => {
  it('is that of Flesch and Kincaid: 0.39 a word a sentence, 11.8 a syllable a word, less 15.59', () => {
    // Six words of one syllable, six words of two: twelve words, eighteen syllables, two sentences.
    const sentences = ['The cat sat on the mat.', 'Often happy people wander under water.'];
    expect(gradeOf(sentences, counter([]))).toBeCloseTo(0.39 * 6 + 11.8 * 1.5 - 15.59, 1);
  });

  it('is the same with a term that the content explains, however long the term', () => {
    const grade = (term: string): number | undefined =>
      gradeOf([`The ${term} sat on the mat.`], counter(['deactivation', 'it']));
    expect(grade('deactivation')).toBe(grade('it'));
    expect(gradeOf(['The deactivation sat on the mat.'], counter([]))).toBeGreaterThan(
      grade('deactivation') ?? 99,
    );
  });

  it('is none where there are no words', () => {
    expect(gradeOf([], counter([]))).toBeUndefined();
  });
});

describe('the passive voice', () => {
  it('is found in regular and irregular verbs, and not in states that are exempt', () => {
    const sentences = ['It was written.', 'You are called.', 'You are tired.', 'She wrote it.', 'He called.'];
    expect(passiveIn(sentences, ['tired'])).toEqual([true, true, false, false, false]);
  });

  it('is a matter of each sentence alone', () => {
    expect(passiveIn(['What it is.', 'Written by hand.'], [])).toEqual([false, false]);
  });
});

describe('the figures of a module', () => {
  const blocks = '[{ steps: [{ dismissive: Go., fearful: Deliberate incessantly regarding uncertainty }] }]';

  it('are told apart by form, instructions from explanations', () => {
    const { review } = reviewOf({ ...rulesOf(wide), 'content/one/task.yaml': task({ blocks }) });
    const [one, other] = review?.readings.filter(({ module }) => module === 'one') ?? [];
    expect([one?.option, other?.option]).toEqual(['dismissive', 'fearful']);
    expect(one?.instructions).toBeLessThan(other?.instructions ?? 0);
    expect(one?.explanations).toBe(other?.explanations);
  });

  it('over the limit are a mistake of the form that is over it, at its hardest sentence', () => {
    const limits = 'instructions: 9, explanations: 20, sentence: 200, mean: 200, passive: 100';
    const { told, found } = reviewOf({ ...rulesOf(limits), 'content/one/task.yaml': task({ blocks }) });
    expect(told).toEqual(['review/hard: Deliberate incessantly regarding uncertainty']);
    expect(found[0]?.message).toContain('fearful');
  });

  it('count words a sentence and the passive voice', () => {
    const limits = 'instructions: 20, explanations: 20, sentence: 200, mean: 3, passive: 20';
    const purpose = 'It was made by people who had been given time.';
    const { told } = reviewOf({
      ...rulesOf(limits),
      'content/one/task.yaml': task({ purpose, closing: 'It is done.' }),
    });
    expect(new Set(told)).toEqual(new Set([`review/long: ${purpose}`, `review/passive: ${purpose}`]));
  });

  it('leave out phrases that are no sentences, examples, and what is written for professionals', () => {
    const idle = task({
      blocks:
        '[{ checklist: { items: [psychological incomprehensibility] } }, { example: [{ answer: Unquestionably. }] }]',
      clinician: 'Psychological incomprehensibility necessitates clarification.',
    });
    const { review } = reviewOf({ ...rulesOf(wide), 'content/one/task.yaml': idle });
    const plain = reviewOf({ ...rulesOf(wide), 'content/one/task.yaml': task({}) }).review;
    expect(review?.readings).toEqual(plain?.readings);
    expect(plain?.readings).not.toEqual([]);
  });
});
