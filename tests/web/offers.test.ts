import { describe, expect, it } from 'vitest';
import { offerExercises, offerTitle, openProject, type Sources } from '../../src/core/index.ts';
import { ownSources, written } from '../support/sources.ts';

/** A content, opened for those who choose from it. */
const opened = (sources: Sources) => {
  const project = openProject(sources, () => undefined, { only: [], choices: {} });
  if (!project) throw new Error('the content cannot be read');
  return { project, title: offerTitle(project, sources) };
};

const small = (files: Readonly<Record<string, string>>): Sources => ({
  ...ownSources,
  content: new Map(Object.entries(files).map(([name, text]) => [name, written(`${name}.yaml`, text)])),
});

const stones = small({
  book: 'title: Stones\nauthor: Ida\nlanguage: en-US\ndate: 2026-01-02\neach: place\naudience: { beach: You walk by the sea., hill: You climb. }\n',
  choices:
    'place:\n  beach: { title: Beach, theme: { colors: { accent: "#123456" } } }\n  hill: { title: Hill }\nweight:\n  light: { title: Light }\n  heavy: { title: Heavy }\n',
  words: 'studio: { place: Where are you?, weight: How much can you carry?, weight-in: book other }\n',
  'a-stone':
    'id: a-stone\ntitle: A stone\nmodule: looking\nminutes: { light: 3, heavy: 9 }\npurpose: To look at one.\nblocks: [{ p: Look. }]\n',
  'a-shell': 'id: a-shell\ntitle: A shell\nmodule: looking\nonly: beach\nblocks: [{ p: Look. }]\n',
});

describe('what a title offers', () => {
  it('tells forms by what they say of a reader, in the words of the content alone', () => {
    const { title } = opened(stones);
    expect(title.form).toBe('place');
    expect(title.axes.map(({ id, asks, books }) => ({ id, asks, books }))).toEqual([
      { id: 'place', asks: 'Where are you?', books: undefined },
      { id: 'weight', asks: 'How much can you carry?', books: ['book', 'other'] },
    ]);
    expect(title.axes[0]?.options).toEqual([
      {
        id: 'beach',
        title: 'Beach',
        says: 'You walk by the sea.',
        colors: { accent: '#123456' },
        plain: false,
      },
      { id: 'hill', title: 'Hill', says: 'You climb.', colors: {}, plain: false },
    ]);
    expect(JSON.stringify(title)).not.toMatch(/closeness|One Beat/);
  });

  it('asks by the name of an axis where the content says nothing, and leads to no moments where there are none', () => {
    const { content, ...others } = stones;
    const bare = new Map([...content].filter(([name]) => name !== 'words'));
    const { title } = opened({ ...others, content: bare });
    expect(title.axes.map(({ asks }) => asks)).toEqual(['Place', 'Weight']);
    expect([title.moments, title.help]).toEqual([[], []]);
  });

  it('tells the minutes of an exercise as chosen, and leaves out those that are for others', () => {
    const { project } = opened(stones);
    const offered = (choices: Readonly<Record<string, string>>) =>
      offerExercises(project, choices).map(({ id, minutes }) => [id, minutes]);
    expect(offered({ place: 'beach', weight: 'heavy' })).toEqual([
      ['a-stone', 9],
      ['a-shell', undefined],
    ]);
    expect(offered({ place: 'hill' })).toEqual([['a-stone', 3]]);
  });

  it('calls the books and the modules of the first title in its own words', () => {
    const { title } = opened(ownSources);
    expect(title.books.find(({ name }) => name === 'starter')?.says).toMatch(/^A first step: /);
    expect(title.books.find(({ across }) => across)?.name).toBe('guide');
    expect(new Set(title.exercises.map(({ module }) => module))).toContain('Noticing early');
    expect(title.notice).toMatch(/^Self-help/);
  });
});
