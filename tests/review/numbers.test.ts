import { describe, expect, it } from 'vitest';
import { reviewOf, rulesWith, task } from './reviewing.ts';

const toldOf = (skip: string, require = '{ numbers: [skip] }'): readonly string[] =>
  reviewOf({
    'content/review.yaml': rulesWith({ require }),
    'content/one/task.yaml': task({ skip }),
  }).told;

describe('fields that name a number', () => {
  it('are fine with one in every wording, and a mistake at each without', () => {
    expect(toldOf('{ dismissive: Begin at 3., fearful: Begin at 2. }')).toEqual([]);
    expect(toldOf('{ dismissive: Begin at 3., fearful: Begin when calm. }')).toEqual([
      'review/no-number: Begin when calm.',
    ]);
  });

  it('are asked for where they are missing', () => {
    const blank = task({}).replace(/^skip:.*\n/m, '');
    const { found } = reviewOf({
      'content/review.yaml': rulesWith({ require: '{ numbers: [skip] }' }),
      'content/one/task.yaml': blank,
    });
    expect(found).toMatchObject([{ code: 'review/no-number', message: 'there is no `skip` with a number' }]);
  });

  it('are refused where exercises have no such field', () => {
    expect(toldOf('Once.', '{ numbers: [skop] }')).toEqual(['review/unknown-field: skop']);
  });
});
