import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceOf } from '../../src/core/review/distance.ts';
import { reviewOf, rulesWith, task } from './reviewing.ts';

const reviewed = (
  own: Readonly<Record<string, string>>,
  blocks: string,
  more: Readonly<Record<string, string>> = {},
) => reviewOf({ 'content/review.yaml': rulesWith(own), 'content/one/task.yaml': task({ blocks, ...more }) });

describe('the distance of two wordings', () => {
  const texts = fc.array(
    fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 }).map((words) => words.join(' ')),
  );

  it('lies between 0 and 1 and is the same from either side', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const distance = distanceOf(one, other);
        expect(distance).toBe(distanceOf(other, one));
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is 0 of a wording from itself', () => {
    fc.assert(fc.property(texts, (one) => distanceOf(one, one) === 0));
  });

  it('is small when one word was put for another, and 1 when no three words in a row are alike', () => {
    const long = ['name three things that you can see from where you sit'];
    expect(distanceOf(long, ['name four things that you can see from where you sit'])).toBeLessThan(0.5);
    expect(distanceOf(long, ['see what you can name'])).toBe(1);
  });
});

describe('forms of an exercise', () => {
  const distance = { distance: '{ least: 0.5 }' };

  it('too much alike in prompts and examples are a mistake', () => {
    const blocks =
      '[{ lines: Which small thing did you notice today? }, { p: { dismissive: One., fearful: Two other words. } }]';
    const { review, found } = reviewed(distance, blocks, { when: 'Once.', skip: 'No.' });
    expect(review?.distances).toEqual([{ id: 'task', distance: 0 }]);
    expect(found.map(({ code }) => code)).toEqual(['review/alike']);
  });

  it('with words of their own are none', () => {
    const blocks =
      '[{ lines: { dismissive: Which time on the clock was it just then?, fearful: What helped you to feel a bit steadier? } }]';
    const { review, found } = reviewed(distance, blocks, { when: 'Once.', skip: 'No.' });
    expect(found).toEqual([]);
    expect(review?.distances[0]?.distance).toBeGreaterThan(0.5);
  });

  it('are not compared in an exercise for one of them', () => {
    const { review, found } = reviewed(distance, '[{ lines: Which? }]', { only: '[fearful]' });
    expect({ distances: review?.distances, found }).toEqual({ distances: [], found: [] });
  });
});

describe('what an exercise must hold', () => {
  const required = { require: '{ in: standard, blocks: [example], gated: steady }' };
  const example = '{ example: [{ answer: Done. }] }';
  const codes = (blocks: string, more: Readonly<Record<string, string>> = {}): readonly string[] =>
    reviewed(required, blocks, more).found.map(({ code, message }) => `${code} ${message}`);

  it('is asked of each form it is meant for', () => {
    expect(codes(`[{ keep: [{ ...${'x'} }] }]`.replace('{ ...x }', example))).toEqual([]);
    expect(codes(`{ dismissive: [${example}], fearful: [{ p: One. }] }`)).toEqual([
      'review/missing-block there is no `example` for `fearful`',
    ]);
    expect(codes(`[${example}]`, { only: '[fearful]' })).toEqual([]);
  });

  it('must stand in the whole version, not in another', () => {
    expect(codes(`{ standard: [${example}], gentle: [{ p: One. }] }`)).toEqual([]);
    expect(codes(`{ standard: [{ p: One. }], gentle: [${example}] }`)).toHaveLength(2);
    expect(codes('[{ example: [{ answer: Done. }], only: gentle }]')).toHaveLength(2);
  });

  it('includes, behind the gate, a word on when to stop or a link to where one steadies oneself', () => {
    const gated = (text: string): readonly string[] =>
      reviewOf({
        'content/review.yaml': rulesWith({ require: '{ gated: steady }' }),
        'content/pages/steady.yaml': 'id: steady\nkind: page\ntitle: Steady\n',
        'content/one/task.yaml': task({ gate: 'true', blocks: `[{ p: "${text}" }]` }),
      }).found.map(({ code }) => code);
    expect(gated('Stay for a while.')).toEqual(['review/no-stop-rule', 'review/no-stop-rule']);
    expect(gated('Stop at seven.')).toEqual([]);
    expect(gated('First [Steady, page #](#steady).')).toEqual([]);
  });

  it('asks nothing of exercises that are not behind the gate', () => {
    expect(reviewed({ require: '{ gated: steady }' }, '[{ p: Stay. }]').found).toEqual([]);
  });
});

describe('the rules themselves', () => {
  it('are not asked for: content without them is not reviewed', () => {
    expect(reviewOf({})).toEqual({ review: undefined, found: [], told: [] });
  });

  it.each([
    ['axis', 'foorm', 'review/unknown-axis: foorm'],
    ['reading', '{ instructions: low }', 'review/wrong-value: low'],
    ['require', '{ in: fulll }', 'review/unknown-option: fulll'],
    ['phrases', '[{ find: x }]', 'review/missing-field: { find: x }'],
    ['color', 'blue', 'review/unknown-field: color'],
  ])('with a mistake in `%s` are told where it stands', (name, value, told) => {
    expect(reviewed({ [name]: value }, '[]').told).toContain(told);
  });
});
