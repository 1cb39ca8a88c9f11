import { describe, expect, it } from 'vitest';
import { combinations, resolve } from '../../src/core/author/resolve.ts';
import { readRespellings } from '../../src/core/author/respell.ts';
import { kinds } from '../../src/core/blocks/kinds/kinds.ts';
import { type Diagnostic, openProject } from '../../src/core/index.ts';
import { resolveConditions } from '../../src/core/reading/conditions.ts';
import { review } from '../../src/core/review/review.ts';
import { ownSources } from '../support/sources.ts';
import { spellerOf } from './reviewing.ts';

const american = spellerOf('en-US');
const british = spellerOf('en-GB');

const misspelled = (language: 'en-US' | 'en-GB'): readonly string[] => {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void found.push(diagnostic);
  const project = openProject(ownSources, () => {});
  const speller = language === 'en-US' ? american : british;
  if (project) review(project.library, { kinds, content: ownSources.content, language, speller }, report);
  return found.flatMap(({ code, message, place }) =>
    code === 'review/spelling' ? [`${place?.file}: ${message}`] : [],
  );
};

/** The values of all blocks named `example`, however deep. */
const examplesIn = (value: unknown): readonly unknown[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => (key === 'example' ? [inner] : examplesIn(inner)));

describe('what a review reads', () => {
  it('is what is printed, in every set of choices', () => {
    const library = openProject(ownSources, () => {})?.library;
    if (!library) throw new Error('the content must be readable');
    const { axes, entries } = library;
    const differing = [...entries.values()].flatMap(({ id, node }) =>
      combinations(node, axes)
        .filter((choices) => {
          const conditions = new Map([...choices].map(([axis, option]) => [axis, [option]]));
          const one = resolveConditions({ node, conditions }, axes);
          const read = one && resolve(one, new Map(), new Map(), () => {}).value;
          return JSON.stringify(read) !== JSON.stringify(resolve(node, axes, choices, () => {}).value);
        })
        .map((choices) => `${id}: ${[...choices.values()].join(', ')}`),
    );
    expect(differing).toEqual([]);
    expect(entries.size).toBeGreaterThan(0);
  });
});

describe('the content that comes with Octavo', () => {
  it('is spelled as the American dictionary has it', () => {
    expect(misspelled('en-US')).toEqual([]);
  });

  it('is spelled as the British dictionary has it, once respelled', () => {
    expect(misspelled('en-GB')).toEqual([]);
  });

  it('respells only words that are American and not British, to words that are British', () => {
    const words =
      readRespellings(ownSources.content.get('spelling'), () => {}).get('en-GB') ?? new Map<string, string>();
    const wrong = [...words].filter(([from, to]) => {
      const [last = from, ...others] = from.split(' ').reverse();
      const spelled = to.split(' ').at(-1) ?? to;
      const isOther = spelled !== last && american.knows(last) && british.knows(spelled);
      // A word that both have is another behind some words alone.
      return (
        !isOther ||
        to !== [...others.reverse(), spelled].join(' ') ||
        (others.length === 0 && british.knows(last))
      );
    });
    expect(wrong).toEqual([]);
    expect(words.size).toBeGreaterThan(0);
  });

  it('tells each relationship its own examples, in every form of every exercise but one', () => {
    const library = openProject(ownSources, () => {})?.library;
    if (!library) throw new Error('the content must be readable');
    const { axes, entries } = library;
    // The two verdicts that are sorted out in full there are about no relationship in particular.
    const exercises = [...entries.values()].filter(
      ({ id, kind }) => kind === 'exercise' && id !== 'verdict-or-weather',
    );
    const alike = exercises.flatMap(({ id, node }) =>
      (axes.get('form') ?? []).flatMap((form) => {
        const told = (axes.get('context') ?? []).map((context) => {
          const choices = new Map([...axes].map(([axis, [first = '']]) => [axis, first] as const));
          const value = resolve(
            node,
            axes,
            new Map([...choices, ['form', form], ['context', context]]),
            () => {},
          ).value;
          return JSON.stringify(examplesIn(value));
        });
        const some = told.filter((examples) => examples !== '[]');
        return new Set(some).size === some.length ? [] : [`${id}, ${form}`];
      }),
    );
    expect(alike).toEqual([]);
    expect(exercises.length).toBeGreaterThan(30);
  });
});
