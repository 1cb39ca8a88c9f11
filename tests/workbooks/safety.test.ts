import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { isGlyphs, textOf } from '../support/measure-marks.ts';

import { ownSources } from '../support/sources.ts';

import { forms, makeChosen } from '../support/workbook.ts';

interface Line {
  readonly name: string;
  readonly contact: string;
  readonly for: string;
  readonly source_url?: string;
  readonly read_on?: string;
}

interface Entry {
  readonly country: string;
  readonly name: string;
  readonly note?: string;
  readonly lines: readonly Line[];
}

const written = (name: string): string => ownSources.content.get(name)?.text ?? '';

const rule = 'Stop at 7 or more, or when fog comes in.';

const places: readonly Entry[] = parse(written('helplines'));

describe('the stop rule', () => {
  it('is written once in the content, whatever prints it, and in the same words at the foot of bound books', () => {
    const holding = [...ownSources.content.values()].filter(({ text }) => text.includes(rule));
    const isFoot = (text: string): boolean =>
      text.split(rule).length === 2 && text.includes(`footer: '${rule} `);
    const files = holding.filter(({ text }) => !isFoot(text)).map(({ file }) => file.split('/').at(-1));
    expect(files).toEqual(['words.yaml']);
    expect(holding).toHaveLength(4);
    expect(written('words').split(rule)).toHaveLength(2);
  });

  for (const form of forms)
    for (const length of ['full', 'short', 'pocket'])
      it(`stands on every exercise: ${form}, ${length}`, () => {
        const { document, pages, project } = makeChosen({
          choices: { form, length },
          edition: 'a4',
          ticket: { book: 'complete' },
        });
        const { entries } = project.library;
        const exercises = document.sections.filter(({ id }) => entries.get(id)?.kind === 'exercise');
        const said = pages.pages
          .flatMap(({ marks }) => marks.filter(isGlyphs).filter(({ tag }) => tag))
          .map(textOf)
          .join(' ')
          .replaceAll(/\s+/g, ' ');
        // Once on each exercise, and once on the page that explains it; what stands at the foot of pages has no tag.
        expect(said.split(rule)).toHaveLength(exercises.length + 2);
        expect(exercises.length).toBeGreaterThan(30);
      });

  it.each(forms)('stands at the foot of every page of an exercise: %s', (form) => {
    const { document, pages, project } = makeChosen({ choices: { form }, edition: 'a4', ticket: {} });
    const { entries } = project.library;
    const ids = document.sections.map(({ id }) => id).filter((id) => entries.get(id)?.kind === 'exercise');
    const own = pages.pages.filter(({ section }) => ids.includes(section));
    const foot = ({ marks }: (typeof own)[number]): string =>
      marks
        .filter(isGlyphs)
        .filter(({ tag }) => !tag)
        .map(textOf)
        .join(' ')
        .replaceAll(/\s+/g, ' ');
    expect(own.filter((page) => !foot(page).includes(rule)).map(({ number }) => number)).toEqual([]);
    expect(own.length).toBeGreaterThan(ids.length);
  });
});

describe('the safety check', () => {
  it('asks nine questions and leaves nothing to tick or fill in', () => {
    const { blocks }: { blocks: readonly Readonly<Record<string, unknown>>[] } = parse(
      written('pages/safety-gate'),
    );
    const kinds = new Set(blocks.flatMap((block) => Object.keys(block)));
    expect(
      [...kinds].filter(
        (kind) => !['only', 'callout', 'heading', 'keep', 'list', 'p', 'steps'].includes(kind),
      ),
    ).toEqual([]);
    const [asked] = blocks.flatMap(({ steps }) => (Array.isArray(steps) ? [steps] : []));
    expect(asked).toHaveLength(9);
    expect(written('pages/safety-gate')).not.toMatch(/__|\{\{/);
  });
});

describe('help lines', () => {
  it('stand under one country or nation each, and name no other', () => {
    const mixed = places.flatMap(({ name: place, lines }) =>
      places
        .filter(({ name }) => name !== place && name !== 'UK')
        .flatMap(({ name }) =>
          lines.filter((line) => `${line.name} ${line.contact} ${line.for}`.includes(name)),
        )
        .map((line) => `${place}: ${line.name}`),
    );
    expect(mixed).toEqual([]);
    expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
  });

  it('stand apart for each nation of the United Kingdom', () => {
    const nations = places.filter(({ country }) => country === 'GB').map(({ name }) => name);
    expect(nations).toEqual(['UK', 'England', 'Wales', 'Scotland', 'Northern Ireland']);
  });

  it('carry a source and the day on which it was read', () => {
    const bare = places.flatMap(({ lines }) =>
      lines.filter(({ source_url, read_on }) => source_url === undefined || read_on === undefined),
    );
    expect(bare).toEqual([]);
  });

  it('answer a crisis, abuse and sexual assault in every place, or the page says that none was found', () => {
    const covers = ({ lines, note = '' }: Entry, words: RegExp): boolean =>
      words.test(note) || lines.some((line) => words.test(line.for));
    const wanted = [/crisis|distress|suicide/i, /abuse/i, /sexual/i];
    const lacking = places.filter(
      ({ name, ...place }) => name !== 'UK' && !wanted.every((words) => covers({ name, ...place }, words)),
    );
    expect(lacking.map(({ name }) => name)).toEqual([]);
  });
});
