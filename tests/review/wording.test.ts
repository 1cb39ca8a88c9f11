import { describe, expect, it } from 'vitest';
import { reviewOf, rulesWith, spellerOf, task } from './reviewing.ts';

const rules = (own: Readonly<Record<string, string>>) => ({ 'content/review.yaml': rulesWith(own) });

describe('phrases that the content does not want', () => {
  const phrases = '[{ find: [will heal, you always], why: promises, instead: may help }]';
  const toldOf = (purpose: string) =>
    reviewOf({ ...rules({ phrases }), 'content/one/task.yaml': task({ purpose: `"${purpose}"` }) });

  it('are found as whole words, large or small, and the hint says what to write', () => {
    const { told, found } = toldOf('It Will heal you.');
    expect(told).toEqual(['review/phrase: Will heal']);
    expect(found[0]).toMatchObject({ message: '“Will heal” promises', hints: ['instead: may help'] });
  });

  it('are not found inside other words', () => {
    expect(toldOf('Goodwill heals and goodwill healing too, you always-on one.').told).toEqual([]);
  });

  it('are found in the wording of one option alone', () => {
    const blocks = '[{ p: { dismissive: You always leave., fearful: Look round. } }]';
    const { told } = reviewOf({ ...rules({ phrases }), 'content/one/task.yaml': task({ blocks }) });
    expect(told).toEqual(['review/phrase: You always']);
  });

  it('are found in blocks within blocks, in examples, and once when all options share the text', () => {
    const blocks =
      '[{ keep: [{ callout: [{ example: [{ answer: { standard: It will heal., gentle: Rest. } }] }] }] }]';
    const { told } = reviewOf({ ...rules({ phrases }), 'content/one/task.yaml': task({ blocks }) });
    expect(told).toEqual(['review/phrase: will heal']);
  });
});

describe('phrases that may stand a few times', () => {
  const phrases = '[{ find: [each counts], why: is a formula, most: 2 }]';
  const toldOf = (blocks: string) =>
    reviewOf({
      ...rules({ phrases, require: '{ in: standard }' }),
      'content/one/task.yaml': task({ blocks }),
    }).found;

  it('are no mistake so often, and are one from there on', () => {
    expect(toldOf('[{ p: Each counts. }, { p: Each counts now. }]')).toEqual([]);
    expect(toldOf('[{ p: Each counts. }, { p: Each counts now. }, { p: So each counts. }]')).toMatchObject([
      { code: 'review/phrase', message: '“each counts” is a formula, and stands here more than 2 times' },
    ]);
  });

  it('are counted for each option apart, and in the whole version alone', () => {
    const each = '{ p: { dismissive: Each counts., fearful: One. } }';
    const other = '{ p: { dismissive: One., fearful: Each counts. } }';
    expect(
      toldOf(`[${each}, ${each.replace('.', ' a.')}, ${other}, ${other.replace('counts.', 'counts b.')}]`),
    ).toEqual([]);
    const shorter = '{ p: { standard: One., gentle: Each counts. } }';
    expect(toldOf(`[${each}, ${each.replace('.', ' a.')}, ${shorter}]`)).toEqual([]);
  });
});

describe('long sentences', () => {
  const reading = '{ instructions: 20, explanations: 20, sentence: 30, mean: 200, passive: 100 }';
  const sentence = (words: number): string => `Now go${' on'.repeat(words - 2)}.`;
  const toldOf = (own: Readonly<Record<string, string>>): readonly string[] =>
    reviewOf({ ...rules({ reading }), 'content/one/task.yaml': task(own) }).told;

  it('are mistakes where they begin, and as many words as the limit are none', () => {
    expect(toldOf({ purpose: `${sentence(30)} Then ${sentence(30)}` })).toEqual([
      'review/long-sentence: Then Now go',
    ]);
  });

  it('may stand in notes for professionals', () => {
    expect(toldOf({ clinician: sentence(31) })).toEqual([]);
  });
});

describe('spelling', () => {
  const american = spellerOf('en-US');
  const british = spellerOf('en-GB');

  it('mistakes are found at the word', () => {
    const { told, found } = reviewOf(
      { ...rules({}), 'content/one/task.yaml': task({ purpose: 'I recieve it.' }) },
      american,
    );
    expect(told).toEqual(['review/spelling: recieve']);
    expect(found[0]?.hints[0]).toBe('did you mean `receive`?');
  });

  it('lets through numbers, addresses, letters, owners and words with hyphens', () => {
    const purpose = "At 10pm the 2nd person's e-mail to x@exampel.org or exampel.org, V.'s well-known one.";
    expect(reviewOf({ ...rules({}), 'content/one/task.yaml': task({ purpose }) }, american).told).toEqual([]);
  });

  it('takes a word with a capital inside an example’s sentence, or an owner in it, for a name everywhere', () => {
    const named = (answer: string) =>
      reviewOf(
        {
          ...rules({}),
          'content/one/task.yaml': task({
            purpose: "Zorvik's way.",
            blocks: `[{ example: [{ answer: "${answer}" }] }]`,
          }),
        },
        american,
      ).told;
    expect(named('So Zorvik left.')).toEqual([]);
    expect(named("Zorvik's room.")).toEqual([]);
    expect(named('Zorvik left.')).toEqual(["review/spelling: Zorvik's", 'review/spelling: Zorvik']);
  });

  it('lets through what the content allows', () => {
    const allowed = { spelling: '{ words: [zorvik] }' };
    expect(
      reviewOf({ ...rules(allowed), 'content/one/task.yaml': task({ purpose: 'Zorvik it.' }) }, american)
        .told,
    ).toEqual([]);
  });

  it('is that of the language read, in the words respelled for it', () => {
    const told = (purpose: string) =>
      reviewOf(
        {
          ...rules({}),
          'content/spelling.yaml': 'en-GB: { color: colour }\n',
          'content/one/task.yaml': task({ purpose }),
        },
        british,
        'en-GB',
      ).told;
    expect(told('A color.')).toEqual([]);
    expect(told('A favor.')).toEqual(['review/spelling: favor']);
  });

  it('is not looked at without a dictionary', () => {
    expect(
      reviewOf({ ...rules({}), 'content/one/task.yaml': task({ purpose: 'I recieve it.' }) }).told,
    ).toEqual([]);
  });
});
