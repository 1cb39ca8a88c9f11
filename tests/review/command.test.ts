import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, octavo } from '../cli/octavo.ts';
import { makeFolder, smallFiles } from '../support/folder.ts';
import { rulesWith, task } from './reviewing.ts';

// The fixed words of the small content are those that come with Octavo, and name a licence.
const rules = rulesWith({ spelling: '{ words: [SIL] }' });
const right = makeFolder(smallFiles({ 'content/review.yaml': rules }));
const wrong = makeFolder(
  smallFiles({ 'content/review.yaml': rules, 'content/one/task.yaml': task({ purpose: 'Recieve\n  it.' }) }),
);

beforeAll(build);
afterAll(() => {
  right.remove();
  wrong.remove();
});

describe('check', () => {
  it('tells how each module reads in each form, once nothing is wrong', () => {
    const { code, out, err } = octavo(right.path, 'check', 'content', '--templates', 'templates');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [first, head, ...rows] = out.trimEnd().split('\n');
    expect(first).toBe('no mistakes in content');
    expect(head).toMatch(/^module +form +instructions +explanations/);
    expect(rows.map((row) => row.split(/ {2,}/).slice(0, 2))).toContainEqual(['one', 'dismissive']);
  });

  it('gives the figures as data', () => {
    const { code, out } = octavo(right.path, 'check', 'content', '--templates', 'templates', '--json');
    const said: unknown = JSON.parse(out);
    expect(code).toBe(0);
    expect(said).toMatchObject({ review: { distances: [{ id: 'task' }] }, diagnostics: [] });
    expect(said).toHaveProperty('review.readings.0.mean');
  });

  it('brings its dictionaries', () => {
    const { code, err } = octavo(wrong.path, 'check', 'content', '--templates', 'templates');
    expect(code).toBe(1);
    expect(err).toContain('task.yaml:6:10: error: the en-US dictionary has no `Recieve` [review/spelling]');
  });
});
