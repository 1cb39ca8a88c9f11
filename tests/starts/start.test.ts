import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { foldersBeside } from '../../src/node/folders.ts';
import { dumpPages } from '../support/dump-pages.ts';
import { filesBelow, ownSources, root } from '../support/sources.ts';
import { checkAll, contentOf, makeAll, startSources } from './start-sources.ts';

const start = join(root, 'exercises', 'start');
const textOf = (name: string): string => readFileSync(join(start, name), 'utf8');

/** What the ticket says beside where things lie. */
const ticketOf = () => {
  const { content, templates, out, ...ticket } = parse(textOf('ticket.yaml'));
  return { folders: { content, templates, out }, ticket };
};

describe('the notebook to begin with', () => {
  it('is made for both of its options, in print and to fill in, without a word', () => {
    const { workbooks, diagnostics } = makeAll(startSources, { edition: ['a4', 'letter', 'fillable'] });
    expect(diagnostics).toEqual([]);
    expect(workbooks.map(({ name }) => name)).toEqual(
      ['window', 'walk'].flatMap((place) =>
        ['a4', 'letter', 'fillable'].map((edition) => `first-birds-${place}-${edition}`),
      ),
    );
  });

  it('gives each of its five sections a page of its own, on both papers', () => {
    const { workbooks } = makeAll(startSources, { edition: ['a4', 'letter'] });
    for (const { name, pages } of workbooks) expect([name, pages.pages.length]).toEqual([name, 5]);
  });

  it('looks as its own theme says', () => {
    const [plain] = makeAll(startSources, { theme: 'octavo' }).workbooks;
    const [green] = makeAll(startSources, {}).workbooks;
    expect(green?.theme).toBe('birds');
    expect(green && plain && dumpPages(green.pages) !== dumpPages(plain.pages)).toBe(true);
  });

  it('passes its check, in every edition, as a content and by its ticket', () => {
    expect(checkAll(startSources)).toEqual([]);
    expect(checkAll(startSources, ticketOf().ticket)).toEqual([]);
  });

  it('does not pass without the theme that its book names', () => {
    const { themes } = ownSources;
    expect(checkAll({ ...startSources, themes }).map(({ code }) => code)).toContain('theme/unknown');
  });

  it('has a ticket that leads to its own folders', () => {
    const { folders } = ticketOf();
    expect(folders).toEqual({ content: 'content', templates: 'templates', out: 'out' });
    expect(foldersBeside(join(start, 'content'))).toEqual({ templates: join(start, 'templates') });
  });

  it('says something in each exercise in the words of either option', () => {
    const exercises = filesBelow('exercises/start/content/exercises', '.yaml');
    expect(exercises.length).toBe(3);
    for (const name of exercises) expect(textOf(`content/exercises/${name}`)).toMatch(/window:[\s\S]*walk:/);
  });

  it('tells its author what each file is for', () => {
    const silent = ['ticket', 'content/book', 'content/choices', 'content/words', 'templates/themes/birds'];
    for (const name of silent) expect(textOf(`${name}.yaml`)).toMatch(/^# \S/);
  });

  it('speaks of nothing that the title beside it is about', () => {
    const all = filesBelow('exercises/start', '.yaml').map(textOf).join('\n');
    expect(all).not.toMatch(/relationship|attachment|closeness|partner|therap|feeling|dismissive|fearful/i);
  });
});

describe('a content of one exercise of ten lines', () => {
  const exercise = `id: tea
title: A cup of tea
blocks:
  - p: Boil the water, and wait.
  - steps: [Warm the pot., Pour., Do nothing else.]
  - lines: What did you hear?
  - scale:
      ask: How hot was it?
      low: cold
      high: too hot
`;
  const book = 'title: Tea\nauthor: Somebody\nlanguage: en-US\ndate: 2026-12-01\n';
  const sources = contentOf({ book, tea: exercise });

  it('is made without a word', () => {
    const { workbooks, diagnostics } = makeAll(sources, {});
    expect(diagnostics).toEqual([]);
    expect(workbooks.map(({ name, pages }) => [name, pages.pages.length])).toEqual([['tea-a4', 1]]);
    expect(exercise.trimEnd().split('\n').length).toBe(10);
  });

  it('passes the check', () => {
    expect(checkAll(sources)).toEqual([]);
  });
});
