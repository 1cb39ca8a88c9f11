import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from '../support/folder.ts';
import { build, filesIn, octavo } from './octavo.ts';

const folder = makeFolder(new Map());
beforeAll(build);
afterAll(() => folder.remove());

describe('octavo tonight', () => {
  it('lists the sentences of the content, with the command for each option', () => {
    const { code, out, err } = octavo(folder.path, 'tonight');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/2 {2}“I need a break/);
    expect(out).toContain('octavo tonight 1 --form fearful');
    expect(filesIn(folder.path)).toEqual([]);
  });

  it('makes one sheet for one of them: two pages, the rule on the front and help lines of the country on the back', () => {
    const { code, out, err } = octavo(folder.path, 'tonight', '2', '--form', 'dismissive', '--country', 'US');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('2 pages');
    expect(filesIn(folder.at('out'))).toEqual([
      'one-beat-longer-tonight-pocket-card-dismissive-pocket-country-us-a4.pdf',
    ]);
  });

  it('makes a sheet that is for one form alone for that form', () => {
    expect(octavo(folder.path, 'tonight', 'support-list', '--out', 'one').code).toBe(0);
    expect(filesIn(folder.at('one'))).toEqual(['one-beat-longer-tonight-support-list-fearful-pocket-a4.pdf']);
  });

  it('tells of a number that there is not, and is refused where the content has no moments', () => {
    const wrong = octavo(folder.path, 'tonight', '99');
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.err).toContain('there is no such moment');
    expect(octavo(folder.path, 'init', 'birds').code).toBe(0);
    const none = octavo(folder.path, 'tonight', '--content', 'birds/content');
    expect(none).toMatchObject({ code: 1 });
    expect(none.err).toContain('this content has no moments');
    expect(none.err).toContain('hint: a book `books/tonight.yaml`');
  });
});
