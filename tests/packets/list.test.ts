import { describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  describeExercise,
  listExercises,
  offerExercises,
  openProject,
} from '../../src/core/index.ts';
import { ownSources } from '../support/sources.ts';

const project = openProject(ownSources, () => undefined, { only: [], choices: {} });
if (!project) throw new Error('no project');
const { library } = project;

const list = (...wishes: readonly [ticket?: object, wishes?: object]) => {
  const found: Diagnostic[] = [];
  const [ticket, wished] = wishes;
  return { exercises: listExercises(library, { ...ticket }, wished, (one) => found.push(one)), found };
};
const minutesOf = ({ minutes = '' }: { readonly minutes?: string }): readonly number[] =>
  minutes.split('/').map(Number);

describe('what an exercise is for', () => {
  it('is said without pages, which have no numbers outside a book', () => {
    const described = [...library.entries.keys()].flatMap((id) =>
      describeExercise(library, id, {}, () => undefined).flatMap(({ fields }) =>
        Object.values(fields).map(String),
      ),
    );
    const offered = offerExercises(project, {}).map(({ purpose }) => purpose);
    expect(
      [...described, ...offered].filter(
        (text) => /\bpages?\s*[.,;)]/.test(text) && /,\s+page\s*\./.test(text),
      ),
    ).toEqual([]);
    expect(described.join(' ')).toContain('copy both pages');
  });
});

describe('the list of exercises', () => {
  it('is all of them, with what each asks, where nothing is looked for', () => {
    const { exercises } = list();
    expect(exercises.length).toBeGreaterThan(40);
    expect(exercises.find(({ id }) => id === 'three-draft-letter')).toMatchObject({
      module: 'openness',
      dose: '2',
      tags: ['letter'],
    });
  });

  it('holds those of a form, a module and a length that take no longer', () => {
    const all = list({ form: 'fearful', length: 'short' }).exercises;
    const some = list({ form: 'fearful', length: 'short' }, { modules: ['slowing'], minutes: 8 }).exercises;
    expect(all.map(({ id }) => id)).not.toContain('ideal-or-former');
    expect(some.length).toBeGreaterThan(1);
    expect(some.length).toBeLessThan(all.length);
    expect(some.every(({ module }) => module === 'slowing')).toBe(true);
    expect(some.flatMap(minutesOf).every((minutes) => minutes <= 8)).toBe(true);
    const long = list({ form: 'fearful', length: 'full' }, { modules: ['slowing'], minutes: 8 }).exercises;
    expect(some.length).toBeGreaterThan(long.length);
  });

  it('says for whom each is, whatever is looked for', () => {
    const first = list({ form: 'fearful' }).exercises.find(({ id }) => id === 'brake-plan');
    expect(first?.only.form).toEqual(['dismissive', 'fearful']);
  });

  it('tells of names that there are not, with those that there are', () => {
    const hints = [...list({}, { modules: ['slowin'] }).found, ...list({ form: 'fearfull' }).found].map(
      ({ code, hints: [hint] }) => [code, hint],
    );
    expect(hints).toEqual([
      ['list/unknown-module', expect.stringContaining('`slowing`')],
      [expect.stringContaining('unknown'), expect.stringContaining('fearful')],
    ]);
  });
});
