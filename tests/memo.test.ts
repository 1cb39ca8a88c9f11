import { describe, expect, it } from 'vitest';
import { type Diagnostic, defaultBook, openProject } from '../src/core/index.ts';
import { createMemo } from '../src/core/model/memo.ts';
import type { Sources } from '../src/core/model/sources.ts';
import { mistakesIn, sourcesOf } from './mistakes/run-pipeline.ts';
import { smallFiles, textOf } from './support/folder.ts';
import { ownSources, written } from './support/sources.ts';
import { forms, makeWorkbook, print } from './support/workbook.ts';

/** The same sources as new objects: nothing that was kept for the old ones serves them. */
const fresh = (sources: Sources): Sources => {
  const { content, templates, themes, editions, layoutWords, layoutSlots, fonts, images } = sources;
  const texts = (files: Sources['content']): Sources['content'] =>
    new Map([...files].map(([name, file]) => [name, { ...file }]));
  return {
    content: texts(content),
    templates: texts(templates),
    themes: texts(themes),
    editions: texts(editions),
    layoutWords: layoutWords.map((file) => ({ ...file })),
    layoutSlots: layoutSlots.map((file) => ({ ...file })),
    fonts: new Map([...fonts].map(([name, bytes]) => [name, bytes.slice()])),
    images: new Map(images),
  };
};

const copyFor = (name: string, sources: Sources) =>
  print(makeWorkbook({ form: forms[0], edition: 'a4', sources, ticket: { reader: { name, person: 'Jo' } } }));

describe('what is kept', () => {
  it('changes no byte: a book made again is the book made for the first time', async () => {
    const sources = fresh(ownSources);
    const cold = await copyFor('Zoë', sources);
    const warm = await copyFor('Zoë', sources);
    expect(Buffer.compare(cold, warm)).toBe(0);
  });

  it('lets no reader’s words into the copy of another: a copy out of many is the copy made alone', async () => {
    const sources = fresh(ownSources);
    for (const name of ['Nguyễn', 'Šárka', 'O’Neill']) await copyFor(name, sources);
    const among = await copyFor('Zoë', sources);
    expect(Buffer.compare(among, await copyFor('Zoë', fresh(ownSources)))).toBe(0);
  });

  it('tells the characters of each copy, though one glyph may stand for two', async () => {
    const [omega, ohm] = ['\u03a9', '\u2126'];
    const sources = fresh(ownSources);
    await copyFor(`${omega} One`, sources);
    const second = await copyFor(`${ohm} One`, sources);
    expect(Buffer.compare(second, await copyFor(`${ohm} One`, fresh(ownSources)))).toBe(0);
  });

  it('is told apart by what was asked for: content is read for one book, then for all, each with its own mistakes', () => {
    const broken = { file: 'mine.yaml', text: 'id: mine\ntitle: Mine\n' };
    const content = new Map([...ownSources.content, ['noticing/mine', broken]]);
    const codes = (book?: string): readonly string[] => {
      const found: Diagnostic[] = [];
      const scope = book === undefined ? undefined : { book, only: [], choices: {} };
      openProject({ ...ownSources, content }, (one) => found.push(one), scope);
      return found.map(({ code }) => code);
    };
    const all = codes();
    expect(all.length).toBeGreaterThan(0);
    expect(codes(defaultBook)).toEqual([]);
    expect(codes()).toEqual(all);
  });

  it('is told apart by how words are spelled, in the content and in the words of the layouts', async () => {
    const page = 'id: probe\ntitle: Probe\nlayout: words\nblocks: [{ p: The color is gray. }]\n';
    const layout = '<section>{{#each blocks}}{{this}}{{/each}}<p>{{words.own.gray}}</p></section>\n';
    const words = `${textOf(smallFiles().get('content/words.yaml') ?? '')}\nown: { gray: 'Gray, too.' }\n`;
    const files = {
      'content/pages/probe.yaml': page,
      'templates/words.hbs': layout,
      'content/words.yaml': words,
    };
    const sources = sourcesOf(smallFiles(files));
    const spelled = (gray: string, { content, ...rest }: Sources): Sources => ({
      ...rest,
      content: new Map([...content, ['spelling', written('spelling.yaml', `en-GB: { gray: ${gray} }\n`)]]),
    });
    const made = (these: Sources) =>
      print(makeWorkbook({ form: forms[0], edition: 'a4', sources: these, ticket: { language: 'en-GB' } }));
    const first = await made(spelled('grey', sources));
    const warm = await made(spelled('grae', sources));
    expect(Buffer.compare(first, warm)).not.toBe(0);
    expect(Buffer.compare(warm, await made(spelled('grae', fresh(sources))))).toBe(0);
  });

  it('is told apart by the layouts: what is wrong in one is told where it now stands', () => {
    const layout =
      '<section>{{#each blocks}}{{this}}{{/each}}<picture file="none.png" alt="None."/></section>\n';
    const sources = sourcesOf(smallFiles({ 'templates/page.hbs': layout }));
    const moved: Sources = {
      ...sources,
      templates: new Map([
        ...sources.templates,
        ['page', written('page.hbs', `{{!-- A comment. --}}${layout}`)],
      ]),
    };
    const places = (these: Sources) =>
      mistakesIn(these).map(({ code, place }) => [code, place?.file, place?.start]);
    const before = places(sources);
    expect(before.length).toBeGreaterThan(0);
    expect(places(moved)).not.toEqual(before);
    expect(places(moved)).toEqual(places(fresh(moved)));
  });

  it('is told apart by all that a section says on the pages of others', async () => {
    const opening =
      '<section><p>{{#each part.sections}}{{title}} {{minutes}} {{dose}} {{#if summary}}{{summary}}{{/if}}.{{/each}}</p></section>\n';
    const files = {
      'content/pages/opening.yaml': 'id: opening\nkind: page\ntitle: Opening\nlayout: telling\n',
      'templates/telling.hbs': opening,
    };
    const sources = sourcesOf(smallFiles(files));
    const edited = (line: string): Sources => {
      const [name, { file, text }] = [...sources.content].find(([name]) => name.endsWith('/task')) ?? [
        '',
        written('', ''),
      ];
      const key = line.slice(0, line.indexOf(':'));
      const kept = text
        .split('\n')
        .filter((one) => !one.startsWith(`${key}:`))
        .join('\n');
      return {
        ...sources,
        content: new Map([...sources.content, [name, written(file, `${kept}\n${line}\n`)]]),
      };
    };
    const made = (these: Sources) => print(makeWorkbook({ form: forms[0], edition: 'a4', sources: these }));
    await made(sources);
    for (const line of ['title: Another', 'minutes: 7', 'dose: 3', 'summary: Told in other words.']) {
      const warm = await made(edited(line));
      expect(Buffer.compare(warm, await made(fresh(edited(line)))), line).toBe(0);
    }
  });

  it('is told apart by the fonts of a theme, those it falls back on and how far letters stretch, also where all its styles are the same', async () => {
    const words = [
      'evening',
      'unforeseen',
      'a',
      '\u2126',
      'notices',
      'longer than',
      'whoever waits',
      'something',
    ];
    const long = Array.from(
      { length: 300 },
      (_, index) => words[(index * (index % 7) + index) % words.length],
    ).join(' ');
    const page = 'id: opening\nkind: page\ntitle: Opening\nlayout: telling\n';
    const layout = `<section><p>${long}</p></section>\n`;
    const sources = sourcesOf(
      smallFiles({ 'content/pages/opening.yaml': page, 'templates/telling.hbs': layout }),
    );
    const themed = (from: string, to: string): Sources => {
      const { file, text } = sources.themes.get('octavo') ?? written('', '');
      const justified = text.replace(/^ {2}body: \{ font: text,/m, '  body: { align: justify, font: hand,');
      expect(justified).toContain(from);
      return {
        ...sources,
        themes: new Map([...sources.themes, ['octavo', written(file, justified.replace(from, to))]]),
      };
    };
    const made = (these: Sources) => print(makeWorkbook({ form: forms[0], edition: 'a4', sources: these }));
    await made(themed('expansion: 0', 'expansion: 0'));
    for (const [from, to] of [
      ['expansion: 0', 'expansion: 0.03'],
      ['hand: { regular: PatrickHand-Regular', 'hand: { regular: SourceSans3-Regular'],
      ['fallback: [SourceSans3-Regular, SourceSerif4-Regular]', 'fallback: [SourceSerif4-Regular]'],
    ] as const) {
      const warm = await made(themed(from, to));
      expect(Buffer.compare(warm, await made(fresh(themed(from, to)))), to).toBe(0);
    }
  });

  it('makes a thing once for the same objects and text, and anew for others', () => {
    const memo = createMemo<object>();
    const [one, other] = [{}, {}];
    const make = () => ({});
    const made = memo([one, other], 'text', make);
    expect(memo([one, other], 'text', make)).toBe(made);
    for (const [objects, text] of [
      [[other, one], 'text'],
      [[one], 'text'],
      [[one, other], 'else'],
    ] as const)
      expect(memo(objects, text, make)).not.toBe(made);
  });

  it('reports again, each time, what was wrong when it was made', () => {
    const memo = createMemo<number>();
    const [key, said]: [object, Diagnostic[]] = [{}, []];
    const wrong: Diagnostic = { severity: 'error', code: 'test/wrong', message: 'is wrong', hints: [] };
    for (let run = 0; run < 3; run++)
      memo(
        [key],
        '',
        (report) => {
          report(wrong);
          return run;
        },
        (one) => said.push(one),
      );
    expect(said).toEqual([wrong, wrong, wrong]);
  });

  it('forgets the oldest text when there are too many', () => {
    const memo = createMemo<object>(2);
    const key = {};
    const first = memo([key], 'first', () => ({}));
    for (const text of ['second', 'third']) memo([key], text, () => ({}));
    expect(memo([key], 'first', () => ({}))).not.toBe(first);
  });
});
