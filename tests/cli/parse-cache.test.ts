import { describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  defaultBook,
  type Extent,
  openProject,
  readYaml,
  type SourceFile,
  type Sources,
} from '../../src/core/index.ts';
import { layoutKey, openParseCache, writeParseCache } from '../../src/node/parse-cache.ts';
import { ownSources } from '../support/sources.ts';
import { forms, makeWorkbook, print } from '../support/workbook.ts';

type Files = Sources['content'];
type Give = ReturnType<typeof openParseCache>;
const through = (files: Files, give: Give): Files =>
  new Map([...files].map(([name, source]) => [name, give(name, source)]));
const changed = (sources: Sources, give: Give): Sources => ({
  ...sources,
  layoutWords: sources.layoutWords.map((source) => give('layouts/words', source)),
  layoutSlots: sources.layoutSlots.map((source) => give('layouts/slots', source)),
  content: through(sources.content, give),
  templates: through(sources.templates, (name, source) => give(layoutKey(name), source)),
  themes: through(sources.themes, give),
  editions: through(sources.editions, give),
});

const lines = writeParseCache(ownSources);
const built = changed(ownSources, openParseCache(lines));
const book: Extent = { book: defaultBook, only: [], choices: {} };

const mistakesIn = (sources: Sources, scope?: Extent): readonly string[] => {
  const found: Diagnostic[] = [];
  openProject(sources, (one) => found.push(one), scope);
  return found.map(({ code, place }) => `${place?.file} ${code}`);
};

describe('what the build has parsed', () => {
  it('says of every text what its YAML says, place by place', () => {
    const texts = [...ownSources.content, ...ownSources.themes, ...ownSources.editions];
    const readings = [...built.content, ...built.themes, ...built.editions];
    expect(readings).toHaveLength(texts.length);
    const wrong = () => expect.unreachable('own content reads without a mistake');
    for (const [index, [, source]] of texts.entries()) {
      const reading = readings[index]?.[1];
      expect(reading?.parsed, source.file).toBeDefined();
      expect(reading && readYaml(reading, wrong)).toEqual(readYaml(source, wrong));
    }
  });

  it('changes no byte of a book', async () => {
    const order = { form: forms[0], edition: 'a4' };
    const [with_, without] = await Promise.all([
      print(makeWorkbook({ ...order, sources: built })),
      print(makeWorkbook({ ...order, sources: ownSources })),
    ]);
    expect(Buffer.compare(with_, without)).toBe(0);
  });

  it('holds every layout, and proves all of them anew once one is changed', () => {
    expect([...built.templates.values()].filter(({ parsed }) => parsed === undefined)).toEqual([]);
    const text = '<section>{{> partials/closing}}</section>{{> page}}';
    const templates = new Map([...built.templates, ['page', { file: 'mine.hbs', text }]]);
    expect(mistakesIn({ ...built, templates }, book)).toEqual(['mine.hbs compose/recursion']);
  });

  it('serves a text whose folder has moved, and not one that was changed by a letter', () => {
    const [[name, source] = []] = ownSources.content;
    if (name === undefined || !source) return expect.unreachable();
    const give = openParseCache(lines);
    const moved = give(name, { ...source, file: 'elsewhere.yaml' });
    expect(readYaml(moved, () => expect.unreachable())?.place.file).toBe('elsewhere.yaml');
    expect(give(name, { ...source, text: `${source.text} ` }).parsed).toBeUndefined();
  });

  it('does not vouch for a file under another name', () => {
    const page = ownSources.content.get('pages/two-forms');
    if (!page) return expect.unreachable();
    const content = new Map([...ownSources.content].filter(([name]) => name !== 'pages/two-forms'));
    content.set('pages/three-forms', page);
    const moved = changed({ ...ownSources, content }, openParseCache(lines));
    expect(mistakesIn(moved, book).join()).toContain('author/unknown-entry');
  });

  it('leaves nothing unproven once a file is other than the build knew it', () => {
    const name = 'noticing/first-flickers';
    const broken = (text: string): SourceFile => ({ file: 'mine.yaml', text });
    const text = built.content.get(name)?.text ?? '';
    const frame = built.content.get('slots')?.text ?? '';
    // A block that is none; and a slot taken away, which makes files wrong that are still as they were.
    const one = new Map([...built.content, [name, broken(text.replace('- checklist:', '- chocolates:'))]]);
    const other = new Map([...built.content, ['slots', broken(frame.replace(/^signal1:.*$/m, ''))]]);
    expect(mistakesIn(built, book)).toEqual([]);
    expect(mistakesIn({ ...built, content: one }, book)).toContain('mine.yaml author/unknown-block');
    expect(mistakesIn({ ...built, content: other }, book).join('\n')).toContain('first-flickers');
  });

  it('is not made of content with a mistake in it', () => {
    const content = new Map([
      ...ownSources.content,
      ['noticing/first-flickers', { file: 'mine.yaml', text: 'id: [' }],
    ]);
    expect(writeParseCache({ ...ownSources, content })).toBe('');
  });
});
